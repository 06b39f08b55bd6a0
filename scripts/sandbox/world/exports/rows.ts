import { DAY, HOUR, SECOND } from '../clock.ts';
import type { World } from '../contract.ts';
import { byText, createRandom, type Random } from '../random.ts';
import type { WorldTrack } from '../types.ts';

/** One line of an extended streaming history. Which keys it has depends on its age; every value may be null. */
export type HistoryRow = Record<string, string | number | boolean | null>;

export interface HistoryOptions {
  /** How far back, from the world's now. Default 3. */
  years?: number;
  /** Streams a day. Default 12. */
  perDay?: number;
}

export interface History {
  /** In the order of `ts`. */
  audio: HistoryRow[];
  video: HistoryRow[];
}

const isoSeconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/**
 * Years of streams of one account. The last months are the plays the world remembers, so that an import overlaps with
 * what the Web API says; before that, streams of liked tracks. With the quirks of real exports: rows logged offline
 * under one time stamp, exact duplicates, private sessions, podcasts, audiobooks, lost metadata, zero and absurd lengths.
 */
export function streamingHistory(world: World, accountId: string, options: HistoryOptions = {}): History {
  const random = createRandom(world.seed, `export/${accountId}`);
  const account = world.account(accountId);
  if (!account) throw new Error(`There is no account ${accountId} in this world.`);
  const { catalogue } = world;
  const now = world.now();
  const plays = world.plays(accountId).filter(({ playedAt }) => playedAt <= now);
  const remembered = plays[0]?.playedAt ?? now;
  const liked = world
    .likes(accountId)
    .slice(0, 1_500)
    .flatMap(({ trackId }) => catalogue.track(trackId) ?? []);
  const streams: { track: WorldTrack; endedAt: number; msPlayed: number }[] = [];
  for (let day = now - (options.years ?? 3) * 365 * DAY; day < remembered - DAY; day += DAY) {
    let at = day + random.int(6, 18) * HOUR;
    for (let left = random.int(0, (options.perDay ?? 12) * 2); left > 0 && liked.length > 0; left--) {
      const track = random.pick(liked);
      const msPlayed = random.chance(0.2) ? random.int(0, 29_000) : track.durationMs;
      at += msPlayed + random.int(0, 5) * SECOND;
      streams.push({ track, endedAt: at, msPlayed });
    }
  }
  for (const play of plays) {
    const track = catalogue.track(play.trackId);
    if (track) streams.push({ track, endedAt: play.playedAt, msPlayed: play.msPlayed });
  }
  const audio = streams.map((stream) => trackRow(world, random, account.country, stream));
  const strange = strangeRows(world, random, account.country, now);
  const offline = logOffline(audio);
  const twice = random.sample(audio, Math.ceil(audio.length / 400)).map((row) => ({ ...row }));
  const byTime = (a: HistoryRow, b: HistoryRow): number => byText(String(a['ts']), String(b['ts']));
  return {
    audio: [...offline, ...strange, ...twice].sort(byTime),
    video: videoRows(world, random, account.country, now).sort(byTime),
  };
}

function trackRow(
  { catalogue }: World,
  random: Random,
  country: string,
  stream: { track: WorldTrack; endedAt: number; msPlayed: number },
): HistoryRow {
  const { track, endedAt, msPlayed } = stream;
  const album = catalogue.album(track.albumId);
  const finished = msPlayed === track.durationMs;
  const startedAt = endedAt - msPlayed;
  return {
    ...emptyRow(endedAt, msPlayed, random.chance(0.01) ? 'ZZ' : country),
    platform: random.pick(['ios', 'android', 'windows', 'osx', 'web_player', 'cast']),
    master_metadata_track_name: track.name,
    master_metadata_album_artist_name: catalogue.artist(album?.artistIds[0] ?? '')?.name ?? null,
    master_metadata_album_album_name: album?.name ?? null,
    spotify_track_uri: `spotify:track:${track.id}`,
    reason_start: random.pick(['trackdone', 'clickrow', 'fwdbtn', 'playbtn', 'unknown']),
    reason_end: finished ? 'trackdone' : random.pick(['fwdbtn', 'endplay', 'logout', 'unexpected-exit']),
    shuffle: random.chance(0.4),
    skipped: random.chance(0.1) ? null : !finished,
    // Seconds, nothing or zero: whatever the client of the day wrote.
    offline_timestamp: random.chance(0.05) ? null : random.chance(0.05) ? 0 : Math.floor(startedAt / 1000),
    incognito_mode: random.chance(0.01),
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

/** Every few hundred rows, ten in a row were heard in a tunnel: one time stamp for all, their starts stand elsewhere. */
function logOffline(rows: readonly HistoryRow[]): HistoryRow[] {
  return rows.map((row, at) => {
    if (at % 300 >= 10) return row;
    const synced = rows[Math.min(rows.length - 1, at - (at % 300) + 9)]?.['ts'] ?? null;
    const startedAt = Date.parse(String(row['ts'])) - Number(row['ms_played']);
    return { ...row, ts: synced, offline: true, offline_timestamp: Math.floor(startedAt / 1000) };
  });
}

function strangeRows({ catalogue }: World, random: Random, country: string, now: number): HistoryRow[] {
  const at = (daysAgo: number): number => now - daysAgo * DAY - random.int(0, 20) * HOUR;
  const podcasts = catalogue.episodes.slice(0, 5).map((episode, index) => ({
    ...emptyRow(at(20 + index), episode.durationMs, country),
    episode_name: episode.name,
    episode_show_name: episode.showName,
    spotify_episode_uri: `spotify:episode:${episode.id}`,
  }));
  const audiobook = {
    ...emptyRow(at(41), 1_900_000, country),
    audiobook_title: 'The Quiet Harbour',
    audiobook_uri: 'spotify:show:0000000000000000000000',
    audiobook_chapter_uri: 'spotify:episode:1111111111111111111111',
    audiobook_chapter_title: 'Chapter 1',
  };
  const lost = {
    ...emptyRow(at(60), 200_000, country),
    platform: null,
    reason_start: null,
    reason_end: null,
  };
  return [...podcasts, audiobook, lost];
}

function videoRows(world: World, random: Random, country: string, now: number): HistoryRow[] {
  const clips = random.sample(world.catalogue.tracks, 6).map((track, index) =>
    trackRow(world, random, country, {
      track,
      endedAt: now - (index + 5) * DAY,
      msPlayed: track.durationMs,
    }),
  );
  const [episode] = world.catalogue.episodes;
  const endless = {
    ...emptyRow(now - 12 * DAY, 11 * HOUR, country),
    episode_name: episode?.name ?? null,
    episode_show_name: episode?.showName ?? null,
    spotify_episode_uri: episode ? `spotify:episode:${episode.id}` : null,
  };
  return [...clips, endless];
}
