import { describe, expect, test } from 'vitest';
import { RetryAfter } from '../../../src/errors.ts';
import { createPacing } from '../../../src/services/pacing.ts';
import { createManualClock, TEST_NOW } from '../../support/clock.ts';
import { openTestStore } from '../../support/database.ts';
import type { Reply } from '../../support/loopback.ts';
import { musicbrainzOf, openMusicBrainz, recording } from '../../support/musicbrainz.ts';
import { caught, kinds, subjectOf } from '../../support/subjects.ts';

const HELP = 'For usage, please see: https://musicbrainz.org/development/mmd';
const TOO_FAST =
  'Your requests are exceeding the allowable rate limit. Please see http://wiki.musicbrainz.org/XMLWebService for more information.';
const BUSY = 'The MusicBrainz web server is currently busy. Please try again later.';

const zone = (name: string, who: string, remaining: number) => ({
  'x-ratelimit-zone': name,
  'x-ratelimit-who': who,
  'x-ratelimit-limit': '1200',
  'x-ratelimit-remaining': `${remaining}`,
});
const ours: Reply = { status: 503, body: { error: TOO_FAST, help: HELP } };
const shed: Reply = {
  status: 503,
  headers: { ...zone('search-global', 'search-shed', 269), 'retry-after': '0' },
  body: { error: BUSY, help: HELP },
};

/** Refuses so many times in a row, then answers. */
const refusing = (refusals: readonly Reply[]) => {
  const answer = musicbrainzOf({ recordings: [recording(1)] });
  return (request: Parameters<typeof answer>[0], index: number) => refusals[index] ?? answer(request);
};
const SECOND = 1_000;

describe('503 because we are too fast', () => {
  test.each<[string, Reply]>([
    ['in words', ours],
    ['in headers', { status: 503, headers: zone('ws', '192.0.2.1', 0), body: '<html>slow down</html>' }],
  ])('(%s) is waited for once', async (_, refusal) => {
    await using it = await openMusicBrainz(refusing([refusal]));
    expect(kinds(await it.mb.byIsrc.look([subjectOf(1)]))).toEqual(['1 found']);
    expect(it.door.waits).toEqual([5.25 * SECOND]);
    expect(it.turns()).toBe(2);
    expect(it.door.blocks).toEqual([]);
  });

  test('again keeps everybody away, longer each time, until it is over', async () => {
    await using it = await openMusicBrainz(refusing([ours, ours, ours, ours]));
    const ends: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const error = await caught(it.mb.byIsrc.look([subjectOf(1)]));
      expect(error).toBeInstanceOf(RetryAfter);
      expect(error).toMatchObject({ provider: 'musicbrainz', bucket: 'search', why: 'rate' });
      ends.push(error instanceof RetryAfter ? error.at - it.door.clock.now() : 0);
    }
    expect(ends).toEqual([15 * SECOND, 45 * SECOND, 135 * SECOND]);
    expect(it.door.blocks.map(({ why }) => why)).toEqual(['rate', 'rate', 'rate']);
    expect(kinds(await it.mb.byIsrc.look([subjectOf(1)]))).toEqual(['1 found']);
    // Forgotten: the next one starts small.
    await using next = await openMusicBrainz(refusing([ours]));
    expect(kinds(await next.mb.byIsrc.look([subjectOf(1)]))).toEqual(['1 found']);
  });
});

describe('503 because they are too busy', () => {
  test.each<[string, Reply]>([
    ['shed, in headers', shed],
    ['shed, with the words of the other one', { ...shed, body: { error: TOO_FAST } }],
    ['in words', { status: 503, body: { error: BUSY, help: HELP } }],
    ['read-only', { status: 503, body: { error: 'The database is in read-only mode.' } }],
    ['as a page', { status: 503, body: '<html><h1>Maintenance</h1></html>' }],
  ])('(%s) is over with the next call', async (_, refusal) => {
    await using it = await openMusicBrainz(refusing([refusal]));
    expect(kinds(await it.mb.byIsrc.look([subjectOf(1)]))).toEqual(['1 found']);
    expect(it.requests).toHaveLength(2);
    expect(it.turns()).toBe(2);
    expect(it.door.blocks).toEqual([]);
    expect(Math.max(...it.door.waits)).toBeLessThan(2 * SECOND);
  });

  test('for longer is an outage of ever longer rests, one call each', async () => {
    await using it = await openMusicBrainz(() => shed);
    const first = await caught(it.mb.byIsrc.look([subjectOf(1)]));
    expect(it.requests).toHaveLength(4);
    expect(first).toMatchObject({ why: 'outage', at: it.door.clock.now() + 60 * SECOND });
    const rests: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      const error = await caught(it.mb.byIsrc.look([subjectOf(1)]));
      rests.push(error instanceof RetryAfter ? (error.at - it.door.clock.now()) / SECOND : 0);
    }
    expect(rests).toEqual([120, 240, 480, 900, 900, 900]);
    expect(it.requests).toHaveLength(10);
  });

  test('with a time is believed', async () => {
    const until = { ...shed, headers: { ...shed.headers, 'retry-after': '600' } };
    await using it = await openMusicBrainz(() => until);
    expect(await caught(it.mb.byIsrc.look([subjectOf(1)]))).toMatchObject({
      why: 'outage',
      at: TEST_NOW + 600 * SECOND,
    });
    expect(it.requests).toHaveLength(1);
  });
});

test('a storm of everything at once ends in a time to come back, never in a miss', async () => {
  const storm = [shed, { status: 502, body: '<html>' }, shed, ours, { status: 500, body: '' }, shed];
  await using it = await openMusicBrainz((_, index) => storm[index % storm.length] ?? shed);
  for (let round = 0; round < 6; round += 1) {
    const error = await caught(it.mb.byIsrc.look([subjectOf(1)]));
    const typed =
      error instanceof RetryAfter || (error instanceof Error && error.message === 'PROVIDER_UNAVAILABLE');
    expect(typed).toBe(true);
  }
  expect(it.requests.length).toBeLessThan(20);
});

test('searches rest apart from look-ups', async () => {
  await using it = await openMusicBrainz((request) =>
    request.path === '/ws/2/url'
      ? { body: { urls: [] } }
      : { ...shed, headers: { ...shed.headers, 'retry-after': '60' } },
  );
  await caught(it.mb.byIsrc.look([subjectOf(1)]));
  expect(it.door.blocks.map(({ bucket }) => bucket.bucket)).toEqual(['search']);
  expect(kinds(await it.mb.byLink.look([subjectOf(1)]))).toEqual(['1 miss']);
});

test('every call takes its turn in the database', async () => {
  await using house = openTestStore();
  const clock = createManualClock();
  const wait = async (ms: number): Promise<void> => clock.advance(ms);
  const pace = createPacing({ store: house.store, clock, wait }).of('musicbrainz', 1_100);
  await using it = await openMusicBrainz(refusing([shed, shed]), { pace });
  for (let call = 0; call < 3; call += 1) await it.mb.byIsrc.look([subjectOf(1)]);
  expect(it.requests).toHaveLength(5);
  expect(clock.now() - TEST_NOW).toBe(4 * 1_100);
});
