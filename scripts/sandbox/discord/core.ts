import type { Violation } from './control-types.ts';
import type { Snowflakes } from './snowflakes.ts';
import type { State } from './state.ts';
import type { DiscordEvents } from './types.ts';

/** Whom a gateway event concerns, which decides the shard and the intents it needs. */
export interface DispatchScope {
  readonly guildId: string | null;
  /** 0: sent to every session. */
  readonly intents: number;
}

export interface Events {
  on<K extends keyof DiscordEvents>(event: K, listener: (payload: DiscordEvents[K]) => void): () => void;
  emit<K extends keyof DiscordEvents>(event: K, payload: DiscordEvents[K]): void;
}

/** What every part of the double shares. */
export interface Core {
  readonly state: State;
  readonly ids: Snowflakes;
  /** The world's wall clock, ms UTC. */
  now(): number;
  /** Monotonic ms. */
  elapsed(): number;
  readonly ackDeadlineMs: number;
  readonly events: Events;
  readonly violations: Violation[];
  readonly tally: Tally;
  /** `http://127.0.0.1:PORT`; set once the server listens. */
  origin: string;
  /** Sends an event to the bot's sessions. Set by the gateway. */
  dispatch(event: string, data: Readonly<Record<string, unknown>>, scope: DispatchScope): void;
  /** Runs `job` later unless the double closes first. */
  later(ms: number, job: () => void): () => void;
  /** A secret of this run, for interaction tokens and CDN signatures. */
  sign(text: string): string;
}

export interface Tally {
  requests: number;
  rateLimited: number;
  errorCodes: Record<string, number>;
  interactions: number;
  acknowledged: number;
  expired: number;
  identifies: number;
  resumes: number;
  dispatches: number;
  /** Monotonic times of invalid requests. */
  invalid: number[];
}

export function createEvents(): Events {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  return {
    on(event, listener) {
      const group = listeners.get(event) ?? new Set();
      listeners.set(event, group);
      group.add(listener);
      return () => group.delete(listener);
    },
    emit(event, payload) {
      // `on` filed every listener under the event whose payload it takes.
      for (const listener of [...(listeners.get(event) ?? [])]) listener(payload as never);
    },
  };
}

export function createTally(): Tally {
  return {
    requests: 0,
    rateLimited: 0,
    errorCodes: {},
    interactions: 0,
    acknowledged: 0,
    expired: 0,
    identifies: 0,
    resumes: 0,
    dispatches: 0,
    invalid: [],
  };
}
