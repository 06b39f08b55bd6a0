import { describe, expect, test } from 'vitest';
import type { DigestContent, ServerTop } from '../../src/domain/digests/content.ts';
import type { Digest } from '../../src/domain/digests.ts';
import { channelId, type DigestId, guildId, memberId } from '../../src/domain/ids.ts';
import { readCustomId } from '../../src/views/actions/action.ts';
import { digestBodies } from '../../src/views/digests/bodies.ts';
import { digestCloserView, digestPreviewView } from '../../src/views/digests/closer.ts';
import { digestChoice, digestListView, digestResumedView } from '../../src/views/digests/list.ts';
import {
  digestAddedView,
  digestPausedView,
  digestRemovedView,
  digestRemoveView,
} from '../../src/views/digests/manage.ts';
import { digestPostView } from '../../src/views/digests/post.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { privacyView, serverPrivacyView } from '../../src/views/privacy/privacy.ts';
import { TEST_NOW } from '../support/clock.ts';
import { customIdsOf, expectValidMessage, markdownOf, textsOf } from '../support/messages.ts';

const m = messagesFor('en');
const OWNER = memberId('100000000000000001');
const DAY = 86_400_000;
const id = (number: number): DigestId => number as DigestId;

const digest: Digest = {
  id: id(7),
  guildId: guildId('400000000000000001'),
  channelId: channelId('500000000000000001'),
  createdBy: OWNER,
  cadence: 'weekly',
  weekday: 1,
  hour: 9,
  timeZone: 'Europe/Berlin',
  locale: 'en',
  nextRunAt: TEST_NOW,
  pausedAt: null,
  pausedWhy: null,
};
const entry = (at: number, facts: Partial<ServerTop> = {}): ServerTop => ({
  name: `Song ${at}`,
  artists: [{ spotifyId: null, name: 'Mina' }],
  spotifyId: 'a'.repeat(22),
  imageUrl: `https://pictures.example/${at}.jpg`,
  plays: 1_234 - at,
  listeners: 4,
  ...facts,
});
const list = (facts: Partial<ServerTop> = {}) => Array.from({ length: 10 }, (_, at) => entry(at, facts));
const content = (facts: Partial<DigestContent> = {}): DigestContent => ({
  cadence: 'weekly',
  period: { fromAt: TEST_NOW - 7 * DAY, toAt: TEST_NOW },
  counted: 5,
  totals: { plays: 3_120, listeners: 4, tracks: 900, heardMs: 40 * 3_600_000 },
  by: 'plays',
  tracks: list(),
  artists: list({ artists: [], name: 'Aurel' }),
  ...facts,
});
const quiet = (counted: number): DigestContent =>
  content({ counted, totals: { plays: 0, listeners: 0, tracks: 0, heardMs: 0 }, tracks: [], artists: [] });
const stranger = { id: OWNER, counted: false };
const counted = { id: OWNER, counted: true };
const LONG = ['*'.repeat(300), '[x](y)'.repeat(60), '🎧'.repeat(300), '<@1> @everyone'];

describe('a post', () => {
  test('is a picture, three lines, a button to look closer and one to leave', () => {
    const view = digestPostView(content(), id(7), m);
    expectValidMessage(view);
    const words = textsOf(view);
    expect(words).toContain('Cover of Song 0 by Mina');
    expect(words).toContain('Mina: 1,234 plays by 4 people');
    expect(words).toContain('3,120 plays in all by 4 listeners, about 1 day 16 hr');
    expect(words).toMatch(/Look closer\nLeave me out$/);
    expect(customIdsOf(view).every((custom) => readCustomId(custom)?.owner === null)).toBe(true);
  });

  test('no two runs have the same mark', () => {
    const of = (digestId: number, toAt: number) =>
      customIdsOf(digestPostView(content({ period: { fromAt: toAt - DAY, toAt } }), id(digestId), m))[0];
    expect(new Set([of(1, TEST_NOW), of(2, TEST_NOW), of(1, TEST_NOW + DAY)]).size).toBe(3);
  });

  test.each([
    ['nobody agreed', 0, 'Nobody here is counted yet'],
    ['nobody played', 3, 'Nobody who is counted here played anything'],
  ])('when %s it says so and invites', (_, counted, words) => {
    for (const view of [
      digestPostView(quiet(counted), id(7), m),
      digestPreviewView(quiet(counted), stranger, m),
      digestCloserView(quiet(counted), stranger, m),
    ]) {
      expectValidMessage(view);
      expect(textsOf(view)).toContain(words);
      expect(textsOf(view)).toContain('Count me in');
    }
  });

  test.each(LONG)('fits and mentions nobody with names like %j', (name) => {
    const artists = Array.from({ length: 9 }, () => ({ spotifyId: null, name }));
    const loud = content({ tracks: list({ name, artists }), artists: list({ name, artists: [] }) });
    for (const view of [
      digestPostView(loud, id(7), m),
      digestPreviewView(loud, stranger, m),
      digestCloserView(loud, stranger, m),
    ]) {
      expectValidMessage(view);
      expect(markdownOf(view)).not.toMatch(/(?<!\\)<@|(?<!\\)@everyone/);
    }
  });

  test('without any picture has none', () => {
    const view = digestPostView(content({ tracks: list({ imageUrl: null, spotifyId: null }) }), id(7), m);
    expectValidMessage(view);
    expect(JSON.stringify(view)).not.toContain('"url"');
  });

  test('one play by one person is said in the singular', () => {
    const one = { plays: 1, listeners: 1 };
    const words = textsOf(
      digestPostView(
        content({ tracks: [entry(1, one)], artists: [], totals: { ...one, tracks: 1, heardMs: 1_000 } }),
        id(1),
        m,
      ),
    );
    expect(words).toContain('1 play by 1 person');
    expect(words).toContain('1 play in all by 1 listener');
  });
});

test('the bodies are quiet posts and plain DMs', () => {
  expect(digestBodies.post(content(), digest).flags).toBe((1 << 15) | (1 << 12));
  expect(digestBodies.paused(digest, 'cannot_post', 'de').flags).toBe(1 << 15);
});

test('personal answers offer the way in or the way out, never both', () => {
  const answers = (reader: typeof stranger) => [
    digestPreviewView(content(), reader, m),
    digestCloserView(content(), reader, m),
    digestAddedView(digest, { agreed: 1, unsure: false }, reader, m),
  ];
  for (const view of answers(counted)) expect(textsOf(view)).not.toContain(`\n${m.privacy.join}`);
  for (const view of answers(stranger)) {
    expect(textsOf(view)).toContain(`\n${m.privacy.join}`);
    expect(textsOf(view)).not.toContain(m.privacy.leave);
  }
});

describe('managing', () => {
  test('the list says when and where, and offers what the reader may do', () => {
    const digests = Array.from({ length: 10 }, (_, at) => ({ ...digest, id: id(at + 1) }));
    const paused = { ...digest, id: id(11), pausedAt: 1, pausedWhy: 'channel_gone' } as const;
    const view = digestListView([...digests.slice(1), paused], true, OWNER, m);
    expectValidMessage(view);
    const words = textsOf(view);
    expect(words).toContain('<#500000000000000001> · every Monday at 09:00 (Europe/Berlin)');
    expect(words).toContain('Paused: the channel is gone.');
    expect(words.match(/Remove/g)).toHaveLength(9);
    expect(words.match(/Resume/g)).toHaveLength(1);
    const reader = digestListView(digests, false, OWNER, m);
    expectValidMessage(reader);
    expect(textsOf(reader)).not.toContain('Remove');
    const empty = digestListView([], true, OWNER, m);
    expectValidMessage(empty);
    expect(textsOf(empty)).toContain('/digest add');
  });

  test('a suggestion goes by its place in the list', () => {
    expect(digestChoice({ ...digest, cadence: 'daily', hour: 23 }, 2, m)).toEqual({
      name: '3: every day at 23:00 (Europe/Berlin)',
      value: '7',
    });
  });

  test('every other answer is a message that Discord takes', () => {
    for (const view of [
      digestAddedView(digest, { agreed: 0, unsure: true }, stranger, m),
      digestAddedView({ ...digest, cadence: 'daily' }, { agreed: 3, unsure: false }, counted, m),
      digestRemoveView(digest, OWNER, m),
      digestRemovedView(digest, m),
      digestRemovedView(null, m),
      digestResumedView(digest, m),
      digestPausedView(digest, 'channel_gone', m),
      digestPausedView(digest, 'cannot_post', m),
    ]) {
      expectValidMessage(view);
    }
  });
});

describe('privacy', () => {
  const overview = { here: 'counted' as const, servers: 2, plays: 1_234, since: TEST_NOW, linked: true };

  test('says in plain words whether somebody is counted, with the way to change it', () => {
    const on = serverPrivacyView(overview, OWNER, m);
    expectValidMessage(on);
    expect(textsOf(on)).toMatch(/You are counted.*Nobody is named.*Leave me out/s);
    const off = serverPrivacyView({ ...overview, here: 'off' as const }, OWNER, m);
    expectValidMessage(off);
    expect(textsOf(off)).toMatch(/You are not counted.*Count me in/s);
    const idle = serverPrivacyView({ ...overview, linked: false }, OWNER, m);
    expectValidMessage(idle);
    expect(textsOf(idle)).toContain('Link Spotify');
  });

  test.each([
    [overview, undefined, '2 servers count your plays'],
    [{ ...overview, here: null, servers: 1 }, undefined, '1 server counts your plays'],
    [
      { ...overview, here: 'off' as const, servers: 0, plays: 0, since: null },
      2,
      'You were taken out of 2 servers',
    ],
  ])('the overview of %j', (facts, left, words) => {
    const view = privacyView(facts, OWNER, m, left);
    expectValidMessage(view);
    expect(textsOf(view)).toContain(words);
  });
});
