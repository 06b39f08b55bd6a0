import { isoDay } from '../../world/clock.ts';
import { type Facts, once } from '../knowledge/facts.ts';
import { forgeWeek, placeOf, tracksPerRelease } from './forge.ts';
import type { BpGenre } from './genres.ts';
import { firstMirrored, mirrorReleases } from './mirror.ts';
import { createNames, type Names } from './names.ts';
import type { BpRelease, BpTrack } from './types.ts';
import { weekOf } from './weeks.ts';

/** How far back Beatport looks when nobody says which days are meant, and at most. */
const usualWeeks = 8;
const mostWeeks = 60;

export interface Days {
  from: string;
  to: string;
}

/** Everything Beatport has published by now. */
export interface Store {
  names: Names;
  /** Published in these days (ISO, both included); without them the last weeks and all that Spotify has too. */
  releases(days: Days | undefined, genres: readonly BpGenre[]): BpRelease[];
  release(id: number): BpRelease | undefined;
  track(id: number): { track: BpTrack; release: BpRelease } | undefined;
  tracksOf(releases: readonly BpRelease[]): { track: BpTrack; release: BpRelease }[];
}

export function createStore(facts: Facts): Store {
  const names = createNames(facts);
  const mirror = once(() => mirrorReleases(facts, names));
  const mirrorById = once(() => new Map(mirror().map((release) => [release.id, release])));
  const weeks = new Map<string, BpRelease[]>();
  const week = (at: number, genre: BpGenre): BpRelease[] => {
    const key = `${at}/${genre.id}`;
    const made = weeks.get(key) ?? forgeWeek(facts, names, at, genre);
    weeks.set(key, made);
    return made;
  };
  const isPublished = ({ publishDate }: BpRelease): boolean => publishDate <= isoDay(facts.world.now());
  const release = (id: number): BpRelease | undefined => {
    const place = id < firstMirrored ? placeOf(id) : undefined;
    const found =
      id >= firstMirrored
        ? mirrorById().get(id)
        : place && week(place.week, place.genre).find((each) => each.id === id);
    return found && isPublished(found) ? found : undefined;
  };
  return {
    names,
    release,
    track(id) {
      const of = release(Math.floor(id / tracksPerRelease));
      const track = of?.tracks.find((each) => each.id === id);
      return of && track && { track, release: of };
    },
    releases(days, genres) {
      const thisWeek = weekOf(facts.world.now());
      const last = days ? Math.min(thisWeek, weekOf(Date.parse(days.to))) : thisWeek;
      const first = days
        ? Math.max(0, weekOf(Date.parse(days.from)), last - mostWeeks + 1)
        : last - usualWeeks + 1;
      const forged = genres.flatMap((genre) =>
        Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => week(first + at, genre)).flat(),
      );
      const wanted = new Set(genres.map(({ id }) => id));
      const all = [...forged, ...mirror().filter(({ genreId }) => wanted.has(genreId))];
      return all.filter(
        (each) =>
          isPublished(each) && (!days || (each.publishDate >= days.from && each.publishDate <= days.to)),
      );
    },
    tracksOf: (releases) =>
      releases.flatMap((each) => each.tracks.map((track) => ({ track, release: each }))),
  };
}
