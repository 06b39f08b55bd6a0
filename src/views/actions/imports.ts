import type { PlayImportId } from '../../domain/ids.ts';
import { importModes } from '../../domain/listening/imports.ts';
import { action, fact } from './action.ts';

const id = () => fact.id<PlayImportId>();

/** Stores what was read, or goes on where it was stopped. */
export const importStore = action('imp.store', { id: id(), mode: fact.oneOf(importModes) });

/** Gives up what has not been stored. */
export const importDrop = action('imp.drop', { id: id() });

/** Shows an import as it is now. */
export const importShow = action('imp.show', { id: id() });

/** A menu: another import of theirs. */
export const importPick = action('imp.pick', {});

/** Asks before an import goes; `yes` takes it out. */
export const importUndo = action('imp.undo', { id: id(), step: fact.oneOf(['ask', 'yes']) });

/** A new upload page. */
export const importNew = action('imp.new', {});
