import { and, asc, count, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { AccountId, MemberId, ReadingId, SourceId } from '../../domain/ids.ts';
import type { SourceEntry } from '../../domain/library/listing.ts';
import type { Source, SourceKind, SourceProblem } from '../../domain/library.ts';
import { sourceChanges } from '../../domain/rules/changes.ts';
import type { Queries, Tx } from '../database.ts';
import { ruleMarkWrites } from './rule-marks.ts';

/** What a finished sync knows about its source. */
export interface SyncedSource {
  readonly readingId: ReadingId;
  readonly syncedTracks: number;
  readonly droppedEntries: number;
  /** The version that was read. */
  readonly version: string;
  /** True when every line was read, not only the front. */
  readonly full: boolean;
}

/** Everything about sources except their lines, which belong to readings. */
export const sourceReads = ({ q, t: { sources } }: Queries) => {
  const own = (memberId: MemberId, ...more: (SQL | undefined)[]) =>
    and(eq(sources.memberId, memberId), ...more);
  const inOrder = [asc(sources.accountId), asc(sources.position), asc(sources.id)] as const;
  const chosen = isNotNull(sources.selectedAt);
  /** Also what is chosen and has become unreadable, so that it can be taken out. */
  const choosable = sql`(${sources.readable} or ${sources.selectedAt} is not null)`;

  return {
    find: async (memberId: MemberId, id: SourceId): Promise<Source | null> =>
      (
        await q
          .select()
          .from(sources)
          .where(own(memberId, eq(sources.id, id)))
      )[0] ?? null,

    chosen: async (memberId: MemberId): Promise<Source[]> =>
      q
        .select()
        .from(sources)
        .where(own(memberId, chosen))
        .orderBy(...inOrder),

    countChosen: async (memberId: MemberId): Promise<number> =>
      (await q.select({ n: count() }).from(sources).where(own(memberId, chosen)))[0]?.n ?? 0,

    /** The cached list of some kinds of one account. */
    listed: async (
      memberId: MemberId,
      accountId: AccountId,
      kinds: readonly SourceKind[],
    ): Promise<Source[]> =>
      kinds.length === 0
        ? []
        : q
            .select()
            .from(sources)
            .where(own(memberId, eq(sources.accountId, accountId), inArray(sources.kind, [...kinds])))
            .orderBy(...inOrder),

    /** What a member can choose from, in the order of the list. */
    choosable: async (memberId: MemberId, offset: number, limit: number): Promise<Source[]> =>
      q
        .select()
        .from(sources)
        .where(own(memberId, choosable))
        .orderBy(...inOrder)
        .limit(limit)
        .offset(offset),

    countChoosable: async (memberId: MemberId): Promise<number> =>
      (await q.select({ n: count() }).from(sources).where(own(memberId, choosable)))[0]?.n ?? 0,

    /** What is in the list and cannot be read by this account. */
    closed: async (memberId: MemberId, limit: number): Promise<{ names: string[]; count: number }> => {
      const closed = own(memberId, eq(sources.readable, false), isNull(sources.selectedAt));
      const rows = await q
        .select({ name: sources.name, n: sql<number>`count(*) over ()`.mapWith(Number) })
        .from(sources)
        .where(closed)
        .orderBy(...inOrder)
        .limit(limit);
      return { names: rows.map(({ name }) => name), count: rows[0]?.n ?? 0 };
    },

    /** Names only, for suggestions. */
    names: async (
      memberId: MemberId,
    ): Promise<Pick<Source, 'id' | 'kind' | 'name' | 'readable' | 'selectedAt'>[]> =>
      q
        .select({
          id: sources.id,
          kind: sources.kind,
          name: sources.name,
          readable: sources.readable,
          selectedAt: sources.selectedAt,
        })
        .from(sources)
        .where(own(memberId))
        .orderBy(...inOrder),
  };
};

export const sourceWrites = (tx: Tx) => {
  const { q } = tx;
  const { sources } = tx.t;
  const own = (memberId: MemberId, ids: readonly SourceId[]) =>
    and(eq(sources.memberId, memberId), inArray(sources.id, [...ids]));
  const set = async (
    memberId: MemberId,
    ids: readonly SourceId[],
    values: Partial<typeof sources.$inferInsert>,
  ): Promise<void> => {
    if (ids.length > 0) await q.update(sources).set(values).where(own(memberId, ids));
  };

  return {
    /** Adds or refreshes what the provider's list shows; choices and what was synced stay. */
    putListed: async (
      account: { readonly id: AccountId; readonly memberId: MemberId },
      entries: readonly SourceEntry[],
      now: number,
    ): Promise<void> => {
      if (entries.length === 0) return;
      const rows = entries.map((entry) => ({
        ...entry,
        accountId: account.id,
        memberId: account.memberId,
        listedAt: now,
      }));
      await q
        .insert(sources)
        .values(rows)
        .onConflictDoUpdate({
          target: [sources.accountId, sources.kind, sources.externalId],
          set: {
            name: sql`excluded.name`,
            ownerName: sql`excluded.owner_name`,
            imageUrl: sql`excluded.image_url`,
            readable: sql`excluded.readable`,
            position: sql`excluded.position`,
            listedTracks: sql`excluded.listed_tracks`,
            snapshotId: sql`excluded.snapshot_id`,
            lastProblem: sql`excluded.last_problem`,
            listedAt: sql`excluded.listed_at`,
          },
        });
    },

    /** Lets go of what was read of sources that nobody has chosen. Returns those. */
    forget: async (memberId: MemberId, ids: readonly SourceId[]): Promise<SourceId[]> => {
      if (ids.length === 0) return [];
      const rows = await q
        .update(sources)
        .set({ readingId: null, syncedSnapshotId: null, syncedTracks: null, lastFullSyncAt: null })
        .where(and(own(memberId, ids), isNull(sources.selectedAt)))
        .returning({ id: sources.id });
      return rows.map(({ id }) => id);
    },

    /** Removes sources that were forgotten and not chosen since. */
    removeForgotten: async (memberId: MemberId, ids: readonly SourceId[]): Promise<void> => {
      if (ids.length === 0) return;
      await q
        .delete(sources)
        .where(and(own(memberId, ids), isNull(sources.selectedAt), isNull(sources.readingId)));
    },

    select: async (memberId: MemberId, ids: readonly SourceId[], at: number | null): Promise<void> => {
      await set(memberId, ids, { selectedAt: at });
      await ruleMarkWrites(tx).mark(memberId, sourceChanges(ids), 0);
    },

    setProblem: (
      memberId: MemberId,
      ids: readonly SourceId[],
      lastProblem: SourceProblem | null,
      facts: { readable?: boolean } = {},
    ): Promise<void> => set(memberId, ids, { lastProblem, ...facts }),

    /** It was looked at, and what is stored is right. */
    confirm: (memberId: MemberId, id: SourceId, now: number): Promise<void> =>
      set(memberId, [id], { lastSyncAt: now, lastProblem: null }),

    /** From here on the lines of this reading count. */
    complete: async (memberId: MemberId, id: SourceId, synced: SyncedSource, now: number): Promise<void> => {
      await set(memberId, [id], {
        readingId: synced.readingId,
        syncedTracks: synced.syncedTracks,
        droppedEntries: synced.droppedEntries,
        syncedSnapshotId: synced.version,
        lastSyncAt: now,
        lastProblem: null,
        ...(synced.full ? { lastFullSyncAt: now } : {}),
      });
      await ruleMarkWrites(tx).mark(memberId, sourceChanges([id]), 0);
    },
  };
};
