import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { WriteGate } from '../db/sqlite/write-gate.ts';
import type { Family } from '../domain/metrics/exposition.ts';
import type { Log } from '../log.ts';

/**
 * Segue has two halves that share nothing but the database: the bot (renders it, writes intents) and the service
 * (makes the outside world match). Each runs alone in a process, or both in one with the service as a thread.
 */
export interface HalfSurroundings {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly gate: WriteGate;
  readonly hints: Hints;
  /** This half cannot go on and a restart does not help (a revoked token): the process says so and ends. */
  readonly onFatal: (error: Error) => void;
}

/** "Look at the database": only a hint, the tables are the truth. Lost, doubled or early hints do no harm. */
export interface Hints {
  /** Tells the other half. */
  send(): void;
  /** Called when the other half sent one. */
  onHint(listener: () => void): void;
}

/** For a half that is alone in its process: it polls. */
export const noHints: Hints = { send: () => undefined, onHint: () => undefined };

export interface RunningHalf {
  /** What an operator may want to know at start-up, for the log. */
  readonly facts: string;
  /** What it knows in numbers at this moment, for metrics. */
  measure(): Promise<Family[]>;
  /** Stops every part in reverse order of its start. Resolves when nothing runs any more. */
  stop(): Promise<void>;
}
