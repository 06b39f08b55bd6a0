import { setTimeout as sleep } from 'node:timers/promises';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { ManagedPlaylistId } from '../../domain/ids.ts';

/** A list of wishes that was compared, and written beside the one that counts where it is long. */
export interface ReadyList {
  readonly uris: readonly string[];
  /** The same is wanted, as of this version of the wishes. */
  readonly same: number | null;
  /** Names what was written beside; null: it is short, or the same. */
  readonly token: number | null;
}

/** So few lines are written at once within the transaction that wants them. */
const SHORT = 100;
/** Lines of a transaction: a few milliseconds. */
const BATCH = 250;
const PAUSE_MS = 2;

/**
 * Writes a long list in short transactions to where nothing reads it; `take` makes it the one that counts. Whatever
 * interrupts it, the old list stands until then. Where two are written at once, only the one begun last can take over.
 */
export const stageList = async (
  store: Store,
  id: ManagedPlaylistId,
  version: number,
  uris: readonly string[],
): Promise<ReadyList> => {
  const known = await store.read.managedDesired.uris(id);
  if (known.length === uris.length && uris.every((uri, at) => uri === known[at])) {
    return { uris, same: version, token: null };
  }
  if (Math.max(known.length, uris.length) <= SHORT) return { uris, same: null, token: null };
  const token = await store.transaction((tx) => tx.managedDesired.begin(id));
  while (await store.transaction((tx) => tx.managedDesired.clear(id, token, BATCH))) await sleep(PAUSE_MS);
  for (let at = 0; at < uris.length; at += BATCH) {
    const part = uris.slice(at, at + BATCH);
    if (!(await store.transaction((tx) => tx.managedDesired.stage(id, token, at, part)))) break;
    await sleep(PAUSE_MS);
  }
  return { uris, same: null, token };
};

/** @returns whether something else is wanted now */
export const take = async (
  tx: Repositories,
  id: ManagedPlaylistId,
  version: number,
  { uris, same, token }: ReadyList,
): Promise<boolean> => {
  if (same !== null && same === version) return false;
  if (token !== null && (await tx.managedDesired.switch(id, token))) return true;
  return tx.managedDesired.replace(id, uris);
};
