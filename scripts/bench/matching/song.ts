import type { Random } from '../../sandbox/world/random.ts';
import type { Catalogue, WorldTrack } from '../../sandbox/world/types.ts';

/** The truth about one recording, before anybody writes it down. */
export interface Song {
  readonly title: string;
  /** `Extended Mix`, `Nova Lane Remix`, …, or null for the plain version. */
  readonly version: string | null;
  /** Without the remixer and the guest. */
  readonly artists: readonly string[];
  readonly remixer: string | null;
  readonly guest: string | null;
  readonly durationMs: number;
  readonly isrc: string;
  readonly label: string;
  readonly releaseDate: string;
}

/** Every recording of the shelf, as the song that it is. */
export const songsOf = (catalogue: Catalogue): Song[] => {
  const seen = new Set<string>();
  const songs: Song[] = [];
  for (const track of catalogue.tracks) {
    if (seen.has(track.recordingMbid)) continue;
    seen.add(track.recordingMbid);
    const song = songOf(catalogue, track);
    if (song !== null) songs.push(song);
  }
  return songs;
};

const nameOf = (catalogue: Catalogue, id: string): string => catalogue.artist(id)?.name ?? '';

const songOf = (catalogue: Catalogue, track: WorldTrack): Song | null => {
  const recording = catalogue.recording(track.recordingMbid);
  const album = catalogue.album(track.albumId);
  if (recording === undefined || album === undefined || recording.title === '') return null;
  const artists = recording.artistIds.filter((id) => id !== recording.remixerId);
  return {
    title: recording.title,
    version: recording.version,
    artists: artists.map((id) => nameOf(catalogue, id)),
    remixer: recording.remixerId === null ? null : nameOf(catalogue, recording.remixerId),
    guest: null,
    durationMs: recording.durationMs,
    isrc: recording.isrc,
    label: catalogue.label(album.labelId)?.name ?? '',
    releaseDate: album.releaseDate,
  };
};

/** A song of the plain version by artists whose names are no trouble: the ground for traps that bring their own. */
export const isPlain = (song: Song): boolean =>
  song.version === null &&
  /^[A-Za-z][A-Za-z0-9 &.'-]*$/.test(song.title) &&
  song.title.length >= 5 &&
  song.artists.every((name) => /^[A-Za-z][A-Za-z0-9 &.'-]*$/.test(name));

/** Another code, country and year that nobody else has. */
export const otherIsrc = (random: Random): string =>
  `${random.pick(['DE', 'GB', 'NL', 'US', 'FR', 'QZ'])}${random.pick(['A1B', 'X5K', 'ZZ9', 'T0R'])}${String(random.int(10, 26))}${String(random.int(0, 99_999)).padStart(5, '0')}`;

/** What somebody calls a version by this remixer. */
export const remixLabel = (random: Random, remixer: string): string =>
  `${remixer} ${random.pick(['Remix', 'Remix', 'Remix', 'Extended Remix', 'Rework', 'Dub', 'Edit'])}`;
