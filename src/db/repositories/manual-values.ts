import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { ManualChange, ManualPatch, ManualValues } from '../../domain/enrichment/manual.ts';
import { isEnrichmentField } from '../../domain/enrichment/trust.ts';
import type { MemberId, TrackEditId, TrackId } from '../../domain/ids.ts';
import { fieldsTouchedBy, OWN_CHANGE_WAIT_MS } from '../../domain/rules/changes.ts';
import type { Queries, Tx } from '../database.ts';
import { ruleMarkWrites } from './rule-marks.ts';

/** What a member says about a track. */
export interface StoredManual {
  readonly trackId: TrackId;
  readonly values: ManualValues;
  /** When the last of them was set, ms UTC. */
  readonly setAt: number;
}

export interface StoredTrackEdit {
  readonly id: TrackEditId;
  readonly trackId: TrackId;
  readonly change: ManualChange;
}

const CHUNK = 500;

export const manualValueReads = ({ q, t }: Queries) => {
  const own = t.manualValues;
  return {
    ofTracks: async (memberId: MemberId, trackIds: readonly TrackId[]): Promise<StoredManual[]> => {
      const rows = [];
      for (let start = 0; start < trackIds.length; start += CHUNK) {
        const ids = trackIds.slice(start, start + CHUNK);
        rows.push(
          ...(await q
            .select()
            .from(own)
            .where(and(eq(own.memberId, memberId), inArray(own.trackId, ids)))),
        );
      }
      return [...Map.groupBy(rows, ({ trackId }) => trackId)].map(([trackId, all]) => ({
        trackId,
        values: Object.fromEntries(all.map(({ field, value }) => [field, value])),
        setAt: Math.max(...all.map(({ setAt }) => setAt)),
      }));
    },

    /** The tags that a member gave, of the tracks tagged last first; a tag on several tracks comes several times. */
    tags: async (memberId: MemberId, tracks: number): Promise<string[]> => {
      const rows = await q
        .select({ value: own.value })
        .from(own)
        .where(and(eq(own.memberId, memberId), eq(own.field, 'tags')))
        .orderBy(desc(own.setAt))
        .limit(tracks);
      return rows.flatMap(({ value }) =>
        Array.isArray(value) ? value.filter((tag) => typeof tag === 'string') : [],
      );
    },

    /** A change that was not taken back. */
    edit: async (memberId: MemberId, id: TrackEditId): Promise<StoredTrackEdit | null> =>
      (
        await q
          .select({ id: t.trackEdits.id, trackId: t.trackEdits.trackId, change: t.trackEdits.change })
          .from(t.trackEdits)
          .where(
            and(eq(t.trackEdits.memberId, memberId), eq(t.trackEdits.id, id), isNull(t.trackEdits.undoneAt)),
          )
      )[0] ?? null,
  };
};

export const manualValueWrites = (tx: Tx) => {
  const { q, t } = tx;
  return {
    /** Sets fields; those that are null are the member's word no more. */
    apply: async (memberId: MemberId, trackId: TrackId, patch: ManualPatch, now: number): Promise<void> => {
      const own = t.manualValues;
      for (const [field, value] of Object.entries(patch)) {
        if (!isEnrichmentField(field)) continue;
        if (value === null) {
          await q
            .delete(own)
            .where(and(eq(own.memberId, memberId), eq(own.trackId, trackId), eq(own.field, field)));
        } else {
          await q
            .insert(own)
            .values({ memberId, trackId, field, value, setAt: now })
            .onConflictDoUpdate({
              target: [own.memberId, own.trackId, own.field],
              set: { value, setAt: now },
            });
        }
      }
      const changes = fieldsTouchedBy(Object.keys(patch)).map((what) => ({ kind: 'field' as const, what }));
      await ruleMarkWrites(tx).mark(memberId, changes, now + OWN_CHANGE_WAIT_MS);
    },

    note: async (
      memberId: MemberId,
      trackId: TrackId,
      change: ManualChange,
      now: number,
    ): Promise<TrackEditId> => {
      const [row] = await q
        .insert(t.trackEdits)
        .values({ memberId, trackId, change, createdAt: now })
        .returning({ id: t.trackEdits.id });
      if (row === undefined) throw new Error('An edit was stored and did not come back.');
      return row.id;
    },

    markUndone: async (id: TrackEditId, now: number): Promise<void> => {
      await q.update(t.trackEdits).set({ undoneAt: now }).where(eq(t.trackEdits.id, id));
    },
  };
};
