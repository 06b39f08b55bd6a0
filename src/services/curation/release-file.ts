import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { dayAt } from '../../domain/curation/days.ts';
import { type IntakeCounts, NO_COUNTS } from '../../domain/curation/release.ts';
import { type FileDays, readReleaseFile } from '../../domain/curation/release-file.ts';
import type { FileProblem, RowProblem } from '../../domain/curation/release-file-rows.ts';
import { type DateRange, rangeOf, type Week } from '../../domain/curation/weeks.ts';
import type { MemberId, ReleaseUploadId, StyleId } from '../../domain/ids.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import { AppError } from '../../errors.ts';
import type { AttachmentReader } from '../../providers/attachment-port.ts';
import type { UploadStore } from '../../providers/upload-port.ts';
import type { Enqueue } from '../intents.ts';
import type { ReleasesArrived } from './intake.ts';
import { plus } from './intake-counts.ts';
import { curationImport, type ImportOrder } from './intake-work.ts';

/** What a member brings. */
export interface GivenFile {
  readonly name: string;
  readonly styleId: StyleId;
  /** The week that all of it belongs to; null: each row by its own date. */
  readonly range: DateRange | null;
}

export type FileImported =
  | {
      readonly kind: 'imported';
      readonly name: string;
      /** `read` is every row of the file. */
      readonly counts: IntakeCounts;
      /** The first rows that did not go in, by line. */
      readonly broken: readonly { readonly at: number; readonly why: RowProblem }[];
      /** The days that its releases are of. */
      readonly range: DateRange;
    }
  | { readonly kind: 'unreadable'; readonly name: string; readonly problem: FileProblem };

/** Lines that are told one by one. */
const TOLD = 50;
const BATCH = 25;

/** Asks for the import of an attachment: for both halves. */
export interface ReleaseImports {
  /** @throws {AppError} NOT_FOUND for a style that is not the member's to see. */
  order(
    memberId: MemberId,
    file: {
      readonly url: string;
      readonly name: string;
      readonly styleId: StyleId;
      readonly week: Week | null;
    },
    notify?: JobNotify,
  ): Promise<void>;
}

export const createReleaseImports = (deps: { store: Store; enqueue: Enqueue }): ReleaseImports => ({
  order: (memberId, { url, name, styleId, week }, notify) =>
    deps.store.transaction(async (tx) => {
      if ((await tx.styles.find(memberId, styleId)) === null) {
        throw new AppError('NOT_FOUND', { what: 'style' });
      }
      const range = week === null ? null : rangeOf(week);
      await deps.enqueue(tx, curationImport(memberId, { styleId, url, name, range }, notify));
    }),
});

/** Takes files of releases in. Only the service half has it. */
export interface ReleaseFiles {
  /** Fetches the attachment or the upload and takes it in. @throws {AppError} RESOURCE_GONE, NOT_FOUND when it is not there any more. */
  bring(
    memberId: MemberId,
    file: GivenFile & Pick<ImportOrder, 'url' | 'upload'>,
    signal: AbortSignal,
  ): Promise<FileImported>;
  /** Every row that can be read goes in; the same file twice changes nothing. @throws {AppError} NOT_FOUND */
  take(memberId: MemberId, file: GivenFile, bytes: Uint8Array): Promise<FileImported>;
}

export const createReleaseFiles = (deps: {
  store: Store;
  clock: Clock;
  attachments: Pick<AttachmentReader, 'read'>;
  uploads: Pick<UploadStore<ReleaseUploadId>, 'read'>;
  arrived: ReleasesArrived;
}): ReleaseFiles => {
  const { store, clock, attachments, uploads, arrived } = deps;

  const take: ReleaseFiles['take'] = async (memberId, { name, styleId, range }, bytes) => {
    if ((await store.read.styles.find(memberId, styleId)) === null) {
      throw new AppError('NOT_FOUND', { what: 'style' });
    }
    const timeZone = (await store.read.members.find(memberId))?.timeZone ?? 'UTC';
    const days: FileDays = { otherwise: range?.from ?? dayAt(clock.now(), timeZone), within: range };
    const file = readReleaseFile(bytes, days);
    if ('problem' in file) return { kind: 'unreadable', name, problem: file.problem };
    const skipped = countBy(file.broken);
    let counts = plus(NO_COUNTS, { added: 0, changed: 0, known: 0, skipped });
    const shelf = { styleId, ownerId: memberId };
    const held = rangeIn(
      file.releases.map(({ facts }) => facts.publishDate),
      days.otherwise,
    );
    await store.batches(file.releases, BATCH, async (tx, batch) => {
      const wanted = batch.map(({ facts, raw }) => ({ ...facts, raw }));
      const put = await tx.releaseTracks.put(shelf, 'file', wanted, clock.now());
      const known = put.ids.length - put.added.length - put.changed.length;
      const brought = { added: put.added.length, changed: put.changed.length, known, skipped: {} };
      counts = plus(counts, brought);
      if (batch.at(-1) === file.releases.at(-1)) await arrived(tx, styleId, held, memberId);
    });
    return { kind: 'imported', name, counts, broken: file.broken.slice(0, TOLD), range: held };
  };

  /** Null: too large. */
  const bytesOf = async (
    memberId: MemberId,
    { url, upload }: Pick<ImportOrder, 'url' | 'upload'>,
    signal: AbortSignal,
  ): Promise<Uint8Array | null> => {
    if (url !== undefined) return attachments.read(url, signal);
    const page = upload === undefined ? null : await store.read.releaseUploads.find(memberId, upload.id);
    const bytes = page === null || upload === undefined ? null : await uploads.read(upload.id, upload.number);
    if (bytes === null) throw new AppError('NOT_FOUND', { what: 'import' });
    return bytes;
  };

  return {
    take,
    bring: async (memberId, file, signal) => {
      const bytes = await bytesOf(memberId, file, signal);
      if (bytes === null) return { kind: 'unreadable', name: file.name, problem: 'tooLarge' };
      return take(memberId, file, bytes);
    },
  };
};

const countBy = (broken: readonly { readonly why: RowProblem }[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { why } of broken) counts[why] = (counts[why] ?? 0) + 1;
  return counts;
};

const rangeIn = (days: readonly string[], otherwise: string): DateRange => {
  const sorted = days.toSorted();
  return { from: sorted[0] ?? otherwise, to: sorted.at(-1) ?? otherwise };
};
