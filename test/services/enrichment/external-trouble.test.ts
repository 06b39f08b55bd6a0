import { describe, expect, test } from 'vitest';
import { AppError, RetryAfter } from '../../../src/errors.ts';
import { troublesAt } from '../../../src/services/enrichment/troubles.ts';
import { external } from '../../../src/services/enrichment/work.ts';
import { createFakeProvider, openEnrichmentWorld } from '../../support/enrichment.ts';
import { ANNA } from '../../support/jobs.ts';
import { trackFrom } from '../../support/tracks.ts';

const HOUR = 3_600_000;
const one = (name: string) => ({ name, weight: 1 });
const tracks = (count: number, prefix = 't') =>
  Array.from({ length: count }, (_, at) => trackFrom(`${prefix}${String(at).padStart(5, '0')}`));
const down = () => new AppError('PROVIDER_UNAVAILABLE', { provider: 'deezer', why: 'server' });
const features = {
  values: { bpm: 128, energy: 0.7, danceability: 0.6, valence: 0.5, key: { pitch: 9, mode: 'minor' } },
} as const;

describe('trouble stays inside its provider', () => {
  test('a provider that asks to wait pauses alone, resumes by itself, and nobody calls it meanwhile', async () => {
    const deezer = createFakeProvider('deezer', {
      batchSize: 2,
      answer: () => ({ values: { label: 'A', bpm: 1 } }),
    });
    const reccobeats = createFakeProvider('reccobeats', { answer: () => features });
    await using world = await openEnrichmentWorld([reccobeats, deezer]);
    const until = world.clock.now() + 14 * HOUR;
    deezer.trouble = (call) =>
      call === 1 ? new RetryAfter(until, { provider: 'deezer', bucket: 'tracks', why: 'quota' }) : null;
    await world.fill(tracks(6));
    await world.enrich(ANNA, 13);
    expect(await world.child('reccobeats')).toMatchObject({ status: 'DONE' });
    expect(await world.child('deezer')).toMatchObject({
      status: 'PENDING',
      attempts: 0,
      runAt: until,
      message: { key: 'resting', provider: 'deezer', until },
      metadata: { asked: 2, found: 2, missed: 0 },
    });
    expect((await world.family()).job.status).toBe('RUNNING');
    expect(deezer.calls.length).toBe(2);
    await world.settle();
    expect(deezer.calls.map((batch) => batch.length)).toEqual([2, 2, 2, 2]);
    expect((await world.family()).job).toMatchObject({ status: 'DONE' });
    expect((await world.child('deezer')).payload).toEqual({ asked: 6, found: 6, missed: 0 });
  });

  test('those who listen to a provider that rests go on without it, and look again when it is back', async () => {
    const musicbrainz = createFakeProvider('musicbrainz', {
      batchSize: 5,
      answer: ({ title }) => ({ values: {}, recordingMbids: [title] }),
    });
    const listenbrainz = createFakeProvider('listenbrainz', {
      accepts: (subject) => subject.recordingMbids.length > 0,
      answer: () => ({ values: { genres: [one('techno')], styles: [one('dub techno')] } }),
    });
    const lastfm = createFakeProvider('lastfm', { batchSize: 1 });
    await using world = await openEnrichmentWorld([musicbrainz, listenbrainz, lastfm]);
    const until = world.clock.now() + 10 * HOUR;
    musicbrainz.trouble = (call) =>
      call === 1 ? new RetryAfter(until, { provider: 'musicbrainz', bucket: 'lookup', why: 'quota' }) : null;
    await world.fill(tracks(8));
    await world.enrich(ANNA, 9);
    expect(listenbrainz.calls.flat().length).toBe(5);
    expect(lastfm.calls.length).toBe(3);
    await world.settle();
    expect(listenbrainz.calls.flat().length).toBe(8);
    expect(lastfm.calls.length).toBe(3);
    expect((await world.family()).job.status).toBe('DONE');
  });

  test('an outage is tried again, then left alone; others are through, and the next time asks again', async () => {
    const deezer = createFakeProvider('deezer', { answer: () => ({ values: { label: 'A', bpm: 1 } }) });
    const reccobeats = createFakeProvider('reccobeats', { answer: () => features });
    deezer.trouble = down;
    await using world = await openEnrichmentWorld([reccobeats, deezer]);
    await world.fill(tracks(3));
    await world.enrich();
    expect(deezer.calls.length).toBe(4);
    const troubles = () => troublesAt(world.store.read, world.clock.now());
    expect(await troubles()).toMatchObject([{ provider: 'deezer', why: 'server' }]);
    expect(await world.child('deezer')).toMatchObject({
      status: 'DONE',
      message: { key: 'skipped', code: 'PROVIDER_UNAVAILABLE' },
    });
    expect((await world.family()).job.status).toBe('DONE');
    expect((await world.stored()).answers.every(({ provider }) => provider === 'reccobeats')).toBe(true);
    deezer.trouble = () => null;
    await world.enrich();
    expect((await world.stored()).answers.filter(({ provider }) => provider === 'deezer').length).toBe(3);
    expect(await troubles()).toEqual([]);
  });

  test('a refusal of the key is not tried again', async () => {
    const lastfm = createFakeProvider('lastfm', { batchSize: 1 });
    lastfm.trouble = () => new AppError('PROVIDER_UNAVAILABLE', { provider: 'lastfm', why: 'refused' });
    await using world = await openEnrichmentWorld([lastfm]);
    await world.fill(tracks(5));
    await world.enrich();
    expect(lastfm.calls.length).toBe(1);
    expect((await world.child('lastfm')).message).toMatchObject({ key: 'skipped', code: 'PROVIDER_REFUSED' });
    expect(await troublesAt(world.store.read, world.clock.now())).toMatchObject([{ why: 'refused' }]);
  });

  test('one document that breaks its batch does not keep the others from being asked', async () => {
    const deezer = createFakeProvider('deezer', {
      batchSize: 2,
      answer: () => ({ values: { label: 'A', bpm: 1 } }),
    });
    deezer.trouble = (_call, batch) =>
      batch.some(({ spotifyId }) => spotifyId === 't00003') ? down() : null;
    await using world = await openEnrichmentWorld([deezer]);
    await world.fill(tracks(10));
    await world.enrich();
    const { answers } = await world.stored();
    expect(answers.length).toBe(8);
    expect(answers.every(({ status }) => status === 'found')).toBe(true);
  });

  test('what a slow provider answers is stored every ten seconds: a crash loses no more', async () => {
    const deezer = createFakeProvider('deezer', { batchSize: 1, answer: () => features });
    await using world = await openEnrichmentWorld([deezer]);
    deezer.trouble = () => {
      world.clock.advance(1_000);
      return null;
    };
    await world.fill(tracks(25));
    await world.enrich();
    const { q, t } = world.database.read;
    const stored = Map.groupBy(await q.select().from(t.externalData), ({ fetchedAt }) => fetchedAt);
    expect([...stored.values()].map((rows) => rows.length).toSorted()).toEqual([11, 11, 3]);
    expect(deezer.calls).toHaveLength(25);
  });

  test('a subject without an answer is no miss', async () => {
    const deezer = createFakeProvider('deezer', {
      answer: ({ spotifyId }) => (spotifyId === 't00001' ? 'silent' : 'miss'),
    });
    await using world = await openEnrichmentWorld([deezer]);
    await world.fill(tracks(3));
    await world.enrich();
    expect((await world.stored()).answers.length).toBe(2);
    await world.enrich();
    expect(deezer.calls.map((batch) => batch.length)).toEqual([3, 1]);
  });

  test('a provider that was switched off meanwhile is skipped', async () => {
    const deezer = createFakeProvider('deezer');
    await using world = await openEnrichmentWorld([deezer]);
    await world.fill(tracks(3));
    await world.bench.queue.enqueue(external(ANNA));
    await world.bench.runner.pass();
    const { bench } = world.restart([]);
    await world.settle(bench);
    expect(deezer.calls.length).toBe(0);
    expect((await world.child('deezer')).message).toMatchObject({ key: 'skipped', code: 'PROVIDER_OFF' });
  });
});
