import { startBot } from './app/bot.ts';
import { explainStart } from './app/explain-start.ts';
import { noHints, type RunningHalf } from './app/half.ts';
import { createMeter } from './app/meter.ts';
import { serveMetrics } from './app/metrics.ts';
import { startService } from './app/service.ts';
import { createServiceHost } from './app/service-host.ts';
import { createStack, type Stack } from './app/stack.ts';
import { alsoTold } from './app/told-log.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { createGateMemory, createWriteGate, openGate } from './db/sqlite/write-gate.ts';
import { createLog, type Log } from './log.ts';

/** Both halves in one process, or one alone. */
export type Mode = 'both' | 'bot' | 'service';

export interface App {
  /** Stops everything in reverse order of its start. */
  stop(): Promise<void>;
}

export interface AppDeps {
  readonly config: Config;
  readonly log: Log;
  /** The program's entry, for the thread of the service half. */
  readonly entry: URL;
  readonly onFatal: (error: Error) => void;
}

/** The log of the process itself. */
export const logOf = (mode: Mode, config: Config): Log =>
  createLog(config.logLevel, mode === 'service' ? 'service' : 'bot');

/**
 * Starts what `mode` says. Resolves when it is ready.
 * @throws {Error} with a sentence for whoever runs Segue, or with an error that nobody foresaw; nothing runs then
 */
export const startApp = async (mode: Mode, deps: AppDeps): Promise<App> => {
  const stack = createStack(deps.log);
  try {
    if (mode === 'both') await startBoth(deps, stack);
    else await startOne(mode, deps, stack);
    return { stop: stack.unwind };
  } catch (error) {
    await stack.unwind();
    deps.log.error({ event: 'lifecycle', what: 'start failed' }, error);
    const sentence = explainStart(error, deps.config);
    throw sentence === null ? error : new Error(sentence, { cause: error });
  }
};

const startOne = async (mode: 'bot' | 'service', deps: AppDeps, stack: Stack): Promise<void> => {
  const { config, onFatal } = deps;
  const { log, families } = counted(mode, deps, stack);
  // SQLite's lock alone arbitrates between processes, and each polls.
  const surroundings = { config, clock: systemClock, log, gate: openGate, hints: noHints, onFatal };
  const half = await (mode === 'bot' ? startBot(surroundings) : startService(surroundings));
  add(mode, half, log, stack);
  const measure = async () => [...families(), ...(await half.measure())];
  await serveMetrics(surroundings, [{ half: mode, measure }], stack);
};

const startBoth = async (deps: AppDeps, stack: Stack): Promise<void> => {
  const { config, entry, onFatal } = deps;
  const { log, families } = counted('bot', deps, stack);
  const gateMemory = createGateMemory();
  const host = createServiceHost({ entry, gateMemory, clock: systemClock, log, onFatal });
  stack.add('service', host.stop);
  const gate = createWriteGate(gateMemory, 'bot');
  const surroundings = { config, clock: systemClock, log, gate, hints: host.hints, onFatal };
  const started = await Promise.allSettled([host.start(), startBot(surroundings)]);
  const [, bot] = started;
  if (bot.status === 'fulfilled') add('bot', bot.value, log, stack);
  for (const half of started) if (half.status === 'rejected') throw half.reason;
  if (bot.status === 'rejected') return;
  const measure = async () => [...families(), ...(await bot.value.measure())];
  const halves = [{ half: 'bot', measure } as const, { half: 'service', measure: host.measure } as const];
  await serveMetrics(surroundings, halves, stack);
};

/** A log whose events are counted: metrics need no wires of their own. */
const counted = (half: 'bot' | 'service', { log }: AppDeps, stack: Stack) => {
  const meter = createMeter(half);
  stack.add('meter', meter.stop);
  return { log: alsoTold(log, meter.hear), families: meter.families };
};

const add = (name: string, half: RunningHalf, log: Log, stack: Stack): void => {
  stack.add(name, half.stop);
  log.info({ event: 'lifecycle', what: 'ready', detail: half.facts });
};
