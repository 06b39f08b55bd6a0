import type { HistoryEntry } from './rows.ts';

/** What is in an export, for a test to compare with what an import says. */
export interface ExportCounts {
  /** Lines that are readable. `music + podcasts + audiobooks + lost`, and `repeated` stand in `music` too. */
  rows: number;
  /** Lines with a track, those in video files and repeated ones included. */
  music: number;
  /** Lines that stand there a second time, to the letter. */
  repeated: number;
  podcasts: number;
  audiobooks: number;
  /** Lines that name nothing. */
  lost: number;
  /** Music in private sessions, repeated lines not counted. */
  incognito: number;
  /** Music that was logged later, repeated lines not counted. */
  offline: number;
  /** Music in video files. */
  video: number;
  /** Music that Spotify also shows as recently played, repeated lines not counted. */
  live: number;
  /** Music of under 30 s, repeated lines not counted. */
  short: number;
  /** Of the music, repeated lines not counted. */
  msPlayed: number;
  /** `ts` of the first and last line with music, ms UTC. */
  firstAt: number | null;
  lastAt: number | null;
  /** Lines nobody can read: in damaged files, or with values of the wrong kind. */
  unreadable: number;
}

export const noCounts = (): ExportCounts => ({
  rows: 0,
  music: 0,
  repeated: 0,
  podcasts: 0,
  audiobooks: 0,
  lost: 0,
  incognito: 0,
  offline: 0,
  video: 0,
  live: 0,
  short: 0,
  msPlayed: 0,
  firstAt: null,
  lastAt: null,
  unreadable: 0,
});

export function count(counts: ExportCounts, entry: HistoryEntry): void {
  counts.rows++;
  if (entry.kind === 'podcast') counts.podcasts++;
  if (entry.kind === 'audiobook') counts.audiobooks++;
  if (entry.kind === 'lost') counts.lost++;
  if (entry.kind !== 'music') return;
  counts.music++;
  counts.firstAt = Math.min(counts.firstAt ?? entry.loggedAt, entry.loggedAt);
  counts.lastAt = Math.max(counts.lastAt ?? entry.loggedAt, entry.loggedAt);
  if (entry.isRepeated) {
    counts.repeated++;
    return;
  }
  if (entry.file === 'video') counts.video++;
  if (entry.isLive) counts.live++;
  if (entry.row['incognito_mode'] === true) counts.incognito++;
  if (entry.row['offline'] === true) counts.offline++;
  if (entry.msPlayed < 30_000) counts.short++;
  counts.msPlayed += entry.msPlayed;
}

export function addCounts(into: ExportCounts, more: ExportCounts): void {
  const sums = [
    'rows',
    'music',
    'repeated',
    'podcasts',
    'audiobooks',
    'lost',
    'incognito',
    'offline',
    'video',
    'live',
    'short',
    'msPlayed',
    'unreadable',
  ] as const;
  for (const name of sums) into[name] += more[name];
  if (more.firstAt !== null) into.firstAt = Math.min(into.firstAt ?? more.firstAt, more.firstAt);
  if (more.lastAt !== null) into.lastAt = Math.max(into.lastAt ?? more.lastAt, more.lastAt);
}
