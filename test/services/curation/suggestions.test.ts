import { describe, expect, test } from 'vitest';
import { SORTS_NEEDED } from '../../../src/domain/curation/suggest/model.ts';
import { CURATION_LEARN } from '../../../src/services/curation/learning.ts';
import { ANNA, BEN } from '../../support/jobs.ts';
import { openSorted } from '../../support/sorted.ts';

type World = Awaited<ReturnType<typeof openSorted>>;

const ask = async (
  { suggestions, store, categoriesOf }: World,
  id: Awaited<ReturnType<World['release']>>,
  of: World['anna'],
) => suggestions.forTrack(store.read, of.memberId, id, await categoriesOf(of));

describe('the likeliest category', () => {
  test('comes by itself after thirty sorts, and says why', async () => {
    await using world = await openSorted();
    const { anna, suggestions, release } = world;
    await world.sortByLabel(anna, SORTS_NEEDED - 1);
    await world.learn();
    const next = await release(anna, { label: 'BLACKLINE' });
    expect((await ask(world, next, anna))?.likeliest).toBeNull();
    expect(await suggestions.why(ANNA, next)).toEqual({ kind: 'few', sorts: 29, needed: 30 });

    await world.sortByLabel(anna, 11);
    expect((await ask(world, next, anna))?.likeliest).toBeNull();
    await world.learn();
    const suggestion = await ask(world, next, anna);
    expect(suggestion?.likeliest).toBe(anna.peak);
    expect(suggestion?.ranking.map(({ choice }) => choice)).toHaveLength(3);
    const why = await suggestions.why(ANNA, next);
    if (why.kind !== 'likely') throw new Error(why.kind);
    expect(why).toMatchObject({ choice: anna.peak, sorts: 40 });
    expect(why.reasons[0]).toMatchObject({ kind: 'label', name: 'BLACKLINE' });
    expect(why.reasons[0]?.hits).toBe(why.reasons[0]?.of);
  });

  test('is unsure of a track of which nothing telling is known', async () => {
    await using world = await openSorted();
    const { anna } = world;
    await world.sortByLabel(anna, 40);
    await world.learn();
    const next = await world.release(anna, {});
    expect((await ask(world, next, anna))?.likeliest).toBeNull();
    expect(await world.suggestions.why(ANNA, next)).toMatchObject({ kind: 'unsure' });
  });

  test('is not one that was archived, and what was merged counts where it went', async () => {
    await using world = await openSorted();
    const { anna, store } = world;
    await world.sortByLabel(anna, 45);
    await world.learn();
    const haze = await world.release(anna, { label: 'Haze' });
    expect((await ask(world, haze, anna))?.likeliest).toBe(anna.warm);
    await store.transaction(async (tx) => {
      await tx.categories.handOver(ANNA, anna.warm, anna.peak, 1);
      await tx.categories.set(ANNA, anna.warm, { archivedAt: 1, mergedInto: anna.peak });
      await world.learning.noted(tx, anna);
    });
    const between = await ask(world, haze, anna);
    expect(between?.ranking.map(({ choice }) => choice)).not.toContain(anna.warm);
    await world.learn();
    expect((await ask(world, haze, anna))?.likeliest).toBe(anna.peak);
  });
});

test('what was undone, moved or skipped counts as what it is now', async () => {
  await using world = await openSorted();
  const { anna, store } = world;
  const ids = await world.sortByLabel(anna, 40);
  const [first, second, third, ...others] = ids;
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few');
  await world.move(anna, first, { stage: 'bronze' });
  await world.move(anna, second, { stage: 'skipped' });
  await world.move(anna, third, { stage: 'silver', categoryId: anna.peak });
  await world.learn();
  const model = await store.read.suggestions.model(anna);
  expect(model?.sorts).toBe(others.length + 1);
  const newest = await store.read.suggestions.examples(anna, null, 1);
  expect(newest[0]).toMatchObject({ from: { id: third }, example: { choice: anna.peak } });
});

test('examples come in pages without losing those of one moment', async () => {
  await using world = await openSorted();
  const { anna, store } = world;
  const ids = await world.sortByLabel(anna, 7);
  // All at once, as after a restore.
  await store.transaction(async (tx) => {
    for (const id of ids) {
      const track = await tx.curationTracks.find(ANNA, id);
      if (track !== null) await tx.curationTracks.place(track, { stage: 'trash' }, 5);
    }
  });
  const seen = [];
  for (let page = await store.read.suggestions.examples(anna, null, 2); page.length > 0; ) {
    seen.push(...page.map(({ from }) => from.id));
    page = await store.read.suggestions.examples(anna, page.at(-1)?.from ?? null, 2);
  }
  expect(seen).toEqual(ids.toReversed());
});

describe('learning', () => {
  test("knows each member's own sorts only", async () => {
    await using world = await openSorted();
    const { anna, ben, suggestions } = world;
    await world.sortByLabel(anna, 40);
    await world.learn();
    const hers = await world.release(anna, { label: 'Blackline' });
    const his = await world.release(ben, { label: 'Blackline' });
    expect(await suggestions.why(BEN, his)).toMatchObject({ kind: 'few', sorts: 0 });
    await expect(suggestions.why(BEN, hers)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await ask(world, hers, ben)).toBeNull();
  });

  test('waits for more clicks, and is enqueued once for all of them', async () => {
    await using world = await openSorted();
    const { anna, ben, learning, clock, store } = world;
    await world.sortByLabel(anna, 2);
    await world.sortByLabel(ben, 2);
    await learning.enqueueDue(clock.now());
    expect(await store.read.jobs.activeByKey(CURATION_LEARN)).toBeNull();
    clock.advance(20_000);
    await learning.enqueueDue(clock.now());
    await learning.enqueueDue(clock.now());
    await world.bench.settle();
    expect((await store.read.suggestions.model(anna))?.sorts).toBe(2);
    expect((await store.read.suggestions.model(ben))?.sorts).toBe(2);
    expect(await store.read.suggestions.due(clock.now() + 60_000, clock.now() + 120_000, 9)).toEqual([]);
  });

  test('is not put off by clicks that go on', async () => {
    await using world = await openSorted();
    const { anna, store, clock, learning, bench } = world;
    // One click a second, for longer than it waits.
    await world.sortByLabel(anna, 15);
    await learning.enqueueDue(clock.now());
    await bench.settle();
    expect((await store.read.suggestions.model(anna))?.sorts).toBe(15);
  });

  test('a sort that comes while it learns is learned after it', async () => {
    await using world = await openSorted();
    const { anna, store, clock } = world;
    await world.sortByLabel(anna, 3);
    await world.learn();
    const model = await store.read.suggestions.model(anna);
    const noted = await store.read.suggestions.noted(anna);
    if (model === null || noted === null) throw new Error('Nothing was learned.');
    await world.sortByLabel(anna, 1);
    const times = { now: clock.now(), again: clock.now() + 5 };
    await store.transaction((tx) => tx.suggestions.put(anna, model, noted, times));
    expect(await store.read.suggestions.due(clock.now() + 5, clock.now() + 10, 9)).toHaveLength(1);
    await world.learn();
    expect((await store.read.suggestions.model(anna))?.sorts).toBe(4);
  });

  test('is not put off by a clock that was set back', async () => {
    await using world = await openSorted();
    const { anna, store, clock, learning, bench } = world;
    await world.sortByLabel(anna, 3);
    clock.jump(-86_400_000);
    await learning.enqueueDue(clock.now());
    await bench.settle();
    expect((await store.read.suggestions.model(anna))?.sorts).toBe(3);
  });

  test('begins anew after an update that changed what a model is', async () => {
    await using world = await openSorted();
    const { anna, store, clock } = world;
    await world.sortByLabel(anna, 3);
    const noted = (await store.read.suggestions.noted(anna)) ?? 0;
    await world.store.transaction((tx) =>
      tx.suggestions.put(anna, { version: 0, sorts: 999 } as never, noted, {
        now: clock.now(),
        again: clock.now(),
      }),
    );
    await world.learn();
    expect((await store.read.suggestions.model(anna))?.sorts).toBe(3);
  });
});
