import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageView } from '../../scripts/sandbox/discord/types.ts';
import { HOUR, SECOND } from '../../src/clock.ts';
import { LEASE_MS } from '../../src/domain/jobs/lease.ts';
import { type Flow, type Guest, noEnrichment, openFlow, until, wordsOf } from '../support/stage.ts';
import { keptUris, likedUris, newPlaylist, pagesRead, playlistUris } from '../support/stage-music.ts';

/** The process ends in the middle of everything, and comes back on the same database. */
let flow: Flow;
let mira: Guest;
let priya: Guest;
let long: string;
let other: string;

const PAGES = 8;
const HANGS_AT = 4;

beforeAll(async () => {
  flow = await openFlow({ env: noEnrichment });
  const { world } = flow.stage;
  long = newPlaylist(world, 'mira.keller', 'Long', PAGES * 50);
  other = newPlaylist(world, 'mira.keller', 'Other', PAGES * 50, 500);
  mira = flow.guest('mira');
  priya = flow.guest('priya', 'digests');
  await mira.link('mira.keller');
});
afterAll(() => flow[Symbol.asyncDispose]());

/** Starts a sync and returns its card once a page in the middle is asked for, which is never answered. */
const syncThatHangs = async (name: string, id: string): Promise<MessageView> => {
  const on = new RegExp(`/v1/playlists/${id}/items\\?.*offset=${HANGS_AT * 50}$`);
  flow.stage.spotify.faults.add({ on, answer: { kind: 'hang' }, times: 1 });
  const before = pagesRead(flow, 'items');
  const card = await mira.ask('/sources', { add: name });
  await until('the page in the middle', () => pagesRead(flow, 'items') === before + HANGS_AT + 1);
  return card;
};
const draftOf = (name: string): unknown =>
  flow.rows(
    `select next_offset as offset from source_readings join sources on sources.id = source_id
     where sources.name = ? and source_readings.id is not reading_id`,
    name,
  )[0]?.['offset'];
const startAgain = async (): Promise<void> => {
  flow.stage.segue.start();
  await flow.stage.segue.ready();
  await flow.stage.discord.gateway.whenReady();
};

describe('SIGKILL in the middle of a sync, of a post, of a rest', () => {
  let card: MessageView;
  let answer: MessageView;
  let pages = 0;
  let likedPages = 0;
  let askedAt = 0;
  const posts = () =>
    priya.person.visibleMessages(priya.where.channelId).filter(({ text }) => /listened to/.test(text));

  beforeAll(async () => {
    const { discord, spotify, segue, world } = flow.stage;
    answer = await mira.ask('/help');
    const options = { channel: priya.where.channelId, cadence: 'daily', hour: 12, timezone: 'UTC' };
    await priya.ask('/digest add', options);
    const path = `/channels/${priya.where.channelId}/messages`;
    discord.faults.add({ method: 'POST', path, effect: { kind: 'hang', applied: true } });
    const next = Number(flow.rows('select next_run_at as at from digests')[0]?.['at']);
    await flow.stage.advance(next - world.now());
    await until('the digest to be posted, unheard', () => posts().length === 1);

    spotify.faults.add({ on: /\/v1\/me\/tracks\?.*offset=50$/, answer: { kind: 'quota' }, times: 1 });
    await mira.see(await mira.ask('/sources', { add: 'Liked tracks' }), /is resting until/);
    likedPages = pagesRead(flow, 'liked');
    pages = pagesRead(flow, 'items');
    card = await syncThatHangs('Long', long);
    askedAt = world.now();
    await mira.ask('/jobs run', { step: 'top-stats' });
    await segue.stop('SIGKILL');
    await flow.stage.advance(LEASE_MS + SECOND);
    await startAgain();
  });

  test('the sync goes on from its page; the library is whole, each track once', async () => {
    expect(wordsOf(await mira.see(card, /up to date/))).toContain('✓ Long · 400');
    expect(keptUris(flow, mira, 'Long')).toEqual(playlistUris(flow.stage.world, long));
    // Only the page that was under way is asked for twice.
    expect(pagesRead(flow, 'items') - pages).toBe(PAGES + 1);
  });

  test('what was acknowledged right before happens, once', async () => {
    await mira.rest();
    // The day may have asked for it before: then the wish joined that job.
    const jobs =
      "select status from jobs where kind = 'rankings.refresh' and member_id = ? and finished_at >= ?";
    expect(flow.rows(jobs, mira.person.id, askedAt)).toEqual([{ status: 'DONE' }]);
    expect(wordsOf(await mira.ask('/top'))).toContain('Your top tracks');
  });

  test('the post that nobody heard of is recognised and not posted again', async () => {
    await until(
      'the post to be noted',
      () => flow.rows('select status from outbox')[0]?.['status'] === 'SENT',
    );
    const [post] = posts();
    expect(flow.rows('select message_id as id from outbox')).toEqual([{ id: post?.id }]);
    expect(posts()).toHaveLength(1);
  });

  test('a long 429 is not forgotten: no call to that part before its time, then it goes on by itself', async () => {
    await mira.ask('/jobs run', { step: 'tracks' });
    expect(wordsOf(await mira.ask('/jobs list'))).toMatch(/Spotify library is resting until <t:\d+:t>/);
    await flow.stage.advance(20 * HOUR);
    await mira.rest();
    expect(pagesRead(flow, 'liked')).toBe(likedPages);
    await flow.stage.advance(4 * HOUR);
    await until('the liked tracks', () => keptUris(flow, mira, 'Liked tracks').length > 0);
    expect(keptUris(flow, mira, 'Liked tracks')).toEqual(likedUris(flow.stage.world, 'mira.keller'));
  });

  test('a button from before works after', async () => {
    expect(wordsOf(await mira.press(answer, 'Pick sources'))).toContain('Your sources');
  });
});

describe('SIGTERM in the middle of a sync', () => {
  test('ends in order within ten seconds; the job is put back and goes on from its page', async () => {
    const { segue, world } = flow.stage;
    const before = pagesRead(flow, 'items');
    const card = await syncThatHangs('Other', other);
    const started = performance.now();
    expect(await segue.stop('SIGTERM')).toBe(0);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(segue.log.at(-1)).toMatchObject({ event: 'lifecycle', what: 'stopped' });
    expect(draftOf('Other')).toBe(HANGS_AT * 50);
    const [job] = flow.rows(
      "select status, attempts, lease_until as lease from jobs where kind = 'sources.syncOne' order by id desc",
    );
    expect(job).toEqual({ status: 'PENDING', attempts: 0, lease: null });

    await startAgain();
    expect(wordsOf(await mira.see(card, /up to date/))).toContain('✓ Other · 400');
    expect(keptUris(flow, mira, 'Other')).toEqual(playlistUris(world, other));
    expect(pagesRead(flow, 'items') - before).toBe(PAGES + 1);
  });
});
