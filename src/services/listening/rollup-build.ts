import { setTimeout as sleep } from 'node:timers/promises';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Rollup } from '../../db/repositories/rollups.ts';
import type { Store } from '../../db/store.ts';
import type { ListenerId, MemberId } from '../../domain/ids.ts';
import { partOf } from './ledger-parts.ts';
import { COMPLETE, type SumKeeper } from './ledger-sums.ts';

/** Makes a member's sums anew from their plays, beside the ones that count. */
export interface RollupBuild {
  /**
   * In short transactions, while plays come and go. Goes on where an interrupted one stopped, unless the member's time
   * zone is another one since. At its end the new sums take the place of the old ones, which are deleted.
   * @returns how many rows were read; null for who never had a play
   */
  run(
    memberId: MemberId,
    signal: AbortSignal,
    progress?: (fraction: number) => Promise<void>,
  ): Promise<number | null>;
  /** Deletes old sums that an interrupted run has left. */
  clean(signal: AbortSignal): Promise<void>;
}

const ROWS_AT_ONCE = 4_000;
const DELETED_AT_ONCE = 4_000;
/** Lets the other half write in between. */
const PAUSE_MS = 2;
const NOTHING_YET = -1;

export const createRollupBuild = (deps: {
  store: Store;
  sums: SumKeeper;
  /** How long old sums stay for whoever is reading them at the change, ms. */
  graceMs?: number;
}): RollupBuild => {
  const { store, sums, graceMs = 0 } = deps;

  /** Adds the next part. Null: the set is complete and counts now. */
  const step = async (
    tx: Repositories,
    memberId: MemberId,
    listenerId: ListenerId,
  ): Promise<number | null> => {
    const rollup = await begun(tx, memberId, listenerId);
    const part = await partOf(tx, listenerId, rollup.builtThrough, ROWS_AT_ONCE);
    await sums.addAll(tx, rollup, part.rows);
    if (part.next !== null) {
      await tx.rollups.setBuiltThrough(rollup.id, part.next);
      return part.rows.length;
    }
    for (const other of await tx.rollups.kept(listenerId)) {
      if (other.id !== rollup.id) await tx.rollups.setState(other.id, 'retired');
    }
    await tx.rollups.setBuiltThrough(rollup.id, COMPLETE);
    await tx.rollups.setState(rollup.id, 'active');
    // What was read of the old sums is right still, but may be of another time zone.
    await tx.playOrigins.changed(listenerId);
    return null;
  };

  const cleanOne = async (listenerId: ListenerId, signal: AbortSignal): Promise<void> => {
    for (const { id } of await store.read.rollups.retired(listenerId)) {
      while (await store.transaction((tx) => tx.rollups.deletePart(id, DELETED_AT_ONCE))) {
        signal.throwIfAborted();
        await sleep(PAUSE_MS);
      }
    }
  };

  return {
    clean: async (signal) => {
      for (const listenerId of await store.read.rollups.withRetired()) await cleanOne(listenerId, signal);
    },
    run: async (memberId, signal, progress) => {
      const listenerId = await store.read.playOrigins.listener(memberId);
      if (listenerId === null) return null;
      const all = Math.max(1, await store.read.playRows.count(listenerId));
      let read = 0;
      for (;;) {
        signal.throwIfAborted();
        const rows = await store.transaction((tx) => step(tx, memberId, listenerId));
        if (rows === null) break;
        read += rows;
        await progress?.(Math.min(1, read / all));
        await sleep(PAUSE_MS);
      }
      await sleep(graceMs, undefined, { signal });
      await cleanOne(listenerId, signal);
      return all;
    },
  };
};

/** The set that is being built in the member's time zone; a new one when there is none. */
const begun = async (tx: Repositories, memberId: MemberId, listenerId: ListenerId): Promise<Rollup> => {
  const timeZone = (await tx.members.find(memberId))?.timeZone ?? 'UTC';
  const building = (await tx.rollups.kept(listenerId)).filter(({ state }) => state === 'building');
  const mine = building.find((rollup) => rollup.timeZone === timeZone);
  for (const { id } of building) if (id !== mine?.id) await tx.rollups.setState(id, 'retired');
  if (mine !== undefined) return mine;
  const made = { listenerId, timeZone, state: 'building', builtThrough: NOTHING_YET } as const;
  return { id: await tx.rollups.create(made), ...made };
};
