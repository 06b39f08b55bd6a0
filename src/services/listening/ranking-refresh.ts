import type { Clock } from '../../clock.ts';
import type { NewRanking } from '../../db/repositories/rankings.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { Account } from '../../domain/accounts.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { NewTrack } from '../../domain/library.ts';
import { linkStateOf, listeningAccount } from '../../domain/listening/accounts.ts';
import { isSameCapture } from '../../domain/listening/captures.ts';
import { isDueInSweep } from '../../domain/listening/rankings.ts';
import { staggerKey, staggerOf } from '../../domain/listening/schedule.ts';
import type { RankingRange } from '../../domain/listening.ts';
import { AppError } from '../../errors.ts';
import type { SpotifyReader, TopArtist } from '../../providers/spotify/port.ts';
import type { AccountAccess } from '../accounts/access.ts';
import type { Enqueue } from '../intents.ts';
import { rankingsRefresh } from './work.ts';

/** Reads Spotify's top lists and keeps the latest ones. */
export interface RankingRefresh {
  /**
   * Replaces all top lists of a member in one transaction: whoever looks sees the old ones or the new ones.
   * @throws {AppError} NOT_LINKED or NEEDS_REAUTH when there is no account to ask with.
   */
  refresh(
    memberId: MemberId,
    signal: AbortSignal,
    progress: (fraction: number) => Promise<void>,
  ): Promise<number>;
  /** Enqueues everybody whose tier says so, spread over the next hours. Returns how many. */
  sweep(now: number): Promise<number>;
}

const RANGES: readonly RankingRange[] = ['short_term', 'medium_term', 'long_term'];
/** The sweep spreads its members over this time. */
export const SWEEP_SPREAD_MS = 3 * 3_600_000;
const BATCH = 50;

interface Lists {
  readonly range: RankingRange;
  readonly tracks: readonly NewTrack[];
  readonly artists: readonly TopArtist[];
}

export const createRankingRefresh = (deps: {
  store: Store;
  clock: Clock;
  spotify: Pick<SpotifyReader, 'topTracks' | 'topArtists'>;
  accounts: Pick<AccountAccess, 'access'>;
  enqueue: Enqueue;
}): RankingRefresh => {
  const { store, clock, spotify, accounts, enqueue } = deps;

  const accountOf = async (memberId: MemberId) => {
    const all = await store.read.accounts.ofMember(memberId);
    const account = listeningAccount(all);
    if (account !== null) return account;
    const rejected = all.find(({ status }) => status === 'needs_reauth');
    if (linkStateOf(all) === 'rejected' && rejected !== undefined) {
      throw new AppError('NEEDS_REAUTH', { displayName: rejected.displayName });
    }
    throw new AppError('NOT_LINKED', {});
  };

  return {
    refresh: async (memberId, signal, progress) => {
      const account = await accountOf(memberId);
      const access = await accounts.access(memberId, account.id);
      const lists: Lists[] = [];
      for (const range of RANGES) {
        const tracks = await spotify.topTracks(access, range, signal);
        const artists = await spotify.topArtists(access, range, signal);
        lists.push({ range, tracks, artists });
        await progress(lists.length / (RANGES.length + 1));
      }
      return keep(store, account, lists, clock.now());
    },

    sweep: async (now) => {
      const due = (await store.read.rankings.candidates())
        .map((member) => ({ ...member, at: now + staggerOf(staggerKey(member.memberId), SWEEP_SPREAD_MS) }))
        .filter((member) => isDueInSweep(member, now, member.at));
      await store.batches(due, BATCH, async (tx, batch) => {
        for (const { memberId, at } of batch) await enqueue(tx, rankingsRefresh(memberId, at));
      });
      return due.length;
    },
  };
};

/** The catalogue first, in small steps; then the lists, all at once. */
const keep = async (
  store: Store,
  { id, memberId }: Account,
  lists: readonly Lists[],
  now: number,
): Promise<number> => {
  const tracks = new Map(lists.flatMap((list) => list.tracks).map((track) => [track.uri, track]));
  const artists = new Map(lists.flatMap((list) => list.artists).map((artist) => [artist.spotifyId, artist]));
  const trackIds = new Map<string, NewRankingId<'tracks'>>();
  const artistIds = new Map<string, NewRankingId<'artists'>>();
  await store.batches([...tracks.values()], BATCH, async (tx, batch) => {
    for (const [uri, id] of await tx.tracks.upsertTracks(batch, now)) trackIds.set(uri, id);
  });
  await store.batches([...artists.values()], BATCH, async (tx, batch) => {
    for (const [spotifyId, id] of await tx.tracks.upsertArtists(batch, now)) artistIds.set(spotifyId, id);
  });
  const rankings = lists.flatMap(({ range, ...list }): NewRanking[] => [
    {
      kind: 'tracks',
      range,
      ids: idsIn(
        list.tracks.map(({ uri }) => uri),
        trackIds,
      ),
    },
    {
      kind: 'artists',
      range,
      ids: idsIn(
        list.artists.map(({ spotifyId }) => spotifyId),
        artistIds,
      ),
    },
  ]);
  await store.transaction(async (tx) => {
    const account = await tx.accounts.find(memberId, id);
    // Unlinked while Spotify was answering: what came is not ours to keep.
    if (account === null || account.status === 'unlinked') throw new AppError('NOT_LINKED', {});
    await tx.rankings.replace(memberId, rankings, now);
    for (const list of rankings) await remember(tx, memberId, list, now);
  });
  return rankings.reduce((sum, { ids }) => sum + ids.length, 0);
};

/** Keeps the list beside all it once was; one that Spotify has nothing for says nothing. */
const remember = async (
  tx: Repositories,
  memberId: MemberId,
  list: NewRanking,
  now: number,
): Promise<void> => {
  if (list.ids.length === 0) return;
  const last = await tx.rankingCaptures.last(memberId, list);
  if (last !== null && isSameCapture(last, list.ids, now)) {
    await tx.rankingCaptures.sawAgain(memberId, last.id, now);
  } else {
    await tx.rankingCaptures.add(memberId, list, list.ids, now);
  }
};

type NewRankingId<K extends NewRanking['kind']> = Extract<NewRanking, { kind: K }>['ids'][number];

/** In the order of the keys, each id once. */
const idsIn = <T>(keys: readonly string[], ids: ReadonlyMap<string, T>): T[] => [
  ...new Set(
    keys.flatMap((key) => {
      const id = ids.get(key);
      return id === undefined ? [] : [id];
    }),
  ),
];
