import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { AppError, RetryAfter } from '../../../src/errors.ts';
import { external } from '../../../src/services/enrichment/work.ts';
import {
  createFakeProvider,
  type EnrichmentWorld,
  type FakeProvider,
  openEnrichmentWorld,
} from '../../support/enrichment.ts';
import { ANNA } from '../../support/jobs.ts';
import { trackFrom } from '../../support/tracks.ts';

const HOUR = 3_600_000;
const one = (name: string) => ({ name, weight: 1 });
const place = (title: string): number => Number(title.slice(-2));
const library = Array.from({ length: 9 }, (_, at) =>
  trackFrom(`t${String(at).padStart(2, '0')}`, { isrc: `DEA3108000${String(at).padStart(2, '0')}` }),
);

/** A whole chain with batches of every kind, hits and misses, ids that open doors: always the same answers. */
const chain = (): FakeProvider[] => [
  createFakeProvider('musicbrainz', {
    facet: 'isrc',
    batchSize: 5,
    accepts: (subject) => subject.recordingMbids.length === 0,
    answer: ({ title, isrc }) =>
      place(title) % 3 === 0
        ? 'miss'
        : { values: { label: `Label ${isrc}` }, recordingMbids: [`mbid-${title}`] },
  }),
  createFakeProvider('musicbrainz', {
    facet: 'text',
    batchSize: 1,
    accepts: (subject) => subject.recordingMbids.length === 0,
    answer: ({ title }) =>
      place(title) % 2 === 0 ? 'miss' : { values: {}, recordingMbids: [`text-${title}`] },
  }),
  createFakeProvider('listenbrainz', {
    batchSize: 4,
    accepts: (subject) => subject.recordingMbids.length > 0,
    answer: ({ title }) =>
      place(title) % 5 === 0 ? 'miss' : { values: { genres: [one('techno')], styles: [one('dub techno')] } },
  }),
  createFakeProvider('reccobeats', {
    batchSize: 8,
    answer: ({ title }) => (place(title) > 8 ? 'miss' : { values: { bpm: 120 + place(title), energy: 0.5 } }),
  }),
  createFakeProvider('acousticbrainz', {
    batchSize: 3,
    accepts: (subject) => subject.recordingMbids.length > 0,
    answer: ({ title }) =>
      place(title) % 2 === 0 ? 'permanent' : { values: { bpm: 99, danceability: 0.4 } },
  }),
  createFakeProvider('lastfm', {
    batchSize: 1,
    answer: ({ title }) => (place(title) % 4 === 0 ? 'miss' : { values: { styles: [one('deep house')] } }),
  }),
];

const calls = (providers: readonly FakeProvider[]): number =>
  providers.reduce((sum, one) => sum + one.calls.length, 0);

/** What everything is stored as when nothing goes wrong. */
const undisturbed = async () => {
  const providers = chain();
  await using world = await openEnrichmentWorld(providers);
  await world.fill(library);
  await world.enrich();
  return { stored: await world.stored(), perProvider: providers.map((provider) => provider.calls.length) };
};

type Stored = Awaited<ReturnType<typeof undisturbed>>['stored'];

/** Those that are asked only for what is missing are asked about more while others rest: that alone may differ. */
const LAST = ['acousticbrainz', 'lastfm'];
const withoutLast = ({ answers, readings }: Stored): Stored => ({
  answers: answers.filter(({ provider }) => !LAST.includes(provider)),
  readings: readings.filter(({ source }) => !LAST.includes(source)),
});

const expectSame = (stored: Stored, expected: Stored, when: string): void => {
  expect(withoutLast(stored), when).toEqual(withoutLast(expected));
  expect(stored.answers, when).toEqual(expect.arrayContaining(expected.answers));
  expect(stored.readings, when).toEqual(expect.arrayContaining(expected.readings));
};

/** After trouble the next round asks again for what was left alone. */
const finish = (world: EnrichmentWorld): Promise<void> => world.enrich();

const troubles: readonly (readonly [name: string, trouble: (now: number) => unknown])[] = [
  [
    'asks to wait an hour',
    (now) => new RetryAfter(now + HOUR, { provider: 'deezer', bucket: 'x', why: 'rate' }),
  ],
  ['is out of order', () => new AppError('PROVIDER_UNAVAILABLE', { provider: 'deezer', why: 'server' })],
  ['meets a full disk', () => new AppError('STORAGE', { why: 'full' })],
  ['has a bug', () => new TypeError('undefined is not a function')],
];

describe('whatever a provider’s call meets, a rerun ends in the same', () => {
  test.each(troubles)('%s, at the first and the last call of each provider', async (_name, trouble) => {
    const expected = await undisturbed();
    expect(expected.stored.answers.some(({ status }) => status === 'miss')).toBe(true);
    for (const [at, count] of expected.perProvider.entries()) {
      expect(count).toBeGreaterThan(0);
      for (const call of new Set([0, count - 1])) {
        const providers = chain();
        await using world = await openEnrichmentWorld(providers);
        const faulty = providers[at];
        if (faulty === undefined) throw new Error('no provider');
        faulty.trouble = (number) => (number === call ? trouble(world.clock.now()) : null);
        await world.fill(library);
        await world.enrich();
        await finish(world);
        const when = `${faulty.source} ${faulty.facet ?? ''}, call ${call}`;
        expectSame(await world.stored(), expected.stored, when);
      }
    }
  });

  test('stopped in the middle of any call, by a restart', async () => {
    const expected = await undisturbed();
    for (let stopAt = 0; stopAt < expected.perProvider.reduce((sum, count) => sum + count, 0); stopAt += 5) {
      const providers = chain();
      await using world = await openEnrichmentWorld(providers);
      await world.fill(library);
      let stopped: Promise<void> | null = null;
      for (const provider of providers) {
        provider.trouble = () => {
          if (calls(providers) <= stopAt || stopped !== null) return null;
          stopped = world.bench.runner.stop();
          return new Error('the socket was closed');
        };
      }
      await world.bench.queue.enqueue(external(ANNA));
      while (stopped === null) {
        await world.bench.runner.pass();
        await sleep(1);
        world.clock.advance(1_000);
      }
      await stopped;
      const { bench } = world.restart(providers);
      await world.settle(bench);
      await bench.queue.enqueue(external(ANNA));
      await world.settle(bench);
      expectSame(await world.stored(), expected.stored, `stopped at call ${stopAt}`);
    }
  });
});

test('a provider that always fails leaves no trace, and keeps nobody else from anything', async () => {
  const expected = await undisturbed();
  const providers = chain();
  await using world = await openEnrichmentWorld(providers);
  for (const provider of providers) {
    if (provider.source === 'listenbrainz') provider.trouble = () => new Error('always');
  }
  await world.fill(library);
  await world.enrich();
  await finish(world);
  const { answers } = await world.stored();
  expect(answers.filter(({ provider }) => provider === 'listenbrainz')).toEqual([]);
  const others = ['musicbrainz', 'reccobeats'];
  const of = (all: typeof answers) => all.filter(({ provider }) => others.includes(provider));
  expect(of(answers)).toEqual(of(expected.stored.answers));
});
