import type { AccountId, ManagedPlaylistId, MemberId, RevisionId, RuleSetId } from '../../domain/ids.ts';
import type {
  Answer,
  ManagedPlaylist,
  Mark,
  PlaylistPurpose,
  PlaylistState,
  Question,
  Refusal,
  Restore,
  RevisionKind,
  RevisionLists,
  StoredAttempt,
} from '../../domain/playlists/managed.ts';
import type { MergeMode, OrderPolicy } from '../../domain/playlists/playlist.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { definePeople } from './people.ts';
import type { defineRules } from './rules.ts';

/** Playlists that Segue writes: what is wanted, what was last left in Spotify, and what people said about it. */
export const definePlaylists = (
  k: SchemaKit,
  { members, accounts }: ReturnType<typeof definePeople>,
  { ruleSets }: ReturnType<typeof defineRules>,
) => {
  const managedPlaylists = k.table(
    'managed_playlists',
    {
      id: k.id<ManagedPlaylistId>(),
      memberId: k
        .text<MemberId>()
        .notNull()
        .references(() => members.id, { onDelete: 'cascade' }),
      accountId: k
        .ref<AccountId>()
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      spotifyId: k.text(),
      name: k.text().notNull(),
      description: k.text().notNull(),
      public: k.bool().notNull(),
      purpose: k.text<PlaylistPurpose>().notNull(),
      ruleSetId: k.ref<RuleSetId>().references(() => ruleSets.id, { onDelete: 'set null' }),
      fanOutKey: k.text().notNull(),
      mode: k.text<MergeMode>().notNull(),
      order: k.text<OrderPolicy>().notNull(),
      maxRemovedPercent: k.int(),
      adoption: k.text<ManagedPlaylist['adoption']>().notNull(),
      pausedAt: k.time(),
      state: k.text<PlaylistState>().notNull(),
      stateAt: k.time().notNull(),
      question: k.json<Question>(),
      answer: k.json<Answer>(),
      size: k.int(),
      desiredVersion: k.int().notNull(),
      appliedVersion: k.int(),
      baseSnapshot: k.text(),
      /** The last apply was judged by version and size alone: the next look that has time reads it whole. */
      glanced: k.bool().notNull().default(false),
      /** Name or description have changed since Spotify was told. */
      detailsDue: k.bool().notNull().default(false),
      /** What the last apply did not do about the order, and what a person did about it. */
      orderLeft: k.bool().notNull().default(false),
      movedByHand: k.int().notNull().default(0),
      /** The next apply may write it anew for the order's sake. */
      anewDue: k.bool().notNull().default(false),
      appliedAt: k.time(),
      lookedAt: k.time(),
      dueAt: k.time(),
      createdAt: k.time().notNull(),
      /** Where the places of what is wanted begin; a long list is written beside it first. */
      desiredFrom: k.int().notNull().default(0),
      /** Counts the long lists that were begun: only the newest may be finished. */
      stagings: k.int().notNull().default(0),
      /** What was last left in Spotify, by uri; null: never ours before. */
      base: k.json<readonly string[]>(),
      /** An apply that was begun; how far it came stands beside it, so that a step does not write it all again. */
      pending: k.json<Omit<StoredAttempt, 'done'>>(),
      pendingDone: k.int().notNull(),
      /** What it is to be once more, until it is, and whether it was paused before: an undo. */
      restore: k.json<Restore>(),
      /** Spotify's versions that are over, newest last: who answers with one of them lags behind. */
      pastSnapshots: k.json<readonly string[]>(),
    },
    (t) => [
      k.uniqueIndex('managed_playlists_spotify').on(t.accountId, t.spotifyId),
      k.uniqueIndex('managed_playlists_rules').on(t.ruleSetId, t.fanOutKey),
      k.index('managed_playlists_member').on(t.memberId, t.purpose),
      k.index('managed_playlists_due').on(t.dueAt),
    ],
  );

  const playlist = () =>
    k
      .ref<ManagedPlaylistId>()
      .notNull()
      .references(() => managedPlaylists.id, { onDelete: 'cascade' });

  /** What is wanted, in order; places may have gaps. One click adds or removes one row. */
  const managedDesired = k.table(
    'managed_desired',
    { playlistId: playlist(), place: k.int().notNull(), uri: k.text().notNull() },
    (t) => [
      k.primaryKey({ columns: [t.playlistId, t.place] }),
      k.index('managed_desired_uri').on(t.playlistId, t.uri),
    ],
  );

  /** Pins and bans. */
  const managedMarks = k.table(
    'managed_marks',
    {
      playlistId: playlist(),
      uri: k.text().notNull(),
      kind: k.text<Mark['kind']>().notNull(),
      by: k.text<Mark['by']>().notNull(),
      at: k.time().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.playlistId, t.uri] })],
  );

  /** What it was before each of the last applies. */
  const managedRevisions = k.table(
    'managed_revisions',
    {
      id: k.id<RevisionId>(),
      playlistId: playlist(),
      at: k.time().notNull(),
      /** Of the apply that followed. */
      kind: k.text<RevisionKind>().notNull().default('apply'),
      size: k.int().notNull(),
      added: k.int().notNull(),
      removed: k.int().notNull(),
      /** What an undo restored; it may be gone by now. */
      restored: k.ref<RevisionId>(),
      lists: k.json<RevisionLists>().notNull(),
    },
    (t) => [k.index('managed_revisions_playlist').on(t.playlistId, t.id)],
  );

  /** Tracks that Spotify would not take, or lost, and when they are tried again. */
  const managedRefusals = k.table(
    'managed_refusals',
    {
      playlistId: playlist(),
      uri: k.text().notNull(),
      why: k.text<Refusal['why']>().notNull(),
      times: k.int().notNull(),
      at: k.time().notNull(),
      retryAt: k.time().notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.playlistId, t.uri] })],
  );

  return { managedRefusals, managedPlaylists, managedDesired, managedMarks, managedRevisions };
};
