import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DrawScene } from '../domain/pictures.ts';
import type { Log } from '../log.ts';
import { isReply, type Order } from './wire.ts';

/** Draws in a process of its own, one picture after the other. */
export interface Drawer {
  readonly draw: DrawScene;
  stop(): void;
}

export interface DrawerDeps {
  readonly log: Log;
  /** After so long without an order the process ends; the next order starts another one. */
  readonly idleMs?: number;
  /** Tests put a process in its place that crashes or hangs. */
  readonly program?: string;
}

interface Task {
  readonly order: Order;
  readonly settle: (png: Uint8Array | null) => void;
  over: boolean;
}

const PROGRAM = fileURLToPath(new URL('./child.ts', import.meta.url));
const IDLE_MS = 3 * 60_000;
/** A picture that takes so much longer than it may: the process hangs. */
const HANG_MS = 5_000;
/** Nobody waits behind more than this. */
const LONGEST_QUEUE = 16;

export const createDrawer = ({ log, idleMs = IDLE_MS, program = PROGRAM }: DrawerDeps): Drawer => {
  const queue: Task[] = [];
  let current: Task | null = null;
  let child: ChildProcess | null = null;
  let rest: NodeJS.Timeout | undefined;
  let hung: NodeJS.Timeout | undefined;
  let lastId = 0;

  const warn = (what: string, detail: string): void => log.warn({ event: 'lifecycle', what, detail });

  const end = (why: string | null): void => {
    const ended = child;
    child = null;
    clearTimeout(hung);
    clearTimeout(rest);
    ended?.removeAllListeners();
    // A process that ended already is killed in vain.
    ended?.on('error', () => undefined).kill('SIGKILL');
    if (why !== null) warn('drawing process ended', why);
    const task = current;
    current = null;
    task?.settle(null);
  };

  const start = (): ChildProcess => {
    const started = fork(program, [], {
      // It needs none of the secrets of the environment.
      env: {},
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=256'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.unref();
    started.channel?.unref();
    const lost = (why: string): void => {
      if (child !== started) return;
      end(why);
      next();
    };
    started.on('error', (error) => lost(error.message));
    started.on('exit', (code, signal) => lost(`${signal ?? code}`));
    started.on('message', (reply: unknown) => {
      if (!isReply(reply) || reply.id !== current?.order.id) return;
      if ('failed' in reply) warn('picture not drawn', reply.failed);
      const task = current;
      current = null;
      clearTimeout(hung);
      task.settle('png' in reply ? reply.png : null);
      next();
    });
    return started;
  };

  const next = (): void => {
    clearTimeout(rest);
    while (current === null) {
      const task = queue.shift();
      if (task === undefined) {
        rest = setTimeout(() => end(null), idleMs).unref();
        return;
      }
      if (task.over) continue;
      current = task;
      child ??= start();
      child.send(task.order, (error) => {
        if (error === null || current !== task) return;
        end(error.message);
        next();
      });
    }
  };

  const late = (task: Task): void => {
    task.settle(null);
    if (current !== task) return;
    clearTimeout(hung);
    hung = setTimeout(() => {
      end('it hung');
      next();
    }, HANG_MS).unref();
  };

  return {
    draw: (scene, covers, withinMs) =>
      new Promise((resolve) => {
        if (queue.length >= LONGEST_QUEUE) {
          resolve(null);
          return;
        }
        lastId += 1;
        const task: Task = {
          order: { id: lastId, scene, covers },
          over: false,
          settle: (png) => {
            task.over = true;
            clearTimeout(limit);
            resolve(png);
          },
        };
        const limit = setTimeout(() => late(task), withinMs);
        queue.push(task);
        next();
      }),
    stop: () => {
      for (const task of queue.splice(0)) task.settle(null);
      end(null);
    },
  };
};
