import type { Log, LogEvent } from '../log.ts';

/** The same log, and somebody who hears every event: counting and watching need no wires of their own. */
export const alsoTold = (log: Log, hear: (event: LogEvent) => void): Log => ({
  info: (event) => {
    hear(event);
    log.info(event);
  },
  warn: (event, error) => {
    hear(event);
    log.warn(event, error);
  },
  error: (event, error) => {
    hear(event);
    log.error(event, error);
  },
});
