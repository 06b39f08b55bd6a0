import { describe, expect, test } from 'vitest';
import type { CategoryId } from '../../src/domain/ids.ts';
import { openWeek } from '../support/curation-visitor.ts';
import { ANNA } from '../support/jobs.ts';
import { customIdsOf, expectValidMessage, markdownOf, textsOf } from '../support/messages.ts';
import type { Shown } from '../support/visitor.ts';

type World = Awaited<ReturnType<typeof openWeek>>;

/** Sorts everything into one category. */
const sortAll = async (world: World, category: CategoryId): Promise<void> => {
  for (;;) {
    const { card } = await world.sorting.view(ANNA, world.periodId);
    if (card === null) return;
    const click = { curationTrackId: card.track.id, version: card.track.version };
    await world.sorting.sort(ANNA, click, { categoryId: category });
  }
};

const openList = async (world: World, name = 'Peak time'): Promise<Shown> =>
  world.anna.pick(await world.anna.type('curate review'), name);

describe('Silver to Gold', () => {
  test('all of a list, once, and back', async () => {
    await using world = await openWeek(4);
    await sortAll(world, world.peak);
    const lists = await world.anna.type('curate review');
    expectValidMessage(lists.view);
    expect(textsOf(lists.view)).toContain('**Peak time** · 4 tracks, 0 in Gold');
    const list = await openList(world);
    expectValidMessage(list.view);
    const promoted = await world.anna.press(list, 'Promote all');
    expectValidMessage(promoted.view);
    expect(textsOf(promoted.view)).toContain('4 tracks went to Gold.');
    expect(await world.golds(world.peak)).toHaveLength(4);
    const again = await world.anna.press(list, 'Promote all');
    expect(textsOf(again.view)).toContain('0 tracks went to Gold. 4 tracks had been there.');
    const back = await world.anna.press(promoted, 'Take all out of Gold');
    expect(textsOf(back.view)).toContain('4 tracks went out of Gold');
    expect(await world.golds(world.peak)).toEqual([]);
    expectValidMessage((await world.anna.press(back, 'All lists')).view);
  });

  test('chosen ones: to Gold and out of it, moved, back to Bronze, to Trash', async () => {
    await using world = await openWeek(6);
    await sortAll(world, world.peak);
    const choose = async (...titles: string[]): Promise<Shown> => {
      const chosen = await world.anna.pick(
        await openList(world),
        ...titles.map((title) => `${title} (Original Mix)`),
      );
      expectValidMessage(chosen.view);
      return chosen;
    };
    const two = await choose('Track 2', 'Track 4');
    expect(textsOf(two.view)).toContain('2 tracks chosen:');
    const promoted = await world.anna.press(two, 'To Gold');
    expect(textsOf(promoted.view)).toContain('2 tracks went to Gold.');
    expect(markdownOf(promoted.view)).toContain('🥇 Track 2');
    expect(await world.golds(world.peak)).toEqual(['spotify:track:t2', 'spotify:track:t4']);
    await world.anna.press(await choose('Track 4'), 'Out of Gold');
    expect(await world.golds(world.peak)).toEqual(['spotify:track:t2']);

    const moved = await world.anna.pick(await choose('Track 1'), 'After hours');
    expect(textsOf(moved.view)).toContain('1 track moved.');
    await world.anna.press(await choose('Track 3'), 'Back to Bronze');
    await world.anna.press(await choose('Track 5'), 'Trash');
    expect(await world.wanted(world.periodId)).toMatchObject({
      bronze: ['spotify:track:t3'],
      [world.after]: ['spotify:track:t1'],
      [world.peak]: ['spotify:track:t2', 'spotify:track:t4', 'spotify:track:t6'],
    });
    const none = await world.anna.press(await choose('Track 6'), 'Back to the list');
    expect(textsOf(none.view)).toContain('3 tracks');
  });

  test('what was chosen from a list that has changed since means nothing', async () => {
    await using world = await openWeek(3);
    await sortAll(world, world.peak);
    const list = await openList(world);
    const chosen = await world.anna.pick(list, 'Track 1 (Original Mix)');
    await world.review.move(ANNA, world.periodId, world.peak, 'all', world.warm);
    await world.review.move(ANNA, world.periodId, world.warm, 'all', world.peak);
    // Everything is there again: the page is the same one.
    expect(textsOf((await world.anna.press(chosen, 'To Gold')).view)).toContain('1 track went to Gold.');
    const { lines } = await world.review.silver(ANNA, world.periodId, world.peak, 0);
    const first = lines[0]?.track.id;
    if (first === undefined) throw new Error('Silver is empty.');
    await world.review.move(ANNA, world.periodId, world.peak, [first], 'bronze');
    const late = await world.anna.press(chosen, 'To Gold');
    expectValidMessage(late.view);
    expect(textsOf(late.view)).toContain('The list has changed since you chose.');
    expect(textsOf((await world.anna.pick(list, 'Track 2 (Original Mix)')).view)).toContain('has changed');
  });

  test('60 tracks: three pages, each within what a message may be', async () => {
    await using world = await openWeek(60);
    await sortAll(world, world.peak);
    const first = await openList(world);
    expectValidMessage(first.view);
    const second = await world.anna.press(first, 'Next');
    expectValidMessage(second.view);
    const { lines } = await world.review.silver(ANNA, world.periodId, world.peak, 1);
    const picked = [0, 4, 24].map((at) => lines[at]?.release.title ?? '');
    const chosen = await world.anna.pick(second, ...picked.map((title) => `${title} (Original Mix)`));
    expectValidMessage(chosen.view);
    for (const id of customIdsOf(chosen.view)) expect(id.length).toBeLessThanOrEqual(100);
    await world.anna.press(chosen, 'To Gold');
    const uris = picked.map((title) => title.replace('Track ', 'spotify:track:t'));
    expect(await world.golds(world.peak)).toEqual(uris);
  });

  test('nothing in Silver yet, and nothing begun', async () => {
    await using world = await openWeek(1);
    expect(textsOf((await world.anna.type('curate review')).view)).toContain('Nothing is in Silver yet');
    expect(textsOf((await world.ben.type('curate review')).view)).toContain('No weeks yet');
    await expect(world.ben.type('curate review', { period: String(world.periodId) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('/curate gold', () => {
  test('the history with its weeks; chosen ones are taken back', async () => {
    await using world = await openWeek(3);
    expect(textsOf((await world.anna.type('curate gold')).view)).toContain('Nothing is in Gold yet');
    await sortAll(world, world.peak);
    await world.review.promote(ANNA, world.periodId, world.peak, 'all');
    const all = await world.anna.type('curate gold');
    expectValidMessage(all.view);
    expect(textsOf(all.view)).toContain('Track 1 · Artist 1 · **Peak time** · 2026, week 46');
    const style = 'Techno (Peak Time / Driving)';
    const one = await world.anna.type('curate gold', { style, category: 'Peak time' });
    expectValidMessage(one.view);
    expect(textsOf(one.view)).toContain('Techno (Peak Time / Driving) · Peak time · Gold');
    const techno = await world.anna.type('curate gold', { style });
    expect(textsOf(techno.view)).toContain('Techno (Peak Time / Driving) · Gold');
    const other = await world.anna.type('curate gold', { style: 'Hard Techno' });
    expect(textsOf(other.view)).toContain('Nothing is in Gold yet');
    // Without a style a category of any is found.
    const [offered] = await world.anna.suggestions('curate gold', 'category', 'peak');
    expect(offered?.name).toBe('Peak time · Techno (Peak Time / Driving)');
    for (const category of [offered?.value ?? '', 'peak'])
      expect(textsOf((await world.anna.type('curate gold', { category })).view)).toContain(
        'Peak time · Gold',
      );
    const fewer = await world.anna.pick(one, 'Track 1', 'Track 3');
    expectValidMessage(fewer.view);
    expect(textsOf(fewer.view)).toContain('2 tracks went out of Gold');
    expect(await world.golds(world.peak)).toEqual(['spotify:track:t2']);
    expect(textsOf((await world.ben.type('curate gold')).view)).toContain('Nothing is in Gold yet');
    // An old menu takes nothing more, and nobody takes what is somebody else's.
    expect(textsOf((await world.anna.pick(all, 'Track 1')).view)).toContain('0 tracks went out of Gold');
  });
});

describe('the end of a week', () => {
  test('asks with numbers; "not yet" changes nothing', async () => {
    await using world = await openWeek(3);
    await world.anna.press(await world.anna.type('curate resume'), 'Peak time');
    const asked = await world.anna.type('curate close');
    expectValidMessage(asked.view);
    const words = textsOf(asked.view);
    expect(words).toContain('2 tracks are not sorted.');
    expect(words).toContain('Of Silver, 0 are in Gold and 1 not.');
    expect(words).toContain('There are 4 temporary playlists.');
    await world.anna.press(asked, 'Not yet');
    expect((await world.periods.find(ANNA, world.periodId)).period.state).toBe('open');
  });

  test.each([
    ['Empty all 4', 'being emptied'],
    ['Delete all 4', 'go out of your Spotify library'],
    ['Leave them as they are', 'stay as they are'],
  ])('%s', async (label, says) => {
    await using world = await openWeek(2);
    const asked = await world.anna.type('curate close', { period: String(world.periodId) });
    const closed = await world.anna.press(asked, label);
    expectValidMessage(closed.view);
    expect(textsOf(closed.view)).toContain(says);
    expect((await world.periods.find(ANNA, world.periodId)).period.state).toBe('closed');
    // An old question closes nothing more.
    expectValidMessage((await world.anna.press(asked, label)).view);
    expect(
      textsOf((await world.anna.type('curate close', { period: String(world.periodId) })).view),
    ).toContain('closed');
  });
});
