import type { NewTrack, SourceLine, TrackArtist } from '../../domain/library.ts';
import { date } from '../facts.ts';
import type { RecentPlay, SpotifyPlaylist, TopArtist } from './port.ts';
import { Artist, Image, Line, Playlist, Track } from './wire.ts';

/**
 * From Spotify's words to ours. `nothing` is an entry that is known not to be a track (a vanished one, an episode);
 * `unreadable` one of a shape we do not know.
 */
type Reading<T> = T | 'nothing' | 'unreadable';

export interface Readings<T> {
  readonly values: readonly T[];
  readonly dropped: number;
  /** There were entries, and not one of them had a known shape: rather a change at Spotify than an empty list. */
  readonly unknownShape: boolean;
}

const LOCAL = 'spotify:local:';

/** A track object, or what else stands in its place. */
export const readTrack = (value: unknown): Reading<NewTrack> => {
  const parsed = Track.safeParse(value);
  if (!parsed.success) return value === null || value === undefined ? 'nothing' : 'unreadable';
  const { type, id, uri, name, album, ...track } = parsed.data;
  if (type != null && type !== 'track') return 'nothing';
  const identity = identityOf(id, uri);
  if (identity === null)
    return isRecord(value) && ('id' in value || 'uri' in value) ? 'nothing' : 'unreadable';
  const title = name?.trim() || (identity.spotifyId === null ? localTitle(identity.uri) : '');
  // What is left of a withdrawn track: an id without any words.
  if (title === '') return 'nothing';
  return {
    ...identity,
    title,
    artists: readArtists(track.artists),
    albumTitle: album?.name || null,
    albumSpotifyId: album?.id ?? null,
    imageUrl: pickImage(album?.images),
    durationMs: track.duration_ms ?? null,
    explicit: track.explicit ?? null,
    isrc: track.external_ids?.isrc?.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') || null,
    releaseDate: date(album?.release_date) ?? null,
  };
};

/**
 * The track of a list's entry: `item` in development mode, `track` with extended quota; in development mode there may
 * also be a `track` that is just `true`.
 */
const trackOfLine = (line: { item?: unknown; track?: unknown }): Reading<NewTrack> => {
  if (!('item' in line) && !('track' in line)) return 'unreadable';
  return readTrack([line.item, line.track].find(isRecord) ?? null);
};

export const readLine = (value: unknown): Reading<SourceLine> => {
  const line = lineOf(value);
  if (typeof line === 'string') return line;
  const track = trackOfLine(line);
  return typeof track === 'string' ? track : { track, addedAt: timeOf(line.added_at) };
};

export const readPlay = (value: unknown): Reading<RecentPlay> => {
  const line = lineOf(value);
  if (typeof line === 'string') return line;
  const track = trackOfLine(line);
  const playedAt = timeOf(line.played_at);
  if (typeof track === 'string') return track;
  return playedAt === null ? 'unreadable' : { track, playedAt };
};

export const readTopArtist = (value: unknown): Reading<TopArtist> => {
  if (value === null) return 'nothing';
  const { data } = Artist.safeParse(value);
  if (!data?.id || !data.name) return 'unreadable';
  return { spotifyId: data.id, name: data.name, imageUrl: pickImage(data.images) };
};

/** An entry of the account's list, or a playlist asked for by id. Without a name it is called by its id. */
export const readPlaylist = (value: unknown): Reading<SpotifyPlaylist> => {
  if (value === null) return 'nothing';
  const { data } = Playlist.safeParse(value);
  if (data === undefined) return 'unreadable';
  return {
    id: data.id,
    name: data.name?.trim() || data.id,
    ownerId: data.owner.id,
    ownerName: data.owner.display_name || null,
    collaborative: data.collaborative ?? false,
    imageUrl: pickImage(data.images),
    trackTotal: data.items?.total ?? data.tracks?.total ?? null,
    snapshotId: data.snapshot_id,
  };
};

/** Reads every entry by itself and counts what is left out. */
export const readAll = <T extends object>(
  values: readonly unknown[],
  read: (value: unknown) => Reading<T>,
): Readings<T> => {
  const readings = values.map(read);
  const known = readings.filter((reading) => typeof reading !== 'string');
  const unreadable = readings.some((reading) => reading === 'unreadable');
  return {
    values: known,
    dropped: readings.length - known.length,
    unknownShape: unreadable && known.length === 0,
  };
};

const lineOf = (value: unknown) => {
  if (value === null) return 'nothing';
  return Line.safeParse(value).data ?? 'unreadable';
};

const identityOf = (
  id: string | null | undefined,
  uri: string | null | undefined,
): Pick<NewTrack, 'spotifyId' | 'uri'> | null => {
  if (id) return { spotifyId: id, uri: `spotify:track:${id}` };
  return uri?.startsWith(LOCAL) === true ? { spotifyId: null, uri } : null;
};

/** `spotify:local:artist:album:title:seconds`, each part as in a form: `+` is a space. */
const localTitle = (uri: string): string => {
  const part = uri.slice(LOCAL.length).split(':')[2] ?? '';
  try {
    return decodeURIComponent(part.replaceAll('+', ' ')).trim();
  } catch {
    // A lone per cent sign in a file's name.
    return part.trim();
  }
};

const readArtists = (values: readonly unknown[] | null | undefined): TrackArtist[] =>
  (values ?? []).flatMap((value) => {
    const { data } = Artist.safeParse(value);
    return data?.name ? [{ spotifyId: data.id || null, name: data.name }] : [];
  });

/** Large enough for a card's corner, small enough to load fast. */
const SMALLEST_WIDTH = 200;

export const pickImage = (values: readonly unknown[] | null | undefined): string | null => {
  const images = (values ?? []).flatMap((value) => Image.safeParse(value).data ?? []);
  const enough = images
    .filter(({ width }) => (width ?? 0) >= SMALLEST_WIDTH)
    .sort((a, b) => (a.width ?? 0) - (b.width ?? 0));
  return (enough[0] ?? images[0])?.url ?? null;
};

const timeOf = (text: string | null | undefined): number | null => {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? null : time;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
