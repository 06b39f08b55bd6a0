import { setTimeout as sleep } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { createWriteGate, type Half } from '../../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../../src/db/store.ts';

/** One half that writes: many transactions in a row, each noted in turn; as a thread beside the other half. */
export interface GateWriterOrder {
  readonly path: string;
  readonly memory: SharedArrayBuffer;
  readonly half: Half;
  readonly writes: number;
  /** ms between two writes. */
  readonly pauseMs: number;
}

const { path, memory, half, writes, pauseMs }: GateWriterOrder = workerData;
// Waiting for the gate alone does not keep a thread alive.
const alive = setInterval(() => undefined, 1_000);
const database = openSqlite({ path, gate: createWriteGate(memory, half), durability: 'normal' });
const store = createStore(database);
for (let at = 0; at < writes; at += 1) {
  await store.transaction(async (tx) => {
    // A counter that both halves read and write: lost updates would show.
    await tx.facts.set('count', String(Number((await tx.facts.get('count')) ?? '0') + 1));
    const order = (await tx.facts.get('order')) ?? '';
    await tx.facts.set('order', order + half.charAt(0));
    // A transaction that takes its time, as bulk writers do.
    if (half === 'service') await sleep(1);
  });
  if (pauseMs > 0) await sleep(pauseMs);
}
await database.close();
clearInterval(alive);
