import { DAY, isoDay } from '../../world/clock.ts';
import { isrc } from '../../world/ids.ts';
import type { Random } from '../../world/random.ts';
import type { WorldAlbum, WorldArtist, WorldTrack } from '../../world/types.ts';
import { catalogueNumber } from '../discogs/shelf.ts';
import { dayOf, type Facts, type Piece } from '../knowledge/facts.ts';
import { genreWords } from '../knowledge/genres.ts';
import { heardKey } from '../knowledge/sound.ts';
import { tracksPerRelease, unique } from './forge.ts';
import { bpGenre } from './genres.ts';
import type { Names } from './names.ts';
import type { BpRelease, BpTrack } from './types.ts';

/** Ids of releases that Spotify has too begin here; odd ones are those that were published again. */
export const firstMirrored = 60_000_000;

/**
 * The club records of the world as Beatport sells them: some two weeks before anybody else, some later, some a second
 * time years after, with other mixes and other spellings than Spotify has.
 */
export function mirrorReleases(facts: Facts, names: Names): BpRelease[] {
  const releases: BpRelease[] = [];
  for (const [at, album] of facts.world.catalogue.albums.entries()) {
    const genreId = soldAs(facts, album);
    const random = facts.dice('beatport/album', album.id);
    if (genreId === null || !random.chance(0.9)) continue;
    const officialAt = dayOf(album);
    const luck = random.next();
    const publishedAt = officialAt + (luck < 0.25 ? -14 * DAY : luck < 0.85 ? 0 : random.int(3, 24) * DAY);
    const id = firstMirrored + at * 2;
    const release = mirrored({ facts, names, album, genreId, id, publishedAt, exclusive: luck < 0.25 });
    // A label is sold, a catalogue is moved: the same record goes live once more.
    const again = random.chance(0.3) && luck >= 0.25;
    const againAt = publishedAt + random.int(60, 400) * 7 * DAY + random.int(0, 6) * DAY;
    if (release) releases.push(release);
    const second =
      again && mirrored({ facts, names, album, genreId, id: id + 1, publishedAt: againAt, exclusive: false });
    if (second) releases.push(second);
  }
  return releases;
}

function soldAs(facts: Facts, album: WorldAlbum): number | null {
  const piece = facts.byTrack(album.trackIds[0] ?? '');
  return piece ? genreWords(piece.recording.genre).beatport : null;
}

interface Copy {
  facts: Facts;
  names: Names;
  album: WorldAlbum;
  genreId: number;
  id: number;
  publishedAt: number;
  exclusive: boolean;
}

function mirrored({ facts, names, album, genreId, id, publishedAt, exclusive }: Copy): BpRelease | undefined {
  const { catalogue } = facts.world;
  // By the album, not by the id: what is published again has the same tracks.
  const random = facts.dice('beatport/copy', album.id);
  const tracks: BpTrack[] = [];
  for (const trackId of album.trackIds) {
    const track = catalogue.track(trackId);
    const piece = facts.byTrack(trackId);
    if (!track || !piece || tracks.length >= tracksPerRelease) continue;
    if (piece.recording.version === 'Radio Edit' && random.chance(0.6)) continue;
    const copied = copyTrack(facts, names, random.fork(trackId), track, piece);
    tracks.push({
      id: id * tracksPerRelease + tracks.length,
      releaseId: id,
      number: tracks.length + 1,
      ...copied,
    });
  }
  if (tracks.length === 0) return undefined;
  const label = catalogue.label(album.labelId)?.name ?? 'Unknown';
  return {
    id,
    name: album.name === '' ? (tracks[0]?.name ?? 'Untitled') : album.name,
    artists: unique(tracks.flatMap(({ artists }) => artists)),
    remixers: unique(tracks.flatMap(({ remixers }) => remixers)),
    label: names.label(label),
    catalogNumber: random.chance(0.95) ? catalogueNumber(label, album.upc) : null,
    upc: album.upc,
    genreId,
    newReleaseDate: isoDay(dayOf(album)),
    publishDate: isoDay(publishedAt),
    type: album.kind === 'compilation' ? 'Compilation' : album.kind === 'album' ? 'Album' : 'Single',
    exclusive,
    isHype: random.chance(0.1),
    tracks,
  };
}

function copyTrack(
  facts: Facts,
  names: Names,
  random: Random,
  track: WorldTrack,
  piece: Piece,
): Omit<BpTrack, 'id' | 'releaseId' | 'number'> {
  const { recording } = piece;
  const { catalogue } = facts.world;
  // Beatport often has only the long version of what Spotify has only in short.
  const extended = recording.version === null && random.chance(0.22);
  const genreId = genreWords(recording.genre).beatport ?? 3;
  const subGenres = bpGenre(genreId).subGenres;
  const people = (ids: readonly string[]): WorldArtist[] =>
    ids.map((id) => catalogue.artist(id)).filter((artist) => artist !== undefined);
  const [guest] = people(track.artistIds.filter((id) => !recording.artistIds.includes(id)));
  const remixers = recording.remixerId === null ? [] : people([recording.remixerId]);
  const main = people(recording.artistIds).filter(({ id }) => id !== recording.remixerId);
  const credited = remixers.length > 0 && random.chance(0.5) ? [...main, ...remixers] : main;
  const code = random.chance(0.92) ? (track.isrc?.toUpperCase() ?? null) : null;
  return {
    name: guest && random.chance(0.5) ? `${recording.title} feat. ${guest.name}` : recording.title,
    mixName: extended ? 'Extended Mix' : (recording.version ?? 'Original Mix'),
    isrc: extended ? isrc(random, recording.isrc.slice(0, 2), yearOf(recording.isrc)) : code,
    bpm: random.chance(0.97) ? Math.round(recording.bpm) : null,
    key: random.chance(0.95) ? heardKey(random, recording, { octave: 0, spread: 0, wrongKey: 0.05 }) : null,
    durationMs: Math.round(track.durationMs * (extended ? 1.28 : 1)) + random.int(-1_500, 1_500),
    genreId,
    subGenre: random.chance(0.3) && subGenres.length > 0 ? random.pick(subGenres) : null,
    artists: (credited.length > 0 ? credited : people(track.artistIds)).map(names.artist),
    remixers: remixers.map(names.artist),
    isStreamable: random.chance(0.95),
    isRestricted: random.chance(0.01),
    copyOf: { trackId: track.id, isLonger: extended },
  };
}

const yearOf = (code: string): number => 2000 + Number(code.slice(5, 7));
