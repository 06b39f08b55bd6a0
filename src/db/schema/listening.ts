import type { AccountId, ArtistId, MemberId, TrackId } from '../../domain/ids.ts';
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
      failures: k.int().notNull(),
    },
    (t) => [k.index('play_syncs_due').on(t.nextSyncAt)],
  );

  const playGaps = k.table(
    'play_gaps',
    { memberId: member(), fromAt: k.time().notNull(), toAt: k.time().notNull(), notedAt: k.time().notNull() },
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

  /** When a member's rankings were last replaced and last looked at: the two facts that choose the tier. */
  const rankingStates = k.table('ranking_states', {
    memberId: member().primaryKey(),
    refreshedAt: k.time(),
    lookedAt: k.time(),
  });

  return { playSyncs, playGaps, rankings, rankingStates };
};
