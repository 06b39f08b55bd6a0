import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memberId } from '../../src/domain/ids.ts';
import type {
  PlaySyncState,
  RecentPage,
  ShownPlay,
  ShownRank,
  TopPage,
} from '../../src/domain/listening/shown.ts';
import { readCustomId } from '../../src/views/actions/action.ts';
import { rankingKinds, rankingRanges } from '../../src/views/actions/listening.ts';
import { publicRecentView, recentView } from '../../src/views/listening/recent.ts';
import { publicTopView, topView } from '../../src/views/listening/top.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import { TEST_NOW } from '../support/clock.ts';
import { customIdsOf, expectValidMessage, markdownOf, textsOf } from '../support/messages.ts';

const m = messagesFor('en');
const OWNER = memberId('100000000000000001');
/** The longest that escapes and links can make of a name, in several ways. */
const LONG = ['*'.repeat(300), '[x](y)'.repeat(60), '🎧'.repeat(300), '\u202eevil\n# @everyone <@1>'];

const rank = (at: number, facts: Partial<ShownRank> = {}): ShownRank => ({
  rank: at,
  name: `Song ${at}`,
  artists: [{ spotifyId: null, name: 'Mina' }],
  spotifyId: 'a'.repeat(22),
  imageUrl: 'https://pictures.example/a.jpg',
  memory: { movement: { kind: 'up', by: at + 12 }, previous: 2 * at + 12, peak: 1, weeks: 152 },
  ...facts,
});
const MEMORY = { movement: { kind: 'new' }, previous: null, peak: 1, weeks: 9 } as const;
const top = (facts: Partial<TopPage> = {}): TopPage => ({
  kind: 'tracks',
  range: 'short_term',
  entries: Array.from({ length: 10 }, (_, at) => rank(at + 1)),
  page: 1,
  pages: 5,
  refreshedAt: TEST_NOW - 3_600_000,
  refreshing: false,
  nextTryAt: null,
  link: 'linked',
  ...facts,
});
const sync: PlaySyncState = {
  link: 'linked',
  nextAt: TEST_NOW + 1,
  lastAt: TEST_NOW - 60_000,
  failing: false,
  running: false,
};
const play = (minutesAgo: number, facts: Partial<ShownPlay> = {}): ShownPlay => ({
  playedAt: TEST_NOW - minutesAgo * 60_000,
  spotifyId: 'a'.repeat(22),
  title: `Song ${minutesAgo}`,
  artists: [{ spotifyId: null, name: 'Mina' }],
  imageUrl: 'https://pictures.example/a.jpg',
  ...facts,
});
const recent = (facts: Partial<RecentPage> = {}): RecentPage => ({
  plays: Array.from({ length: 10 }, (_, at) => play(at * 4)),
  gaps: [],
  page: 0,
  older: true,
  sync,
  ...facts,
});

describe('/top', () => {
  test('every list and range has its title, its age and a way to every other', () => {
    for (const kind of rankingKinds) {
      for (const range of rankingRanges) {
        const view = topView(top({ kind, range }), OWNER, m);
        expectValidMessage(view);
        expect(textsOf(view)).toContain(m.listening.top.titles[kind](m.listening.ranges[range]));
        expect(textsOf(view)).toContain(`<t:${TEST_NOW / 1_000 - 3_600}:R>`);
        expect(customIdsOf(view).every((id) => readCustomId(id)?.owner === OWNER)).toBe(true);
        expectValidMessage(publicTopView(top({ kind, range }), 'Anna', m));
      }
    }
  });

  test.each(LONG)('fits and stays harmless with names like %j', (name) => {
    const artists = Array.from({ length: 9 }, () => ({ spotifyId: null, name }));
    const entries = Array.from({ length: 10 }, (_, at) => rank(at + 1, { name, artists }));
    for (const view of [topView(top({ entries }), OWNER, m), publicTopView(top({ entries }), name, m)]) {
      expectValidMessage(view);
      expect(markdownOf(view)).not.toMatch(/(?<!\\)<@|\u202e|\n# /);
    }
  });

  test.each([
    ['nothing yet', { entries: [], refreshedAt: null, refreshing: true }, 'Show again'],
    [
      'nothing yet, and Spotify rests',
      { entries: [], refreshedAt: null, nextTryAt: TEST_NOW },
      'Spotify is resting',
    ],
    ['nothing in this time', { entries: [] }, 'Spotify has nothing for this time yet'],
    ['refreshing', { refreshing: true }, 'Refreshing now'],
    ['resting', { nextTryAt: TEST_NOW }, 'Spotify is resting'],
    ['unlinked', { link: 'unlinked' as const }, 'Link Spotify'],
    ['refused', { link: 'rejected' as const }, 'sign in again'],
    [
      'no pictures',
      { entries: [rank(1, { imageUrl: null, spotifyId: null, memory: null })], pages: 1 },
      '**1** · **Song 1**',
    ],
    [
      'up, and what it was',
      { entries: [rank(1)] },
      /\*\*1\*\* ▲13 · .*\nby Mina\n-# Best place 1 · 152 weeks on the list/,
    ],
    [
      'down',
      { entries: [rank(1, { memory: { ...MEMORY, movement: { kind: 'down', by: 3 } } })] },
      '**1** ▼3 ·',
    ],
    ['new', { entries: [rank(1, { memory: { ...MEMORY, weeks: 1 } })] }, /\*\*1\*\* 🆕 · [^\n]*\nby Mina$/m],
    [
      'nothing to compare with',
      { entries: [rank(1, { memory: { ...MEMORY, movement: { kind: 'none' }, weeks: 1 } })] },
      /\*\*1\*\* · [^\n]*\nby Mina$/m,
    ],
  ])('%s', (_, facts, words) => {
    const view = topView(top({ page: 0, pages: 1, ...facts }), OWNER, m);
    expectValidMessage(view);
    expect(textsOf(view)).toMatch(words);
  });
});

describe('/recent', () => {
  test('shows the newest with its picture, gaps between the plays they lie between, and the next look', () => {
    const gap = { fromAt: TEST_NOW - 20 * 60_000, toAt: TEST_NOW - 16 * 60_000, missingMs: null };
    const view = recentView(recent({ gaps: [gap] }), OWNER, TEST_NOW, m);
    expectValidMessage(view);
    const words = textsOf(view);
    expect(words).toMatch(/Song 16\b.*may be missing.*Song 20\b/s);
    expect(words).toContain(
      `Plays between <t:${gap.fromAt / 1_000}:t> and <t:${gap.toAt / 1_000}:t> may be missing`,
    );
    expect(words).toContain('Next look for new plays');
    const shared = publicRecentView(recent({ gaps: [gap] }), 'Anna', TEST_NOW, m);
    expectValidMessage(shared);
    expect(textsOf(shared)).not.toMatch(/missing|Next look/);
  });

  test.each([
    [65, 38, /About 40 minutes on <t:\d+:D> may be missing, between <t:\d+:t> and <t:\d+:t>/],
    [150, 82, /About 1 hour 15 minutes on <t:\d+:D> may be missing/],
    [5, 1, /About 5 minutes on/],
    [3 * 1_440, 60, /About 1 hour between <t:\d+:f> and <t:\d+:f> may be missing/],
  ])('says of %i minutes that were not seen that about %i may be missing', (minutes, missing, words) => {
    const toAt = TEST_NOW - 16 * 60_000;
    const gap = { fromAt: toAt - minutes * 60_000, toAt, missingMs: missing * 60_000 };
    expect(textsOf(recentView(recent({ gaps: [gap] }), OWNER, TEST_NOW, m))).toMatch(words);
  });

  test.each(LONG)('fits with names like %j', (title) => {
    const artists = Array.from({ length: 9 }, () => ({ spotifyId: null, name: title }));
    const plays = Array.from({ length: 10 }, (_, at) => play(at * 4_000, { title, artists }));
    const gaps = [{ fromAt: 1, toAt: TEST_NOW - 60_000, missingMs: 9e9 }];
    expectValidMessage(recentView(recent({ plays, gaps, page: 3 }), OWNER, TEST_NOW, m, true));
  });

  test.each([
    [
      'the first look is under way',
      { sync: { ...sync, lastAt: null, nextAt: null, running: true } },
      'reading what you played last',
    ],
    ['nothing played', {}, 'looks by itself'],
    ['beyond the end', { page: 7 }, 'No plays this far back'],
    ['no account', { sync: { ...sync, link: 'unlinked' as const } }, 'Link Spotify'],
    ['refused', { sync: { ...sync, link: 'rejected' as const } }, 'wants to be linked again'],
    ['failing', { sync: { ...sync, failing: true } }, 'got no answer'],
  ])('without plays: %s', (_, facts, words) => {
    const view = recentView(recent({ plays: [], older: false, ...facts }), OWNER, TEST_NOW, m);
    expectValidMessage(view);
    expect(textsOf(view)).toContain(words);
  });

  test('says when a look was asked for too soon', () => {
    expect(textsOf(recentView(recent(), OWNER, TEST_NOW, m, true))).toContain('Segue looked <t:');
  });
});

test('any page is a message that Discord takes', () => {
  const names = fc.string({ unit: 'grapheme', maxLength: 200 });
  const entries = fc.array(
    fc.record({
      rank: fc.integer({ min: 1, max: 50 }),
      name: names,
      artists: fc.array(fc.record({ spotifyId: fc.constant(null), name: names }), { maxLength: 4 }),
      spotifyId: fc.option(fc.constant('0'.repeat(22))),
      imageUrl: fc.option(fc.constant('https://pictures.example/a.jpg')),
      memory: fc.option(fc.constantFrom(MEMORY, rank(9).memory)),
    }),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(entries, fc.boolean(), names, (list, refreshing, name) => {
      expectValidMessage(topView(top({ entries: list, refreshing }), OWNER, m));
      expectValidMessage(publicTopView(top({ entries: list }), name, m));
    }),
    { numRuns: 60 },
  );
});
