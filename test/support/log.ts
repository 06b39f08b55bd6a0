import type { Log, LogEvent } from '../../src/log.ts';

export interface MemoryLog extends Log {
  readonly events: readonly (LogEvent & { level: 'info' | 'warn' | 'error'; error?: unknown })[];
}

/** Keeps every event, to be asked about. */
export const createMemoryLog = (): MemoryLog => {
  const events: (LogEvent & { level: 'info' | 'warn' | 'error'; error?: unknown })[] = [];
  return {
    events,
    info: (event) => void events.push({ ...event, level: 'info' }),
    warn: (event, error) => void events.push({ ...event, level: 'warn', error }),
    error: (event, error) => void events.push({ ...event, level: 'error', error }),
  };
};
