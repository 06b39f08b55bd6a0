import { z } from 'zod';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { Rollup } from '../../db/repositories/rollups.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId } from '../../domain/ids.ts';
import { firstDayOfMonth } from '../../domain/listening/calendar.ts';
import type { SumsChecked } from '../../domain/status.ts';
import type { FactKey } from '../facts.ts';
import type { Enqueue } from '../intents.ts';
import type { SumKeeper } from './ledger-sums.ts';
import { playsRebuild } from './sums-work.ts';

/** Looks whether stored sums are those of the plays. They always should be; this is how we would know. */
export interface RollupCheck {
  /** Counts a month of up to so many listeners anew, each night of others. */
  run(now: number, signal: AbortSignal): Promise<SumsChecked>;
  /** Orders what is missing. Cheap when nothing is. */
  orderMissing(): Promise<number>;
}

/** Where the last result is kept. */
export const SUMS_CHECKED: FactKey = 'plays.sumsChecked';
const LISTENERS = 50;

const Checked = z.object({ at: z.number(), listeners: z.number(), drifted: z.number(), missing: z.number() });

/** What the last look found; null before the first. */
export const lastSumsCheck = async (read: Pick<Reads, 'facts'>): Promise<SumsChecked | null> => {
  const kept = await read.facts.get(SUMS_CHECKED);
  return kept === null ? null : Checked.parse(JSON.parse(kept));
};

export const createRollupCheck = (deps: {
  store: Store;
  sums: SumKeeper;
  enqueue: Enqueue;
  /** 0 … 1 */
  random: () => number;
  /** Told of each set that is wrong, for the log. @param month year × 12 + month */
  onDrift: (memberId: MemberId, month: number) => void;
}): RollupCheck => {
  const { store, sums, enqueue, random, onDrift } = deps;

  const isRight = async (from: Pick<Reads, 'playRows' | 'rollupChecks'>, rollup: Rollup, month: number) => {
    const calendar = sums.calendarOf(rollup.timeZone);
    const span = [calendar.monthStart(month), calendar.monthStart(month + 1) - 1] as const;
    const counted = sums.count(rollup, await from.playRows.between(rollup.listenerId, ...span));
    const days = { month, fromDay: firstDayOfMonth(month), toDay: firstDayOfMonth(month + 1) };
    const stored = await from.rollupChecks.stored(rollup.id, days);
    const [first, ...others] = (await from.rollupChecks.whole(rollup.id)).map((one) => JSON.stringify(one));
    return (
      isSame(counted.months, stored.months) &&
      isSame(counted.days, stored.days) &&
      isSame(counted.hours, stored.hours) &&
      others.every((one) => one === first)
    );
  };

  /** Any month in which they listened. */
  const monthOf = async (rollup: Rollup): Promise<number | null> => {
    const { first, last } = await store.read.playRows.span(rollup.listenerId);
    if (first === null || last === null) return null;
    const { monthOf: at } = sums.calendarOf(rollup.timeZone);
    return at(first) + Math.floor(random() * (at(last) - at(first) + 1));
  };

  const orderMissing = async (): Promise<number> => {
    const missing = await store.read.rollupChecks.missing();
    await order(missing);
    return missing.length;
  };
  const order = (members: readonly MemberId[]): Promise<void> =>
    store.transaction(async (tx) => {
      for (const memberId of members) await enqueue(tx, playsRebuild(memberId));
    });

  return {
    orderMissing,
    run: async (now, signal) => {
      const all = await store.read.rollupChecks.sample(0, Number.MAX_SAFE_INTEGER);
      const start = Math.floor(random() * all.length);
      const drifted: MemberId[] = [];
      const chosen = [...all.slice(start), ...all.slice(0, start)].slice(0, LISTENERS);
      for (const rollup of chosen) {
        signal.throwIfAborted();
        const month = await monthOf(rollup);
        if (month === null || (await isRight(store.read, rollup, month))) continue;
        // Somebody may have written between two questions: within a transaction nobody does.
        const right = await store.transaction(async (tx) => {
          const [still] = (await tx.rollups.kept(rollup.listenerId)).filter(({ id }) => id === rollup.id);
          return still?.state !== 'active' || (await isRight(tx, rollup, month));
        });
        if (right) continue;
        drifted.push(rollup.memberId);
        onDrift(rollup.memberId, month);
      }
      await order(drifted);
      const missing = await orderMissing();
      const result = { at: now, listeners: chosen.length, drifted: drifted.length, missing };
      await store.transaction((tx) => tx.facts.set(SUMS_CHECKED, JSON.stringify(result)));
      return result;
    },
  };
};

const isSame = (a: readonly (readonly unknown[])[], b: readonly (readonly unknown[])[]): boolean =>
  JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));

/** By the two columns that every kind begins with. */
const inOrder = (rows: readonly (readonly unknown[])[]) =>
  [...rows].sort(([a, x], [b, y]) => Number(a) - Number(b) || Number(x) - Number(y));
