import { pino } from 'pino';

/**
 * One wide structured event per interaction, job run, HTTP exchange and post. The union is closed, so a misspelt
 * field does not compile. Never put a token, a code, a cookie or a URL with a query into a field.
 */
export type LogEvent =
  | {
      event: 'interaction';
      kind: 'command' | 'component' | 'modal' | 'autocomplete';
      name: string;
      member: string;
      guild: string | null;
      outcome: 'ok' | 'refused' | 'failed' | 'expired';
      /** ms from arrival in this process to our first answer, and to the end of the work. */
      ackMs: number | null;
      totalMs: number;
      code?: string;
      errorId?: string;
    }
  | {
      event: 'job';
      id: number;
      kind: string;
      outcome: 'done' | 'children' | 'retry' | 'skip' | 'failed' | 'cancelled' | 'interrupted' | 'lost_lease';
      attempt: number;
      totalMs: number;
      why?: string;
    }
  | {
      event: 'provider';
      provider: string;
      bucket: string;
      method: string;
      path: string;
      status: number | null;
      totalMs: number;
      outcome: string;
    }
  | { event: 'post'; outbox: number; outcome: string; channel: string; attempt: number }
  | { event: 'picture'; name: string; outcome: 'drawn' | 'missing'; bytes: number; totalMs: number }
  | { event: 'web'; method: string; route: string; status: number; totalMs: number }
  | { event: 'lifecycle'; what: string; detail?: string };

export interface Log {
  info(event: LogEvent): void;
  warn(event: LogEvent, error?: unknown): void;
  error(event: LogEvent, error?: unknown): void;
}

/** Paths that must never reach a log, whatever object carries them. */
const SECRET_KEYS = [
  'token',
  'access_token',
  'refresh_token',
  'accessToken',
  'refreshToken',
  'authorization',
  'Authorization',
  'client_secret',
  'code',
  'code_verifier',
  'cookie',
  'password',
];

const redactPaths = SECRET_KEYS.flatMap((key) => [`err.${key}`, `err.*.${key}`, `err.*.*.${key}`]);

/**
 * JSON lines on `stream` (standard output by default).
 * @param level pino's level name; `silent` writes nothing.
 * @param half which half of Segue writes, a field of every line.
 */
export const createLog = (
  level: string,
  half: 'bot' | 'service' | 'tool',
  stream?: { write(line: string): void },
): Log => {
  const options = {
    level,
    base: { half },
    redact: { paths: redactPaths, censor: '[redacted]' },
    serializers: { err: describeError },
  };
  const logger = stream === undefined ? pino(options) : pino(options, stream);
  return {
    info: (event) => logger.info(event),
    warn: (event, error) => logger.warn(error === undefined ? event : { ...event, err: error }),
    error: (event, error) => logger.error(error === undefined ? event : { ...event, err: error }),
  };
};

/**
 * Keeps what helps (name, message, stack, code, causes) and drops request bodies and headers, which libraries hang
 * on their errors and which may hold secrets.
 */
const describeError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? { errorCode: String(error.code) } : {};
  const because = cause === undefined ? {} : { cause: describeError(cause) };
  return { name, message, stack, ...code, ...because };
};
