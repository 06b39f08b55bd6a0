import { and, eq, isNotNull, lte } from 'drizzle-orm';
import type { UploadFile } from '../../domain/curation/uploads.ts';
import type { DateRange } from '../../domain/curation/weeks.ts';
import type { MemberId, ReleaseUploadId, StyleId } from '../../domain/ids.ts';
import type { Queries, Tx } from '../database.ts';

/** A page for files of releases. */
export interface ReleaseUpload {
  readonly id: ReleaseUploadId;
  readonly memberId: MemberId;
  readonly styleId: StyleId;
  readonly range: DateRange | null;
  readonly files: readonly UploadFile[];
  /** Null: the page is done with. */
  readonly ticketHash: string | null;
  readonly expiresAt: number;
}

export const releaseUploadReads = ({ q, t: { releaseUploads: uploads } }: Queries) => ({
  byTicket: async (ticketHash: string): Promise<ReleaseUpload | null> =>
    (await q.select().from(uploads).where(eq(uploads.ticketHash, ticketHash)))[0] ?? null,

  find: async (memberId: MemberId, id: ReleaseUploadId): Promise<ReleaseUpload | null> =>
    (
      await q
        .select()
        .from(uploads)
        .where(and(eq(uploads.memberId, memberId), eq(uploads.id, id)))
    )[0] ?? null,

  all: async (): Promise<ReleaseUploadId[]> =>
    (await q.select({ id: uploads.id }).from(uploads)).map(({ id }) => id),
});

export const releaseUploadWrites = ({ q, t: { releaseUploads: uploads } }: Tx) => ({
  /** A new page; the member's page before it takes nothing more. */
  begin: async (upload: Omit<ReleaseUpload, 'id' | 'files'>): Promise<ReleaseUploadId> => {
    await q.delete(uploads).where(and(eq(uploads.memberId, upload.memberId), isNotNull(uploads.ticketHash)));
    const [row] = await q
      .insert(uploads)
      .values({ ...upload, files: [] })
      .returning({ id: uploads.id });
    if (row === undefined) throw new Error('An upload was stored and did not come back.');
    return row.id;
  },

  setFiles: async (id: ReleaseUploadId, files: readonly UploadFile[]): Promise<void> => {
    await q.update(uploads).set({ files }).where(eq(uploads.id, id));
  },

  /** The page is done with; its files wait to be read. False when it was before. */
  close: async (id: ReleaseUploadId): Promise<boolean> => {
    const rows = await q
      .update(uploads)
      .set({ ticketHash: null })
      .where(and(eq(uploads.id, id), isNotNull(uploads.ticketHash)))
      .returning({ id: uploads.id });
    return rows.length > 0;
  },

  prune: async (before: number): Promise<void> => {
    await q.delete(uploads).where(lte(uploads.expiresAt, before));
  },
});
