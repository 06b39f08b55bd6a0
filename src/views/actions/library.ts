import type { LibraryViewId } from '../../domain/ids.ts';
import { action, fact } from './action.ts';

/** Turns a `/library` answer to another page. `view`: where the filter is kept. */
export const libraryShow = action('library', { view: fact.id<LibraryViewId>(), page: fact.int() });

/** The same without a filter. */
export const libraryAll = action('library.all', { via: fact.oneOf(['page', 'clear']), page: fact.int() });

/** Posts the page that is shown where everybody sees it. */
export const libraryShare = action('library.share', { view: fact.id<LibraryViewId>(), page: fact.int() });
export const libraryShareAll = action('library.share-all', { page: fact.int() });
