import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.ts';

/** Segue as a process of its own, unchanged, configured by environment alone. */
export interface SegueProcess {
  readonly publicUrl: string;
  /** Everything it logged, parsed; lines that are not JSON are under `text`. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  readonly running: boolean;
  /** How it ended last; null while it never did. */
  readonly lastExit: SegueExit | null;
  /** Resolves when both halves said they are ready. */
  ready(timeoutMs?: number): Promise<void>;
  /** Moves its wall clock to `offsetMs` beside the real one. */
  moveClock(offsetMs: number): Promise<void>;
  /**
   * Ends it; SIGTERM by default. Resolves with the exit code (null after a signal).
   * @param withinMs real time after which it is killed; by default it gets all the time it wants
   */
  stop(signal?: NodeJS.Signals, withinMs?: number): Promise<number | null>;
  /** Starts it again on the same database and port. */
  start(): void;
  onLog(listener: (line: Readonly<Record<string, unknown>>) => void): void;
  /** Called when the process starts and when it is gone. */
  onChange(listener: () => void): void;
}

export interface SegueExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** False: nobody asked for it. */
  readonly asked: boolean;
}

export interface SegueOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly databasePath: string;
  /** 0 or absent: a free one. */
  readonly port?: number;
  /** `TOKEN_ENCRYPTION_KEYS`; made up when absent. A database that is kept needs the keys it was written with. */
  readonly keys?: string;
  /** How far its wall clock is ahead of the real one when it starts. Default 0. */
  readonly clockOffsetMs?: number;
  /** The file that is started, as a path. Default: Segue's own `src/main.ts`. */
  readonly program?: string;
  /** `bot` or `service` runs one half alone. */
  readonly half?: 'bot' | 'service';
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const preload = new URL('clock-preload.ts', import.meta.url).href;
const KEPT_LINES = 5_000;

export const createSegue = async (options: SegueOptions): Promise<SegueProcess> => {
  const port = options.port || (await freePort());
  const publicUrl = `http://127.0.0.1:${port}`;
  const log: Record<string, unknown>[] = [];
  const listeners: ((line: Readonly<Record<string, unknown>>) => void)[] = [];
  const keys = options.keys ?? newKeys();
  const changed = new Set<() => void>();
  let lastExit: SegueExit | null = null;
  let asked = false;
  let offset = options.clockOffsetMs ?? 0;
  let child: ChildProcess | null = null;
  let exited: Promise<number | null> = Promise.resolve(null);

  const hear = (text: string): void => {
    const line = parse(text);
    log.push(line);
    if (log.length > KEPT_LINES) log.shift();
    for (const listener of listeners) listener(line);
  };

  const start = (): void => {
    const program = options.program ?? 'src/main.ts';
    const args = ['--import', preload, program, ...(options.half === undefined ? [] : [options.half])];
    const env = {
      PATH: process.env['PATH'] ?? '',
      PUBLIC_URL: publicUrl,
      HTTP_PORT: String(port),
      DATABASE_PATH: options.databasePath,
      BACKUP_DIR: join(dirname(options.databasePath), 'backups'),
      // A world whose clock is moved would make one with every move.
      BACKUP_CRON: 'off',
      METRICS_PORT: '0',
      TOKEN_ENCRYPTION_KEYS: keys,
      SANDBOX_CLOCK_OFFSET_MS: String(offset),
      ...options.env,
    };
    const started = spawn(process.execPath, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    child = started;
    asked = false;
    for (const stream of [started.stdout, started.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', hear);
    }
    exited = new Promise((resolve) => {
      started.on('exit', (code, signal) => {
        if (child === started) child = null;
        lastExit = { code, signal, asked };
        for (const listener of changed) listener();
        resolve(code);
      });
    });
    for (const listener of changed) listener();
  };

  const heard = (
    fits: (line: Readonly<Record<string, unknown>>) => boolean,
    count: number,
    from: number,
  ): boolean => log.slice(from).filter(fits).length >= count;

  let startedAt = 0;
  const segue: SegueProcess = {
    publicUrl,
    log,
    get running() {
      return child !== null;
    },
    get lastExit() {
      return lastExit;
    },
    start: () => {
      startedAt = log.length;
      start();
    },
    ready: async (timeoutMs = 20_000) => {
      const halves = options.half === undefined ? 2 : 1;
      const isReady = (line: Readonly<Record<string, unknown>>): boolean =>
        line['event'] === 'lifecycle' && line['what'] === 'ready';
      const deadline = performance.now() + timeoutMs;
      while (!heard(isReady, halves, startedAt)) {
        if (child === null || performance.now() > deadline) {
          const last = log
            .slice(startedAt)
            .slice(-15)
            .map((line) => JSON.stringify(line));
          throw new Error(`Segue did not become ready:\n${last.join('\n')}`);
        }
        await new Promise((next) => setTimeout(next, 20));
      }
    },
    moveClock: async (to) => {
      offset = to;
      const current = child;
      if (current === null) return;
      const moved = new Promise<void>((resolve) => {
        const settle = (): void => {
          current.off('message', listener);
          current.off('exit', settle);
          resolve();
        };
        const listener = (message: unknown): void => {
          if (Reflect.get(Object(message), 'sandboxClockMoved') === to) settle();
        };
        current.on('message', listener);
        current.once('exit', settle);
      });
      current.send({ sandboxClockOffsetMs: to });
      await moved;
    },
    stop: async (signal = 'SIGTERM', withinMs) => {
      const current = child;
      asked = true;
      current?.kill(signal);
      const late = withinMs === undefined ? null : setTimeout(() => current?.kill('SIGKILL'), withinMs);
      const code = await exited;
      if (late !== null) clearTimeout(late);
      return code;
    },
    onLog: (listener) => {
      listeners.push(listener);
    },
    onChange: (listener) => {
      changed.add(listener);
    },
  };
  segue.start();
  return segue;
};

/** One fresh key in the form of `TOKEN_ENCRYPTION_KEYS`. */
export const newKeys = (): string => `k1:${randomBytes(32).toString('base64')}`;

const parse = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { text };
};
