import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { isThreadStart } from './app/thread-protocol.ts';

/**
 * The entry: `node src/main.ts` runs both halves, `… bot` or `… service` one of them. Thread and process load only what
 * they run: the other half is as big, and would take its time and memory twice.
 */
if (!isMainThread && parentPort !== null && isThreadStart(workerData)) {
  const { runServiceThread } = await import('./app/service-thread.ts');
  await runServiceThread(workerData, parentPort, process.env);
} else {
  const { runProcess } = await import('./app/process.ts');
  await runProcess(process.argv.slice(2), process.env, new URL(import.meta.url));
}
