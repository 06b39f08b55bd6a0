import { DAY } from '../../../world/clock.ts';
import { codedId } from '../../../world/ids.ts';
import type { Random } from '../../../world/random.ts';
import { createShelf, type Shelf, type TrackSpec } from '../../../world/shelf.ts';
import type { AlbumKind, WorldAlbum, WorldArtist } from '../../../world/types.ts';
import type { GenreFacts } from '../../../world/words.ts';
import type { Facts } from '../../knowledge/facts.ts';
import type { BpGenre } from '../genres.ts';
import type { BpRelease, BpTrack } from '../types.ts';
import { type Edition, editionsOf } from './editions.ts';
import { addLookalike } from './lookalikes.ts';
import type { People } from './people.ts';
import type { OnSpotify, Stock } from './types.ts';

export const weekKind = 'B';

export interface StockParts {
  facts: Facts;
  people: People;
  genre: BpGenre;
  genreFacts: GenreFacts;
  various: WorldArtist | undefined;
  /** Of the ids of everything in it. */
  code: number;
  /** Nothing is late any more. */
  hurried: boolean;
}

interface Fate {
  kind: OnSpotify['fate'];
  /** ms UTC; undefined for the day of the release. */
  streamsFrom: number | undefined;
}

/** What Spotify gets of the releases of a week: most at once, some late, some never, and things that only look alike. */
export function stockOf(parts: StockParts, releases: readonly BpRelease[]): Stock {
  const shelf = createShelf((random) => codedId(random, weekKind, parts.code));
  const truth = new Map<number, OnSpotify>();
  for (const release of releases) {
    const random = parts.facts.dice('beatport/streams', String(release.id));
    const fate = fateOf(random, release);
    const said = deliver(parts, shelf, random, release, fate);
    for (const track of release.tracks) {
      const own = said.get(track.id) ?? nothing;
      const isAlone = own.same.length + own.otherVersion.length === 0;
      const trapped = random.chance(isAlone ? 0.3 : 0.08);
      truth.set(track.id, {
        ...own,
        lookalikes: trapped ? trap(parts, shelf, random, release, track) : [],
      });
    }
  }
  return { delivery: shelf, truth };
}

const nothing: OnSpotify = { fate: 'never', from: null, same: [], otherVersion: [], lookalikes: [] };

function fateOf(random: Random, { exclusive, publishDate }: BpRelease): Fate {
  const published = Date.parse(publishDate);
  const luck = random.next();
  if (exclusive && luck < 0.6) return { kind: 'late', streamsFrom: published + 14 * DAY };
  if (luck < 0.05) return { kind: 'never', streamsFrom: undefined };
  if (luck > 0.86)
    return { kind: 'late', streamsFrom: published + random.pick([1.4, 2.4, 4.4, 6.4, 10.4, 20.4]) * DAY };
  return { kind: 'there', streamsFrom: undefined };
}

/** The release at Spotify. Answers what became of those of its tracks that are in it. */
function deliver(
  parts: StockParts,
  shelf: Shelf,
  random: Random,
  release: BpRelease,
  fate: Fate,
): Map<number, OnSpotify> {
  const said = new Map<number, OnSpotify>();
  const carried = release.tracks
    .filter(({ isStreamable }) => isStreamable && fate.kind !== 'never')
    .flatMap((track) => {
      const artistIds = creditOf(parts, random, track);
      return editionsOf(random, track).map((edition) => ({
        track,
        edition,
        spec: specOf(parts, shelf, random, track, edition, artistIds),
      }));
    });
  if (carried.length === 0) return said;
  const isCompilation = release.type === 'Compilation';
  const lead = carried[0]?.spec.artistIds ?? [];
  const releasedAt = Date.parse(release.newReleaseDate);
  const late = fate.kind === 'late' && !parts.hurried;
  const copy = (name: string, kind: AlbumKind, specs: TrackSpec[]): WorldAlbum =>
    shelf.addAlbum(random, {
      name,
      kind,
      artistIds: kind === 'compilation' && parts.various ? [parts.various.id] : lead.slice(0, 1),
      labelId: labelOf(parts, shelf, release.label.name),
      releasedAt,
      tracks: specs,
      ...(late && fate.streamsFrom !== undefined && { streamsFrom: fate.streamsFrom }),
    });
  const kind = isCompilation ? 'compilation' : carried.length > 7 ? 'album' : 'single';
  const album = copy(
    release.name,
    kind,
    carried.map(({ spec }) => spec),
  );
  album.upc = release.upc ?? album.upc;
  const [first] = carried;
  const sampler =
    first && random.chance(0.06)
      ? copy(`${release.label.name} Selection`, 'compilation', [first.spec])
      : undefined;
  for (const track of release.tracks) {
    const ids = (isSame: boolean): string[] =>
      carried.flatMap((each, at) => {
        if (each.track !== track || each.edition.isSame !== isSame) return [];
        return [album.trackIds[at] ?? '', ...(each === first ? (sampler?.trackIds ?? []) : [])];
      });
    const own = { same: ids(true), otherVersion: ids(false) };
    if (own.same.length + own.otherVersion.length === 0) continue;
    said.set(track.id, {
      ...own,
      fate: fate.kind,
      from: Math.max(releasedAt, fate.streamsFrom ?? releasedAt),
      lookalikes: [],
    });
  }
  return said;
}

function specOf(
  { genreFacts }: StockParts,
  shelf: Shelf,
  random: Random,
  track: BpTrack,
  edition: Edition,
  artistIds: string[],
): TrackSpec {
  const recording = shelf.addRecording(random, {
    title: track.name,
    version: edition.version,
    artistIds,
    genre: genreFacts,
    year: 2026,
    durationMs: edition.durationMs,
  });
  recording.bpm = track.bpm ?? recording.bpm;
  recording.key = track.key?.key ?? recording.key;
  recording.mode = track.key?.mode ?? recording.mode;
  return { recording, name: edition.name, isrc: edition.isrc, artistIds };
}

/** Who is named, in what order: remixers are artists for some labels and not for others. */
function creditOf({ people, genre }: StockParts, random: Random, track: BpTrack): string[] {
  const remixers = new Set(track.remixers.map(({ id }) => id));
  const main = track.artists.filter(({ id }) => !remixers.has(id));
  const named = random.chance(0.65) ? [...main, ...track.remixers] : main;
  const ids = (named.length > 0 ? named : track.artists).map((each) => people.of(each, genre).id);
  return [...new Set(random.chance(0.15) ? ids.toReversed() : ids)];
}

function labelOf({ facts }: StockParts, shelf: Shelf, name: string): string {
  const known = [...facts.world.catalogue.labels, ...shelf.labels].find((label) => label.name === name);
  return (known ?? shelf.addLabel(facts.dice('beatport/streams/label', name), name)).id;
}

function trap(parts: StockParts, shelf: Shelf, random: Random, release: BpRelease, track: BpTrack): string[] {
  const { people, genre } = parts;
  return addLookalike(shelf, random, {
    track,
    artists: track.artists.map((each) => people.of(each, genre)),
    stranger: random.pick(people.delivery(genre).artists),
    various: parts.various,
    labelId: labelOf(parts, shelf, release.label.name),
    genre: parts.genreFacts,
    releasedAt:
      Math.min(Date.parse(release.publishDate), Date.parse(release.newReleaseDate)) - random.int(0, 3) * DAY,
  });
}
