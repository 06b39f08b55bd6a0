import { expect, test } from 'vitest';
import type { CurationTrackId } from '../../../src/domain/ids.ts';
import type { SortingView } from '../../../src/services/curation/cards.ts';
import { linkSpotify, openCuration, uriOf, WEEK } from '../../support/curation.ts';
import { ANNA } from '../../support/jobs.ts';

const clickOf = ({ card }: SortingView) => ({
  curationTrackId: card?.track.id ?? (0 as CurationTrackId),
  version: card?.track.version ?? -1,
});

test('a link that is taken away midway: sorting goes on, and a new link gets everything', async () => {
  await using world = await openCuration({ trash: 'Bin' });
  await world.publish(world.styleId, [0, 1, 2, 3]);
  const id = await world.begin();
  let view = await world.sorting.view(ANNA, id);
  view = (await world.sorting.sort(ANNA, clickOf(view), { categoryId: world.peak })).view;
  await world.review.promote(ANNA, id, world.peak, 'all');
  await world.database.transaction(async ({ q, t }) => {
    await q.delete(t.accounts);
  });
  expect(await world.store.read.managedPlaylists.ofMember(ANNA)).toEqual([]);
  view = (await world.sorting.sort(ANNA, clickOf(view), 'trash')).view;
  view = (await world.sorting.sort(ANNA, clickOf(view), { categoryId: world.warm })).view;
  const undone = await world.sorting.undo(ANNA, id, view.last?.sort.id ?? (0 as never));
  expect(undone.kind).toBe('undone');
  await expect(world.review.promote(ANNA, id, world.peak, 'all')).rejects.toMatchObject({
    code: 'NOT_LINKED',
  });
  await expect(world.categories.add(ANNA, world.styleId, ['More'])).rejects.toMatchObject({
    code: 'NOT_LINKED',
  });

  await linkSpotify(world.store, ANNA);
  await world.begin();
  expect(await world.wanted(id)).toMatchObject({
    bronze: [uriOf(2), uriOf(3)],
    trash: [uriOf(1)],
    [world.peak]: [uriOf(0)],
    [world.warm]: [],
  });
  expect(await world.golds(world.peak)).toEqual([uriOf(0)]);
});

test('a style of their own goes with its weeks; its playlists are let go', async () => {
  await using world = await openCuration();
  const before = await world.store.read.managedPlaylists.ofMember(ANNA);
  const { id: own } = await world.styles.add(ANNA, 'Slow Burn');
  const [category] = await world.categories.add(ANNA, own, ['Only'], 'Bin');
  await world.publish(own, [0, 1]);
  const { period } = await world.periods.start(ANNA, own, WEEK);
  await world.bench.settle();
  const view = await world.sorting.view(ANNA, period.id);
  await world.sorting.sort(ANNA, clickOf(view), { categoryId: category?.id ?? (0 as never) });
  await world.review.promote(ANNA, period.id, category?.id ?? (0 as never), 'all');
  expect(await world.store.read.managedPlaylists.ofMember(ANNA)).toHaveLength(before.length + 4);
  await world.styles.remove(ANNA, own);
  await expect(world.periods.find(ANNA, period.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await world.store.read.managedPlaylists.ofMember(ANNA)).toEqual(before);
});

test('a member who goes takes everything along', async () => {
  await using world = await openCuration({ trash: 'Bin' });
  await world.publish(world.styleId, [0, 1]);
  const id = await world.begin();
  const view = await world.sorting.view(ANNA, id);
  await world.sorting.sort(ANNA, clickOf(view), { categoryId: world.peak });
  await world.review.promote(ANNA, id, world.peak, 'all');
  const { q, t } = world.database.read;
  await world.database.transaction(async (tx) => {
    await tx.q.delete(tx.t.members);
  });
  const { categories, periods, curationTracks, sorts, promotions, memberStyles } = t;
  for (const table of [categories, periods, curationTracks, sorts, promotions, memberStyles]) {
    expect(await q.select().from(table)).toEqual([]);
  }
});
