import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../../src/clock.ts';
import { AppError } from '../../../src/errors.ts';
import { createJobQueue } from '../../../src/services/jobs/queue.ts';
import { createCoverFetching } from '../../../src/services/pictures/cover-fetching.ts';
import { createCovers } from '../../../src/services/pictures/covers.ts';
import { createPictures } from '../../../src/services/pictures/pictures.ts';
import { COVERS_FETCH } from '../../../src/services/pictures/work.ts';
import { createManualClock } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';
import { createMemoryLog } from '../../support/log.ts';

const calm = new AbortController().signal;
const urlOf = (name: string): string => `https://i.scdn.co/image/${name}`;
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 1, 2, 3);

const open = () => {
  const db = openTestStore();
  const { store } = db;
  const clock = createManualClock();
  const { enqueueIn: enqueue } = createJobQueue({ store, clock, wake: () => undefined });
  const served = new Map<string, Uint8Array | null | Error>();
  const asked: string[] = [];
  const reader = {
    read: async (url: string) => {
      asked.push(url);
      const answer = served.get(url) ?? null;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const covers = createCovers({ store, enqueue, ours: null });
  const fetching = createCoverFetching({ store, clock, enqueue, reader });
  /** As a picture does. */
  const ask = async (urls: readonly string[]) => {
    const known = await covers.of(urls);
    await covers.want(urls, known, clock.now());
    return known.bytes;
  };
  const of = (...names: string[]) => ask(names.map(urlOf));
  return { ...db, clock, served, asked, ask, fetching, of };
};

test('what is missing is asked for once, and there for the next picture', async () => {
  await using world = open();
  const { served, asked, of, fetching, store } = world;
  served.set(urlOf('a'), JPEG);
  expect((await of('a', 'b')).size).toBe(0);
  expect(await store.read.jobs.activeByKey(COVERS_FETCH)).toMatchObject({
    kind: COVERS_FETCH,
    memberId: null,
  });
  await of('a');
  expect(await fetching.run(calm)).toBe(1);
  expect(asked.toSorted()).toEqual([urlOf('a'), urlOf('b')]);
  const here = await of('a', 'b');
  expect([...here.keys()]).toEqual([urlOf('a')]);
  expect(Uint8Array.from(here.get(urlOf('a')) ?? [])).toEqual(JPEG);
  expect(await fetching.run(calm)).toBe(0);
  expect(asked).toHaveLength(2);
});

test('addresses of nobody are neither kept nor asked for', async () => {
  await using world = open();
  expect((await world.ask(['http://10.0.0.1/x', 'https://evil.example/a'])).size).toBe(0);
  expect(await world.store.read.covers.count()).toBe(0);
  expect(await world.store.read.jobs.activeByKey(COVERS_FETCH)).toBeNull();
});

test('no picture, too large, not answered: asked again in its own time', async () => {
  await using world = open();
  const { served, asked, clock, fetching, of } = world;
  served.set(urlOf('page'), Buffer.from('<html>'));
  served.set(urlOf('huge'), Buffer.concat([JPEG, Buffer.alloc(400_000)]));
  served.set(urlOf('down'), new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'server' }));
  await of('page', 'huge', 'down');
  expect(await fetching.run(calm)).toBe(0);
  clock.advance(HOUR);
  served.set(urlOf('down'), JPEG);
  expect(await fetching.run(calm)).toBe(1);
  clock.advance(30 * DAY);
  expect(await fetching.run(calm)).toBe(0);
  expect(asked.length).toBe(3 + 1 + 2);
});

test('a surprise is not swallowed, and what was wanted stays wanted', async () => {
  await using world = open();
  world.served.set(urlOf('a'), new Error('surprise'));
  await world.of('a');
  await expect(world.fetching.run(calm)).rejects.toThrow('surprise');
  await expect(world.fetching.run(AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  expect(await world.store.read.covers.wanted(world.clock.now(), 9)).toEqual([urlOf('a')]);
});

test('covers that were not used for the longest time go first', async () => {
  await using world = open();
  const { store, clock, of } = world;
  for (const name of ['a', 'b', 'c']) {
    await of(name);
    clock.advance(2 * DAY);
  }
  await of('a');
  await store.transaction((tx) => tx.covers.prune(2));
  const left = await store.read.covers.among(['a', 'b', 'c'].map(urlOf));
  expect(left.map(({ url }) => url).toSorted()).toEqual([urlOf('a'), urlOf('c')]);
});

test('a picture is drawn though nobody can note which covers it missed', async () => {
  const log = createMemoryLog();
  const covers = {
    of: async () => ({ bytes: new Map(), usedAt: new Map() }),
    want: async () => {
      throw new AppError('STORAGE', { why: 'full' });
    },
  };
  const draw = async () => Uint8Array.of(1);
  const pictures = createPictures({ draw, covers, clock: createManualClock(), log });
  const scene = { width: 1, height: 1, background: '#000000', nodes: [] } as const;
  expect(await pictures.make({ name: 'a.png', alt: 'A', scene })).toEqual({
    name: 'a.png',
    data: Buffer.of(1),
    contentType: 'image/png',
    description: 'A',
  });
  expect(log.events).toContainEqual(expect.objectContaining({ what: 'covers not asked for' }));
});
