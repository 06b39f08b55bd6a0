import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../clock.ts';
import { freeGateOf } from '../db/sqlite/write-gate.ts';
import type { Family } from '../domain/metrics/exposition.ts';
import type { Log } from '../log.ts';
import type { Hints } from './half.ts';
import type { FromService, ThreadStart, ToService } from './thread-protocol.ts';

/** The service half as a thread of this process: started again when it dies, while the bot half goes on answering. */
export interface ServiceHost {
  readonly hints: Hints;
  /** Resolves when it is ready. @throws {Error} with a sentence when the first start fails for a known reason */
  start(): Promise<void>;
  /** Its numbers; null when it does not answer at once. */
  measure(): Promise<readonly Family[] | null>;
  /** Lets it drain. Resolves when the thread is gone. */
  stop(): Promise<void>;
}

export interface ServiceHostDeps {
  /** The program's own entry: in a thread it becomes the service half. */
  readonly entry: URL;
  readonly gateMemory: SharedArrayBuffer;
  readonly clock: Clock;
  readonly log: Log;
  /** It cannot go on, and a restart does not help. */
  readonly onFatal: (error: Error) => void;
  /** How long to wait for its numbers. */
  readonly measureMs?: number;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A thread that lived this long was fine: the next pause is short again. */
const HEALTHY_MS = 5 * 60_000;
const DRAIN_MS = 7_000;
const MEASURE_MS = 3_000;

export const createServiceHost = (deps: ServiceHostDeps): ServiceHost => {
  const { entry, gateMemory, clock, log, onFatal, measureMs = MEASURE_MS } = deps;
  const listeners: (() => void)[] = [];
  const stopping = new AbortController();
  const first = Promise.withResolvers<void>();
  let worker: Worker | null = null;
  let living: Promise<void> = Promise.resolve();
  let everReady = false;
  const questions = new Map<number, (families: readonly Family[] | null) => void>();
  let asked = 0;

  const tell = (message: ToService): void => worker?.postMessage(message);

  const hear = (message: FromService): void => {
    switch (message.say) {
      case 'hint':
        for (const listener of listeners) listener();
        break;
      case 'ready':
        everReady = true;
        first.resolve();
        break;
      case 'measured':
        questions.get(message.question)?.(message.families);
        break;
      case 'fatal':
        first.reject(new Error(message.sentence));
        if (everReady) onFatal(new Error(message.sentence));
        break;
    }
  };

  /** One life of the thread. Resolves when it is gone, and the gate is free again. */
  const live = async (): Promise<void> => {
    const start: ThreadStart = { gateMemory };
    const thread = new Worker(entry, { workerData: start });
    worker = thread;
    thread.on('message', hear);
    thread.on('error', (error) => log.error({ event: 'lifecycle', what: 'service half crashed' }, error));
    await new Promise((gone) => thread.once('exit', gone));
    worker = null;
    freeGateOf(gateMemory, 'service');
  };

  const keepAlive = async (): Promise<void> => {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const born = clock.elapsed();
      await live();
      first.reject(new Error('The service half ended before it was ready; the log says why.'));
      if (stopping.signal.aborted || !everReady) return;
      if (clock.elapsed() - born > HEALTHY_MS) pause = FIRST_PAUSE_MS;
      log.warn({ event: 'lifecycle', what: 'service half restarts', detail: `in ${pause / 1_000} s` });
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
    }
  };

  return {
    hints: { send: () => tell({ say: 'hint' }), onHint: (listener) => void listeners.push(listener) },
    start: async () => {
      living = keepAlive();
      await first.promise;
    },
    measure: async () => {
      asked += 1;
      const question = asked;
      const answer = Promise.withResolvers<readonly Family[] | null>();
      questions.set(question, answer.resolve);
      const late = setTimeout(() => answer.resolve(null), worker === null ? 0 : measureMs);
      tell({ say: 'measure', question });
      const families = await answer.promise;
      clearTimeout(late);
      questions.delete(question);
      return families;
    },
    stop: async () => {
      stopping.abort();
      tell({ say: 'stop' });
      const late = new AbortController();
      const enough = sleep(DRAIN_MS, 'late', { signal: late.signal }).catch(() => 'gone');
      if ((await Promise.race([living, enough])) === 'late') await worker?.terminate();
      late.abort();
      await living;
    },
  };
};
