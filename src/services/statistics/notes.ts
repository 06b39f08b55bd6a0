import type { Store } from '../../db/store.ts';
import type { StatsNotes } from '../../domain/statistics/tops.ts';
import type { DaySpan } from '../../domain/statistics/windows.ts';
import type { ListeningSet } from './listening.ts';

/** What the reader of a window's numbers should know. @param span null: all time */
export const notesOf = async (
  store: Store,
  { memberId, listenerId, calendar, now }: ListeningSet,
  span: DaySpan | null,
): Promise<StatsNotes> => {
  const fromAt = span === null ? 0 : calendar.dayStart(span.fromDay);
  const toAt = span === null ? now : Math.min(now, calendar.dayStart(span.toDay + 1));
  const gaps = await store.read.plays.gapsWithin(memberId, { fromAt, toAt });
  const origins = await store.read.playOrigins.of(listenerId);
  const told = gaps.flatMap(({ missingMs }) =>
    missingMs === null || missingMs === undefined ? [] : [missingMs],
  );
  return {
    gaps: gaps.length,
    missingMs: told.length === 0 ? null : told.reduce((sum, ms) => sum + ms, 0),
    estimated: origins.some(({ kind }) => kind !== 'import'),
    skipsKnown: origins.some(({ kind }) => kind === 'import'),
  };
};

/** The years from the first play on, newest first. */
export const yearsOf = async (store: Store, { memberId, calendar, now }: ListeningSet): Promise<number[]> => {
  const yearAt = (ms: number): number => Math.floor(calendar.monthOf(ms) / 12);
  const firstAt = await store.read.plays.firstAt(memberId);
  if (firstAt === null) return [];
  const [first, last] = [yearAt(firstAt), yearAt(now)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => last - at);
};
