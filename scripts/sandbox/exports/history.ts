import { DAY, HOUR } from '../world/clock.ts';
import type { World } from '../world/contract.ts';
import { createRandom, type Random } from '../world/random.ts';
import { type HeardDay, heardBy, type ListenerOptions } from './heard.ts';
import { type Distortion, type HistoryEntry, musicEntry, otherEntry } from './rows.ts';

export interface HistoryOptions extends ListenerOptions {
  /** How far the end of a stream differs from what the Web API says, at most, ms. Default 2 500. */
  jitterMs?: number;
  /** `s`: as since about 2022 (default); `ms`: as before. */
  offlineUnit?: 's' | 'ms';
  /** Exact repetitions, private sessions aside the only quirk that can be left out. Default true. */
  repeats?: boolean;
}

/**
 * The lines of an extended streaming history in the order of `ts`, with the quirks of real ones: lines logged offline
 * under one time stamp, exact duplicates, private sessions, podcasts, audiobooks, lost metadata, zero and absurd
 * lengths. The last months are the plays the world remembers, so that an import overlaps with what the Web API says.
 */
export function historyOf(
  world: World,
  accountId: string,
  options: HistoryOptions = {},
): Generator<HistoryEntry> {
  const account = world.account(accountId);
  if (!account) throw new Error(`There is no account ${accountId} in this world.`);
  return distorted(heardBy(world, accountId, options), {
    // By the day, so that a later export says the same about it.
    randomOf: ({ at }) => createRandom(world.seed, `export/${account.id}/${at}/rows`),
    country: account.country,
    jitterMs: options.jitterMs ?? 2_500,
    unit: options.offlineUnit ?? 's',
    repeats: options.repeats ?? true,
    now: world.now(),
  });
}

interface Spoiling extends Distortion {
  randomOf(day: HeardDay): Random;
  repeats: boolean;
  now: number;
}

/** Lines of days in the order of `ts`; holds a day or two at a time. */
export function* distorted(days: Iterable<HeardDay>, spoiling: Spoiling): Generator<HistoryEntry> {
  const { repeats } = spoiling;
  let waiting: HistoryEntry[] = [];
  for (const day of days) {
    const random = spoiling.randomOf(day);
    const end = day.at + DAY;
    for (const stream of day.streams) {
      const entry = musicEntry(random, spoiling, stream);
      waiting.push(entry);
      if (repeats && random.chance(0.0025))
        waiting.push({ ...entry, row: { ...entry.row }, isRepeated: true });
    }
    waiting.push(...strange(random, spoiling, day).filter(({ endedAt }) => endedAt <= spoiling.now));
    const due = waiting.filter(({ loggedAt }) => loggedAt < end);
    waiting = waiting.filter(({ loggedAt }) => loggedAt >= end);
    yield* due.sort((a, b) => a.loggedAt - b.loggedAt);
  }
  yield* waiting.sort((a, b) => a.loggedAt - b.loggedAt);
}

/** What is no music, or music with pictures: not every day, but on the same days every time. */
function strange(random: Random, spoiling: Spoiling, day: HeardDay): HistoryEntry[] {
  const { country } = spoiling;
  const number = day.at / DAY;
  const at = day.at + 5 * HOUR + (number % 7) * 61_000;
  const episode = {
    episode_name: `Crate Talk ${number % 400}: Low End Theory`,
    episode_show_name: 'Crate Talk',
    spotify_episode_uri: `spotify:episode:${String(number).padStart(22, '0')}`,
  };
  const entries: HistoryEntry[] = [];
  if (number % 45 === 3) entries.push(otherEntry('podcast', at, 2_400_000, country, episode));
  if (number % 97 === 5) entries.push(otherEntry('audiobook', at, 1_900_000, country, chapter));
  if (number % 31 === 7) entries.push(otherEntry('lost', at, 200_000, country, nothing));
  if (number % 120 === 11)
    entries.push({ ...otherEntry('podcast', at, 11 * HOUR, country, episode), file: 'video' });
  const [stream] = day.streams;
  if (stream && number % 60 === 9) {
    const { track } = stream;
    const clip = { track, endedAt: at, msPlayed: track.durationMs, isLive: false, syncedAt: null };
    entries.push({ ...musicEntry(random, spoiling, clip), file: 'video' });
  }
  return entries;
}

const chapter = {
  audiobook_title: 'The Quiet Harbour',
  audiobook_uri: 'spotify:show:0000000000000000000000',
  audiobook_chapter_uri: 'spotify:episode:1111111111111111111111',
  audiobook_chapter_title: 'Chapter 1',
};

const nothing = { platform: null, reason_start: null, reason_end: null, shuffle: null, skipped: null };
