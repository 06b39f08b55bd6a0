import type { PlaySource } from '../../listening.ts';
import { COVERED, DISOWNED, factsOf, isCounted } from '../play-flags.ts';
import { isTextTrack } from '../text-track.ts';

/** A play as it goes back to its listener. */
export interface ExportedPlay {
  /** ms UTC */
  readonly endedAt: number;
  readonly msPlayed: number;
  readonly flags: number;
  readonly source: PlaySource;
  readonly uri: string;
  readonly title: string;
  readonly artists: readonly string[];
  readonly album: string | null;
}

/**
 * A row of JSON in the words of Spotify's own export, so that whatever reads that reads this, Segue too; what Spotify has
 * no words for stands under names of ours.
 */
export const jsonRow = (play: ExportedPlay): Readonly<Record<string, unknown>> => {
  const { shuffle, skipped, offline, incognito, estimated, endReason } = factsOf(play.flags);
  return {
    ts: isoOf(play.endedAt),
    ms_played: play.msPlayed,
    master_metadata_track_name: play.title,
    master_metadata_album_artist_name: play.artists[0] ?? null,
    master_metadata_album_album_name: play.album,
    spotify_track_uri: isTextTrack(play.uri) ? null : play.uri,
    reason_end: endReason === 'unsaid' ? null : endReason,
    shuffle,
    skipped: skipped === 'unknown' ? null : skipped === 'yes',
    offline,
    offline_timestamp: null,
    incognito_mode: incognito,
    ...(isTextTrack(play.uri) ? { segue_uri: play.uri } : {}),
    segue_artists: play.artists,
    segue_source: play.source,
    segue_estimated: estimated,
    segue_flags: play.flags & ~(COVERED | DISOWNED),
  };
};

export const CSV_HEAD = [
  'ended_at',
  'started_at',
  'ms_played',
  'title',
  'artists',
  'album',
  'uri',
  'source',
  'counts_as_play',
  'estimated',
  'skipped',
  'shuffle',
  'offline',
  'private_session',
  'reason_end',
] as const;

/** A line of CSV without its end, the columns of {@link CSV_HEAD}. */
export const csvLine = (play: ExportedPlay): string => {
  const { shuffle, skipped, offline, incognito, estimated, endReason } = factsOf(play.flags);
  const columns: Record<(typeof CSV_HEAD)[number], string | number | boolean> = {
    ended_at: isoOf(play.endedAt),
    started_at: isoOf(play.endedAt - play.msPlayed),
    ms_played: play.msPlayed,
    title: play.title,
    artists: play.artists.join('; '),
    album: play.album ?? '',
    uri: isTextTrack(play.uri) ? '' : play.uri,
    source: play.source,
    counts_as_play: isCounted(play),
    estimated,
    skipped: skipped === 'unknown' ? '' : skipped === 'yes',
    shuffle,
    offline,
    private_session: incognito,
    reason_end: endReason === 'unsaid' ? '' : endReason,
  };
  return CSV_HEAD.map((name) => cell(columns[name])).join(',');
};

/** Without the fraction where there is none: as Spotify writes it. */
const isoOf = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

/** A spreadsheet takes what begins with these for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (value: string | number | boolean): string => {
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
