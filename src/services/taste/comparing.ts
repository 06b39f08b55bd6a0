import type { NamedArtist } from '../../db/repositories/statistic-names.ts';
import type { Store } from '../../db/store.ts';
import type { ArtistId, GuildId, MemberId } from '../../domain/ids.ts';
import { type StatsWindow, windowDays } from '../../domain/statistics/windows.ts';
import { foundFirst, overlapOf } from '../../domain/taste/compare.ts';
import type { Comparison, TasteTrack } from '../../domain/taste/told.ts';
import type { ListeningSet, ListeningSets } from '../statistics/listening.ts';
import { asTrackIds } from '../statistics/ready.ts';
import type { KeyedTally, Tallies } from '../statistics/tallies.ts';

export type Compared =
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'missing'; readonly who: MemberId; readonly why: 'counting' | 'nothing' };

/** Compares what two members listen to, from their sums. Whether it may be shown is asked before. */
export interface Comparing {
  /** Both agreed to be shown by name in that server. */
  agreed(guildId: GuildId, a: MemberId, b: MemberId): Promise<boolean>;
  /** What keeps somebody from being compared; null: nothing. */
  missing(memberId: MemberId): Promise<'counting' | 'nothing' | null>;
  of(a: MemberId, b: MemberId, window: StatsWindow): Promise<Compared>;
}

const ARTISTS = 6;
const GENRES = 5;
const TRACKS = 4;
const SHOWN = 5;
const FIRSTS = 3;
/** Who heard it first is asked of so many that they share most. */
const ASKED = 60;

export const createComparing = (deps: {
  store: Store;
  listeningSets: ListeningSets;
  tallies: Pick<Tallies, 'artists' | 'genres' | 'byTrack'>;
}): Comparing => {
  const { store, listeningSets, tallies } = deps;
  const { read } = store;

  const heardBy = async (set: ListeningSet, window: StatsWindow) => {
    const span = windowDays(window, set.today);
    return {
      artists: await tallies.artists(set, span),
      genres: await tallies.genres(set, span),
      // Not sorted: of all that somebody heard, only what both share is.
      tracks: await tallies.byTrack(set, span),
    };
  };

  const compare = async (a: ListeningSet, b: ListeningSet, window: StatsWindow): Promise<Comparison> => {
    const [mine, theirs] = [await heardBy(a, window), await heardBy(b, window)];
    const artists = overlapOf(mine.artists, theirs.artists);
    const genres = overlapOf(mine.genres, theirs.genres);
    const tracks = overlapOf(mine.tracks, theirs.tracks);
    const keys = tracks.shared.map(({ key }) => key);
    const dearest = keys.slice(0, ASKED);
    const [firstA, firstB] = [
      await read.tastes.firstHeard(a.id, dearest),
      await read.tastes.firstHeard(b.id, dearest),
    ];
    const first = foundFirst(dearest, firstA, firstB);
    const trackOf = mostPlayed(mine.tracks);
    const idsOf = (some: readonly number[], most: number) =>
      asTrackIds(some.slice(0, most).flatMap((key) => trackOf.get(key) ?? []));
    const shared = idsOf(keys, TRACKS);
    const [aIds, bIds] = [idsOf(first.a, FIRSTS), idsOf(first.b, FIRSTS)];
    const titles = await read.statisticNames.tracks([...new Set([...shared, ...aIds, ...bIds])]);
    const named = (ids: readonly (typeof shared)[number][]): TasteTrack[] =>
      ids.flatMap((id) => titles.get(id) ?? []);
    const shownArtists = artists.shared.slice(0, ARTISTS);
    const [show, seen] = [artists.onlyA.slice(0, SHOWN), artists.onlyB.slice(0, SHOWN)];
    const people = await namesOf(read, [...shownArtists.map(({ key }) => key), ...show, ...seen]);
    return {
      ...{ a: a.memberId, b: b.memberId, window },
      ...{ artists: artists.similarity, tracks: tracks.similarity },
      genres: mine.genres.length === 0 || theirs.genres.length === 0 ? null : genres.similarity,
      sharedArtists: shownArtists.map((one) => ({ name: people(one.key), a: one.a, b: one.b })),
      artistsInCommon: artists.shared.length,
      sharedGenres: genres.shared.slice(0, GENRES).map(({ key, ...shares }) => ({ name: key, ...shares })),
      sharedTracks: named(shared),
      tracksInCommon: keys.length,
      ...{ aCouldShow: show.map(people), bCouldShow: seen.map(people) },
      aFirst: { count: first.a.length, tracks: named(aIds) },
      bFirst: { count: first.b.length, tracks: named(bIds) },
    };
  };

  return {
    agreed: async (guildId, a, b) =>
      (await read.members.consentIn(guildId, a)) === 'named' &&
      (await read.members.consentIn(guildId, b)) === 'named',

    missing: async (memberId) => {
      const { kind } = await listeningSets.open(memberId);
      return kind === 'ready' ? null : kind;
    },

    of: async (a, b, window) => {
      const [mine, theirs] = [await listeningSets.open(a), await listeningSets.open(b)];
      if (mine.kind !== 'ready') return { kind: 'missing', who: a, why: mine.kind };
      if (theirs.kind !== 'ready') return { kind: 'missing', who: b, why: theirs.kind };
      return { kind: 'compared', comparison: await compare(mine.set, theirs.set, window) };
    },
  };
};

/** By recording, the track of it that they play most. */
const mostPlayed = (tracks: readonly KeyedTally<number>[]): ReadonlyMap<number, number> => {
  const found = new Map<number, KeyedTally<number>>();
  for (const track of tracks) {
    const known = found.get(track.key);
    const more = known === undefined ? 1 : track.plays - known.plays || known.trackId - track.trackId;
    if (more > 0) found.set(track.key, track);
  }
  return new Map([...found].map(([key, { trackId }]) => [key, trackId]));
};

const namesOf = async (read: Store['read'], keys: readonly number[]): Promise<(key: number) => string> => {
  const ids = [...new Set(keys)].map((key) => key as ArtistId);
  const found: ReadonlyMap<number, NamedArtist> = await read.statisticNames.artists(ids);
  return (key) => found.get(key)?.name ?? '';
};
