import { describe, expect, test } from 'vitest';
import { HOUR } from '../../../src/clock.ts';
import type { MemberStyle } from '../../../src/domain/curation/curation.ts';
import type { ReleaseSourceName } from '../../../src/domain/curation/release.ts';
import { rangeOf, type Week } from '../../../src/domain/curation/weeks.ts';
import type { StyleId } from '../../../src/domain/ids.ts';
import type { NewOutboxPost } from '../../../src/domain/outbox.ts';
import { createCurationNews } from '../../../src/services/curation/news.ts';
import { releaseNamed } from '../../support/curation-intake.ts';
import { openTestStore } from '../../support/database.ts';
import { ANNA, addMembers, BEN } from '../../support/jobs.ts';

const WEEK: Week = { kind: 'beatport', year: 2026, week: 46 };
/** 14 to 20 November, so Saturday the 21st is the first day after it. */
const SATURDAY = Date.UTC(2026, 10, 21, 12);

const openNews = async () => {
  const db = openTestStore();
  const { store } = db;
  await addMembers(store, ANNA, BEN);
  const styleId = await store.transaction(async (tx): Promise<StyleId> => {
    await tx.styles.seed([{ id: 6, name: 'Techno', slug: 'techno' }], 1);
    const [style] = await tx.styles.ofBeatport();
    if (style === undefined) throw new Error('there is no style');
    const facts = [1, 2, 3].map((n) => releaseNamed(n));
    await tx.releaseTracks.put({ styleId: style.id, ownerId: null }, 'beatport', facts, 1);
    return style.id;
  });
  const posts: NewOutboxPost[] = [];
  const closed: ReleaseSourceName[] = [];
  const news = createCurationNews({
    store,
    on: new Set(['beatport', 'listenbrainz', 'file', 'playlist']),
    closedSources: async () => closed,
    post: async (_, one) => {
      if (posts.some(({ dedupeKey }) => dedupeKey === one.dedupeKey)) return null;
      return posts.push(one);
    },
    bodies: {
      fresh: ({ style, releases, week }) => `${releases} new in ${style.name}, week ${week.week}`,
      reminder: ({ style, progress }) => `${progress.left} left in ${style.name}`,
    },
  });
  const follow = (more: Partial<MemberStyle> = {}) =>
    store.transaction((tx) =>
      tx.styles.follow(
        {
          ...{ memberId: ANNA, styleId, weekKind: 'beatport', intake: true, remind: true, unmatched: true },
          ...{ sources: ['beatport'], feedSourceId: null },
          ...more,
        },
        1,
      ),
    );
  const read = (
    state: 'done' | 'running' = 'done',
    fetchedAt = SATURDAY - 5 * HOUR,
    source: ReleaseSourceName = 'beatport',
  ) =>
    store.transaction(async (tx) => {
      const id = await tx.releaseIntakes.begin({ styleId, ownerId: null }, source, rangeOf(WEEK), 1);
      await tx.releaseIntakes.set(id, { state, fetchedAt });
    });
  const begin = (week = WEEK) =>
    store.transaction(async (tx) => {
      const period = await tx.curationPeriods.add(ANNA, styleId, week, 1);
      await tx.curationPeriods.set(ANNA, period.id, { state: 'open' });
      const releases = await tx.releaseTracks.ofShelf({ styleId, ownerId: null }, rangeOf(WEEK));
      await tx.curationJoins.add(
        period,
        releases.map(({ id }) => ({ releaseTrackId: id, trackId: null })),
        1,
      );
      return period;
    });
  return { closed, store, news, posts, follow, read, begin, [Symbol.asyncDispose]: db.close };
};

describe('what came out', () => {
  test('a source that was shut in the middle keeps nobody from hearing of the others', async () => {
    await using it = await openNews();
    await it.follow({ sources: ['beatport', 'listenbrainz'] });
    await it.read('running');
    await it.read('done', SATURDAY - 5 * HOUR, 'listenbrainz');
    expect(await it.news.announce(SATURDAY)).toBe(0);
    it.closed.push('beatport');
    expect(await it.news.announce(SATURDAY)).toBe(1);
  });

  test('is told once the week is over and read, and only once', async () => {
    await using it = await openNews();
    await it.follow();
    await it.follow({ memberId: BEN, intake: false });
    expect(await it.news.announce(SATURDAY)).toBe(0);
    await it.read('running');
    expect(await it.news.announce(SATURDAY)).toBe(0);
    await it.read();
    expect(await it.news.announce(SATURDAY)).toBe(1);
    expect(await it.news.announce(SATURDAY + HOUR)).toBe(0);
    expect(it.posts).toMatchObject([
      { target: { to: 'member', memberId: ANNA }, body: '3 new in Techno, week 46' },
    ]);
  });

  test.each([
    ['at night', SATURDAY - 6 * HOUR, 'UTC'],
    ['at night where the member lives', SATURDAY, 'Asia/Tokyo'],
    ['when it is old', SATURDAY + 75 * HOUR, 'UTC'],
    ['before the week is over', SATURDAY - 24 * HOUR, 'UTC'],
  ])('is not told %s', async (_, now, timeZone) => {
    await using it = await openNews();
    await it.follow();
    await it.read('done', SATURDAY - 8 * HOUR);
    await it.store.transaction((tx) => tx.members.setTimeZone(ANNA, timeZone));
    expect(await it.news.announce(now)).toBe(0);
  });

  test('is not told to who began the week, nor when there is nothing', async () => {
    await using it = await openNews();
    await it.follow();
    await it.follow({ memberId: BEN, sources: ['file'] });
    await it.read();
    await it.begin();
    expect(await it.news.announce(SATURDAY)).toBe(0);
  });

  test('a reading from before the end of the week does not count', async () => {
    await using it = await openNews();
    await it.follow();
    await it.read('done', SATURDAY - 48 * HOUR);
    expect(await it.news.announce(SATURDAY)).toBe(0);
  });
});

describe('what is not sorted', () => {
  const FRIDAY = Date.UTC(2026, 10, 27, 12);

  test('is told shortly before the next week comes, and only once', async () => {
    await using it = await openNews();
    await it.follow();
    const { id } = await it.begin();
    expect(await it.news.remind(SATURDAY)).toBe(0);
    expect(await it.news.remind(FRIDAY - 48 * HOUR)).toBe(0);
    expect(await it.news.remind(FRIDAY)).toBe(1);
    expect(await it.news.remind(FRIDAY + HOUR)).toBe(0);
    expect(it.posts).toMatchObject([{ body: '3 left in Techno' }]);
    expect((await it.store.read.curationPeriods.find(ANNA, id))?.remindedAt).toBe(FRIDAY);
  });

  test('is not told of weeks long ago, nor when it is turned off, nor when nothing is left', async () => {
    await using it = await openNews();
    await it.follow();
    await it.begin({ ...WEEK, week: 40 });
    expect(await it.news.remind(FRIDAY)).toBe(0);
    const { id } = await it.begin();
    await it.follow({ remind: false });
    expect(await it.news.remind(FRIDAY)).toBe(0);
    await it.follow();
    await it.store.transaction((tx) => tx.curationPeriods.set(ANNA, id, { state: 'sorted' }));
    expect(await it.news.remind(FRIDAY)).toBe(0);
    await it.store.transaction((tx) => tx.curationPeriods.set(ANNA, id, { state: 'open' }));
    // Nothing of it is on Spotify yet, and the member sorts only what is.
    await it.follow({ unmatched: false });
    expect(await it.news.remind(FRIDAY)).toBe(0);
  });
});
