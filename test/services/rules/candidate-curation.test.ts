import { expect, test } from 'vitest';
import type { CategoryId, PeriodId } from '../../../src/domain/ids.ts';
import type { Column } from '../../../src/domain/rules/columns.ts';
import type { Universe } from '../../../src/domain/rules/rule-set.ts';
import { createLoadCandidates } from '../../../src/services/rules/candidates.ts';
import { createRuleValues } from '../../../src/services/rules/values.ts';
import { type CurationWorld, openCuration } from '../../support/curation.ts';
import { ANNA } from '../../support/jobs.ts';

const TECHNO = 'Techno (Peak Time / Driving)';
const COLUMNS: readonly Column[] = ['title', 'curation', 'categories', 'curatedStyles', 'curatedWeeks'];

const sortNext = async (
  world: CurationWorld,
  id: PeriodId,
  to: 'trash' | 'skip' | { categoryId: CategoryId },
): Promise<void> => {
  const { card } = await world.sorting.view(ANNA, id);
  if (card === null) throw new Error('Nothing is left.');
  const click = { curationTrackId: card.track.id, version: card.track.version };
  await world.sorting.sort(ANNA, click, to);
};

/** Five tracks: Gold, Silver, Trash, skipped, and one that waits in Bronze. */
const openSorted = async () => {
  const world = await openCuration();
  await world.publish(world.styleId, [0, 1, 2, 3, 4]);
  const id = await world.begin();
  await sortNext(world, id, { categoryId: world.peak });
  await world.review.promote(ANNA, id, world.peak, 'all');
  await sortNext(world, id, { categoryId: world.warm });
  await sortNext(world, id, 'trash');
  await sortNext(world, id, 'skip');
  const load = createLoadCandidates({
    read: world.store.read,
    clock: world.clock,
    managed: async () => new Map(),
  });
  const by = async (from: Universe) => {
    const found = await load(ANNA, { from, columns: new Set(COLUMNS), plays: null });
    return found.map(({ title, curation, categories }) => [title, curation, categories]);
  };
  return Object.assign(world, { id, load, by });
};

test('everything that a member sorted is there, with where it stands', async () => {
  await using world = await openSorted();
  expect(await world.by('everything')).toEqual([
    ['Track 0', ['silver', 'gold'], ['Peak time']],
    ['Track 1', ['silver'], ['Warm-up']],
    ['Track 2', ['trash'], []],
    ['Track 3', ['skipped'], []],
    ['Track 4', ['bronze'], []],
  ]);
  expect(await world.by('library')).toEqual([]);
  const [first] = await world.load(ANNA, { from: 'everything', columns: new Set(COLUMNS), plays: null });
  expect(first).toMatchObject({ curatedStyles: [TECHNO], curatedWeeks: ['2026-W46'] });
});

test('what was taken back says nothing any more, and who looks again sees it', async () => {
  await using world = await openSorted();
  const before = await world.store.read.curated.stamp(ANNA);
  await world.review.unpromote(ANNA, world.id, world.peak, 'all');
  expect((await world.by('everything'))[0]).toEqual(['Track 0', ['silver'], ['Peak time']]);
  expect(await world.store.read.curated.stamp(ANNA)).not.toBe(before);
});

test('values to choose from: the member’s own, and every stage', async () => {
  await using world = await openSorted();
  const values = createRuleValues({ load: world.load, read: world.store.read });
  const of = async (...asked: Parameters<typeof values.suggest>) =>
    (await values.suggest(...asked)).map(({ value }) => value);
  expect(await of(ANNA, 'category', '')).toEqual(['Peak time', 'Warm-up']);
  expect(await of(ANNA, 'curation', 'g')).toEqual(['gold']);
  expect((await of(ANNA, 'curation', '')).toSorted()).toEqual([
    'bronze',
    'gold',
    'silver',
    'skipped',
    'trash',
  ]);
  expect(await of(ANNA, 'curatedWeek', '')).toEqual(['2026-W46']);
});
