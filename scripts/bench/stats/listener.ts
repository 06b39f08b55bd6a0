import { createCalendar } from '../../../src/domain/listening/calendar.ts';
import { playFlags } from '../../../src/domain/listening/play-flags.ts';
import {
  countInto,
  newDelta,
  type RollupDelta,
  type RollupPlay,
} from '../../../src/domain/listening/rollup.ts';
import type { Random } from '../suggest/random.ts';
import { TRACKS } from './catalogue.ts';

/** When everybody's history ends: a moment in the middle of a month and of a day. ms UTC */
export const NOW = Date.UTC(2026, 10, 18, 15, 0);
const YEARS = 9;
const SPAN_MS = YEARS * 365.25 * 86_400_000;
/** Different tracks somebody hears in that time. */
const TASTE = 9_000;
export const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'UTC', 'America/Sao_Paulo'] as const;

const FINISHED = playFlags({ skipped: 'no', endReason: 'trackdone' });
const NEXT = playFlags({ skipped: 'yes', endReason: 'fwdbtn' });
const COVERED_LIVE = playFlags({ estimated: true, covered: true });

/**
 * Somebody's plays, ascending: most by day, new tracks all the time, a few heard again and again, some skipped, a few that
 * are hidden because an import tells the same.
 */
export const playsOfListener = (count: number, random: Random): RollupPlay[] => {
  const taste = Array.from({ length: TASTE }, () => 1 + Math.floor(TRACKS * random.next() ** 1.5));
  const step = SPAN_MS / count;
  const plays: RollupPlay[] = [];
  let endedAt = NOW - SPAN_MS;
  for (let at = 0; at < count; at++) {
    endedAt += Math.max(1_000, Math.floor(step * (0.2 + 1.6 * random.next())));
    if (endedAt >= NOW) endedAt = NOW - (count - at);
    // What was found by then, the newest and the best loved more often.
    const known = Math.max(20, Math.floor(((at + 1) / count) * TASTE));
    const back = Math.floor(known * random.next() ** 3);
    const trackId = taste[random.chance(0.6) ? known - 1 - back : back] ?? 1;
    const kind = random.next();
    if (kind < 0.12) plays.push({ trackId, endedAt, msPlayed: 2_000 + random.int(20_000), flags: NEXT });
    else if (kind < 0.14) plays.push({ trackId, endedAt, msPlayed: 210_000, flags: COVERED_LIVE });
    else plays.push({ trackId, endedAt, msPlayed: 40_000 + random.int(260_000), flags: FINISHED });
  }
  return plays;
};

/** Their sums, counted by the code that counts them in Segue. */
export const sumsOfListener = (plays: readonly RollupPlay[], timeZone: string): RollupDelta => {
  const delta = newDelta();
  const calendar = createCalendar(timeZone);
  for (const play of plays) countInto(delta, calendar, play, 1);
  return delta;
};
