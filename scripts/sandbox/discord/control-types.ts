/** How the double is steered and what it counts: faults, the gateway, the little world's administration. */

/** A body that the real Discord would refuse. */
export interface Violation {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly code: number;
  readonly problems: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly requestBody: unknown;
}

export interface Counters {
  readonly requests: number;
  /** 401, 403 and 429 (scope `shared` excepted) of the last 10 minutes; 10 000 mean an IP ban. */
  readonly invalidRequests: number;
  readonly rateLimited: number;
  /** Times an error code was answered: `{ '10062': 1 }`. */
  readonly errorCodes: Readonly<Record<string, number>>;
  readonly interactions: number;
  readonly acknowledged: number;
  /** Interactions nobody answered in time. */
  readonly expired: number;
  readonly identifies: number;
  readonly resumes: number;
  readonly dispatches: number;
}

export type FaultEffect =
  /** Not carried out, answered with this status. */
  | { readonly kind: 'status'; readonly status: number }
  /** Carried out, but the answer is this status (502 by default). */
  | { readonly kind: 'applied-but'; readonly status?: number }
  /** No answer for `ms` (default: until the client gives up). */
  | { readonly kind: 'hang'; readonly ms?: number; readonly applied?: boolean }
  /** The connection breaks, before or after the request was carried out. */
  | { readonly kind: 'reset'; readonly applied?: boolean }
  | {
      readonly kind: 'rate-limit';
      readonly retryAfterMs: number;
      readonly scope?: 'user' | 'global' | 'shared';
    }
  /** A Discord error such as 403 50013, 403 50001, 404 10003. */
  | { readonly kind: 'error'; readonly status: number; readonly code: number; readonly message?: string }
  /** Carried out and answered, only later. */
  | { readonly kind: 'delay'; readonly ms: number };

export interface FaultRule {
  readonly method?: string;
  /** Part of the path below `/api/v10`, or a pattern; every request when absent. */
  readonly path?: string | RegExp;
  /** How many requests it hits (default 1); `Infinity` until removed. */
  readonly times?: number;
  readonly effect: FaultEffect;
}

export interface Faults {
  /** Returns the way to remove it. */
  add(rule: FaultRule): () => void;
  clear(): void;
  list(): readonly {
    readonly method: string;
    readonly path: string;
    readonly left: number;
    readonly effect: FaultEffect;
  }[];
  /** The next `times` dispatches of interactions get lost on the wire: only a RESUME brings them. */
  missDispatches(times?: number): void;
  duplicateInteractions(times?: number): void;
  delayDispatches(ms: number, times?: number): void;
}

export interface GatewayControls {
  /** Sessions that are connected and ready. */
  readonly connected: number;
  /** Resolves when the bot is ready (at once if it is). */
  whenReady(timeoutMs?: number): Promise<void>;
  /** Cuts every connection; the sessions can be resumed. */
  drop(): void;
  /** Op 7. */
  requestReconnect(): void;
  /** Op 9; not resumable sessions are forgotten. */
  invalidateSessions(resumable: boolean): void;
  /** No connection is accepted until it is switched back. */
  refuseConnections(refuse: boolean): void;
}

/** What an administrator of the little Discord can change while it runs. */
export interface WorldControls {
  setDirectMessages(personId: string, state: 'open' | 'closed'): void;
  setBotAccess(
    channelId: string,
    access: { readonly view?: boolean; readonly send?: boolean; readonly history?: boolean },
  ): void;
  deleteChannel(channelId: string): void;
  setUserInstalled(personId: string, installed: boolean): void;
  setCanManageGuild(personId: string, guildId: string, can: boolean): void;
  removeBot(guildId: string): void;
  /** The old token answers 401 and cannot identify any more. */
  resetToken(token: string): void;
}
