import type { MessagePort } from 'node:worker_threads';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { createWriteGate } from '../db/sqlite/write-gate.ts';
import { createLog } from '../log.ts';
import { explainStart } from './explain-start.ts';
import type { RunningHalf } from './half.ts';
import { createMeter } from './meter.ts';
import { startService } from './service.ts';
import type { FromService, ThreadStart, ToService } from './thread-protocol.ts';
import { alsoTold } from './told-log.ts';

/**
 * The service half inside its thread. An error that nobody catches ends the thread, and the main thread starts a new
 * one; what was acknowledged is in the database.
 */
export const runServiceThread = async (
  { gateMemory }: ThreadStart,
  port: MessagePort,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> => {
  const config = readConfig(environment);
  const meter = createMeter('service');
  const log = alsoTold(createLog(config.logLevel, 'service'), meter.hear);
  const tell = (message: FromService): void => port.postMessage(message);
  const onFatal = (error: Error): void =>
    tell({ say: 'fatal', sentence: explainStart(error, config) ?? error.message });
  const listeners: (() => void)[] = [];
  let half: Promise<RunningHalf> | null = null;

  const stop = async (): Promise<void> => {
    await half?.then((running) => running.stop());
    // Ends the thread, not the process: idle sockets would keep it for a while.
    process.exit(0);
  };
  const measure = async (question: number): Promise<void> => {
    try {
      const measured = half === null ? [] : await (await half).measure();
      tell({ say: 'measured', question, families: [...meter.families(), ...measured] });
    } catch (error) {
      // Whoever asked waits no longer than a moment.
      log.warn({ event: 'lifecycle', what: 'not measured' }, error);
    }
  };
  port.on('message', (message: ToService) => {
    switch (message.say) {
      case 'hint':
        for (const listener of listeners) listener();
        break;
      case 'stop':
        void stop();
        break;
      case 'measure':
        void measure(message.question);
        break;
    }
  });

  half = startService({
    config,
    clock: systemClock,
    log,
    gate: createWriteGate(gateMemory, 'service'),
    hints: { send: () => tell({ say: 'hint' }), onHint: (listener) => void listeners.push(listener) },
    onFatal,
  });
  try {
    const { facts } = await half;
    log.info({ event: 'lifecycle', what: 'ready', detail: facts });
    tell({ say: 'ready' });
  } catch (error) {
    const sentence = explainStart(error, config);
    if (sentence === null) throw error;
    log.error({ event: 'lifecycle', what: 'start failed' }, error);
    tell({ say: 'fatal', sentence });
    process.exit(1);
  }
};
