import type { ReleaseSourceName } from '../../domain/curation/release.ts';
import type { DateRange } from '../../domain/curation/weeks.ts';
import type { MemberId, ReleaseUploadId, StyleId } from '../../domain/ids.ts';
import type { JobNotify, NewJob } from '../../domain/jobs.ts';

/** The kinds of work of this family, and how each is asked for. */

/** Reads what a source says was released in a style and a stretch of days. */
export const CURATION_INTAKE = 'curation.intake';
/** Every Saturday and Monday: for every style that somebody follows. */
export const CURATION_INTAKE_SWEEP = 'curation.intakeSweep';
/** Every hour: tells members what came out, and what they have not sorted. */
export const CURATION_NEWS = 'curation.news';
/** Takes a file of releases in. */
export const CURATION_IMPORT = 'curation.import';

/** @param ownerId whose feed it is; null for what everybody sees */
export interface IntakeOrder {
  readonly styleId: StyleId;
  readonly ownerId: MemberId | null;
  readonly source: Exclude<ReleaseSourceName, 'file'>;
  readonly range: DateRange;
}

/** Asking twice while one is waiting or running is asking once. */
export const curationIntake = (order: IntakeOrder, name: string, notify?: JobNotify): NewJob => {
  const { styleId, ownerId, source, range } = order;
  return {
    kind: CURATION_INTAKE,
    memberId: ownerId,
    name,
    metadata: { styleId, source, from: range.from, to: range.to },
    dedupeKey: [CURATION_INTAKE, styleId, ownerId ?? '', source, range.from, range.to].join(':'),
    ...(notify === undefined ? {} : { notify }),
  };
};

/** The same as the calendar's. */
export const curationIntakeSweep = (): NewJob => ({
  kind: CURATION_INTAKE_SWEEP,
  memberId: null,
  dedupeKey: CURATION_INTAKE_SWEEP,
});

export interface ImportOrder {
  readonly styleId: StyleId;
  /** Of the attachment, at Discord; or what was put on the page. */
  readonly url?: string | undefined;
  readonly upload?: { readonly id: ReleaseUploadId; readonly number: number } | undefined;
  /** Of the file, as it is shown. */
  readonly name: string;
  /** The week that all of it belongs to; null: each row by its own date. */
  readonly range: DateRange | null;
}

/** Discord's addresses end after a day: the job is to start at once. */
export const curationImport = (memberId: MemberId, order: ImportOrder, notify?: JobNotify): NewJob => ({
  kind: CURATION_IMPORT,
  memberId,
  name: order.name,
  metadata: order,
  ...(notify === undefined ? {} : { notify }),
});
