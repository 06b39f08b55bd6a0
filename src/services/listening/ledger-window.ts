import type { PlayRow } from '../../db/repositories/play-rows.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ListenerId, PlayOriginId, TrackId } from '../../domain/ids.ts';
import { COVER_REACH_MS } from '../../domain/listening/closeness.ts';
import { type ChangingRow, coverTier, type ReadRange, settleCover } from '../../domain/listening/cover.ts';
import { playName } from '../../domain/listening/play-name.ts';
import type { PlaySource } from '../../domain/listening.ts';

/** Which source brought an origin's plays. */
export type Kinds = ReadonlyMap<PlayOriginId, PlaySource>;

export interface Window {
  readonly listenerId: ListenerId;
  readonly kinds: Kinds;
  readonly range: ReadRange;
  /** All that is stored within the range, hidden or not. */
  readonly rows: readonly PlayRow[];
  readonly arriving: readonly PlayRow[];
  /** Which of the stored ones go. */
  readonly leaves: (row: PlayRow) => boolean;
}

/** @param beforeMore what has to be written before more than the window is read */
export type Settle = (
  tx: Repositories,
  window: Window,
  beforeMore?: () => Promise<void>,
) => Promise<ReadonlyMap<PlayRow, boolean>>;

/** More names than two sources tell of a listener in weeks. */
const MOST_NAMES = 20_000;

/** Which rows, stored or arriving, have to become covered or uncovered because of what comes and goes. */
export const createSettle = (): Settle => {
  const known = new Map<string, string | null>();
  const nameOf = (artist: string, title: string): string | null => {
    const key = `${artist}\n${title}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_NAMES) known.clear();
    const name = playName(artist, title);
    known.set(key, name);
    return name;
  };

  const namesOf = async (
    tx: Repositories,
    rows: readonly PlayRow[],
  ): Promise<Map<TrackId, string | null>> => {
    const ids = [...new Set(rows.map(({ trackId }) => trackId))];
    const named = await tx.playRows.names(ids);
    return new Map(named.map(({ trackId, artist, title }) => [trackId, nameOf(artist, title)]));
  };

  const settle: Settle = async (tx, window, beforeMore) => {
    const { listenerId, kinds, range, arriving, leaves } = window;
    const sourceOf = (row: PlayRow): PlaySource => {
      const kind = kinds.get(row.originId);
      if (kind === undefined) throw new Error(`Plays of listener ${listenerId} have an origin that is gone.`);
      return kind;
    };
    const close = meeting([...window.rows, ...arriving], sourceOf);
    if (close.length === 0) return new Map();
    const names = await namesOf(tx, close);
    const coming = new Set(arriving);
    const asked = close.map((row): ChangingRow => {
      const facts = { ...row, source: sourceOf(row), name: names.get(row.trackId) ?? null };
      if (coming.has(row)) return { ...facts, change: 'arrives' };
      return leaves(row) ? { ...facts, change: 'leaves' } : facts;
    });
    const settled = settleCover(asked, range);
    if (settled.kind === 'read') {
      const { fromAt, toAt } = settled;
      await beforeMore?.();
      const rows = await tx.playRows.between(listenerId, fromAt, toAt);
      return settle(tx, { ...window, rows, range: { fromAt, toAt } }, beforeMore);
    }
    const changes = new Map<PlayRow, boolean>();
    for (const [at, covered] of settled.covered) {
      const row = close[at];
      if (row !== undefined) changes.set(row, covered);
    }
    return changes;
  };
  return settle;
};

/** Rows that have one of another tier near: all others are plays of their own. In the order of time. */
const meeting = (rows: readonly PlayRow[], sourceOf: (row: PlayRow) => PlaySource): PlayRow[] => {
  const tierOf = (row: PlayRow): number => coverTier({ source: sourceOf(row), flags: row.flags });
  const first = rows[0];
  if (first === undefined || rows.every((row) => tierOf(row) === tierOf(first))) return [];
  const sorted = [...rows].sort((a, b) => a.endedAt - b.endedAt);
  const near = new Set<PlayRow>();
  for (const order of [sorted, sorted.toReversed()]) {
    const last = new Map<number, number>();
    for (const row of order) {
      const mine = tierOf(row);
      for (const [tier, at] of last) {
        if (tier !== mine && Math.abs(row.endedAt - at) <= COVER_REACH_MS) near.add(row);
      }
      last.set(mine, row.endedAt);
    }
  }
  return sorted.filter((row) => near.has(row));
};
