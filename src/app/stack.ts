import type { Log } from '../log.ts';

/** Started parts with what stops them; unwinding goes in reverse order. */
export interface Stack {
  /** Notes how to stop a part, right after it started. */
  add(name: string, stop: () => Promise<void> | void): void;
  /** Stops everything, newest first. One part that fails to stop does not keep the others running. */
  unwind(): Promise<void>;
}

export const createStack = (log: Log): Stack => {
  const parts: { name: string; stop: () => Promise<void> | void }[] = [];
  return {
    add: (name, stop) => {
      parts.push({ name, stop });
    },
    unwind: async () => {
      for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
        try {
          await part.stop();
        } catch (error) {
          log.error({ event: 'lifecycle', what: 'stop failed', detail: part.name }, error);
        }
      }
    },
  };
};
