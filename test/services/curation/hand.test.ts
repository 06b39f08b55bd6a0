import { describe, expect, test } from 'vitest';
import { uriOf } from '../../support/curation.ts';
import { openHands } from '../../support/curation-hands.ts';
import { ANNA } from '../../support/jobs.ts';
import { uri } from '../../support/playlists.ts';

const without = (gone: string) => (uris: string[]) => uris.filter((one) => one !== gone);
const and = (more: string) => (uris: string[]) => [...uris, more];

describe('what a person does in Spotify is sorting', () => {
  test('taken out of Bronze there is skipped here, and can be undone', async () => {
    await using world = await openHands();
    const bronze = await world.idOf('bronze');
    expect(await world.stands(bronze)).toEqual([0, 1, 2, 3].map(uriOf));
    await world.edit(bronze, without(uriOf(0)));
    await world.sync();
    const view = await world.sorting.view(ANNA, world.id);
    expect(view.progress).toMatchObject({ left: 3, skipped: 1 });
    expect(view.last?.sort).toMatchObject({ by: 'hand', to: { stage: 'skipped' } });
    expect(view.card?.release.title).toBe('Track 1');
    expect(await world.marks()).toEqual([]);
    expect((await world.undo()).view.card?.release.title).toBe('Track 0');
    await world.sync();
    expect((await world.stands(bronze)).toSorted()).toEqual([0, 1, 2, 3].map(uriOf));
    await world.sync();
    expect((await world.sorting.view(ANNA, world.id)).progress.left).toBe(4);
  });

  test('one edit lets the other playlists of the week be looked at: moving is two edits', async () => {
    await using world = await openHands();
    const others = [await world.idOf(world.warm), await world.idOf(world.peak)];
    const due = async () => {
      const all = await Promise.all(others.map((id) => world.store.read.managedPlaylists.find(ANNA, id)));
      return all.map((one) => (one?.dueAt ?? Number.POSITIVE_INFINITY) - world.clock.now());
    };
    expect(Math.min(...(await due()))).toBeGreaterThan(3_600_000);
    const bronze = await world.idOf('bronze');
    await world.edit(bronze, without(uriOf(0)));
    await world.look(bronze);
    expect(Math.max(...(await due()))).toBeLessThan(60_000);
  });

  test.each([true, false])(
    'moved to a Silver there is sorted here (taken out of Bronze too: %s)',
    async (moved) => {
      await using world = await openHands();
      const [bronze, peak] = [await world.idOf('bronze'), await world.idOf(world.peak)];
      await world.edit(peak, and(uriOf(2)));
      if (moved) await world.edit(bronze, without(uriOf(2)));
      await world.sync();
      await world.sync();
      expect((await world.sorting.view(ANNA, world.id)).progress).toMatchObject({
        left: 3,
        silver: 1,
        skipped: 0,
      });
      expect(await world.stands(bronze)).toEqual([0, 1, 3].map(uriOf));
      expect(await world.stands(peak)).toEqual([uriOf(2)]);
      expect(await world.marks()).toEqual([]);
    },
  );

  test('from one Silver to another, into Trash, and back into Bronze', async () => {
    await using world = await openHands();
    await world.click(world.peak);
    await world.click(world.peak);
    await world.sync();
    const [bronze, peak, warm] = [
      await world.idOf('bronze'),
      await world.idOf(world.peak),
      await world.idOf(world.warm),
    ];
    await world.edit(peak, () => []);
    await world.edit(warm, and(uriOf(0)));
    await world.edit(await world.idOf('trash'), and(uriOf(1)));
    await world.sync();
    await world.sync();
    expect((await world.sorting.view(ANNA, world.id)).progress).toMatchObject({
      silver: 1,
      trash: 1,
      left: 2,
    });
    expect(await world.stands(warm)).toEqual([uriOf(0)]);
    expect(await world.stands(await world.idOf('trash'))).toEqual([uriOf(1)]);
    await world.edit(bronze, and(uriOf(0)));
    await world.sync();
    await world.sync();
    expect((await world.sorting.view(ANNA, world.id)).progress).toMatchObject({ silver: 0, left: 3 });
    expect(await world.stands(warm)).toEqual([]);
    expect(await world.marks()).toEqual([]);
  });

  test('while clicks wait for Spotify: both count', async () => {
    await using world = await openHands();
    await world.click(world.peak);
    await world.edit(await world.idOf('bronze'), without(uriOf(3)));
    await world.click(world.warm);
    await world.sync();
    await world.sync();
    const { progress } = await world.sorting.view(ANNA, world.id);
    expect(progress).toMatchObject({ silver: 2, skipped: 1, left: 1 });
    expect(await world.stands(await world.idOf('bronze'))).toEqual([uriOf(2)]);
    expect(await world.stands(await world.idOf(world.peak))).toEqual([uriOf(0)]);
    expect(await world.stands(await world.idOf(world.warm))).toEqual([uriOf(1)]);
  });

  test('the last one in Bronze: the week is sorted, and that is told', async () => {
    await using world = await openHands(2);
    await world.click(world.peak);
    await world.edit(await world.idOf('bronze'), () => []);
    await world.sync();
    expect((await world.periods.find(ANNA, world.id)).period.state).toBe('sorted');
    const told = world.posts.filter(({ dedupeKey }) => dedupeKey.includes('sorted'));
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).toContain('You kept 1 of 2: Peak time 1.');
  });

  test('a track of no week is what it is everywhere: pinned where it was put, and not sorted', async () => {
    await using world = await openHands();
    const peak = await world.idOf(world.peak);
    await world.edit(peak, and(uri('stranger')));
    await world.sync();
    expect(await world.stands(peak)).toEqual([uri('stranger')]);
    expect(await world.marks()).toMatchObject([{ uri: uri('stranger'), kind: 'pin', by: 'hand' }]);
    expect((await world.sorting.view(ANNA, world.id)).progress).toMatchObject({ total: 4, left: 4 });
  });
});

test('taken out of Gold there is no longer promoted; put in there is, and neither is pinned', async () => {
  await using world = await openHands();
  await world.click(world.peak);
  await world.click(world.peak);
  await world.review.promote(ANNA, world.id, world.peak, 'all');
  await world.sync();
  const gold = await world.golden(world.peak);
  expect(await world.stands(gold)).toEqual([uriOf(0), uriOf(1)]);
  await world.edit(gold, (uris) => [...without(uriOf(0))(uris), uriOf(3)]);
  await world.sync();
  await world.sync();
  expect(await world.stands(gold)).toEqual([uriOf(1), uriOf(3)]);
  const { lines } = await world.gold.page(ANNA, { categoryId: world.peak, styleId: null }, 0);
  expect(lines.map(({ title, by }) => [title, by])).toEqual([
    ['Track 3', 'hand'],
    ['Track 1', 'word'],
  ]);
  expect(await world.marks()).toEqual([]);
  await world.review.promote(ANNA, world.id, world.peak, 'all');
  await world.sync();
  expect(await world.stands(gold)).toEqual([uriOf(1), uriOf(3), uriOf(0)]);
});

test('a hundred clicks cost a handful of calls per playlist', async () => {
  await using world = await openHands(120);
  const before = world.spotify.writes().length;
  for (let n = 0; n < 100; n += 1) await world.click(n % 2 === 0 ? world.peak : world.warm);
  await world.sync();
  expect(await world.stands(await world.idOf('bronze'))).toHaveLength(20);
  expect(await world.stands(await world.idOf(world.peak))).toHaveLength(50);
  expect(world.spotify.writes().length - before).toBeLessThanOrEqual(6);
});

test('Spotify refuses for the whole session: sorting goes on, and everything arrives afterwards', async () => {
  await using world = await openHands(6);
  world.link.revoked = true;
  for (const to of [world.peak, world.warm, 'skip', world.peak] as const) {
    await world.click(to);
    await world.sync();
  }
  expect((await world.sorting.view(ANNA, world.id)).progress).toMatchObject({
    left: 2,
    silver: 3,
    skipped: 1,
  });
  expect(await world.stands(await world.idOf(world.peak))).toEqual([]);
  world.link.revoked = false;
  await world.sync();
  expect(await world.stands(await world.idOf('bronze'))).toEqual([4, 5].map(uriOf));
  expect(await world.stands(await world.idOf(world.peak))).toEqual([0, 3].map(uriOf));
  expect(await world.stands(await world.idOf(world.warm))).toEqual([uriOf(1)]);
});
