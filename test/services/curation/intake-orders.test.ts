import { expect, test } from 'vitest';
import type { MemberStyle } from '../../../src/domain/curation/curation.ts';
import type { SourceId, StyleId } from '../../../src/domain/ids.ts';
import type { NewJob } from '../../../src/domain/jobs.ts';
import { createIntakeOrders } from '../../../src/services/curation/intake-orders.ts';
import { createIntakeFeedWorld } from '../../support/curation-feed.ts';
import { openTestStore } from '../../support/database.ts';
import { ANNA, addMembers, BEN } from '../../support/jobs.ts';

const openOrders = async () => {
  const db = openTestStore();
  const { store } = db;
  await addMembers(store, ANNA, BEN);
  const ids = await store.transaction(async (tx): Promise<StyleId[]> => {
    await tx.styles.seed(
      [
        { id: 5, name: 'House', slug: 'house' },
        { id: 6, name: 'Techno', slug: 'techno' },
      ],
      1,
    );
    return (await tx.styles.ofBeatport()).map(({ id }) => id);
  });
  const [house, techno] = ids;
  if (house === undefined || techno === undefined) throw new Error('there are no styles');
  const jobs: NewJob[] = [];
  const orders = createIntakeOrders({
    store,
    enqueue: async (_, job) => jobs.push(job),
    on: new Set(['beatport', 'playlist', 'file']),
  });
  const following = (more: Partial<MemberStyle> = {}): MemberStyle => ({
    ...{
      memberId: ANNA,
      styleId: techno,
      weekKind: 'beatport',
      intake: true,
      remind: true,
      unmatched: false,
    },
    ...{ sources: ['beatport', 'listenbrainz', 'file', 'playlist'], feedSourceId: null },
    ...more,
  });
  const follow = (more: Partial<MemberStyle> = {}) =>
    store.transaction((tx) => tx.styles.follow(following(more), 1));
  return { store, house, techno, jobs, orders, following, follow, [Symbol.asyncDispose]: db.close };
};

test('a week that somebody begins is read from every source that is set up', async () => {
  await using it = await openOrders();
  const week = { kind: 'beatport', year: 2026, week: 46 } as const;
  const wanted = it.following({ feedSourceId: 7 as SourceId });
  expect(await it.store.transaction((tx) => it.orders.want(tx, wanted, week))).toBe(2);
  expect(it.jobs).toMatchObject([
    {
      kind: 'curation.intake',
      memberId: null,
      name: 'Techno',
      metadata: { styleId: it.techno, source: 'beatport', from: '2026-11-14', to: '2026-11-20' },
    },
    { kind: 'curation.intake', memberId: ANNA, metadata: { source: 'playlist' } },
  ]);
});

test('every Saturday each style in use is read once, for the week that is over', async () => {
  await using it = await openOrders();
  await it.follow();
  await it.follow({ memberId: BEN });
  await it.follow({ memberId: BEN, styleId: it.house, intake: false });
  expect(await it.orders.sweep(Date.UTC(2026, 10, 21, 6, 7))).toBe(1);
  expect(it.jobs).toMatchObject([
    { metadata: { styleId: it.techno, source: 'beatport', from: '2026-11-14', to: '2026-11-20' } },
  ]);
});

test('after a sign-in: what open weeks lack of that source, and the week that everybody wants', async () => {
  await using it = await openOrders();
  await it.follow();
  const week = { kind: 'beatport', year: 2026, week: 40 } as const;
  await it.store.transaction((tx) => tx.curationPeriods.add(ANNA, it.techno, week, 1));
  await it.store.transaction((tx) => it.orders.again(tx, 'beatport'));
  expect(it.jobs).toMatchObject([
    { metadata: { styleId: it.techno, source: 'beatport', from: '2026-10-03', to: '2026-10-09' } },
    { kind: 'curation.intakeSweep' },
  ]);
});

test('ISO weeks are over on Sunday', async () => {
  await using it = await openOrders();
  await it.follow({ weekKind: 'iso' });
  await it.orders.sweep(Date.UTC(2026, 10, 21, 6, 7));
  await it.orders.sweep(Date.UTC(2026, 10, 23, 6, 7));
  expect(it.jobs.map(({ metadata }) => metadata)).toMatchObject([
    { from: '2026-11-09', to: '2026-11-15' },
    { from: '2026-11-16', to: '2026-11-22' },
  ]);
});

test('a playlist as a pool: what came into it in these days, in the member’s zone, without a call', async () => {
  await using it = await createIntakeFeedWorld();
  const page = await it.read({ from: '2026-11-14', to: '2026-11-20' });
  expect(page.releases.map(({ facts }) => [facts.title, facts.publishDate])).toEqual([
    ['Song saturday', '2026-11-14'],
    ['Song friday', '2026-11-20'],
  ]);
  expect(page.releases[0]?.facts).toMatchObject({
    source: 'playlist',
    externalId: 'spotify:track:saturday',
    spotifyUri: 'spotify:track:saturday',
  });
  expect(page.skipped).toEqual({ local: 1 });
  expect((await it.readAs('nobody')).releases).toEqual([]);
});
