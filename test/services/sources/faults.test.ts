import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError, RetryAfter } from '../../../src/errors.ts';
import { type Entry, lines, localFile } from '../../support/fake-spotify-lists.ts';
import { ANNA } from '../../support/jobs.ts';
import { calm, openSourcesWorld, type SourcesWorld, stored } from '../../support/sources.ts';

const HOUR = 3_600_000;

/** What may go wrong in a call or just after one. */
const troubles: readonly (() => Error)[] = [
  () => new RetryAfter(0, { provider: 'spotify', bucket: 'library', why: 'rate' }),
  () => new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'timeout' }),
  () => new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'bad_body' }),
  () => new AppError('NEEDS_REAUTH', { displayName: 'Anna' }),
  () => new Error('the process died'),
];

const before = (world: SourcesWorld): void => {
  world.spotify.liked.push(...lines('l', 130));
  world.playlist('p1', [...lines('a', 110), localFile('tape'), 'null', ...lines('l', 5)]);
  world.playlist('p2', lines('b', 20));
};
const after = (world: SourcesWorld): void => {
  world.spotify.liked.splice(70, 1);
  world.spotify.liked.unshift(...lines('m', 55, 1_800_000_000_000));
  world.spotify.edit('p1', (entries: Entry[]) => [...entries.slice(20), ...lines('c', 40)]);
};

/** One sync of everything, as the jobs do it. */
const syncAll = async (world: SourcesWorld): Promise<void> => {
  const jobs = await world.orders.prepare(ANNA, {}, world.clock.now(), calm.signal);
  expect(jobs).toHaveLength(3);
  for (const name of ['Liked tracks', 'p1', 'p2']) {
    await world.sync.syncOne(ANNA, (await world.source(name)).id, false, calm);
  }
};

/** Again and again, as the jobs do it, until it works. */
const insist = async (world: SourcesWorld): Promise<void> => {
  for (let tries = 0; tries < 40; tries += 1) {
    try {
      return await syncAll(world);
    } catch {
      world.clock.advance(HOUR);
    }
  }
  throw new Error('It never worked.');
};

const facts = async (world: SourcesWorld) => ({
  library: await world.libraryOf(),
  liked: await world.linesOf('Liked tracks'),
  p1: await world.linesOf('p1'),
  p2: await world.linesOf('p2'),
  invisible: await world.invisibleLines(),
});

/** Twice: the first reading, and one after changes. `fault` may break any call of either. */
const journey = async (fault: SourcesWorld['spotify']['fault'], storing: () => void) => {
  const world = await openSourcesWorld();
  try {
    before(world);
    await world.choose('Liked tracks', 'p1', 'p2');
    Object.assign(world.spotify, { fault, meanwhile: storing });
    await insist(world);
    after(world);
    world.clock.advance(HOUR);
    await insist(world);
    return { facts: await facts(world), calls: world.spotify.calls.length, lists: world.spotify };
  } finally {
    await world.close();
  }
};

test('whatever call fails, the rerun ends in the same library as an undisturbed run', {
  timeout: 60_000,
}, async () => {
  const calm = await journey(
    () => null,
    () => undefined,
  );
  expect(calm.facts.liked).toEqual(stored(calm.lists.liked));
  expect(calm.facts.invisible).toBe(0);
  expect(calm.calls).toBeGreaterThan(15);
  // Every single call, each with another trouble.
  for (let broken = 0; broken < calm.calls; broken += 1) {
    const trouble = troubles[broken % troubles.length] ?? troubles[0];
    const disturbed = await journey(
      (_, index) => (index === broken ? (trouble?.() ?? null) : null),
      () => undefined,
    );
    expect(disturbed.facts).toEqual(calm.facts);
  }
});

test('nor does any mixture of troubles lose or double anything', { timeout: 60_000 }, async () => {
  const calm = await journey(
    () => null,
    () => undefined,
  );
  const trouble = fc.record({ call: fc.nat(60), what: fc.nat(troubles.length - 1), late: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(trouble, { maxLength: 12 }), async (plan) => {
      let asked = -1;
      const disturbed = await journey(
        (_, index) => {
          asked = index;
          const hit = plan.find(({ call, late }) => call === index && !late);
          return hit === undefined ? null : (troubles[hit.what]?.() ?? null);
        },
        () => {
          // The answer was there, and then the process died.
          if (plan.some(({ call, late }) => call === asked && late)) throw new Error('died with the answer');
        },
      );
      expect(disturbed.facts).toEqual(calm.facts);
    }),
    { numRuns: 12 },
  );
});
