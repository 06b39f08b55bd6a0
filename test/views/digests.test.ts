import { describe, expect, test } from 'vitest';
import { usualBlocks } from '../../src/domain/digests/blocks.ts';
import type { DigestContent, ServerTop } from '../../src/domain/digests/content.ts';
import type { DigestIssue } from '../../src/domain/digests/issue.ts';
import type { Digest } from '../../src/domain/digests.ts';
import { channelId, type DigestId, guildId, memberId } from '../../src/domain/ids.ts';
import { readCustomId } from '../../src/views/actions/action.ts';
import { digestBodies } from '../../src/views/digests/bodies.ts';
import { digestCloserView } from '../../src/views/digests/closer.ts';
import { drawnView } from '../../src/views/digests/drawn.ts';
import { digestChoice, digestListView, digestResumedView } from '../../src/views/digests/list.ts';
import { digestAddedView, digestRemovedView, digestRemoveView } from '../../src/views/digests/manage.ts';
import { digestPostView, type ScenedView } from '../../src/views/digests/post.ts';
import { digestPreviewView } from '../../src/views/digests/preview.ts';
import { digestPausedView } from '../../src/views/digests/told.ts';
import type { MessageView } from '../../src/views/kit/message.ts';
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
  memberId: null,
  createdBy: OWNER,
  cadence: 'weekly',
  weekday: 1,
  dayOfMonth: null,
  hour: 9,
  timeZone: 'Europe/Berlin',
  locale: 'en',
  blocks: usualBlocks('channel'),
  nextRunAt: TEST_NOW,
  pausedAt: null,
  pausedWhy: null,
  skippedAt: null,
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
/** What the server's week comes to as an issue of a digest. */
const issue = (told: DigestContent): DigestIssue => ({
  ...{ cadence: told.cadence, place: 'channel', period: told.period, failed: [], counted: told.counted },
  facts: told.totals.plays === 0 ? [] : [{ kind: 'server_week', content: told }],
});
/** As it is when every picture could be drawn. */
const filed = ({ view, pictures }: ScenedView): MessageView => ({
  ...view,
  files: pictures.map(({ name, alt }) => ({
    ...{ name, description: alt, data: Buffer.from(name), contentType: 'image/png' },
  })),
});
const post = (told: DigestContent, number = 7): MessageView =>
  filed(digestPostView(issue(told), id(number), m));
const preview = (told: DigestContent, reader: typeof stranger): MessageView =>
  filed(digestPreviewView(issue(told), { cadence: 'weekly' }, reader, m));
const reader = { id: OWNER, manages: true, inServer: true };
const stranger = { id: OWNER, counted: false };
const counted = { id: OWNER, counted: true };
const LONG = ['*'.repeat(300), '[x](y)'.repeat(60), '🎧'.repeat(300), '<@1> @everyone'];

describe('a post', () => {
  test('is a picture, three lines, a button to look closer and one to leave', () => {
    const view = post(content());
    expectValidMessage(view);
    const words = textsOf(view);
    expect(view.files).toHaveLength(1);
    expect(words).toContain('1. Song 0 by Mina (1,234 plays)');
    expect(words).toContain('Mina: 1,234 plays by 4 people');
    expect(words).toContain('3,120 plays in all by 4 listeners, about 1 day 16 hr');
    expect(words).toMatch(/Look closer\nLeave me out$/);
    expect(customIdsOf(view).every((custom) => readCustomId(custom)?.owner === null)).toBe(true);
  });

  test('no two runs have the same mark', () => {
    const of = (digestId: number, toAt: number) =>
      customIdsOf(post(content({ period: { fromAt: toAt - DAY, toAt } }), digestId))[0];
    expect(new Set([of(1, TEST_NOW), of(2, TEST_NOW), of(1, TEST_NOW + DAY)]).size).toBe(3);
  });

  test.each([
    ['nobody agreed', 0, 'Nobody here is counted yet'],
    ['nobody played', 3, 'Nobody who is counted here played anything'],
  ])('when %s it says so and invites', (_, counted, words) => {
    for (const view of [
      post(quiet(counted)),
      preview(quiet(counted), stranger),
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
    for (const view of [post(loud), preview(loud, stranger), digestCloserView(loud, stranger, m)]) {
      expectValidMessage(view);
      expect(markdownOf(view)).not.toMatch(/(?<!\\)<@|(?<!\\)@everyone/);
    }
  });

  test('is whole without a picture that could not be drawn', () => {
    const { view, pictures } = digestPostView(issue(content()), id(7), m);
    expect(pictures).toHaveLength(1);
    const left = drawnView(view, []);
    expectValidMessage(left);
    expect(JSON.stringify(left)).not.toContain('"url"');
  });

  test('one play by one person is said in the singular', () => {
    const one = { plays: 1, listeners: 1 };
    const words = textsOf(
      post(content({ tracks: [entry(1, one)], artists: [], totals: { ...one, tracks: 1, heardMs: 1_000 } })),
    );
    expect(words).toContain('1 play by 1 person');
    expect(words).toContain('1 play in all by 1 listener');
  });
});

test('the bodies are quiet posts and plain DMs', () => {
  const options = { isTest: false };
  expect(digestBodies.post(issue(content()), id(7), 'en', options).body.flags).toBe((1 << 15) | (1 << 12));
  const own = { ...issue(content()), place: 'member' } as const;
  expect(digestBodies.post(own, id(7), 'en', options).body.flags).toBe(1 << 15);
  expect(digestBodies.paused(digest, 'cannot_post', 'de').flags).toBe(1 << 15);
});

test('personal answers offer the way in or the way out, never both', () => {
  const answers = (reader: typeof stranger) => [
    preview(content(), reader),
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
    const view = digestListView([...digests.slice(1), paused], reader, m);
    expectValidMessage(view);
    const words = textsOf(view);
    expect(words).toContain('<#500000000000000001> · every Monday at 09:00 (Europe/Berlin)');
    expect(words).toContain('Paused: the channel is gone.');
    expect(words.match(/Change/g)).toHaveLength(9);
    expect(words.match(/Resume/g)).toHaveLength(1);
    const others = digestListView(digests, { ...reader, manages: false }, m);
    expectValidMessage(others);
    expect(textsOf(others)).not.toContain('Change');
    const empty = digestListView([], reader, m);
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
