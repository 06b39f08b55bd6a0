import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { JobId } from '../../src/domain/ids.ts';
import type { JobNotify } from '../../src/domain/jobs.ts';
import { AppError, RetryAfter } from '../../src/errors.ts';
import { sourcesListJob } from '../../src/jobs/sources-list.ts';
import { sourcesSyncJob } from '../../src/jobs/sources-sync.ts';
import { sourcesSyncOneJob } from '../../src/jobs/sources-sync-one.ts';
import { createSteps } from '../../src/services/jobs/steps.ts';
import { sourceSteps } from '../../src/services/sources/steps.ts';
import { jobCard } from '../../src/views/jobs/card.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { lines } from '../support/fake-spotify-lists.ts';
import { ANNA, createJobBench, type JobBench } from '../support/jobs.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { openSourcesWorld, type SourcesWorld, stored } from '../support/sources.ts';

/** The whole way of a member's sources over the real job machinery: intents in, cards out. */

const m = messagesFor('en');
const notify: JobNotify = {
  via: 'interaction',
  applicationId: '1',
  token: 'interaction-token',
  issuedAt: 1,
  channelId: null,
  locale: 'en',
};

let world: SourcesWorld;
let bench: JobBench;
const benchOf = (): JobBench => {
  const handlers = [
    sourcesListJob(world.listing),
    sourcesSyncJob(world.orders),
    sourcesSyncOneJob(world.sync),
  ];
  return createJobBench(world.store, handlers, {}, world.clock);
};
beforeEach(async () => {
  world = await openSourcesWorld();
  onTestFinished(() => world.close());
  bench = benchOf();
  world.spotify.liked.push(...lines('l', 130));
  world.playlist('Promo Pool', [...lines('a', 110), 'episode', ...lines('l', 3)]);
  world.playlist('Warm-up', lines('b', 20));
});

/** The newest job without parent. */
const newest = async (): Promise<JobId> => {
  const job = (await world.jobs()).filter(({ parentId }) => parentId === null).at(-1);
  if (job === undefined) throw new Error('no job');
  return job.id;
};
/** Its card, in words. */
const card = async (): Promise<string> => {
  const view = jobCard(await bench.desk.find(ANNA, await newest()), m);
  expectValidMessage(view);
  return textsOf(view);
};
const chooseAll = async (): Promise<void> => {
  await world.choose('Liked tracks', 'Promo Pool', 'Warm-up');
  world.clock.advance(60_000);
};

test('from a fresh link to a full library', async () => {
  const account = { id: world.accountId, memberId: ANNA };
  await world.store.transaction((tx) => world.startSources(tx, account, world.clock.now()));
  await bench.settle();
  expect(await card()).toContain('Your playlists are listed');
  expect(await card()).toContain('Choose sources');
  const { options, mark } = await world.shelf.choices(ANNA, 0);
  await world.shelf.choose(
    ANNA,
    0,
    mark,
    options.map(({ id }) => id),
  );
  await world.shelf.requestSync(ANNA, notify);
  expect(await world.shelf.overview(ANNA)).toMatchObject({ syncing: true, chosen: [{}, {}, {}] });
  await bench.settle();
  const shown = await card();
  expect(shown).toContain('Your sources are up to date');
  expect(shown).toContain('✓ Liked tracks · 130');
  expect(shown).toContain('✓ Promo Pool · 113');
  expect(shown).toContain('Open library');
  expect(await world.shelf.overview(ANNA)).toMatchObject({ syncing: false, tracks: 260 });

  world.clock.advance(3_600_000);
  world.spotify.edit('Warm-up', (entries) => [...entries.slice(2), ...lines('c', 5)]);
  await world.shelf.requestSync(ANNA, notify);
  await bench.settle();
  expect(await card()).toContain('✓ Warm-up · 23 +5 −2');
  expect(await card()).toContain('✓ Promo Pool · 113, unchanged');
});

describe('trouble', () => {
  test('a long 429 of one source does not hold up the others, and it goes on by itself', async () => {
    await chooseAll();
    const until = world.clock.now() + 86_207_000;
    const rest = new RetryAfter(until, { provider: 'spotify', bucket: 'playlist-items', why: 'quota' });
    world.spotify.fault = (call) => (call === 'items Promo Pool@50' ? rest : null);
    await world.shelf.requestSync(ANNA, notify);
    await bench.settle();
    const shown = await card();
    expect(shown).toContain('✓ Liked tracks · 130');
    expect(shown).toContain('Spotify playlist content is resting until');
    expect((await world.libraryOf()).total).toBe(150);
    world.spotify.fault = () => null;
    world.spotify.calls.length = 0;
    world.clock.advance(86_208_000);
    await bench.settle();
    // It goes on at the page that was refused.
    expect(world.spotify.calls).toEqual([
      'playlist Promo Pool',
      'items Promo Pool@50',
      'items Promo Pool@100',
      'playlist Promo Pool',
    ]);
    expect((await world.libraryOf()).total).toBe(260);
    expect(await card()).toContain('Your sources are up to date');
  });

  test('a dead permission mid-sync is said, what was read stays, and a retry finishes it', async () => {
    await chooseAll();
    world.spotify.fault = (call) =>
      call === 'liked@100' ? new AppError('NEEDS_REAUTH', { displayName: 'Anna' }) : null;
    await world.shelf.requestSync(ANNA, notify);
    await bench.settle();
    expect(await card()).toContain('✗ Liked tracks · Spotify wants you to sign in again: `/link`');
    expect((await world.libraryOf()).total).toBe(133);
    world.spotify.fault = () => null;
    await bench.desk.retry(ANNA, await newest(), notify);
    await bench.settle();
    expect(await world.linesOf('Liked tracks')).toEqual(stored(world.spotify.liked));
    expect(await card()).toContain('Your sources are up to date');
  });

  test('a refused playlist is skipped with the reason', async () => {
    await chooseAll();
    world.spotify.fault = (call) =>
      call.startsWith('items Warm-up') ? new AppError('FORBIDDEN_RESOURCE', { provider: 'spotify' }) : null;
    await world.shelf.requestSync(ANNA, notify);
    await bench.settle();
    expect(await card()).toContain('✗ Warm-up · Spotify does not let you read it');
    expect((await world.source('Warm-up')).readable).toBe(false);
  });

  test('cancelling stops between two pages, keeps what was there, and the next sync goes on', async () => {
    await chooseAll();
    const held = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const kind = world.kinds.find((one) => one.kind === 'liked');
    if (kind === undefined) throw new Error('nothing reads liked tracks');
    const { page } = kind;
    Object.assign(kind, {
      page: async (...args: Parameters<typeof page>) => {
        const answer = await page(...args);
        if (args[2] === 50) {
          reached.resolve();
          await held.promise;
        }
        return answer;
      },
    });
    await world.shelf.requestSync(ANNA, notify);
    const settled = bench.settle();
    await reached.promise;
    await bench.desk.cancel(ANNA, await newest());
    await bench.runner.pass();
    held.resolve();
    await settled;
    expect(await card()).toContain('You stopped this. What was finished stays.');
    expect(await world.source('Liked tracks')).toMatchObject({ readingId: null, lastProblem: null });
    Object.assign(kind, { page });
    world.spotify.calls.length = 0;
    world.clock.advance(3_600_000);
    await world.shelf.requestSync(ANNA, notify);
    await bench.settle();
    expect((await world.libraryOf()).total).toBe(260);
    expect(world.spotify.calls).not.toContain('liked@50');
  });

  test('a worker that dies in the middle of a page loses and doubles nothing', async () => {
    await chooseAll();
    const dead = createJobBench(
      world.store,
      [
        sourcesListJob(world.listing),
        sourcesSyncJob(world.orders),
        sourcesSyncOneJob({
          // It stores two pages, and then nobody hears of it again.
          syncOne: async (member, source, full, { signal }) => {
            let pages = 0;
            const progress = async (): Promise<void> => {
              pages += 1;
              if (pages === 2) await new Promise(() => undefined);
            };
            return world.sync.syncOne(member, source, full, { signal, progress });
          },
        }),
      ],
      {},
      world.clock,
    );
    await world.shelf.requestSync(ANNA, notify);
    for (let at = 0; at < 20; at += 1) {
      await dead.runner.pass();
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(dead.runner.running()).toBeGreaterThan(0);
    world.clock.advance(10 * 60_000);
    await bench.settle();
    expect(await world.linesOf('Liked tracks')).toEqual(stored(world.spotify.liked));
    expect(await world.linesOf('Promo Pool')).toHaveLength(113);
    expect((await world.libraryOf()).total).toBe(260);
    expect(await world.invisibleLines()).toBe(0);
    expect(await card()).toContain('Your sources are up to date');
  });
});

test('steps of /jobs run: tracks and sources', async () => {
  const steps = createSteps(bench.queue, sourceSteps);
  await steps.start('tracks', ANNA, notify);
  await bench.settle();
  expect(await card()).toContain('no source is chosen yet');
  await chooseAll();
  await steps.start('sources', ANNA, notify);
  await steps.start('tracks', ANNA, notify);
  await bench.settle();
  expect((await world.libraryOf()).total).toBe(260);
});
