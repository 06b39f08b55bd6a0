import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createMeter } from '../../src/app/meter.ts';
import { serveMetrics } from '../../src/app/metrics.ts';
import { createStack } from '../../src/app/stack.ts';
import { systemClock } from '../../src/clock.ts';
import type { Family } from '../../src/domain/metrics/exposition.ts';
import type { LogEvent } from '../../src/log.ts';
import { createMetricsServer } from '../../src/web/metrics.ts';
import { readExposition } from '../support/exposition.ts';
import { createMemoryLog } from '../support/log.ts';

const PERSON = '223344556677889900';

const events: LogEvent[] = [
  {
    ...{ event: 'interaction', kind: 'command', name: 'stats', member: PERSON, guild: PERSON },
    ...{ outcome: 'ok', ackMs: 40, totalMs: 90 },
  },
  {
    ...{ event: 'interaction', kind: 'component', name: 'go', member: PERSON, guild: null },
    ...{ outcome: 'expired', ackMs: null, totalMs: 5 },
  },
  { event: 'job', id: 1, kind: 'plays.sync', outcome: 'done', attempt: 1, totalMs: 700 },
  {
    ...{ event: 'provider', provider: 'spotify', bucket: 'player', method: 'GET', path: `/u/${PERSON}` },
    ...{ status: 200, totalMs: 120, outcome: 'ok' },
  },
  { event: 'post', outbox: 1, outcome: 'sent', channel: PERSON, attempt: 1 },
  { event: 'web', method: 'GET', route: '/health', status: 200, totalMs: 1 },
  { event: 'lifecycle', what: 'ready' },
];

test('a half counts from its log, and nothing of a person is in it', () => {
  const meter = createMeter('bot');
  for (const event of events) meter.hear(event);
  const families = meter.families();
  meter.stop();
  const of = (name: string) => families.find((family) => family.name === name)?.samples;
  expect(of('segue_interactions_total')).toEqual([
    { labels: { half: 'bot', kind: 'command', name: 'stats', outcome: 'ok' }, value: 1 },
    { labels: { half: 'bot', kind: 'component', name: 'go', outcome: 'expired' }, value: 1 },
  ]);
  expect(of('segue_interaction_ack_seconds')).toContainEqual({
    suffix: '_bucket',
    labels: { half: 'bot', name: 'stats', le: '0.05' },
    value: 1,
  });
  expect(of('segue_jobs_total')).toMatchObject([{ labels: { kind: 'plays.sync', outcome: 'done' } }]);
  expect(of('segue_provider_calls_total')).toMatchObject([
    { labels: { provider: 'spotify', outcome: 'ok' } },
  ]);
  expect(of('segue_event_loop_lag_seconds')).toHaveLength(3);
  expect(JSON.stringify(families)).not.toContain(PERSON);
});

test('one answer for both halves; one that does not answer is down and keeps nobody waiting', async () => {
  const log = createMemoryLog();
  const stack = createStack(log);
  const free = createServer().listen(0, '127.0.0.1');
  await new Promise((ready) => free.once('listening', ready));
  const { port } = free.address() as AddressInfo;
  await new Promise((closed) => free.close(closed));
  const config = { metrics: { host: '127.0.0.1', port } };
  const gateway: Family = { name: 'segue_x', type: 'gauge', help: 'X.', samples: [{ labels: {}, value: 1 }] };
  const halves = [
    { half: 'bot', measure: async () => [gateway] } as const,
    { half: 'service', measure: async () => null } as const,
  ];
  await serveMetrics({ config, clock: systemClock, log }, halves, stack);
  const answer = await fetch(`http://127.0.0.1:${port}/metrics?x=1`);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const samples = readExposition(await answer.text());
  expect(samples).toContainEqual({ name: 'segue_half_up', labels: { half: 'bot' }, value: 1 });
  expect(samples).toContainEqual({ name: 'segue_half_up', labels: { half: 'service' }, value: 0 });
  expect(samples).toContainEqual({ name: 'segue_x', labels: {}, value: 1 });
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' })).status).toBe(405);
  // A second one on the same port is said and harms nobody.
  await serveMetrics({ config, clock: systemClock, log }, halves, stack);
  expect(log.events.map((event) => 'what' in event && event.what)).toEqual(['metrics', 'metrics not served']);
  await stack.unwind();
});

test('a question that fails is an answer without a cause; port 0 is off', async () => {
  const log = createMemoryLog();
  const families = () => Promise.reject(new Error('the disk'));
  const server = createMetricsServer({ host: '127.0.0.1', port: 0, families, log });
  const port = await server.start();
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('disk');
  await server.stop();
  const stack = createStack(log);
  const config = { metrics: { host: '127.0.0.1', port: 0 } };
  await serveMetrics({ config, clock: systemClock, log }, [], stack);
  expect(log.events).toHaveLength(1);
});
