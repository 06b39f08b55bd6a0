import { describe, expect, it } from 'vitest';
import { rememberAll } from '../../../src/domain/charts/memory.ts';
import { weekNumber } from '../../../src/domain/charts/weeks.ts';
import type { CaptureId, ChartId } from '../../../src/domain/ids.ts';
import { AppError, RetryAfter } from '../../../src/errors.ts';
import { chartEntry, chartList, KEEP_MS, openChartWorld } from '../../support/charts.ts';

const DAY = 86_400_000;
type World = Awaited<ReturnType<typeof openChartWorld>>;

/** What the captures of a chart say, beside what is remembered. */
const compare = async ({ store }: World, id: ChartId): Promise<void> => {
  const { chartCaptures, chartMemory, charts } = store.read;
  const captures = [];
  const last = (await charts.find(id))?.captureId ?? 0;
  for (let at = 1; at <= last; at += 1) {
    const capture = await chartCaptures.find(at as CaptureId);
    if (capture?.chartId !== id || capture.state !== 'good') continue;
    captures.push({ ...capture, places: await chartCaptures.places(capture.id) });
  }
  const all = rememberAll(captures);
  expect(all.size).toBeGreaterThan(0);
  const kept = await chartMemory.of(id, [...all.keys()]);
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(all));
};

describe('captures of a chart', () => {
  it('remember what they are made of, over weeks', async () => {
    await using world = await openChartWorld();
    const { clock, fetch } = world;
    const id = await world.chart();
    expect(await fetch(id, chartList(1, 2, 3))).toEqual({ kind: 'captured', entries: 3 });
    clock.advance(DAY);
    await fetch(id, chartList(2, 1, 4));
    clock.advance(7 * DAY);
    await fetch(id, chartList(2, 3, 1));
    await compare(world, id);
    const page = await world.trending.page(world.anna, id, null, 0);
    expect(page.entries.map(({ entity, movement }) => [entity.name, movement])).toEqual([
      ['Song 2', { kind: 'same' }],
      ['Song 3', { kind: 'reentry' }],
      ['Song 1', { kind: 'down', by: 1 }],
    ]);
    expect(page.entries[0]?.memory).toMatchObject({ peak: 1, weeks: 2 });
    expect(page.weeks).toEqual({ before: (page.capture?.week ?? 0) - 1, after: null });
  });

  it('are one while nothing changes within a week, and a new one in the next', async () => {
    await using world = await openChartWorld();
    const { clock, fetch, store } = world;
    const id = await world.chart();
    await fetch(id, chartList(1, 2));
    const first = (await store.read.charts.find(id))?.captureId;
    clock.advance(1_000);
    expect(await fetch(id, chartList(1, 2))).toEqual({ kind: 'unchanged', entries: 2 });
    const chart = await store.read.charts.find(id);
    expect(chart).toMatchObject({ captureId: first, checkedAt: clock.now(), dueAt: clock.now() + KEEP_MS });
    clock.advance(7 * DAY);
    expect((await fetch(id, chartList(1, 2))).kind).toBe('captured');
    await compare(world, id);
  });

  it('keep two different ones of one moment apart', async () => {
    await using world = await openChartWorld();
    const id = await world.chart();
    await world.fetch(id, chartList(1, 2));
    await world.fetch(id, chartList(2, 1));
    await world.fetch(id, chartList(1, 2));
    await compare(world, id);
    const page = await world.trending.page(world.anna, id, null, 0);
    expect(page.entries.map(({ entity }) => entity.name)).toEqual(['Song 1', 'Song 2']);
    expect(page.basisAt).toBe(page.capture?.capturedAt);
  });

  it('survive a clock that was a year ahead', async () => {
    await using world = await openChartWorld();
    const { clock, fetch, store } = world;
    const id = await world.chart();
    await fetch(id, chartList(1, 2));
    clock.jump(365 * DAY);
    await fetch(id, chartList(2, 1));
    clock.jump(-365 * DAY);
    clock.advance(60_000);
    await fetch(id, chartList(2, 1, 3));
    await compare(world, id);
    const { captureId } = (await store.read.charts.find(id)) ?? {};
    const latest = captureId == null ? null : await store.read.chartCaptures.find(captureId);
    expect(latest).toMatchObject({ capturedAt: clock.now(), week: weekNumber(clock.now()) });
    const [memory] = (await store.read.chartMemory.of(id, await entityIds(world, id))).values();
    expect(memory).toMatchObject({ weeks: 1, lastWeek: weekNumber(clock.now()) });
  });

  it.each([
    ['another shape', { kind: 'shape', raw: { now: 'otherwise' } } as const, 'shape'],
    ['nothing', { kind: 'entries', entries: [], raw: [] } as const, 'empty'],
    ['no such chart', { kind: 'gone' } as const, 'gone'],
    ['nobody to ask', { kind: 'nobody' } as const, 'nobody'],
    [
      'a server that is down',
      new AppError('PROVIDER_UNAVAILABLE', { provider: 'deezer', why: 'server' }),
      'unavailable',
    ],
    ['a refusal', new AppError('PROVIDER_UNAVAILABLE', { provider: 'deezer', why: 'refused' }), 'refused'],
    ['a rest', new RetryAfter(9e12, { provider: 'deezer', bucket: 'chart', why: 'rate' }), 'resting'],
  ])('stay what they were after %s, and say so', async (_, answer, problem) => {
    await using world = await openChartWorld();
    const { clock, fetch, store } = world;
    const id = await world.chart();
    await fetch(id, chartList(1, 2));
    const seen = clock.now();
    clock.advance(DAY);
    expect(await fetch(id, answer)).toEqual({ kind: 'kept', problem });
    const page = await world.trending.page(world.anna, id, null, 0);
    expect(page.entries.map(({ entity }) => entity.name)).toEqual(['Song 1', 'Song 2']);
    expect(page.chart).toMatchObject({ problem, problemAt: clock.now(), checkedAt: seen });
    expect(page.chart.dueAt).toBeGreaterThan(clock.now());
    if (answer instanceof Error || answer.kind !== 'shape') return;
    const flagged = await store.read.chartCaptures.latest(id);
    expect(flagged).toMatchObject({ state: 'shape' });
    expect(flagged === null ? null : await store.read.chartCaptures.raw(flagged.id)).toEqual(answer.raw);
  });

  it('come back by themselves after trouble', async () => {
    await using world = await openChartWorld();
    const id = await world.chart();
    await world.fetch(id, chartList(1));
    await world.fetch(id, { kind: 'shape', raw: 1 });
    await world.fetch(id, chartList(2));
    expect(await world.store.read.charts.find(id)).toMatchObject({ problem: null, problemAt: null });
  });

  it('know an entity by its id under a new name, and across sources by its words', async () => {
    await using world = await openChartWorld();
    const { fetch } = world;
    const deezer = await world.chart('deezer');
    const apple = await world.chart('apple');
    await fetch(deezer, chartList(1, 2));
    await fetch(apple, [chartEntry(1, 1, { externalId: 'a1', isrc: 'DEA122600015' })]);
    await fetch(deezer, [chartEntry(1, 1, { name: 'Song 1 (Deluxe)' }), chartEntry(2, 2)]);
    const [first] = (await world.trending.page(world.anna, deezer, null, 0)).entries;
    const [there] = (await world.trending.page(world.anna, apple, null, 0)).entries;
    expect(first?.entity.id).toBe(there?.entity.id);
    expect(first?.entity).toMatchObject({ name: 'Song 1 (Deluxe)', isrc: 'DEA122600015' });
    expect(first?.memory.firstAt).toBe(world.clock.now());
    // Another source's spelling does not change the name.
    await fetch(apple, [chartEntry(1, 1, { externalId: 'a1', name: 'SONG ONE' })]);
    const again = await world.trending.page(world.anna, apple, null, 0);
    expect(again.entries[0]?.entity.name).toBe('Song 1 (Deluxe)');
  });

  it('of 200 places are written in a few short transactions', async () => {
    await using world = await openChartWorld();
    const { store, clock, captures } = world;
    const id = await world.chart();
    const ranks = Array.from({ length: 200 }, (_, at) => at + 1);
    const one = ranks.map((n) => chartEntry(n, n));
    const other = ranks.map((n) => chartEntry(201 - n, n));
    await captures.take(id, { state: 'good', entries: one, raw: { one } });
    clock.advance(DAY);
    expect(await captures.take(id, { state: 'good', entries: other, raw: { other } })).toEqual({
      kind: 'captured',
      entries: 200,
    });
    await compare(world, id);
    const page = await world.trending.page(world.anna, id, null, 19);
    expect(page).toMatchObject({ total: 200, page: 19, pages: 20 });
    expect(page.entries.at(-1)).toMatchObject({ rank: 200, movement: { kind: 'down', by: 199 } });
    expect((await store.read.chartCaptures.places(1 as CaptureId)).length).toBe(200);
  });

  it('keep one of each week that is long over, and everything that is remembered', async () => {
    await using world = await openChartWorld();
    const { store, clock } = world;
    const id = await world.chart();
    for (const list of [chartList(1, 2), chartList(2, 1), chartList(2, 3), chartList(3, 2)]) {
      await world.fetch(id, list);
      clock.advance(1_000);
    }
    const known = await store.read.chartMemory.of(id, [1, 2, 3] as never);
    clock.advance(70 * DAY);
    await world.fetch(id, chartList(3));
    await world.orders.sweep(clock.now());
    const left = await Promise.all([1, 2, 3, 4, 5].map((n) => store.read.chartCaptures.find(n as CaptureId)));
    expect(left.map((one) => one !== null)).toEqual([false, false, false, true, true]);
    expect(await store.read.chartCaptures.weeks(id, 9)).toHaveLength(2);
    const after = await store.read.chartMemory.of(id, [1, 2] as never);
    expect([...after]).toEqual([...known].filter(([entity]) => entity !== (3 as never)));
  });

  it('let go of what the source sent when it is old', async () => {
    await using world = await openChartWorld();
    const { store, clock } = world;
    const id = await world.chart();
    await world.fetch(id, chartList(1));
    const capture = (await store.read.charts.find(id))?.captureId;
    const raw = async () => (capture == null ? 'none' : store.read.chartCaptures.raw(capture));
    expect(await raw()).not.toBeNull();
    clock.advance(KEEP_MS + 1);
    await world.orders.sweep(clock.now());
    expect(await raw()).toBeNull();
  });
});

const entityIds = async ({ store }: World, id: ChartId) => {
  const { captureId } = (await store.read.charts.find(id)) ?? {};
  if (captureId == null) return [];
  return (await store.read.chartCaptures.places(captureId)).map(({ entityId }) => entityId).slice(0, 1);
};
