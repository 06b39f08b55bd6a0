import { describe, expect, test } from 'vitest';
import { recentFeature } from '../../src/commands/listening/recent.ts';
import { topFeature } from '../../src/commands/listening/top.ts';
import { AppError } from '../../src/errors.ts';
import { playsSyncAllJob, playsSyncJob } from '../../src/jobs/plays-sync.ts';
import { rankingsRefreshJob, rankingsSweepJob } from '../../src/jobs/rankings.ts';
import { createSteps } from '../../src/services/jobs/steps.ts';
import { listeningSteps } from '../../src/services/listening/steps.ts';
import { expectValidCommands } from '../support/commands.ts';
import { createJobBench } from '../support/jobs.ts';
import { person } from '../support/linking.ts';
import {
  artistNamed,
  type ListeningWorld,
  openListeningWorld,
  played,
  trackNamed,
} from '../support/listening.ts';
import { expectValidMessage, textsOf } from '../support/messages.ts';
import { createVisitor } from '../support/visitor.ts';

const ANNA = person(1, 'Anna');
const BEN = person(2, 'Ben');
const MINUTE = 60_000;

const open = () => {
  const world = openListeningWorld();
  const features = [topFeature(world), recentFeature(world)];
  const handlers = [
    playsSyncJob(world.playSync),
    playsSyncAllJob(world.playSync),
    rankingsRefreshJob(world.refresh),
    rankingsSweepJob(world.refresh),
  ];
  const bench = createJobBench(world.store, handlers, {}, world.clock);
  const visit = (who: typeof ANNA) => createVisitor(features, world.clock, who);
  expectValidCommands(features);
  return Object.assign(world, { anna: visit(ANNA), ben: visit(BEN), settle: bench.settle });
};
const fill = (world: ListeningWorld): void => {
  world.spotify.tops.short_term = {
    tracks: Array.from({ length: 12 }, (_, at) => trackNamed(`t${at}`, 'Mina')),
    artists: [artistNamed('Mina')],
  };
  world.spotify.tops.long_term.tracks = [trackNamed('old')];
  world.spotify.page = Array.from({ length: 12 }, (_, at) =>
    played(`p${at}`, world.clock.now() - (12 - at) * MINUTE),
  );
};

describe('/top', () => {
  test('from nothing: it asks Spotify, shows the lists, and every button leads on', async () => {
    await using world = open();
    await world.link(ANNA.id);
    fill(world);
    const first = await world.anna.type('top');
    expect(first).toMatchObject({ how: 'reply', public: false });
    expect(textsOf(first.view)).toContain('Segue is asking Spotify');
    await world.settle();

    const again = await world.anna.press(first, 'Show again');
    expect(again.how).toBe('update');
    expect(textsOf(again.view)).toContain('Song t0');
    const second = await world.anna.press(again, 'Next');
    expect(textsOf(second.view)).toMatch(/\*\*11\*\*/);
    const year = await world.anna.press(second, '1 year');
    expect(textsOf(year.view)).toContain('Song old');
    const artists = await world.anna.press(await world.anna.press(year, '4 weeks'), 'Artists');
    expect(textsOf(artists.view)).toContain('Your top artists · 4 weeks');
    for (const { view } of [first, again, second, year, artists]) expectValidMessage(view);
  });

  test('shared, everybody sees it and can see their own', async () => {
    await using world = open();
    await world.link(ANNA.id);
    await world.link(BEN.id);
    fill(world);
    await world.anna.type('top');
    await world.settle();
    const mine = await world.anna.type('top', { type: 'tracks', range: 'short_term' });
    await expect(world.ben.press(mine, 'Share here')).rejects.toMatchObject({ code: 'NOT_YOURS' });
    const shared = await world.anna.press(mine, 'Share here');
    expect(shared).toMatchObject({ how: 'reply', public: true });
    expect(textsOf(shared.view)).toContain('Anna: top tracks · 4 weeks');
    const bens = await world.ben.press(shared, 'Show mine');
    expect(bens).toMatchObject({ how: 'reply', public: false });
    expect(textsOf(bens.view)).toContain('Segue is asking Spotify');
    expect((await world.anna.type('top', { public: true })).public).toBe(true);
  });

  test('without an account leads to linking, for everybody', async () => {
    await using world = open();
    await world.store.transaction((tx) => tx.members.see({ id: ANNA.id, locale: 'en' }, 1));
    await expect(world.anna.type('top', { public: true })).rejects.toMatchObject({ code: 'NOT_LINKED' });
    await expect(world.anna.type('recent')).rejects.toMatchObject({ code: 'NOT_LINKED' });
  });
});

describe('/recent', () => {
  test('pages, looks at Spotify on request, and shares', async () => {
    await using world = open();
    await world.link(ANNA.id);
    fill(world);
    const empty = await world.anna.type('recent');
    expect(textsOf(empty.view)).toContain('reading what you played last');
    const asked = await world.anna.press(empty, 'Look now');
    expect(textsOf(asked.view)).toContain('Looking for new plays');
    await world.settle();
    const page = await world.anna.press(asked, 'Show again');
    expect(textsOf(page.view)).toContain('Song p11');
    const older = await world.anna.press(page, 'Older');
    expect(textsOf(older.view)).toContain('Song p0');
    expect(textsOf((await world.anna.press(older, 'Newer')).view)).toContain('Song p11');
    expect(textsOf((await world.anna.press(page, 'Look now')).view)).toContain('Segue looked <t:');
    const shared = await world.anna.press(older, 'Share here');
    expect(shared).toMatchObject({ how: 'reply', public: true });
    expect(textsOf(shared.view)).toContain('Anna: last plays');
    for (const { view } of [empty, asked, page, older, shared]) expectValidMessage(view);
  });
});

test('the night’s sweep runs as a job and leaves a refresh per member', async () => {
  await using world = open();
  await world.link(ANNA.id);
  await world.queue.enqueue({ kind: 'rankings.sweep', memberId: null });
  await world.settle();
  expect(await world.jobs()).toMatchObject([
    { kind: 'rankings.sweep', status: 'DONE', payload: { enqueued: 1 } },
    { kind: 'rankings.refresh', status: 'PENDING', memberId: ANNA.id },
  ]);
});

test('a sync that Spotify does not answer ends as a job; the schedule comes back to it', async () => {
  await using world = open();
  await world.link(ANNA.id);
  fill(world);
  world.spotify.fails = new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'timeout' });
  await world.plays.check(ANNA.id);
  await world.settle();
  expect(await world.jobs()).toMatchObject([
    { status: 'DONE', message: { key: 'skipped', code: 'PROVIDER_UNAVAILABLE' } },
  ]);
  world.spotify.fails = null;
  world.clock.advance(24 * 60 * MINUTE);
  await world.playSync.enqueueDue(world.clock.now());
  await world.settle();
  expect(await world.store.read.plays.countOf(ANNA.id)).toBe(12);
});

test('the steps that a member may start by name: all accounts’ plays, and the top lists', async () => {
  await using world = open();
  const steps = createSteps(world.queue, listeningSteps);
  expect(steps.names).toEqual(['plays', 'recount', 'top-stats']);
  const notify = { via: 'dm', locale: 'en' } as const;
  await world.link(ANNA.id);
  await world.link(ANNA.id);
  fill(world);
  await steps.start('plays', ANNA.id, notify);
  await steps.start('plays', ANNA.id, notify);
  await steps.start('top-stats', ANNA.id, notify);
  await world.settle();
  expect(await world.jobs()).toMatchObject([
    { kind: 'plays.syncAll', status: 'DONE', payload: { accounts: 2 } },
    { kind: 'rankings.refresh', status: 'DONE', payload: { places: 14 } },
  ]);
  expect(await world.store.read.plays.countOf(ANNA.id)).toBe(12);

  await world.link(BEN.id);
  world.spotify.fails = new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'timeout' });
  await steps.start('plays', BEN.id, notify);
  await world.settle();
  const jobs = await world.jobs();
  expect(jobs.at(-1)).toMatchObject({
    status: 'DONE',
    message: { key: 'skipped', code: 'PROVIDER_UNAVAILABLE' },
  });
});

test('a step for somebody without an account fails with a reason that has a sentence', async () => {
  await using world = open();
  await world.store.transaction((tx) => tx.members.see({ id: ANNA.id, locale: 'en' }, 1));
  const steps = createSteps(world.queue, listeningSteps);
  for (const name of ['plays', 'top-stats']) await steps.start(name, ANNA.id, { via: 'dm', locale: 'en' });
  await world.settle();
  for (const job of await world.jobs()) {
    expect(job).toMatchObject({ status: 'FAILED', message: { key: 'failed', code: 'NOT_LINKED' } });
  }
});
