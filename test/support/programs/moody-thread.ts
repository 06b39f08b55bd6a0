import { parentPort, workerData } from 'node:worker_threads';
import { isThreadStart } from '../../../src/app/thread-protocol.ts';
import { createWriteGate } from '../../../src/db/sqlite/write-gate.ts';

/** A thread that takes the write gate and dies with it when it gets a hint; it stops when told. */
if (parentPort === null || !isThreadStart(workerData)) throw new Error('This runs as a service thread.');
const port = parentPort;
const gate = createWriteGate(workerData.gateMemory, 'service');
port.on('message', async (message: { say: string }) => {
  if (message.say === 'stop') process.exit(0);
  await gate.acquire();
  throw new Error('died while it wrote');
});
port.postMessage({ say: 'ready' });
port.postMessage({ say: 'hint' });
