import { DAY } from '../../world/clock.ts';
import type { WorldAlbum, WorldArtist } from '../../world/types.ts';
import type { Facts, Piece } from './facts.ts';

/** What is heard a lot just now, as one chart sees it. */
export interface Buzz {
  /** Best first. `scope` is the chart: every one hears something else. */
  pieces(scope: string, filter?: (piece: Piece) => boolean): readonly Heard<Piece>[];
  albums(scope: string, filter?: (piece: Piece) => boolean): readonly Heard<WorldAlbum>[];
  artists(scope: string, filter?: (piece: Piece) => boolean): readonly Heard<WorldArtist>[];
  /** What charts call an artist: their name, unless `rename` says otherwise. */
  nameOf(artist: WorldArtist): string;
  /** Whoever has this name is called something else in every chart from now on; null takes it back. */
  rename(artist: string, name: string | null): void;
}

export interface Heard<T> {
  thing: T;
  plays: number;
}

const week = 7 * DAY;
/** Records older than this have no chance unless many people love them. */
const freshFor = 90;

/**
 * Charts of the simulated world: popular records and new ones, in waves that last some weeks, so that ranks climb and
 * fall from day to day, records enter, leave and come back. The same for the same seed, chart and day.
 */
export function createBuzz(facts: Facts): Buzz {
  const names = new Map<string, string>();
  const ranked = new Map<string, readonly Heard<Piece>[]>();
  const wave = (scope: string, id: string, at: number): number => {
    const since = at / week;
    const [from, to] = [Math.floor(since), Math.floor(since) + 1].map((number) =>
      facts.dice(`buzz/${scope}/${number}`, id).next(),
    );
    const share = since - Math.floor(since);
    return (from ?? 0) * (1 - share) + (to ?? 0) * share;
  };
  const score = (scope: string, piece: Piece, at: number): number => {
    const popularity = Math.max(...piece.tracks.map((track) => track.popularity));
    const age = (at - piece.releasedAt) / DAY;
    const newness = age > freshFor ? 0 : 20 * Math.exp(-(((age - 12) / 26) ** 2));
    return popularity + newness + 30 * wave(scope, piece.recording.mbid, at);
  };
  const pieces: Buzz['pieces'] = (scope, filter = () => true) => {
    // Charts are made once a day.
    const at = Math.floor(facts.world.now() / DAY) * DAY;
    const key = `${scope}/${at}`;
    let all = ranked.get(key);
    if (!all) {
      if (ranked.size > 24) ranked.clear();
      all = facts
        .pieces()
        .filter((piece) => facts.isOut(piece) && isContender(piece, at))
        .map((piece) => ({ thing: piece, plays: Math.round(2 ** (score(scope, piece, at) / 9)) }))
        .toSorted((a, b) => b.plays - a.plays || (a.thing.recording.mbid < b.thing.recording.mbid ? -1 : 1));
      ranked.set(key, all);
    }
    return all.filter(({ thing }) => filter(thing));
  };
  /** Pieces come best first; of the others of an owner a share counts: few hear an album to its end. */
  const summed = <T extends { id: string }>(
    heard: readonly Heard<Piece>[],
    of: (piece: Piece) => T | undefined,
    restShare: number,
  ): Heard<T>[] => {
    const sums = new Map<string, Heard<T>>();
    for (const { thing, plays } of heard) {
      const owner = of(thing);
      if (!owner) continue;
      const sum = sums.get(owner.id);
      if (sum) sum.plays += Math.round(plays * restShare);
      else sums.set(owner.id, { thing: owner, plays });
    }
    return [...sums.values()].toSorted((a, b) => b.plays - a.plays || (a.thing.id < b.thing.id ? -1 : 1));
  };
  return {
    pieces,
    albums: (scope, filter) => summed(pieces(scope, filter), ({ first }) => first, 0.1),
    artists: (scope, filter) => summed(pieces(scope, filter), ({ artists }) => artists[0], 1),
    nameOf: ({ name }) => names.get(name) ?? name,
    rename(artist, name) {
      if (name === null) names.delete(artist);
      else names.set(artist, name);
    },
  };
}

const isContender = (piece: Piece, at: number): boolean =>
  at - piece.releasedAt < freshFor * DAY || piece.tracks.some(({ popularity }) => popularity >= 45);
