import type { Clock } from '../../clock.ts';
import type { Log, LogEvent } from '../../log.ts';
import type { Incoming } from './incoming.ts';

type InteractionEvent = Extract<LogEvent, { event: 'interaction' }>;

/** What became of one interaction. */
export interface Result {
  readonly outcome: InteractionEvent['outcome'];
  readonly code?: string;
  readonly errorId?: string;
  /** Only for outcomes that are our fault. */
  readonly error?: unknown;
}

/** Interactions since the start: by outcome, and those that a reconnect brought too late or twice. */
export type Counts = Record<InteractionEvent['outcome'] | 'stale' | 'duplicate', number>;

export interface Journal {
  readonly counts: Readonly<Counts>;
  /** Counts an interaction that nobody waits for. */
  dropped(why: 'stale' | 'duplicate'): void;
  /** Counts and logs one that was worked on. */
  note(
    incoming: Incoming,
    name: string,
    result: Result,
    times: { arrivedAt: number; ackMs: number | null },
  ): void;
}

/** Nobody waited any more: not a failure. */
export const EXPIRED: Result = { outcome: 'expired', code: 'UNKNOWN_INTERACTION' };

/** One wide event per interaction. */
export const createJournal = ({ clock, log }: { clock: Clock; log: Log }): Journal => {
  const counts: Counts = { ok: 0, refused: 0, failed: 0, expired: 0, stale: 0, duplicate: 0 };
  return {
    counts,
    dropped: (why) => {
      counts[why]++;
    },
    note: ({ kind, person, guildId }, name, { error, ...facts }, { arrivedAt, ackMs }) => {
      counts[facts.outcome]++;
      const totalMs = clock.elapsed() - arrivedAt;
      const where = { kind, name, member: person.id, guild: guildId };
      const event: LogEvent = { event: 'interaction', ...where, ackMs, totalMs, ...facts };
      if (error === undefined) log.info(event);
      else log.error(event, error);
    },
  };
};
