import { isTextTrack } from '../text-track.ts';
import { type ExportForm, type ExportPlay, type ExportRow, NOT_JSON, NOT_TEXT } from './rows.ts';
import { readTime, startOfOffline } from './times.ts';

/** Longer than any real play (video podcasts of 15 h are seen): a broken counter. */
const LONGEST_MS = 7 * 24 * 3_600_000;
/** All flags there are. */
const MAX_FLAGS = 2 ** 16;
/** Longer names are cut. */
const MAX_NAME = 500;
const MAX_URI = 1_100;
const TRACK = 'spotify:track:';
const TRACK_LENGTH = TRACK.length + 22;
const LINK = /^https:\/\/open\.spotify\.com\/(?:[\w-]+\/)?track\/([A-Za-z0-9]{22})(?:[?#]|$)/;
/**
 * So far behind its minute stands a play of which only that is known. Exact stamps are of whole seconds: one that ends with
 * the very minute has another key, and both can be kept.
 */
const BEHIND_MINUTE_MS = 1;
const CONTROLS = /\p{Cc}+/gu;

type Row = Readonly<Record<string, unknown>>;

const PODCAST: ExportRow = { kind: 'podcast' };
const AUDIOBOOK: ExportRow = { kind: 'audiobook' };
const SHAPE: ExportRow = { kind: 'broken', why: 'shape' };
const TIME: ExportRow = { kind: 'broken', why: 'time' };
const DURATION: ExportRow = { kind: 'broken', why: 'duration' };
const NO_TRACK: ExportRow = { kind: 'broken', why: 'no_track' };

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Which export a row is of, by its keys; null when it is of none. File names change with the years. */
export const formOf = (value: unknown): ExportForm | null => {
  if (!isRow(value)) return null;
  if ('ts' in value && 'ms_played' in value) return 'extended';
  if (!('endTime' in value && 'msPlayed' in value)) return null;
  return 'podcastName' in value || 'episodeName' in value ? 'podcasts' : 'short';
};

/** What one row of an export is. @param now times after tomorrow are broken, ms UTC */
export const readExportRow = (value: unknown, now: number): ExportRow => {
  if (value === NOT_JSON) return NOT_JSON;
  if (value === NOT_TEXT) return NOT_TEXT;
  if (!isRow(value)) return SHAPE;
  if ('ts' in value) return extendedRow(value, now);
  return 'endTime' in value ? shortRow(value, now) : SHAPE;
};

const extendedRow = (row: Row, now: number): ExportRow => {
  const uri = trackUri(row['spotify_track_uri']) ?? ownUri(row['segue_uri']);
  if (uri === null && isNamed(row['spotify_episode_uri'], row['episode_name'])) return PODCAST;
  if (uri === null && isNamed(row['audiobook_uri'], row['audiobook_chapter_uri'], row['audiobook_title'])) {
    return AUDIOBOOK;
  }
  const stamp = readTime(row['ts'], now);
  if (stamp === null) return TIME;
  const msPlayed = durationOf(row['ms_played']);
  if (msPlayed === undefined) return DURATION;
  const title = nameOf(row['master_metadata_track_name']);
  const artist = nameOf(row['master_metadata_album_artist_name']);
  if (uri === null && (title === '' || artist === '')) return NO_TRACK;
  const album = nameOf(row['master_metadata_album_album_name']);
  const offline = row['offline'] === true;
  const incognito = row['incognito_mode'] === true;
  const start = offline ? startOfOffline(stamp, row['offline_timestamp']) : null;
  const play: ExportPlay = {
    uri,
    title,
    artist,
    album: album === '' ? null : album,
    endedAt: start === null ? stamp : start + (msPlayed ?? 0),
    msPlayed,
    skipped: boolOf(row['skipped']),
    shuffle: boolOf(row['shuffle']),
    offline,
    startStamped: start !== null,
    incognito,
    reasonEnd: typeof row['reason_end'] === 'string' ? row['reason_end'] : null,
    flags: flagsOf(row['segue_flags']),
    coarse: false,
  };
  // In an export of ours it stands because the member wanted it once.
  return { kind: incognito && play.flags === null ? 'incognito' : 'play', play };
};

const shortRow = (row: Row, now: number): ExportRow => {
  if (isNamed(row['podcastName'], row['episodeName'])) return PODCAST;
  const endedAt = readTime(row['endTime'], now);
  if (endedAt === null) return TIME;
  const msPlayed = durationOf(row['msPlayed']);
  if (msPlayed === undefined) return DURATION;
  const title = nameOf(row['trackName']);
  const artist = nameOf(row['artistName']);
  if (title === '' || artist === '') return NO_TRACK;
  const play: ExportPlay = {
    uri: trackUri(row['trackUri']),
    title,
    artist,
    album: null,
    endedAt: endedAt + BEHIND_MINUTE_MS,
    msPlayed,
    skipped: null,
    shuffle: null,
    offline: false,
    startStamped: false,
    incognito: false,
    reasonEnd: null,
    flags: null,
    coarse: true,
  };
  return { kind: 'play', play };
};

/** What an export of ours says of a play beyond Spotify's words; whether it counts is for the ledger to say. */
const flagsOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < MAX_FLAGS ? value : null;

const isNamed = (...values: readonly unknown[]): boolean =>
  values.some((value) => typeof value === 'string' && value !== '');

const boolOf = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

/** Null when the row does not say, undefined for what cannot be. */
const durationOf = (value: unknown): number | null | undefined => {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number' || !(value >= 0 && value <= LONGEST_MS)) return undefined;
  return Math.round(value);
};

const nameOf = (value: unknown): string => {
  if (typeof value !== 'string' || value === '') return '';
  const clean = value.isWellFormed() ? value : value.toWellFormed();
  const plain = (hasControls(clean) ? clean.replace(CONTROLS, ' ') : clean).trim();
  return plain.length > MAX_NAME ? plain.slice(0, MAX_NAME).toWellFormed() : plain;
};

const hasControls = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 32 || (code >= 127 && code < 160)) return true;
  }
  return false;
};

const trackUri = (value: unknown): string | null => {
  if (typeof value !== 'string') return null;
  if (value.length === TRACK_LENGTH && value.startsWith(TRACK)) return isId(value) ? value : null;
  if (value.startsWith('spotify:local:')) return value.length <= MAX_URI ? value.toWellFormed() : null;
  const id = LINK.exec(value)?.[1];
  return id === undefined ? null : TRACK + id;
};

/** How an export of ours calls a track of words alone: the very one. */
const ownUri = (value: unknown): string | null =>
  typeof value === 'string' && isTextTrack(value) && value.length <= MAX_URI ? value.toWellFormed() : null;

const isId = (uri: string): boolean => {
  for (let at = TRACK.length; at < uri.length; at += 1) {
    const code = uri.charCodeAt(at);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
    if (!isLetter && !(code >= 48 && code <= 57)) return false;
  }
  return true;
};
