import { describe, expect, test } from 'vitest';
import type { CurationTrackId, PeriodId, SortId } from '../../../src/domain/ids.ts';
import type { SortingView } from '../../../src/services/curation/cards.ts';
import type { SortTarget } from '../../../src/services/curation/sorting.ts';
import { type CurationWorld, openCuration, uriOf } from '../../support/curation.ts';
import { ANNA, BEN } from '../../support/jobs.ts';

const clickOf = ({ card }: SortingView) => ({
  curationTrackId: card?.track.id ?? (0 as CurationTrackId),
  version: card?.track.version ?? -1,
});
const lastOf = ({ last }: SortingView): SortId => last?.sort.id ?? (0 as SortId);

/** Sorts what the card shows. */
const sortNext = async (world: CurationWorld, id: PeriodId, to: SortTarget): Promise<SortingView> => {
  const before = await world.sorting.view(ANNA, id);
  return (await world.sorting.sort(ANNA, clickOf(before), to)).view;
};

const started = async (tracks: number, options: Parameters<typeof openCuration>[0] = {}) => {
  const world = await openCuration(options);
  await world.publish(
    world.styleId,
    Array.from({ length: tracks }, (_, n) => n),
  );
  return { world, id: await world.begin() };
};

describe('a click', () => {
  test('sorts the track, answers with the next one, and says where the last one went', async () => {
    const { world, id } = await started(3);
    await using _ = world;
    const before = await world.sorting.view(ANNA, id);
    expect(before.card?.release.title).toBe('Track 0');
    expect(before.card?.position).toBe(1);
    expect(before.last).toBeNull();
    const { kind, view } = await world.sorting.sort(ANNA, clickOf(before), { categoryId: world.peak });
    expect(kind).toBe('sorted');
    expect(view.card?.release.title).toBe('Track 1');
    expect(view.card?.position).toBe(2);
    expect(view.progress).toEqual({ total: 3, left: 2, waiting: 0, silver: 1, trash: 0, skipped: 0 });
    expect(view.last?.card.release.title).toBe('Track 0');
    expect(view.last?.sort.to).toEqual({ stage: 'silver', categoryId: world.peak });
    expect(await world.wanted(id)).toMatchObject({
      bronze: [uriOf(1), uriOf(2)],
      [world.peak]: [uriOf(0)],
      [world.warm]: [],
    });
  });

  test('on the same card twice sorts once, and never the track that came after', async () => {
    const { world, id } = await started(3);
    await using _ = world;
    const click = clickOf(await world.sorting.view(ANNA, id));
    const both = await Promise.all([
      world.sorting.sort(ANNA, click, { categoryId: world.peak }),
      world.sorting.sort(ANNA, click, 'trash'),
    ]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['sorted', 'stale']);
    for (const { view } of both) expect(view.card?.release.title).toBe('Track 1');
    const progress = (await world.sorting.view(ANNA, id)).progress;
    expect(progress.silver + progress.trash).toBe(1);
  });

  test('on an old card, after an undo, does nothing', async () => {
    const { world, id } = await started(3);
    await using _ = world;
    const old = clickOf(await world.sorting.view(ANNA, id));
    const view = await sortNext(world, id, 'skip');
    await world.sorting.undo(ANNA, id, lastOf(view));
    const again = await world.sorting.sort(ANNA, old, { categoryId: world.peak });
    expect(again.kind).toBe('stale');
    expect(again.view.progress.left).toBe(3);
    expect(again.view.card?.track.id).toBe(old.curationTrackId);
  });

  test("is nobody else's", async () => {
    const { world, id } = await started(1);
    await using _ = world;
    const click = clickOf(await world.sorting.view(ANNA, id));
    await expect(world.sorting.sort(BEN, click, 'skip')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.sorting.view(BEN, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('on a category that was archived since asks again; one that was merged leads to where it went', async () => {
    const { world, id } = await started(3);
    await using _ = world;
    await world.categories.archive(ANNA, world.after);
    const before = await world.sorting.view(ANNA, id);
    const gone = await world.sorting.sort(ANNA, clickOf(before), { categoryId: world.after });
    expect(gone.kind).toBe('category_gone');
    expect(gone.view.card?.track.id).toBe(before.card?.track.id);
    await world.categoryMerging.merge(ANNA, world.warm, world.peak);
    const merged = await world.sorting.sort(ANNA, clickOf(before), { categoryId: world.warm });
    expect(merged.view.last?.sort.to).toEqual({ stage: 'silver', categoryId: world.peak });
  });
});

test('Trash is a playlist where the member wants one; its category leads there', async () => {
  const { world, id } = await started(2, { trash: 'Bin' });
  await using _ = world;
  const view = await sortNext(world, id, 'trash');
  expect(view.trash?.name).toBe('Bin');
  const binned = await sortNext(world, id, { categoryId: view.trash?.id ?? world.peak });
  expect(binned.last?.sort.to).toEqual({ stage: 'trash' });
  expect((await world.wanted(id)).trash).toEqual([uriOf(0), uriOf(1)]);
});

test('undo goes back as far as it gets, one step per button', async () => {
  const { world, id } = await started(4);
  await using _ = world;
  await sortNext(world, id, { categoryId: world.peak });
  await sortNext(world, id, 'trash');
  const third = await sortNext(world, id, 'skip');
  const button = lastOf(third);
  const first = await world.sorting.undo(ANNA, id, button);
  expect(first.kind).toBe('undone');
  expect(first.view.card?.release.title).toBe('Track 2');
  expect((await world.sorting.undo(ANNA, id, button)).kind).toBe('stale');
  const second = await world.sorting.undo(ANNA, id, lastOf(first.view));
  const end = await world.sorting.undo(ANNA, id, lastOf(second.view));
  expect(end.view.last).toBeNull();
  expect(end.view.progress).toMatchObject({ left: 4, silver: 0, trash: 0, skipped: 0 });
  const held = await world.wanted(id);
  expect(held.bronze.toSorted()).toEqual([0, 1, 2, 3].map(uriOf));
  expect(held[world.peak]).toEqual([]);
  expect((await world.sorting.undo(ANNA, id, lastOf(second.view))).kind).toBe('stale');
});

test('when nothing is left the period is sorted, and as the card says so nobody else does', async () => {
  const { world, id } = await started(2);
  await using _ = world;
  await sortNext(world, id, { categoryId: world.peak });
  const done = await sortNext(world, id, 'skip');
  expect(done.card).toBeNull();
  expect(done.period.state).toBe('sorted');
  expect(world.posts.map(({ dedupeKey }) => dedupeKey)).toEqual([`curation:card:${id}:first`]);
  const back = await world.sorting.undo(ANNA, id, lastOf(done));
  expect(back.view.period.state).toBe('open');
  await sortNext(world, id, 'trash');
  expect((await world.periods.find(ANNA, id)).period.state).toBe('sorted');
  expect(world.posts).toHaveLength(1);
});

test('a member goes on where they sorted last', async () => {
  const { world, id } = await started(3);
  await using _ = world;
  expect((await world.sorting.resume(ANNA))?.period.id).toBe(id);
  expect(await world.sorting.resume(BEN)).toBeNull();
  for (let n = 0; n < 3; n += 1) await sortNext(world, id, 'skip');
  expect(await world.sorting.resume(ANNA)).toBeNull();
});

test('the card tells how many of an artist were kept, and how long the rest takes', async () => {
  const { world, id } = await started(15);
  await using _ = world;
  let view = await world.sorting.view(ANNA, id);
  for (let n = 0; n < 5; n += 1) {
    world.clock.advance(4_000);
    view = await sortNext(world, id, { categoryId: world.peak });
  }
  expect(view.timeLeft).toBe(40_000);
  await world.review.promote(ANNA, id, world.peak, 'all');
  for (let n = 5; n < 7; n += 1) view = await sortNext(world, id, 'skip');
  // Track 7 is by the artist of track 0.
  expect(view.card?.kept).toEqual([{ name: 'Artist 0', kept: 1 }]);
});

test('what Spotify does not have yet waits; whoever wants it sorts it all the same', async () => {
  const world = await openCuration();
  await using _ = world;
  const ids = await world.publish(world.styleId, [0, 1], (n) => n === 0);
  const id = await world.begin();
  const view = await world.sorting.view(ANNA, id);
  expect(view.progress).toMatchObject({ total: 1, left: 1, waiting: 1 });
  await sortNext(world, id, 'skip');
  expect((await world.periods.find(ANNA, id)).period.state).toBe('sorted');
  await world.styles.follow(ANNA, world.styleId, { unmatched: true });
  const shown = await world.sorting.view(ANNA, id);
  expect(shown.card?.spotify).toBeNull();
  const kept = await world.sorting.sort(ANNA, clickOf(shown), { categoryId: world.peak });
  expect(kept.view.progress).toMatchObject({ total: 2, left: 0, silver: 1 });
  expect((await world.wanted(id))[world.peak]).toEqual([]);
  const tracks = await world.addTracks([1]);
  await world.match(new Map([[ids[1] ?? (0 as never), tracks.get(1) ?? null]]));
  expect((await world.wanted(id))[world.peak]).toEqual([uriOf(1)]);
});
