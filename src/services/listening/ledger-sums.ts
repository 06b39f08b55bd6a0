import type { PlayRow } from '../../db/repositories/play-rows.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { MonthEdge, Rollup, RollupRows } from '../../db/repositories/rollups.ts';
import type { ListenerId } from '../../domain/ids.ts';
import { type Calendar, createCalendar } from '../../domain/listening/calendar.ts';
import { isCounted } from '../../domain/listening/play-flags.ts';
import {
  countInto,
  hourOfKey,
  isNothing,
  monthKey,
  newDelta,
  type RollupDelta,
  type Sums,
} from '../../domain/listening/rollup.ts';

/** A row that came (no flags before), went (none after), or is hidden or seen now. */
export interface PlayChange {
  readonly row: PlayRow;
  readonly before: number | null;
  readonly after: number | null;
}

/** The end of time: sums that are complete have no frontier. */
export const COMPLETE = Number.MAX_SAFE_INTEGER;

/** Keeps the sums of a listener right, within the transaction that changes plays. */
export interface SumKeeper {
  /** After the rows are written. */
  keep(tx: Repositories, listenerId: ListenerId, changes: readonly PlayChange[]): Promise<void>;
  /** What plays come to in the zone of a set; nothing is written. */
  count(rollup: Rollup, plays: readonly PlayRow[]): RollupRows;
  calendarOf(timeZone: string): Calendar;
  /** Adds plays that a set does not have yet. */
  addAll(tx: Repositories, rollup: Rollup, plays: readonly PlayRow[]): Promise<void>;
}

/** @param zones calendars are costly to make and few */
export const createSumKeeper = (zones = new Map<string, Calendar>()): SumKeeper => {
  const calendarOf = (timeZone: string): Calendar => {
    const calendar = zones.get(timeZone) ?? createCalendar(timeZone);
    zones.set(timeZone, calendar);
    return calendar;
  };

  const keepOne = async (tx: Repositories, rollup: Rollup, changes: readonly PlayChange[]): Promise<void> => {
    const calendar = calendarOf(rollup.timeZone);
    const delta = newDelta();
    let less = false;
    const lost = new Set<number>();
    for (const { row, before, after } of changes) {
      if (row.endedAt > rollup.builtThrough) continue;
      if (before !== null) {
        const was = { ...row, flags: before };
        countInto(delta, calendar, was, -1);
        less = true;
        if (isCounted(was)) lost.add(monthKey(row.trackId, calendar.monthOf(row.endedAt)));
      }
      if (after !== null) countInto(delta, calendar, row.flags === after ? row : { ...row, flags: after }, 1);
    }
    await tx.rollups.add(rollup.id, rowsOf(delta));
    if (!less) return;
    await tx.rollups.prune(rollup.id, rowsOf(delta, isLess));
    await tx.rollups.setEdges(rollup.id, await edgesOf(tx, rollup, calendar, delta, lost));
  };

  const count: SumKeeper['count'] = (rollup, plays) => {
    const calendar = calendarOf(rollup.timeZone);
    const delta = newDelta();
    for (const play of plays) countInto(delta, calendar, play, 1);
    return rowsOf(delta);
  };

  return {
    calendarOf,
    count,
    keep: async (tx, listenerId, changes) => {
      if (changes.length === 0) return;
      for (const rollup of await tx.rollups.kept(listenerId)) await keepOne(tx, rollup, changes);
    },
    addAll: (tx, rollup, plays) => tx.rollups.add(rollup.id, count(rollup, plays)),
  };
};

const isMore = (sums: Sums): boolean => !isNothing(sums);
const isLess = ({ plays, ms, skips }: Sums): boolean => plays < 0 || ms < 0 || skips < 0;

/** No track has such a number. */
const BEYOND_TRACKS = 2 ** 31;

/** By month, then by track. Numbers sort several times faster than objects. */
const inOrder = (months: RollupDelta['months']): Float64Array => {
  const keys = new Float64Array(months.size);
  let at = 0;
  for (const { month, trackId } of months.values()) {
    keys[at] = month * BEYOND_TRACKS + trackId;
    at += 1;
  }
  return keys.sort();
};

/** The delta in the columns of the tables, in the order of their keys: half the work for the database. @param wanted which of the sums */
const rowsOf = (delta: RollupDelta, wanted: (sums: Sums) => boolean = isMore): RollupRows => {
  const rows: Record<keyof RollupRows, unknown[][]> = { totals: [], months: [], days: [], hours: [] };
  for (const trackId of Float64Array.from(delta.totals.keys()).sort()) {
    const sums = delta.totals.get(trackId);
    if (sums !== undefined && wanted(sums)) rows.totals.push([trackId, sums.plays, sums.ms, sums.skips]);
  }
  for (const key of inOrder(delta.months)) {
    const [month, trackId] = [Math.floor(key / BEYOND_TRACKS), key % BEYOND_TRACKS];
    const sums = delta.months.get(monthKey(trackId, month));
    if (sums === undefined || !wanted(sums)) continue;
    rows.months.push([month, trackId, sums.plays, sums.ms, sums.skips, sums.firstAt, sums.lastAt]);
  }
  for (const [day, sums] of delta.days) {
    if (wanted(sums)) rows.days.push([day, sums.plays, sums.ms, sums.skips]);
  }
  for (const [key, { plays, ms }] of delta.hours) {
    const { month, hourOfWeek } = hourOfKey(key);
    // Hours know no skips.
    if (wanted({ plays, ms, skips: 0 })) rows.hours.push([month, hourOfWeek, plays, ms]);
  }
  return rows;
};

/** When a play went that was the first or the last of its month, the next one has to be looked for. */
const edgesOf = async (
  tx: Repositories,
  rollup: Rollup,
  calendar: Calendar,
  delta: RollupDelta,
  lost: ReadonlySet<number>,
): Promise<MonthEdge[]> => {
  const months = new Map<number, number[]>();
  for (const [key, { trackId, month }] of delta.months) {
    if (!lost.has(key)) continue;
    const tracks = months.get(month);
    if (tracks === undefined) months.set(month, [trackId]);
    else tracks.push(trackId);
  }
  const edges: MonthEdge[] = [];
  for (const [month, tracks] of months) {
    const to = Math.min(calendar.monthStart(month + 1), rollup.builtThrough + 1);
    const found = await tx.rollups.edges(rollup.listenerId, calendar.monthStart(month), to);
    const known = new Map(found.map(([trackId, first, last]) => [Number(trackId), [first, last]]));
    for (const trackId of tracks) {
      const [first, last] = known.get(trackId) ?? [];
      edges.push({ trackId, month, firstAt: timeOf(first), lastAt: timeOf(last) });
    }
  }
  return edges;
};

const timeOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
