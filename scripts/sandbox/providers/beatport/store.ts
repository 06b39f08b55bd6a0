import { isoDay } from '../../world/clock.ts';
import { type Facts, once } from '../knowledge/facts.ts';
import { forgeWeek, placeOf, tracksPerRelease } from './forge.ts';
import type { BpGenre } from './genres.ts';
import { firstMirrored, mirrorReleases } from './mirror.ts';
import { createNames, type Names } from './names.ts';
import { createStreams } from './streams/streams.ts';
import type { OnSpotify } from './streams/types.ts';
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
  onSpotify(trackId: number): OnSpotify | undefined;
  hurryStreams(): number;
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
    streams.send(at, genre, made);
    return made;
  };
  const streams = createStreams(facts, names, week);
  const isPublished = ({ publishDate }: BpRelease): boolean => publishDate <= isoDay(facts.world.now());
  const release = (id: number): BpRelease | undefined => {
    const place = id < firstMirrored ? placeOf(id) : undefined;
    const found =
      id >= firstMirrored
        ? mirrorById().get(id)
        : place && week(place.week, place.genre).find((each) => each.id === id);
    return found && isPublished(found) ? found : undefined;
  };
  const track: Store['track'] = (id) => {
    const of = release(Math.floor(id / tracksPerRelease));
    const found = of?.tracks.find((each) => each.id === id);
    return of && found && { track: found, release: of };
  };
  return {
    names,
    release,
    track,
    onSpotify(id) {
      const found = track(id);
      if (!found) return undefined;
      const place = placeOf(found.release.id);
      if (found.release.id < firstMirrored && place)
        return streams.truthOf(place.week, place.genre, found.track);
      return mirroredTruth(facts, found.track);
    },
    hurryStreams: streams.hurry,
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

/** What Beatport copied from the world stands at Spotify under the ids of its recording. */
function mirroredTruth({ world: { catalogue } }: Facts, { copyOf }: BpTrack): OnSpotify | undefined {
  const own = copyOf && catalogue.track(copyOf.trackId);
  if (!own) return undefined;
  const ids = catalogue.tracksOfRecording(own.recordingMbid).map(({ id }) => id);
  const album = catalogue.album(own.albumId);
  return {
    fate: 'there',
    from: Date.parse(`${album?.releaseDate ?? ''}-01-01`.slice(0, 10)),
    same: copyOf.isLonger ? [] : ids,
    otherVersion: copyOf.isLonger ? ids : [],
    lookalikes: [],
  };
}
