import { SECOND } from '../world/clock.ts';
import type { Random } from '../world/random.ts';
import type { Stream } from './heard.ts';

/** One line of an extended streaming history. Which keys it has depends on its age; every value may be null. */
export type HistoryRow = Record<string, string | number | boolean | null>;

export type EntryKind = 'music' | 'podcast' | 'audiobook' | 'lost';

/** A line and what really happened. */
export interface HistoryEntry {
  row: HistoryRow;
  kind: EntryKind;
  file: 'audio' | 'video';
  /** The same line stands there already. */
  isRepeated: boolean;
  isLive: boolean;
  /** The true end of the stream, ms UTC; `ts` of the row may be seconds off, or hours when the player was offline. */
  endedAt: number;
  /** What `ts` says, ms UTC. */
  loggedAt: number;
  msPlayed: number;
}

/** What distorts every line of one export. */
export interface Distortion {
  country: string;
  /** How far the end in the export is from the one that Spotify shows as recently played, at most, ms. */
  jitterMs: number;
  /** Of `offline_timestamp`. */
  unit: 's' | 'ms';
}

const isoSeconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

const platforms = ['ios', 'android', 'windows', 'osx', 'web_player', 'cast'] as const;
const starts = ['trackdone', 'clickrow', 'fwdbtn', 'playbtn', 'unknown'] as const;
const earlyEnds = ['fwdbtn', 'endplay', 'logout', 'unexpected-exit', 'backbtn'] as const;

export function musicEntry(
  random: Random,
  { country, jitterMs, unit }: Distortion,
  stream: Stream,
): HistoryEntry {
  const { track, endedAt, msPlayed, isLive, syncedAt } = stream;
  const isOffline = syncedAt !== null;
  const jitter = isLive ? random.int(-jitterMs, jitterMs) : 0;
  const loggedAt = Math.floor((syncedAt ?? endedAt + jitter) / SECOND) * SECOND;
  const startedAt = endedAt - msPlayed;
  const finished = msPlayed === track.durationMs;
  const luck = random.next();
  const offlineTimestamp =
    luck < 0.05 ? null : luck < 0.1 ? 0 : unit === 's' ? Math.floor(startedAt / 1_000) : startedAt;
  return {
    row: {
      ...emptyRow(loggedAt, msPlayed, random.chance(0.01) ? 'ZZ' : country),
      platform: random.pick(platforms),
      master_metadata_track_name: track.title,
      master_metadata_album_artist_name: track.artist,
      master_metadata_album_album_name: track.album,
      spotify_track_uri: track.uri,
      reason_start: random.pick(starts),
      reason_end: finished ? 'trackdone' : random.pick(earlyEnds),
      shuffle: random.chance(0.4),
      skipped: random.chance(0.1) ? null : !finished,
      offline: isOffline ? true : random.chance(0.03) ? null : false,
      offline_timestamp: offlineTimestamp,
      // What is heard in private is never shown as recently played.
      incognito_mode: !isLive && random.chance(0.01),
    },
    kind: 'music',
    file: 'audio',
    isRepeated: false,
    isLive,
    endedAt,
    loggedAt,
    msPlayed,
  };
}

/** A line without a track: the values of a podcast, of a book, or of nothing at all. */
export function otherEntry(
  kind: Exclude<EntryKind, 'music'>,
  at: number,
  msPlayed: number,
  country: string,
  values: HistoryRow,
): HistoryEntry {
  return {
    row: { ...emptyRow(at, msPlayed, country), ...values },
    kind,
    file: 'audio',
    isRepeated: false,
    isLive: false,
    endedAt: at,
    loggedAt: Math.floor(at / SECOND) * SECOND,
    msPlayed,
  };
}

const emptyRow = (endedAt: number, msPlayed: number, country: string): HistoryRow => ({
  ts: isoSeconds(endedAt),
  platform: 'ios',
  ms_played: msPlayed,
  conn_country: country,
  ip_addr: '192.0.2.17',
  master_metadata_track_name: null,
  master_metadata_album_artist_name: null,
  master_metadata_album_album_name: null,
  spotify_track_uri: null,
  episode_name: null,
  episode_show_name: null,
  spotify_episode_uri: null,
  audiobook_title: null,
  audiobook_uri: null,
  audiobook_chapter_uri: null,
  audiobook_chapter_title: null,
  reason_start: 'clickrow',
  reason_end: 'endplay',
  shuffle: false,
  skipped: false,
  offline: false,
  offline_timestamp: null,
  incognito_mode: false,
});

/** The keys of before 2025: no audiobooks. */
export const withoutAudiobooks = (row: HistoryRow): HistoryRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('audiobook')));

/** The keys of `endsong_*.json`: a user name, an address and a browser, and no audiobooks. */
export function oldRow(row: HistoryRow): HistoryRow {
  const { ip_addr: address, ...kept } = withoutAudiobooks(row);
  return {
    ...kept,
    username: 'someone',
    ip_addr_decrypted: address ?? null,
    user_agent_decrypted: 'unknown',
  };
}
