import { and, asc, count, desc, eq, inArray, or } from 'drizzle-orm';
import type { MemberId, RecordingEditId, TrackId } from '../../domain/ids.ts';
import type { OwnMembership } from '../../domain/recordings/own.ts';
import type { RecordingEdit } from '../../domain/recordings/recordings.ts';
import type { Queries, Tx } from '../database.ts';
import { ruleMarkWrites } from './rule-marks.ts';

export type StoredEdit = RecordingEdit & { readonly createdAt: number };

/** What members put together and took apart by hand. */
export const recordingEditReads = ({ q, t: { recordingEdits: edits } }: Queries) => {
  const columns = {
    id: edits.id,
    kind: edits.kind,
    trackId: edits.trackId,
    otherId: edits.otherId,
    createdAt: edits.createdAt,
  };
  const ofMember = (memberId: MemberId) => q.select(columns).from(edits).where(eq(edits.memberId, memberId));
  return {
    /** In the order in which they were made. */
    all: async (memberId: MemberId): Promise<StoredEdit[]> => ofMember(memberId).orderBy(asc(edits.id)),

    /** Newest first. */
    page: async (memberId: MemberId, offset: number, limit: number): Promise<StoredEdit[]> =>
      ofMember(memberId).orderBy(desc(edits.id)).limit(limit).offset(offset),

    countOf: async (memberId: MemberId): Promise<number> =>
      (await q.select({ n: count() }).from(edits).where(eq(edits.memberId, memberId)))[0]?.n ?? 0,

    /** Members whose edits speak of any of these tracks. */
    membersAbout: async (trackIds: readonly TrackId[]): Promise<MemberId[]> => {
      if (trackIds.length === 0) return [];
      const rows = await q
        .selectDistinct({ memberId: edits.memberId })
        .from(edits)
        .where(or(inArray(edits.trackId, [...trackIds]), inArray(edits.otherId, [...trackIds])));
      return rows.map(({ memberId }) => memberId);
    },
  };
};

export const recordingEditWrites = (tx: Tx) => {
  const { q, t } = tx;
  return {
    add: async (
      memberId: MemberId,
      edit: Omit<RecordingEdit, 'id'>,
      now: number,
    ): Promise<RecordingEditId> => {
      const [row] = await q
        .insert(t.recordingEdits)
        .values({ memberId, ...edit, createdAt: now })
        .returning({ id: t.recordingEdits.id });
      if (row === undefined) throw new Error('An edit was stored and did not come back.');
      return row.id;
    },

    /** Takes an edit back. Null when it is not this member's, or was taken back before. */
    remove: async (memberId: MemberId, id: RecordingEditId): Promise<RecordingEdit | null> => {
      const { recordingEdits: edits } = t;
      const [row] = await q
        .delete(edits)
        .where(and(eq(edits.memberId, memberId), eq(edits.id, id)))
        .returning({ id: edits.id, kind: edits.kind, trackId: edits.trackId, otherId: edits.otherId });
      return row ?? null;
    },

    /** Replaces what differs for this member. */
    replaceOwn: async (memberId: MemberId, own: readonly OwnMembership[]): Promise<void> => {
      await q.delete(t.ownRecordings).where(eq(t.ownRecordings.memberId, memberId));
      if (own.length > 0) await q.insert(t.ownRecordings).values(own.map((one) => ({ memberId, ...one })));
      await ruleMarkWrites(tx).mark(memberId, [{ kind: 'recordings', what: '' }], 0);
    },
  };
};
