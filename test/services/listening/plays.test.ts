import { describe, expect, test } from 'vitest';
import { memberId } from '../../../src/domain/ids.ts';
import { AppError } from '../../../src/errors.ts';
import { listeningAfterLink } from '../../../src/services/listening/after-link.ts';
import { createPlayLedger } from '../../../src/services/listening/ledger.ts';
import { CHECK_EVERY_MS, RECENT_PAGE_SIZE } from '../../../src/services/listening/plays.ts';
import { playsSync } from '../../../src/services/listening/work.ts';
import { going, openListeningWorld, played, trackNamed } from '../../support/listening.ts';
import { addPlays } from '../../support/plays.ts';

const ANNA = memberId('100000000000000001');
const MINUTE = 60_000;

describe('recent plays', () => {
  test('page newest first, with the gap on the page of the play after it', async () => {
    await using world = openListeningWorld();
    const account = await world.link(ANNA);
    const start = world.clock.now() - 100 * MINUTE;
    world.spotify.page = Array.from({ length: 23 }, (_, at) => played(`t${at}`, start + at * MINUTE));
    await world.playSync.sync(ANNA, account, going);
    const gap = { fromAt: start + 12 * MINUTE, toAt: start + 13 * MINUTE, missingMs: MINUTE };
    const older = { fromAt: start + 11 * MINUTE, toAt: start + 12 * MINUTE, missingMs: null };
    await world.store.transaction(async (tx) => {
      await tx.plays.noteGap(ANNA, gap, 1);
      await tx.plays.noteGap(ANNA, older, 1);
    });

    const pages = await Promise.all([0, 1, 2, 3].map((page) => world.plays.recent(ANNA, page)));
    expect(pages.map(({ plays }) => plays.length)).toEqual([RECENT_PAGE_SIZE, RECENT_PAGE_SIZE, 3, 0]);
    expect(pages.map(({ older }) => older)).toEqual([true, true, false, false]);
    // Page 0 ends with play 13, the first one after the gap; page 1 begins with play 12.
    expect(pages.map(({ gaps }) => gaps)).toEqual([[gap], [older], [], []]);
    expect(pages.flatMap(({ plays }) => plays.map(({ title }) => title))).toEqual(
      Array.from({ length: 23 }, (_, at) => `Song t${22 - at}`),
    );
  });

  test('tell of no gap that another source has filled, for as long as it fills it', async () => {
    await using world = openListeningWorld();
    const account = await world.link(ANNA);
    const start = world.clock.now() - 100 * MINUTE;
    world.spotify.page = [played('a', start), played('b', start + 60 * MINUTE)];
    await world.playSync.sync(ANNA, account, going);
    const gap = { fromAt: start, toAt: start + 60 * MINUTE, missingMs: 40 * MINUTE };
    await world.store.transaction((tx) => tx.plays.noteGap(ANNA, gap, 1));
    const gaps = async () => (await world.plays.recent(ANNA, 0)).gaps;
    expect(await gaps()).toEqual([gap]);

    const add = (source: 'import' | 'live', minutes: number) =>
      world.store.transaction(async (tx) => {
        const ids = await tx.tracks.upsertTracks([trackNamed('c')], 1);
        const [trackId] = [...ids.values()];
        if (trackId === undefined) throw new Error('No track.');
        const playedAt = start + minutes * MINUTE;
        await addPlays(tx, [{ memberId: ANNA, trackId, playedAt, msPlayed: 180_000, source }]);
      });
    // One that was told late fills nothing, nor does an import of another time.
    await add('live', 20);
    await add('import', 70);
    expect(await gaps()).toEqual([gap]);
    await add('import', 30);
    expect(await gaps()).toEqual([]);
    await world.store.transaction(async (tx) => {
      const listener = await tx.playOrigins.listener(ANNA);
      const origins = listener === null ? [] : await tx.playOrigins.of(listener);
      for (const { id: originId, kind } of origins) {
        if (kind !== 'import') continue;
        await createPlayLedger().remove(tx, { memberId: ANNA, originId, after: null, limit: 100 });
      }
    });
    expect(await gaps()).toEqual([gap]);
  });

  test('say how the syncing stands', async () => {
    await using world = openListeningWorld();
    await world.store.transaction((tx) => tx.members.see({ id: ANNA, locale: 'en' }, 1));
    await expect(world.plays.recent(ANNA, 0)).rejects.toMatchObject({ code: 'NOT_LINKED' });

    const account = await world.link(ANNA);
    const asked = { link: 'linked', nextAt: null, lastAt: null, failing: false, running: false };
    expect((await world.plays.recent(ANNA, 0)).sync).toEqual(asked);
    await world.queue.enqueue(playsSync(account, ANNA));
    expect((await world.plays.recent(ANNA, 0)).sync).toMatchObject({ running: true });

    world.spotify.fails = new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'server' });
    await world.playSync.sync(ANNA, account, going);
    expect((await world.plays.recent(ANNA, 0)).sync).toMatchObject({ failing: true, lastAt: null });
    world.spotify.fails = null;
    await world.playSync.sync(ANNA, account, going);
    const { sync } = await world.plays.recent(ANNA, 0);
    expect(sync).toMatchObject({ failing: false, lastAt: world.clock.now() });
    expect(sync.nextAt).toBeGreaterThan(world.clock.now());

    await world.setStatus(account, 'needs_reauth');
    expect((await world.plays.recent(ANNA, 0)).sync).toMatchObject({ link: 'rejected', nextAt: null });
  });
});

test('a look now is asked for once, and not right after one', async () => {
  await using world = openListeningWorld();
  const account = await world.link(ANNA);
  expect(await world.plays.check(ANNA)).toBe(true);
  expect(await world.plays.check(ANNA)).toBe(true);
  expect(await world.jobs()).toMatchObject([playsSync(account, ANNA)]);
  await world.playSync.sync(ANNA, account, going);
  expect(await world.plays.check(ANNA)).toBe(false);
  world.clock.advance(CHECK_EVERY_MS);
  expect(await world.plays.check(ANNA)).toBe(true);
  await world.setStatus(account, 'unlinked');
  expect(await world.plays.check(ANNA)).toBe(false);
});

test('linking asks for plays and top lists, and the first sync makes the account known to the schedule', async () => {
  await using world = openListeningWorld();
  const id = await world.link(ANNA);
  const account = await world.store.read.accounts.find(ANNA, id);
  if (account === null) throw new Error('No account.');
  const facts = { account, again: false, notify: null, now: world.clock.now() };
  for (const job of listeningAfterLink(facts)) await world.queue.enqueue(job);
  expect((await world.jobs()).map(({ kind }) => kind)).toEqual(['plays.sync', 'rankings.refresh']);
  world.spotify.fails = new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'network' });
  await world.playSync.sync(ANNA, id, going);
  world.clock.advance(24 * 60 * MINUTE);
  expect(await world.store.read.playSyncs.due(world.clock.now(), 10)).toEqual([
    { accountId: id, memberId: ANNA },
  ]);
  expect(listeningAfterLink({ ...facts, account: { ...account, provider: 'lastfm' } })).toEqual([]);
});
