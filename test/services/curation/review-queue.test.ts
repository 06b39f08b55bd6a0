import { expect, test } from 'vitest';
import type { MemberId, ReleaseTrackId } from '../../../src/domain/ids.ts';
import { createReviewQueue } from '../../../src/services/curation/review-queue.ts';
import { openMatchWorld, releaseNamed, spotifyTrack } from '../../support/curation-intake.ts';
import { ANNA, BEN } from '../../support/jobs.ts';
import { caught } from '../../support/subjects.ts';

/** Two doubtful releases in Anna's open week. */
const openReview = async () => {
  const world = await openMatchWorld();
  const { store, clock } = world;
  for (const member of [ANNA, BEN]) await world.follow(member);
  await world.link(ANNA, 'one');
  world.catalogue.push(
    spotifyTrack(1, { duration_ms: 200_000, external_ids: {} }),
    spotifyTrack(2, { duration_ms: 200_000, external_ids: {} }),
  );
  const ids = await world.add([1, 2].map((n) => releaseNamed(n, { mix: 'Extended Mix', isrc: null })));
  await world.run();
  const join = (memberId: MemberId, joined: readonly ReleaseTrackId[] = ids) =>
    store.transaction(async (tx) => {
      const week = { kind: 'beatport', year: 2026, week: 46 } as const;
      const period = await tx.curationPeriods.add(memberId, world.styleId, week, clock.now());
      await tx.curationPeriods.set(memberId, period.id, { state: 'open' });
      const wanted = joined.map((releaseTrackId) => ({ releaseTrackId, trackId: null }));
      await tx.curationJoins.add(period, wanted, clock.now());
      return period;
    });
  await join(ANNA);
  const told: ReleaseTrackId[] = [];
  const queue = createReviewQueue({
    store,
    clock,
    arrived: async (_, arrived) => told.push(...arrived),
  });
  const trackOf = async (id: ReleaseTrackId | undefined) => {
    const track = (await world.matchOf(id))?.candidates[0]?.trackId;
    if (track == null) throw new Error('there is no candidate');
    return track;
  };
  const [first, second] = ids;
  if (first === undefined || second === undefined) throw new Error('there are no releases');
  return { ...world, reviews: queue, join, told, trackOf, first, second };
};

test('the next doubtful one with what speaks for and against its candidates', async () => {
  await using it = await openReview();
  const found = await it.reviews.next(ANNA);
  expect(found).toMatchObject({
    left: 2,
    release: { id: it.first, title: 'Undertow 1', mix: 'Extended Mix' },
    candidates: [
      {
        uri: 'spotify:track:track1',
        title: 'Undertow 1',
        method: 'strict',
        features: { title: 1, artists: 1 },
      },
    ],
  });
  expect(found?.candidates[0]?.reasons).toContainEqual({ kind: 'duration', deltaMs: 200_000 });
  expect(found?.candidates[0]?.caps.length).toBeGreaterThan(0);
});

test('“this one” goes on with the next, and is told to the open weeks', async () => {
  await using it = await openReview();
  const trackId = await it.trackOf(it.first);
  const next = await it.reviews.decide(ANNA, it.first, { kind: 'this', trackId });
  expect(next).toMatchObject({ left: 1, release: { id: it.second } });
  expect(it.told).toEqual([it.first]);
  expect(await it.reviews.decide(ANNA, it.second, { kind: 'none' })).toBeNull();
  expect(await it.reviews.count(ANNA)).toBe(0);
});

test('“later” comes last', async () => {
  await using it = await openReview();
  expect((await it.reviews.decide(ANNA, it.first, { kind: 'later' }))?.release.id).toBe(it.second);
  it.clock.advance(1_000);
  expect((await it.reviews.decide(ANNA, it.second, { kind: 'later' }))?.release.id).toBe(it.first);
  expect(await it.reviews.count(ANNA)).toBe(2);
  expect(it.told).toEqual([]);
});

test('a word is sticky: the machine never overrules it, and it is nobody else’s', async () => {
  await using it = await openReview();
  await it.join(BEN);
  await it.reviews.decide(ANNA, it.first, { kind: 'none' });
  it.catalogue.push(
    spotifyTrack(1, { id: 'long', uri: 'spotify:track:long', name: 'Undertow 1 (Extended Mix)' }),
  );
  it.clock.advance(14 * 86_400_000);
  await it.run();
  expect((await it.matchOf(it.first))?.status).toBe('matched');
  expect(await it.store.read.releaseMatches.word(ANNA, it.first)).toMatchObject({ kind: 'none' });
  expect(await it.store.read.releaseMatches.word(BEN, it.first)).toBeNull();
  expect((await it.reviews.next(BEN))?.release.id).toBe(it.second);
});

test('a double click says it once, and “later” on an old card takes nothing back', async () => {
  await using it = await openReview();
  const answer = { kind: 'this', trackId: await it.trackOf(it.first) } as const;
  await it.reviews.decide(ANNA, it.first, answer);
  await it.reviews.decide(ANNA, it.first, answer);
  expect(it.told).toEqual([it.first]);
  await it.reviews.decide(ANNA, it.first, { kind: 'later' });
  expect(await it.store.read.releaseMatches.word(ANNA, it.first)).toMatchObject({ kind: 'this' });
});

test('another word replaces the first one', async () => {
  await using it = await openReview();
  await it.reviews.decide(ANNA, it.first, { kind: 'none' });
  await it.reviews.decide(ANNA, it.first, { kind: 'this', trackId: await it.trackOf(it.first) });
  expect(await it.store.read.releaseMatches.word(ANNA, it.first)).toMatchObject({ kind: 'this' });
  expect(it.told).toEqual([it.first, it.first]);
});

test('undo takes the latest word back, as often as there is one', async () => {
  await using it = await openReview();
  await it.reviews.decide(ANNA, it.first, { kind: 'none' });
  it.clock.advance(1_000);
  await it.reviews.decide(ANNA, it.second, { kind: 'this', trackId: await it.trackOf(it.second) });
  expect(await it.reviews.undo(ANNA)).toMatchObject({ release: { id: it.second }, left: 1 });
  expect(await it.reviews.undo(ANNA)).toMatchObject({ release: { id: it.first }, left: 2 });
  expect(await it.reviews.undo(ANNA)).toBeNull();
  expect(it.told).toEqual([it.first, it.second, it.second, it.first]);
});

test('a track that was not offered, and what somebody else brought, cannot be chosen', async () => {
  await using it = await openReview();
  const other = await it.trackOf(it.second);
  expect(await caught(it.reviews.decide(ANNA, it.first, { kind: 'this', trackId: other }))).toMatchObject({
    code: 'OUT_OF_DATE',
  });
  const [own] = await it.add([releaseNamed(7, { source: 'file' })], BEN);
  await it.run();
  expect(await caught(it.reviews.decide(ANNA, own ?? it.first, { kind: 'none' }))).toMatchObject({
    code: 'OUT_OF_DATE',
  });
  expect(it.told).toEqual([]);
});

test('a closed week asks nothing more', async () => {
  await using it = await openReview();
  const [period] = await it.store.read.curationPeriods.ofMember(ANNA, 1, 0);
  await it.store.transaction(async (tx) => {
    if (period !== undefined) await tx.curationPeriods.set(ANNA, period.id, { state: 'closed' });
  });
  expect(await it.reviews.next(ANNA)).toBeNull();
});
