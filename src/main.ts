import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { runProcess } from './app/process.ts';
import { runServiceThread } from './app/service-thread.ts';
import { isThreadStart } from './app/thread-protocol.ts';

/** The entry: `node src/main.ts` runs both halves, `… bot` or `… service` one of them. */
if (!isMainThread && parentPort !== null && isThreadStart(workerData)) {
  await runServiceThread(workerData, parentPort, process.env);
} else {
  await runProcess(process.argv.slice(2), process.env, new URL(import.meta.url));
}
