import { expect, test } from 'vitest';
import { createServiceHost } from '../../src/app/service-host.ts';
import { createGateMemory, createWriteGate } from '../../src/db/sqlite/write-gate.ts';
import { createManualClock } from '../support/clock.ts';
import { createMemoryLog } from '../support/log.ts';

const program = (name: string): URL => new URL(`../support/programs/${name}.ts`, import.meta.url);

const hostOf = (name: string, measureMs?: number) => {
  const gateMemory = createGateMemory();
  const log = createMemoryLog();
  const fatal: string[] = [];
  const host = createServiceHost({
    entry: program(name),
    gateMemory,
    clock: createManualClock(),
    log,
    onFatal: ({ message }) => void fatal.push(message),
    ...(measureMs === undefined ? {} : { measureMs }),
  });
  return { host, log, fatal, gate: createWriteGate(gateMemory, 'bot') };
};

test('a thread that dies while it holds the write gate is started again, and nobody waits for the dead', async () => {
  const { host, log, gate, fatal } = hostOf('moody-thread');
  const hints = Promise.withResolvers<void>();
  let heard = 0;
  host.hints.onHint(() => {
    heard += 1;
    if (heard === 2) hints.resolve();
  });
  await host.start();
  host.hints.send();
  await hints.promise;
  const release = await gate.acquire();
  release();
  const lived = log.events.map((event) => (event.event === 'lifecycle' ? event.what : event.event));
  expect(lived).toEqual(['service half crashed', 'service half restarts']);
  await host.stop();
  expect(fatal).toEqual([]);
});

test('a first start that fails for a known reason is the whole process’s reason', async () => {
  const { host, fatal } = hostOf('refusing-thread');
  await expect(host.start()).rejects.toThrow('The port is taken.');
  await host.stop();
  expect(fatal).toEqual([]);
});

test('the numbers of the thread; null when it does not answer', async () => {
  const { host } = hostOf('counting-thread', 50);
  await host.start();
  expect(await host.measure()).toEqual([{ name: 'segue_x', type: 'gauge', help: 'X.', samples: [] }]);
  expect(await host.measure()).toBe(null);
  await host.stop();
  expect(await host.measure()).toBe(null);
});
