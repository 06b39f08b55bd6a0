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
  const served = new SharedArrayBuffer(4);
  const run = async (half: Half, writes: number, pauseMs: number): Promise<number[]> => {
    const order: GateWriterOrder = { path: db.path, memory, served, half, writes, pauseMs };
    const [waits] = await once(new Worker(program, { workerData: order }), 'message');
    return waits;
  };
  const [service, bot] = await Promise.all([run('service', 150, 0), run('bot', 40, 2)]);
  expect([service.length, bot.length]).toEqual([150, 40]);
  expect(await db.store.read.facts.get('count')).toBe('190');
  // The one that was on its way, and the next one if the bot's thread was not even running when it came.
  const usual = bot.toSorted((a, b) => a - b)[Math.floor(bot.length * 0.9)];
  expect(usual).toBeLessThanOrEqual(2);
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
