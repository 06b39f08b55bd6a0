import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FaultAnswer } from '../../scripts/sandbox/spotify/contract.ts';
import { DAY, MINUTE, SECOND } from '../../src/clock.ts';
import { LEASE_MS } from '../../src/domain/jobs/lease.ts';
import { type Flow, type Guest, noEnrichment, openFlow, until } from '../support/stage.ts';
import { openWisher, type Standing, type Wisher } from '../support/stage-playlists.ts';

/**
 * Playlists that Segue writes, while Spotify, people and the process itself do what they do: in the end the playlist is
 * the merge, nothing is there twice, nothing that a person added is lost and nothing they took out returns.
 */
let flow: Flow;
let mira: Guest;
let wisher: Wisher;
/** Tracks of different recordings. */
let track: (at: number) => string;

/** What stands there before, and what is wanted then: one thing goes, one comes, one moves. */
const BEFORE = [0, 1, 2, 3, 4, 5];
const AFTER = [5, 0, 2, 3, 9, 4];
const CALLS = ['DELETE', 'POST', 'PUT'] as const;
type Method = (typeof CALLS)[number];

beforeAll(async () => {
  flow = await openFlow({ mode: 'extended', env: { ...noEnrichment, ENABLE_BACKGROUND_SYNC: 'false' } });
  const recordings = new Map(
    flow.stage.world.catalogue.tracks.map(({ recordingMbid, id }) => [recordingMbid, `spotify:track:${id}`]),
  );
  const uris = [...recordings.values()];
  track = (at) => uris[at] ?? '';
  mira = flow.guest('mira');
  await mira.link('mira.keller');
  wisher = openWisher(flow, mira, 'mira.keller');
});
afterAll(async () => {
  await wisher[Symbol.asyncDispose]();
  await flow[Symbol.asyncDispose]();
});

const standing = (name: string, before: readonly number[] = BEFORE): Promise<Standing> =>
  wisher.standing(name, before.map(track));
/** What calls of this kind to that playlist meet. */
const trouble = (
  { spotifyId }: Standing,
  method: Method | 'GET',
  answer: FaultAnswer,
  { times = 1, skip = 0, what = '/items' } = {},
): void => {
  const on = new RegExp(`^${method} /v1/playlists/${spotifyId}${what}(\\?|$)`);
  flow.stage.spotify.faults.add({ on, answer, times, skip });
};
/** It is what was wanted, nobody is thought to have edited it, and there is one way back. */
const expectMerged = async (one: Standing): Promise<void> => {
  expect(one.stands()).toEqual(AFTER.map(track));
  expect(await one.marks()).toEqual([]);
  expect(await one.row()).toMatchObject({ state: 'active', size: AFTER.length });
  expect(one.revisions()).toEqual([{ kind: 'apply', added: 1, removed: 1 }]);
};
const contentOf = (at: number) => ({ kind: 'track', trackId: track(at).slice(-22) }) as const;

const LOST: readonly (readonly [string, Method, FaultAnswer])[] = [
  ...CALLS.map((method) => ['taken and answered with 502', method, { kind: 'applied-but-502' }] as const),
  ['taken and cut off', 'PUT', { kind: 'reset', applied: true }],
  ['refused by a busy server', 'POST', { kind: 'server-error', status: 503 }],
];

describe.concurrent('while Spotify and people do what they do', () => {
  test.each(LOST)('a write that is %s: %s', async (what, method, answer) => {
    const one = await standing(`${method} ${what}`);
    trouble(one, method, answer);
    await one.want(AFTER.map(track));
    await one.done();
    await expectMerged(one);
  });

  test.each(CALLS)('somebody adds and removes just before the %s', async (method) => {
    const one = await standing(`${method} edited`);
    const { hand } = flow.stage.world;
    trouble(one, method, {
      kind: 'meanwhile',
      act: () => {
        hand.removeUris(one.spotifyId, new Set([track(3)]));
        hand.add(one.spotifyId, [contentOf(20)], 'mira.keller', 1);
      },
    });
    await one.want(AFTER.map(track));
    await one.done();
    const stands = one.stands();
    expect(stands.filter((uri) => uri !== track(20))).toEqual(AFTER.filter((at) => at !== 3).map(track));
    expect(stands.filter((uri) => uri === track(20))).toHaveLength(1);
    expect((await one.marks()).toSorted()).toEqual([`ban ${track(3)}`, `pin ${track(20)}`]);
  });

  test('two wishes at once are one apply, and the last one counts', async () => {
    const one = await standing('Twice');
    const jobs = await Promise.all([one.want([5, 4, 3, 2, 1].map(track)), one.want(AFTER.map(track))]);
    await one.done();
    expect(jobs[0]).toBe(jobs[1]);
    await expectMerged(one);
  });

  test('a version that is over: the move named it, was refused, and is made all the same', async () => {
    const one = await standing('Stale version');
    trouble(one, 'GET', { kind: 'stale' }, { what: '' });
    await one.want(AFTER.map(track));
    await one.done();
    await expectMerged(one);
  });

  test('a list that lags behind what was written is asked for again', async () => {
    const one = await standing('Stale list');
    trouble(one, 'GET', { kind: 'stale' }, { skip: 1 });
    await one.want(AFTER.map(track));
    await one.done();
    await expectMerged(one);
  });

  test('much would go: it asks with numbers, does nothing, and does what the answer says', async () => {
    const many = Array.from({ length: 20 }, (_, at) => at);
    const [yes, no] = await Promise.all([standing('Asked yes', many), standing('Asked no', many)]);
    for (const one of [yes, no]) {
      await one.want([3, 4].map(track));
      expect(await one.done()).toMatchObject({ state: 'asking', question: { removes: 18, of: 20, adds: 0 } });
      expect(one.stands()).toEqual(many.map(track));
      await one.answer(one === yes);
      await one.done();
    }
    expect(yes.stands()).toEqual([3, 4].map(track));
    await no.want([3, 4].map(track));
    await no.done();
    expect(no.stands()).toEqual(many.map(track));
    const notes = mira.person.visibleMessages(mira.where.channelId).map(({ text }) => text);
    for (const name of ['Asked yes', 'Asked no']) {
      const told = notes.filter((text) => text.includes(name));
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(/18 tracks of 20[\s\S]*nothing was done[\s\S]*`\/rules list`/);
    }
  });

  test('unreadable: said once, waits, and goes on when it can be read again', async () => {
    const one = await standing('Closed');
    trouble(one, 'GET', { kind: 'forbidden' }, { times: 2, what: '/items' });
    for (const _ of [1, 2]) {
      await one.want(AFTER.map(track));
      expect(await one.done()).toMatchObject({ state: 'unreadable' });
    }
    expect(one.stands()).toEqual(BEFORE.map(track));
    await mira.hear(/Closed[\s\S]*does not let your account read this playlist/);
    await one.want(AFTER.map(track));
    await one.done();
    await expectMerged(one);
  });

  test('full: nothing is lost, and with room it goes on', async () => {
    const { quirks } = flow.stage.spotify;
    const one = await standing('Full');
    const usual = quirks.largestPlaylist;
    quirks.largestPlaylist = 8;
    const most = [...AFTER, 30, 31, 32, 33, 34, 35];
    await one.want(most.map(track));
    const path = `/v1/playlists/${one.spotifyId}/items`;
    const { log } = flow.stage.segue;
    await until('a refusal', () => log.some((line) => line['path'] === path && line['status'] === 500));
    quirks.largestPlaylist = usual;
    await one.done();
    expect(one.stands()).toEqual(most.map(track));
  });

  test('deleted in Spotify: said once, left alone, and taken up again when it is back', async () => {
    const one = await standing('Deleted');
    const { world } = flow.stage;
    world.deletePlaylist('mira.keller', one.spotifyId);
    await one.want(AFTER.map(track));
    expect(await one.done()).toMatchObject({ state: 'gone' });
    expect(one.stands()).toEqual(BEFORE.map(track));
    await mira.hear(/Deleted[\s\S]*out of your Spotify library[\s\S]*leaves it alone/);
    world.followPlaylist('mira.keller', one.spotifyId);
    await one.want(AFTER.map(track));
    await one.done();
    await expectMerged(one);
  });
});

test('SIGKILL while one waits for each call of a plan: done or not, it goes on from there', async () => {
  const { segue, spotify } = flow.stage;
  const all = await Promise.all(CALLS.map((method) => standing(`${method} killed`)));
  const hangs = CALLS.map((method): FaultAnswer => ({ kind: 'hang', applied: method !== 'POST' }));
  for (const [at, one] of all.entries()) {
    const [method, hang] = [CALLS[at], hangs[at]];
    if (method !== undefined && hang !== undefined) trouble(one, method, hang);
    await one.want(AFTER.map(track));
  }
  const left = () => spotify.faults.list().filter(({ answer }) => hangs.includes(answer));
  await until('all of them to hang', () => left().length === 0 || `${left().length} to go`);
  await segue.stop('SIGKILL');
  await flow.stage.advance(LEASE_MS + SECOND);
  segue.start();
  await segue.ready();
  for (const one of all) {
    await one.done();
    await expectMerged(one);
  }
});

test('a day of quota in the middle: nobody asks before, then it goes on by itself', async () => {
  const one = await standing('Quota');
  trouble(one, 'POST', { kind: 'quota' });
  await one.want(AFTER.map(track));
  await until('the rest', () => Number(one.job()?.['run_at']) > flow.stage.world.now() + 23 * 60 * MINUTE);
  expect(one.stands()).toEqual(BEFORE.filter((at) => at !== 1).map(track));
  await flow.stage.advance(DAY);
  await one.done();
  await expectMerged(one);
  expect(flow.stage.spotify.counters.whileBanned()).toBe(0);
});

test('the consent ends in the middle: said, and after linking again it goes on by itself', async () => {
  const one = await standing('Revoked');
  trouble(one, 'POST', { kind: 'unauthorized' });
  flow.stage.spotify.faults.add({ on: 'token', answer: { kind: 'invalid-grant' }, times: 1 });
  await one.want(AFTER.map(track));
  expect(await one.done()).toMatchObject({ state: 'needs_reauth' });
  await mira.hear(/permission for .* has ended/);
  await mira.link('mira.keller');
  await flow.stage.advance(MINUTE);
  await until('it to go on', () => one.stands().length === AFTER.length);
  await one.done();
  await expectMerged(one);
});
