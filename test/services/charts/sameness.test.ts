import { describe, expect, it } from 'vitest';
import { rememberAll } from '../../../src/domain/charts/memory.ts';
import type { CaptureId, ChartEntityId, ChartId } from '../../../src/domain/ids.ts';
import { partTwin } from '../../../src/services/charts/sameness.ts';
import { chartEntry, chartList, openChartWorld } from '../../support/charts.ts';

const DAY = 86_400_000;
const signal = new AbortController().signal;
type World = Awaited<ReturnType<typeof openChartWorld>>;

const open = async () => {
  const world = await openChartWorld();
  const { store, clock } = world;
  const deezer = await world.chart('deezer');
  const apple = await world.chart('apple');
  const other = (rank: number, more = {}) =>
    chartEntry(1, rank, { name: 'SONG ONE (Radio Edit)', externalId: 'a1', ...more });
  // Deezer names it one way, Apple another: nobody can know that it is one song.
  await world.fetch(deezer, chartList(9, 1));
  clock.advance(DAY);
  await world.fetch(apple, [other(1)]);
  clock.advance(8 * DAY);
  const names = async (id: ChartId) =>
    (await world.trending.page(world.anna, id, null, 0)).entries.map(({ entity }) => [
      entity.id,
      entity.name,
    ]);
  const run = () => world.resolve.run(signal);
  /** What a chart remembers is what its captures say, whoever is one by now. */
  const compare = async (id: ChartId): Promise<void> => {
    const { captureId } = (await store.read.charts.find(id)) ?? {};
    const captures = [];
    for (let at = 1; at <= (captureId ?? 0); at += 1) {
      const capture = await store.read.chartCaptures.find(at as CaptureId);
      if (capture?.chartId !== id || capture.state !== 'good') continue;
      captures.push({ ...capture, places: await store.read.chartCaptures.places(capture.id) });
    }
    const all = rememberAll(captures);
    const kept = await store.read.chartMemory.of(
      id,
      [1, 2, 3, 4].map((one) => one as ChartEntityId),
    );
    expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(all));
  };
  return { ...world, deezer, apple, other, names, run, compare };
};

const identified = ({ store, clock }: World, id: number, mbid: string): Promise<void> =>
  store.transaction(async (tx) => {
    const change = { mbid, identifyAt: null, resolveAt: clock.now() };
    await tx.chartEntities.set(id as ChartEntityId, change, clock.now());
    const key = { key: `mbid:${mbid}`, entityId: id as ChartEntityId };
    if ((await tx.chartEntities.known('track', [key.key])).length === 0) {
      await tx.chartEntities.addKeys('track', [key]);
    }
  });

describe('two entities that turn out to be one', () => {
  it('become the older one with the history of both, once an id says so', async () => {
    await using w = await open();
    await w.run();
    expect(await w.names(w.apple)).toEqual([[3, 'SONG ONE (Radio Edit)']]);
    await identified(w, 3, 'mb-1');
    await w.run();
    expect(await w.names(w.apple)).toEqual([[3, 'SONG ONE (Radio Edit)']]);
    await identified(w, 2, 'mb-1');
    await w.run();
    expect(await w.names(w.apple)).toEqual([[2, 'Song 1']]);
    const history = await w.history.of(w.anna, 3 as ChartEntityId, w.apple);
    expect(history.entity.id).toBe(2);
    expect(history.charts.map(({ chart }) => chart.source)).toEqual(['apple', 'deezer']);
    expect(history.points).toEqual([{ at: expect.any(Number), rank: 1 }]);
    // The next capture goes on with it, and another run changes nothing.
    await w.fetch(w.apple, [w.other(2), chartEntry(9, 1, { externalId: 'a9' })]);
    await w.run();
    await w.compare(w.apple);
    await w.compare(w.deezer);
    const [, entry] = (await w.trending.page(w.anna, w.apple, null, 0)).entries;
    expect(entry).toMatchObject({ entity: { id: 2 }, memory: { peak: 1, weeks: 2 }, before: 1 });
    expect((await w.trending.suggest(w.anna, ['track'], 'song')).map(({ id }) => id).sort()).toEqual([1, 2]);
  });

  it('are one by a code, by a new name, and not when an id says otherwise', async () => {
    await using w = await open();
    // Apple calls it as Deezer does from now on.
    await w.fetch(w.apple, [w.other(1, { name: 'Song 1' })]);
    await w.run();
    expect(await w.names(w.apple)).toEqual([[2, 'Song 1']]);

    await using v = await open();
    await v.fetch(v.apple, [v.other(1, { name: 'Song 1', isrc: 'DEA122600001' })]);
    await v.fetch(v.deezer, [chartEntry(9, 1), chartEntry(1, 2, { isrc: 'DEA122600002' })]);
    await v.run();
    expect(await v.names(v.apple)).toEqual([[3, 'Song 1']]);
  });

  it('are two again as soon as both stand in one list, and stay two', async () => {
    await using w = await open();
    await identified(w, 2, 'mb-1');
    await identified(w, 3, 'mb-1');
    await w.run();
    expect(await w.names(w.apple)).toEqual([[2, 'Song 1']]);
    await w.fetch(w.apple, [w.other(1), chartEntry(1, 2, { externalId: 'a2', mbid: 'mb-1' })]);
    // By another id of Apple's the older one stands there too: Apple knows two songs.
    await w.fetch(w.apple, [chartEntry(1, 1, { externalId: 'a2' }), w.other(2)]);
    await w.run();
    const places = await w.names(w.apple);
    expect(new Set(places.map(([id]) => id)).size).toBe(2);
    await w.compare(w.apple);
    const before = await w.names(w.apple);
    await w.run();
    expect(await w.names(w.apple)).toEqual(before);
  });

  it('can be parted at any time: everything is as if it had never been', async () => {
    await using w = await open();
    const memories = async () => [
      ...(await w.store.read.chartMemory.of(w.apple, [2, 3] as never)),
      ...(await w.store.read.chartMemory.of(w.deezer, [2, 3] as never)),
    ];
    await w.run();
    const [before, entity] = [await memories(), await w.store.read.chartEntities.find(2 as ChartEntityId)];
    await identified(w, 3, 'mb-1');
    await w.store.transaction((tx) =>
      tx.chartEntities.set(2 as ChartEntityId, { isrc: null, resolveAt: w.clock.now() }, w.clock.now()),
    );
    await identified(w, 2, 'mb-1');
    await w.run();
    expect(await memories()).not.toEqual(before);
    await w.store.transaction((tx) => partTwin(tx, 3 as ChartEntityId, w.clock.now()));
    expect(await memories()).toEqual(before);
    expect(await w.store.read.chartEntities.find(2 as ChartEntityId)).toEqual({ ...entity, mbid: 'mb-1' });
    expect((await w.store.read.chartEntities.find(3 as ChartEntityId))?.name).toBe('SONG ONE (Radio Edit)');
  });
});
