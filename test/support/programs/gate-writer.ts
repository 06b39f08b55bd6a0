import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openSqlite } from '../../../src/db/sqlite/open.ts';
import { createWriteGate, type Half } from '../../../src/db/sqlite/write-gate.ts';
import { createStore } from '../../../src/db/store.ts';

/** One half that writes: many transactions in a row; as a thread beside the other half. */
export interface GateWriterOrder {
  readonly path: string;
  readonly memory: SharedArrayBuffer;
  /** Counts the service's transactions. */
  readonly served: SharedArrayBuffer;
  readonly half: Half;
  readonly writes: number;
  /** ms between two writes. */
  readonly pauseMs: number;
}

const order: GateWriterOrder = workerData;
const { path, memory, half, writes, pauseMs } = order;
const served = new Int32Array(order.served);
// Waiting for the gate alone does not keep a thread alive.
const alive = setInterval(() => undefined, 1_000);
const database = openSqlite({ path, gate: createWriteGate(memory, half), durability: 'normal' });
const store = createStore(database);
/** How many transactions of the service each of ours had to wait for. */
const waits: number[] = [];
for (let at = 0; at < writes; at += 1) {
  const before = Atomics.load(served, 0);
  await store.transaction(async (tx) => {
    waits.push(Atomics.load(served, 0) - before);
    // A counter that both halves read and write: lost updates would show.
    await tx.facts.set('count', String(Number((await tx.facts.get('count')) ?? '0') + 1));
    if (half === 'bot') return;
    // A transaction that takes its time, as bulk writers do.
    await sleep(1);
    Atomics.add(served, 0, 1);
  });
  if (pauseMs > 0) await sleep(pauseMs);
}
await database.close();
clearInterval(alive);
parentPort?.postMessage(waits);
