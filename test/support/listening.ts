import { eq } from 'drizzle-orm';
import type { AccountStatus } from '../../src/domain/accounts.ts';
import type { AccountId, AppId, MemberId } from '../../src/domain/ids.ts';
import type { NewTrack } from '../../src/domain/library.ts';
import type { RankingRange } from '../../src/domain/listening.ts';
import type { RecentPlay, SpotifyAccess, TopArtist } from '../../src/providers/spotify/port.ts';
import { createJobQueue } from '../../src/services/jobs/queue.ts';
import { createPlayLedger } from '../../src/services/listening/ledger.ts';
import { createPlaySync } from '../../src/services/listening/play-sync.ts';
import { createPlays } from '../../src/services/listening/plays.ts';
import { createRankingRefresh } from '../../src/services/listening/ranking-refresh.ts';
import { createRankings } from '../../src/services/listening/rankings.ts';
import { createListeningSets } from '../../src/services/statistics/listening.ts';
import { createPlayTops } from '../../src/services/statistics/play-tops.ts';
import { createTallies } from '../../src/services/statistics/tallies.ts';
import { createManualClock } from './clock.ts';
import { openTestStore } from './database.ts';
import { noPictures } from './pictures.ts';

export const trackNamed = (name: string, artist = `Artist of ${name}`): NewTrack => ({
  spotifyId: name,
  uri: `spotify:track:${name}`,
  title: `Song ${name}`,
  artists: [{ spotifyId: `by-${artist}`, name: artist }],
  albumTitle: null,
  albumSpotifyId: null,
  imageUrl: `https://pictures.example/${name}.jpg`,
  durationMs: 180_000,
  explicit: false,
  isrc: null,
  releaseDate: null,
});

export const played = (name: string, playedAt: number): RecentPlay => ({ track: trackNamed(name), playedAt });

export const artistNamed = (name: string): TopArtist => ({
  spotifyId: `by-${name}`,
  name,
  imageUrl: `https://pictures.example/${name}.png`,
});

/** What Spotify would say, to be set by the test; `fails` is thrown instead. */
export interface Listener {
  page: RecentPlay[];
  tops: Record<RankingRange, { tracks: NewTrack[]; artists: TopArtist[] }>;
  fails: Error | null;
  /** Runs while an answer is on its way. */
  meanwhile: () => Promise<void>;
  calls: number;
}

const nothing = () => ({ tracks: [], artists: [] });

/** The services of listening on a real database, with a Spotify that says what the test wants. */
export const openListeningWorld = () => {
  const db = openTestStore();
  const { store } = db;
  const clock = createManualClock();
  const spotify: Listener = {
    page: [],
    tops: { short_term: nothing(), medium_term: nothing(), long_term: nothing() },
    fails: null,
    meanwhile: async () => undefined,
    calls: 0,
  };
  const answer = async <T>(say: () => T): Promise<T> => {
    spotify.calls += 1;
    await spotify.meanwhile();
    if (spotify.fails !== null) throw spotify.fails;
    return say();
  };
  const reader = {
    recentlyPlayed: () => answer(() => spotify.page),
    topTracks: (_access: SpotifyAccess, range: RankingRange) => answer(() => spotify.tops[range].tracks),
    topArtists: (_access: SpotifyAccess, range: RankingRange) => answer(() => spotify.tops[range].artists),
  };
  const access: SpotifyAccess = {
    app: { id: 1 as AppId, clientId: 'app', mode: 'development' },
    displayName: 'Anna',
    token: async () => 'token',
    renew: async () => 'token',
  };
  const queue = createJobQueue({ store, clock, wake: () => undefined });
  const accounts = { access: async () => access };
  const deps = {
    store,
    clock,
    enqueue: queue.enqueueIn,
    spotify: reader,
    accounts,
    ledger: createPlayLedger(),
  };

  const listeningSets = createListeningSets({ store, clock });
  const tallies = createTallies({ store });
  let externals = 0;
  return {
    ...db,
    clock,
    spotify,
    queue,
    playSync: createPlaySync(deps),
    refresh: createRankingRefresh(deps),
    plays: createPlays(deps),
    rankings: createRankings(deps),
    ...{ listeningSets, tallies, pictures: noPictures },
    playTops: createPlayTops({ store, listeningSets, tallies }),
    /** A member with a linked account. */
    link: async (memberId: MemberId, seenAt = clock.now()): Promise<AccountId> =>
      store.transaction(async (tx) => {
        externals += 1;
        await tx.members.see({ id: memberId, locale: 'en' }, seenAt);
        const now = clock.now();
        return tx.accounts.insert(
          {
            memberId,
            provider: 'spotify',
            externalId: `external-${externals}`,
            externalUserId: null,
            appId: null,
            displayName: 'Anna',
            scopes: '',
            authorizedAt: now,
            accessExpiresAt: now,
            refreshDueAt: now,
          },
          now,
        );
      }),
    setStatus: async (accountId: AccountId, status: AccountStatus): Promise<void> => {
      await db.database.transaction(async ({ q, t }) => {
        await q.update(t.accounts).set({ status }).where(eq(t.accounts.id, accountId));
      });
    },
    jobs: () => db.database.read.q.select().from(db.database.read.t.jobs),
  };
};

export type ListeningWorld = ReturnType<typeof openListeningWorld>;

/** Never aborted. */
export const going = new AbortController().signal;
