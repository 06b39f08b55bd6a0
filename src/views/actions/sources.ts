import type { SourceId } from '../../domain/ids.ts';
import { action, fact } from './action.ts';

/** The chosen sources, page by page. `via` only keeps the custom ids of one message apart. */
export const sourcesShow = action('sources', {
  via: fact.oneOf(['page', 'back', 'again']),
  page: fact.int(),
});

/** What there is to choose from, page by page. */
export const sourcesChoices = action('sources.choices', {
  via: fact.oneOf(['open', 'page']),
  page: fact.int(),
});

/** The choice made on one page. `mark` names what stood there. */
export const sourcesChoose = action('sources.choose', { page: fact.int(), mark: fact.text(8) });

export const sourcesSyncNow = action('sources.sync', {});
export const sourcesRefresh = action('sources.refresh', {});

/** Takes a removal back. */
export const sourceAdd = action('source.add', { source: fact.id<SourceId>() });
