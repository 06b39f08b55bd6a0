import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { createGateMemory, createWriteGate, freeGateOf, type Half } from '../../src/db/sqlite/write-gate.ts';
import { openTestStore } from '../support/database.ts';
import type { GateWriterOrder } from '../support/programs/gate-writer.ts';

const program = new URL('../support/programs/gate-writer.ts', import.meta.url);

test('two threads that write back to back take turns: none starves, no update is lost', async () => {
  await using db = openTestStore();
  const memory = createGateMemory();
  const start = (half: Half, writes: number, pauseMs: number): Promise<unknown> => {
    const order: GateWriterOrder = { path: db.path, memory, half, writes, pauseMs };
    return once(new Worker(program, { workerData: order }), 'exit');
  };
  const ends = await Promise.all([start('service', 150, 0), start('bot', 40, 2)]);
  expect(ends).toEqual([[0], [0]]);
  expect(await db.store.read.facts.get('count')).toBe('190');
  const order = (await db.store.read.facts.get('order')) ?? '';
  // While both write, the bot never waits for more than a transaction or two of the service.
  const shared = order.slice(order.indexOf('b'), order.lastIndexOf('b'));
  const longest = Math.max(0, ...shared.split('b').map((run) => run.length));
  expect(order.replaceAll('b', '')).toHaveLength(150);
  expect(longest).toBeLessThan(30);
});

describe('the gate', () => {
  test('lets the bot in before a service that waits too', async () => {
    const memory = createGateMemory();
    const bot = createWriteGate(memory, 'bot');
    const service = createWriteGate(memory, 'service');
    const release = await service.acquire();
    const order: string[] = [];
    const turns = [
      service.acquire().then((free) => {
        order.push('service');
        free();
      }),
      bot.acquire().then((free) => {
        order.push('bot');
        free();
      }),
    ];
    release();
    await Promise.all(turns);
    expect(order).toEqual(['bot', 'service']);
  });

  test('is freed after its holder died, and only then', async () => {
    const memory = createGateMemory();
    await createWriteGate(memory, 'service').acquire();
    freeGateOf(memory, 'bot');
    let entered = false;
    const bot = createWriteGate(memory, 'bot')
      .acquire()
      .then((release) => {
        entered = true;
        release();
      });
    await new Promise((next) => setImmediate(next));
    expect(entered).toBe(false);
    freeGateOf(memory, 'service');
    await bot;
    expect(entered).toBe(true);
  });
});
