import { and, asc, eq, getTableColumns, inArray, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm';
import type { AccountId, ManagedPlaylistId, MemberId, RuleSetId, SourceId } from '../../domain/ids.ts';
import type { Source } from '../../domain/library.ts';
import type { ManagedPlaylist, Restore, StoredAttempt } from '../../domain/playlists/managed.ts';
import type { Queries, Tx } from '../database.ts';
import type { Tables } from '../schema/schema.ts';

/** What was last left in Spotify, and an apply that did not end, by uri. */
export interface ManagedState {
  readonly base: readonly string[] | null;
  readonly pending: StoredAttempt | null;
  /** What it is to be once more: an undo that is not done yet. */
  readonly restore: Restore | null;
  /** Spotify's versions that are over. */
  readonly pastSnapshots: readonly string[];
}

export type NewManagedPlaylist = Pick<
  ManagedPlaylist,
  | 'memberId'
  | 'accountId'
  | 'spotifyId'
  | 'name'
  | 'description'
  | 'public'
  | 'purpose'
  | 'ruleSetId'
  | 'fanOutKey'
  | 'mode'
  | 'order'
  | 'maxRemovedPercent'
  | 'adoption'
  | 'state'
  | 'dueAt'
>;

type Columns = Omit<ManagedPlaylist, 'id' | 'memberId' | 'accountId' | 'createdAt'>;

/** A change of the facts, and of the lists beside them. */
export interface ManagedPatch extends Partial<Columns> {
  readonly base?: readonly string[] | null;
  readonly pending?: Omit<StoredAttempt, 'done'> | null;
  readonly pendingDone?: number;
  readonly restore?: Restore | null;
  readonly pastSnapshots?: readonly string[];
}

/** The lists of uris are large: they are read only where they are needed. */
const factColumns = ({ managedPlaylists }: Tables) => {
  const columns = getTableColumns(managedPlaylists);
  const { base: _, pending: __, pendingDone: ___, pastSnapshots: ____, restore: _____, ...rest } = columns;
  const { desiredFrom: ______, stagings: _______, ...facts } = rest;
  return facts;
};

/** Playlists that Segue writes, without what is in them. */
export const managedPlaylistReads = ({ q, t }: Queries) => {
  const { managedPlaylists: playlists, accounts, sources } = t;
  const own = (memberId: MemberId) => eq(playlists.memberId, memberId);
  const facts = () => q.select(factColumns(t)).from(playlists);

  const byId = facts()
    .where(
      and(eq(playlists.memberId, sql.placeholder('member')), eq(playlists.id, sql.placeholder('playlist'))),
    )
    .prepare();

  return {
    find: async (memberId: MemberId, id: ManagedPlaylistId): Promise<ManagedPlaylist | null> =>
      (await byId.execute({ member: memberId, playlist: id }))[0] ?? null,

    /** In the order of their names. */
    ofMember: async (memberId: MemberId): Promise<ManagedPlaylist[]> =>
      facts().where(own(memberId)).orderBy(asc(playlists.name), asc(playlists.id)),

    countOf: (memberId: MemberId, of: readonly ManagedPlaylist['purpose'][]): Promise<number> =>
      q.$count(playlists, and(own(memberId), inArray(playlists.purpose, [...of]))),

    /** Those that one rule set fills, in the order of their fan-out keys. */
    ofRuleSet: async (memberId: MemberId, ruleSetId: RuleSetId): Promise<ManagedPlaylist[]> =>
      facts()
        .where(and(own(memberId), eq(playlists.ruleSetId, ruleSetId)))
        .orderBy(asc(playlists.fanOutKey)),

    /** Spotify's ids of everything that is managed through an account. */
    spotifyIds: async (memberId: MemberId, accountId: AccountId): Promise<string[]> => {
      const rows = await q
        .select({ id: playlists.spotifyId })
        .from(playlists)
        .where(and(own(memberId), eq(playlists.accountId, accountId), isNotNull(playlists.spotifyId)));
      return rows.flatMap(({ id }) => id ?? []);
    },

    state: async (memberId: MemberId, id: ManagedPlaylistId): Promise<ManagedState | null> => {
      const { base, pending, pendingDone: done, pastSnapshots: past, restore } = playlists;
      const [row] = await q
        .select({ base, pending, done, past, restore })
        .from(playlists)
        .where(and(own(memberId), eq(playlists.id, id)));
      if (row === undefined) return null;
      const attempt = row.pending === null ? null : { ...row.pending, done: row.done };
      return { base: row.base, pending: attempt, restore: row.restore, pastSnapshots: row.past ?? [] };
    },

    /** What the account's cached list of playlists says about one of them. */
    listed: async (
      memberId: MemberId,
      accountId: AccountId,
      spotifyId: string,
    ): Promise<Pick<Source, 'snapshotId' | 'listedAt' | 'lastProblem'> | null> => {
      const { snapshotId, listedAt, lastProblem } = sources;
      const rows = await q
        .select({ snapshotId, listedAt, lastProblem })
        .from(sources)
        .where(
          and(
            eq(sources.memberId, memberId),
            eq(sources.accountId, accountId),
            eq(sources.kind, 'playlist'),
            eq(sources.externalId, spotifyId),
          ),
        );
      return rows[0] ?? null;
    },

    /** Which of the member's sources are playlists that Segue writes itself, and for whom. */
    asSources: async (
      memberId: MemberId,
    ): Promise<{ sourceId: SourceId; playlistId: ManagedPlaylistId; ruleSetId: RuleSetId | null }[]> =>
      q
        .select({ sourceId: sources.id, playlistId: playlists.id, ruleSetId: playlists.ruleSetId })
        .from(playlists)
        .innerJoin(
          sources,
          and(
            eq(sources.accountId, playlists.accountId),
            eq(sources.externalId, playlists.spotifyId),
            eq(sources.kind, 'playlist'),
          ),
        )
        .where(own(memberId)),

    /** Playlists whose time has come and whose account can be used, the longest waiting first. */
    due: async (now: number, limit: number): Promise<ManagedPlaylist[]> =>
      q
        .select(factColumns(t))
        .from(playlists)
        .innerJoin(accounts, eq(accounts.id, playlists.accountId))
        .where(
          and(
            lte(playlists.dueAt, now),
            isNull(playlists.pausedAt),
            ne(playlists.state, 'gone'),
            eq(accounts.status, 'active'),
          ),
        )
        .orderBy(asc(playlists.dueAt))
        .limit(limit),
  };
};

export const managedPlaylistWrites = ({ q, t }: Tx) => {
  const { managedPlaylists: playlists } = t;
  const one = (memberId: MemberId, id: ManagedPlaylistId) =>
    and(eq(playlists.memberId, memberId), eq(playlists.id, id));

  return {
    insert: async (playlist: NewManagedPlaylist, now: number): Promise<ManagedPlaylist> => {
      const started = { stateAt: now, createdAt: now, desiredVersion: 0, pendingDone: 0 };
      const [row] = await q
        .insert(playlists)
        .values({ ...playlist, ...started })
        .returning(factColumns(t));
      if (row === undefined) throw new Error('A playlist was stored and did not come back.');
      return row;
    },

    set: async (memberId: MemberId, id: ManagedPlaylistId, patch: ManagedPatch): Promise<void> => {
      await q.update(playlists).set(patch).where(one(memberId, id));
    },

    /** After a new link: what waited for it is due. */
    resume: async (memberId: MemberId, accountId: AccountId, now: number): Promise<void> => {
      await q
        .update(playlists)
        .set({ dueAt: now })
        .where(
          and(
            eq(playlists.memberId, memberId),
            eq(playlists.accountId, accountId),
            inArray(playlists.state, ['needs_reauth', 'no_permission', 'app_refused']),
          ),
        );
    },

    remove: async (memberId: MemberId, id: ManagedPlaylistId): Promise<void> => {
      await q.delete(playlists).where(one(memberId, id));
    },
  };
};
