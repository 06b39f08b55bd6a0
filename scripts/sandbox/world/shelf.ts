import { isoDay } from './clock.ts';
import { coverImages, isrc, spotifyId, upc, uuid } from './ids.ts';
import type { Random } from './random.ts';
import type {
  AlbumKind,
  DatePrecision,
  WorldAlbum,
  WorldArtist,
  WorldLabel,
  WorldRecording,
  WorldTrack,
} from './types.ts';
import { countries, type GenreFacts } from './words.ts';

/** A recording that goes onto an album as a track, with what the track says differently. */
export interface TrackSpec {
  recording: WorldRecording;
  /** Default: the title, a dash and the version. */
  name?: string;
  artistIds?: string[];
  /** Default: the recording's own code. */
  isrc?: string | null;
  durationMs?: number;
  explicit?: boolean;
}

export interface AlbumSpec {
  name: string;
  kind: AlbumKind;
  artistIds: string[];
  labelId: string;
  releasedAt: number;
  precision?: DatePrecision;
  tracks: TrackSpec[];
  images?: WorldAlbum['images'];
  /** When Spotify gets it, if that is not the day of its release; ms UTC. */
  streamsFrom?: number;
}

export interface RecordingSpec {
  title: string;
  version?: string | null;
  artistIds: string[];
  remixerId?: string | null;
  genre: GenreFacts;
  year: number;
  durationMs?: number;
  /** The recording this one is a version of: it shares tempo and key, more or less. */
  like?: WorldRecording;
}

/** Where the builders put what they make. */
export interface Shelf {
  artists: WorldArtist[];
  albums: WorldAlbum[];
  tracks: WorldTrack[];
  labels: WorldLabel[];
  recordings: WorldRecording[];
  addLabel(random: Random, name: string): WorldLabel;
  addArtist(random: Random, name: string, genres: string[]): WorldArtist;
  addRecording(random: Random, spec: RecordingSpec): WorldRecording;
  addAlbum(random: Random, spec: AlbumSpec): WorldAlbum;
}

const share = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
const dateLength: Record<DatePrecision, number> = { year: 4, month: 7, day: 10 };

/** @param makeId draws the ids of artists, albums and tracks */
export function createShelf(makeId: (random: Random) => string = spotifyId): Shelf {
  const shelf: Shelf = {
    artists: [],
    albums: [],
    tracks: [],
    labels: [],
    recordings: [],
    addLabel: (random, name) => push(shelf.labels, { id: uuid(random), name }),
    addArtist: (random, name, genres) => push(shelf.artists, newArtist(makeId(random), random, name, genres)),
    addRecording: (random, spec) => push(shelf.recordings, newRecording(random, spec)),
    addAlbum: (random, spec) => {
      const album = push(shelf.albums, newAlbum(makeId(random), random, spec));
      for (const [at, track] of spec.tracks.entries()) {
        album.trackIds.push(push(shelf.tracks, newTrack(makeId(random), random, track, album, at + 1)).id);
      }
      return album;
    },
  };
  return shelf;
}

function push<T>(list: T[], item: T): T {
  list.push(item);
  return item;
}

function newArtist(id: string, random: Random, name: string, genres: string[]): WorldArtist {
  const popularity = Math.max(0, Math.min(88, Math.round(random.around(34, 20))));
  return {
    id,
    mbid: uuid(random),
    name,
    genres,
    country: random.pick(countries),
    images: random.chance(0.12) ? [] : coverImages(random),
    followers: Math.round(2 ** (popularity / 5)) * random.int(3, 40),
    popularity,
  };
}

function newRecording(random: Random, spec: RecordingSpec): WorldRecording {
  const { genre, like } = spec;
  const [slow, fast] = genre.bpm;
  const [short, long] = genre.minutes;
  const bpm = like
    ? like.bpm * (spec.remixerId ? random.around(1, 0.02) : 1)
    : slow + random.next() * (fast - slow);
  return {
    mbid: uuid(random),
    title: spec.title,
    version: spec.version ?? null,
    artistIds: spec.artistIds,
    remixerId: spec.remixerId ?? null,
    genre: genre.name,
    durationMs: spec.durationMs ?? Math.round((short + random.next() * (long - short)) * 60_000),
    bpm: Math.round(bpm * 100) / 100,
    key: like && !spec.remixerId ? like.key : random.int(0, 11),
    mode: like && !spec.remixerId ? like.mode : random.chance(0.4) ? 1 : 0,
    energy: share(random.around(genre.energy, 0.08)),
    danceability: share(random.around(genre.danceability, 0.08)),
    valence: share(random.around(genre.valence, 0.15)),
    instrumentalness: share(random.around(genre.instrumentalness, 0.2)),
    loudness: Math.round(random.around(-14 + genre.energy * 9, 1.2) * 100) / 100,
    isrc: isrc(random, random.pick(countries), spec.year),
  };
}

function newAlbum(id: string, random: Random, spec: AlbumSpec): WorldAlbum {
  const precision = spec.precision ?? 'day';
  return {
    id,
    mbid: uuid(random),
    name: spec.name,
    kind: spec.kind,
    artistIds: spec.artistIds,
    labelId: spec.labelId,
    releaseDate: isoDay(spec.releasedAt).slice(0, dateLength[precision]),
    precision,
    upc: upc(random),
    images: spec.images ?? coverImages(random),
    trackIds: [],
    popularity: Math.max(0, Math.min(90, Math.round(random.around(30, 18)))),
    ...(spec.streamsFrom !== undefined && { streamsFrom: spec.streamsFrom }),
  };
}

function newTrack(
  id: string,
  random: Random,
  spec: TrackSpec,
  album: WorldAlbum,
  trackNumber: number,
): WorldTrack {
  const { recording } = spec;
  return {
    id,
    recordingMbid: recording.mbid,
    name: spec.name ?? (recording.version ? `${recording.title} - ${recording.version}` : recording.title),
    artistIds: spec.artistIds ?? recording.artistIds,
    albumId: album.id,
    isrc: spec.isrc === undefined ? recording.isrc : spec.isrc,
    durationMs: spec.durationMs ?? recording.durationMs,
    explicit: spec.explicit ?? random.chance(0.06),
    discNumber: 1,
    trackNumber,
    popularity: Math.max(0, Math.min(95, Math.round(random.around(album.popularity, 8)))),
  };
}
