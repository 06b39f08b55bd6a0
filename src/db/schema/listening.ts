import type { AccountId, ArtistId, MemberId, RankingCaptureId, TrackId } from '../../domain/ids.ts';
import type { RankingKind, RankingRange } from '../../domain/listening.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { defineLibrary } from './library.ts';
import type { definePeople } from './people.ts';

/** How far each account's sync of plays got, where plays may be missing, and Spotify's own top lists. */
export const defineListening = (
  k: SchemaKit,
  { members, accounts }: ReturnType<typeof definePeople>,
  { tracks, artists }: ReturnType<typeof defineLibrary>,
) => {
  const member = () =>
    k
      .text<MemberId>()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' });

  /** One row per account whose plays we fetch. */
  const playSyncs = k.table(
    'play_syncs',
    {
      accountId: k
        .ref<AccountId>()
        .primaryKey()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      memberId: member(),
      nextSyncAt: k.time().notNull(),
      lastSyncAt: k.time(),
      /** The newest `played_at` ever seen from this account. */
      newestPlayAt: k.time(),
      /** ms from play to play when this listener is at their fastest (domain/listening/pace.ts); null before the first look. */
      paceMs: k.int(),
      failures: k.int().notNull(),
    },
    (t) => [k.index('play_syncs_due').on(t.nextSyncAt)],
  );

  const playGaps = k.table(
    'play_gaps',
    {
      memberId: member(),
      fromAt: k.time().notNull(),
      toAt: k.time().notNull(),
      notedAt: k.time().notNull(),
      /** How much listening is probably missing, ms; null where it was noted before anybody asked. */
      missingMs: k.int(),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.fromAt] })],
  );

  const rankings = k.table(
    'rankings',
    {
      memberId: member(),
      kind: k.text<RankingKind>().notNull(),
      range: k.text<RankingRange>().notNull(),
      rank: k.int().notNull(),
      trackId: k.ref<TrackId>().references(() => tracks.id),
      artistId: k.ref<ArtistId>().references(() => artists.id),
    },
    (t) => [k.primaryKey({ columns: [t.memberId, t.kind, t.range, t.rank] })],
  );

  /**
   * Every list as it once stood: a list that did not change within a week is one capture that was seen again. One row of
   * numbers and not a row for each place, since it is only ever read whole: a year of daily lists is some hundred of them.
   */
  const rankingCaptures = k.table(
    'ranking_captures',
    {
      id: k.id<RankingCaptureId>(),
      memberId: member(),
      kind: k.text<RankingKind>().notNull(),
      range: k.text<RankingRange>().notNull(),
      capturedAt: k.time().notNull(),
      /** The last time that it was found the same. */
      seenAt: k.time().notNull(),
      /** Of tracks or artists, best first. */
      ids: k.json<readonly number[]>().notNull(),
    },
    (t) => [k.index('ranking_captures_list').on(t.memberId, t.kind, t.range, t.id)],
  );

  /** When a member's rankings were last replaced and last looked at: the two facts that choose the tier. */
  const rankingStates = k.table('ranking_states', {
    memberId: member().primaryKey(),
    refreshedAt: k.time(),
    lookedAt: k.time(),
  });

  return { playSyncs, playGaps, rankings, rankingCaptures, rankingStates };
};
