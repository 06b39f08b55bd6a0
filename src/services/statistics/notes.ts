import type { Store } from '../../db/store.ts';
import type { TrackId } from '../../domain/ids.ts';
import type { PlaySpan } from '../../domain/listening.ts';
import type { StatsNotes } from '../../domain/statistics/tops.ts';
import type { DaySpan } from '../../domain/statistics/windows.ts';
import type { ListeningSet } from './listening.ts';

/** Far below any dialect's limit of parameters. */
const TRACKS_AT_ONCE = 500;

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
    estimatedPlays: await estimatedPlays(store, listenerId, origins, { fromAt, toAt }),
  };
};

/** Plays whose source tells neither how long they were nor of skips, where another source does: nobody asks otherwise. */
const estimatedPlays = async (
  store: Store,
  listenerId: ListeningSet['listenerId'],
  origins: readonly { readonly kind: string }[],
  span: PlaySpan,
): Promise<number> => {
  const told = origins.filter(({ kind }) => kind === 'import').length;
  return told === 0 || told === origins.length
    ? 0
    : store.read.statisticOwn.estimated(listenerId, span, null);
};

/** The same of some tracks, of all time. */
export const estimatedOf = async (
  store: Store,
  { listenerId, now }: ListeningSet,
  trackIds: readonly TrackId[],
): Promise<number> => {
  let plays = 0;
  for (let at = 0; at < trackIds.length; at += TRACKS_AT_ONCE) {
    const some = trackIds.slice(at, at + TRACKS_AT_ONCE);
    plays += await store.read.statisticOwn.estimated(listenerId, { fromAt: 0, toAt: now }, some);
  }
  return plays;
};

/** The years from the first play on, newest first. */
export const yearsOf = async (store: Store, { memberId, calendar, now }: ListeningSet): Promise<number[]> => {
  const yearAt = (ms: number): number => Math.floor(calendar.monthOf(ms) / 12);
  const firstAt = await store.read.plays.firstAt(memberId);
  if (firstAt === null) return [];
  const [first, last] = [yearAt(firstAt), yearAt(now)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => last - at);
};
