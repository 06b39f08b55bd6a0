import type { MemberId, PlayImportId } from '../../../domain/ids.ts';
import type { JobNotify, NewJob } from '../../../domain/jobs.ts';

/** The kinds of work of imports, and how each is asked for. */

/** Looks through the files and counts: nothing is stored yet. */
export const PLAYS_IMPORT_READ = 'plays.import-read';
export const PLAYS_IMPORT_STORE = 'plays.import-store';
export const PLAYS_IMPORT_UNDO = 'plays.import-undo';
/** Every hour: files whose time is over. */
export const PLAYS_IMPORT_SWEEP = 'plays.import-sweep';

/** A file that came with a command. */
export interface AttachedFile {
  /** Signed and short-lived. */
  readonly url: string;
  readonly name: string;
  /** bytes, as Discord says */
  readonly size: number;
}

/** While one of this key waits or runs, the import is stored. */
export const storingKey = (id: PlayImportId): string => `${PLAYS_IMPORT_STORE}:${id}`;

const job = (
  kind: string,
  memberId: MemberId,
  importId: PlayImportId,
  notify: JobNotify | undefined,
  facts: Readonly<Record<string, unknown>> = {},
): NewJob => ({
  kind,
  memberId,
  metadata: { importId, ...facts },
  dedupeKey: `${kind}:${importId}`,
  ...(notify === undefined ? {} : { notify }),
});

export const importRead = (
  memberId: MemberId,
  id: PlayImportId,
  attached: AttachedFile | null,
  notify?: JobNotify,
): NewJob => job(PLAYS_IMPORT_READ, memberId, id, notify, { attached });

export const importStore = (memberId: MemberId, id: PlayImportId, notify?: JobNotify): NewJob =>
  job(PLAYS_IMPORT_STORE, memberId, id, notify);

export const importUndo = (memberId: MemberId, id: PlayImportId, notify?: JobNotify): NewJob =>
  job(PLAYS_IMPORT_UNDO, memberId, id, notify);
