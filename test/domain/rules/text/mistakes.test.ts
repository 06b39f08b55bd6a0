import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caretExcerpt } from '../../../../src/domain/rules/text/excerpt.ts';
import { parseRules } from '../../../../src/domain/rules/text/parse.ts';
import { printRules } from '../../../../src/domain/rules/text/print.ts';
import { anyRuleSet } from '../../../support/rule-sets.ts';

/** Every mistake as its place, what was expected, and the nearest known word. */
const said = (text: string): string[] => {
  const read = parseRules(text);
  if (read.ok) return [];
  return read.problems.map(
    ({ at, expected, nearest }) =>
      `${at.line}:${at.column} ${expected}${nearest === undefined ? '' : ` ${nearest}?`}`,
  );
};

describe('mistakes in a text', () => {
  test.each<[string, string[]]>([
    ['bmp 124..132', ['1:1 condition bpm?']],
    ['tmepo > 5', ['1:1 condition tempo?']],
    ['liked and', ['1:10 condition']],
    ['liked bpm 5', ['1:7 endOfLine']],
    ['bpm > fast', ['1:7 number']],
    ['bpm graeter than 5', ['1:5 comparison greater?']],
    ['bpm between 5', ['1:14 andBetween']],
    ['energy > 3:45', ['1:10 share']],
    ['length > 5', ['1:10 duration 5 minutes?']],
    ['length < 240', ['1:10 duration 240 seconds?']],
    ['120 <= bpm >= 130', ['1:12 endOfLine']],
    ['plays around 5', ['1:7 comparison']],
    ['in Promo & bmp 120', ['1:12 condition bpm?']],
    ['key 14A', ['1:5 key']],
    ['title is "open', ['1:10 quote']],
    ['title matches /open', ['1:15 slash']],
    ['released in 2024-02-31', ['1:13 date']],
    ['added in the last 2 wekes', ['1:21 unit weeks?']],
    ['genre any of ()', ['1:15 list']],
    ['genre any of ("a" "b")', ['1:19 closing']],
    ['any of (liked', ['1:14 closing']],
    ['any of liked', ['1:8 group']],
    ['if liked bpm 5', ['1:10 thenWord']],
    ['bpm 5 if unknown maybe', ['1:18 whenMissing']],
    ['sort by adedd', ['1:9 sortField added?']],
    ['sort by genre', ['1:9 sortField']],
    ['limit many', ['1:7 wholeNumber']],
    ['limit 5 stones', ['1:9 endOfLine']],
    ['at most 2 per singer', ['1:15 capPer']],
    ['from libary', ['1:6 universe library?']],
    ['output apend', ['1:8 output append?']],
    ['one playlist per year named "Best"', ['1:29 template']],
    ['bpm > average genre', ['1:15 numberField']],
    ['liked ÷ 5', ['1:7 endOfLine']],
    ['bmp 5\nliked\n  enrgy > 5%', ['1:1 condition bpm?', '3:3 condition energy?']],
    [Array(9).fill('bmp 5').join('\n'), [1, 2, 3, 4, 5].map((line) => `${line}:1 condition bpm?`)],
  ])('%j', (text, expected) => expect(said(text)).toEqual(expected));

  test('a damaged text never throws, and its mistakes lie within it', () => {
    fc.assert(
      fc.property(anyRuleSet, fc.nat(), fc.string({ maxLength: 4 }), (ruleSet, at, junk) => {
        const text = printRules(ruleSet);
        const place = text.length === 0 ? 0 : at % text.length;
        const damaged = text.slice(0, place) + junk + text.slice(place + 1);
        const read = parseRules(damaged);
        for (const { at: spot } of read.ok ? [] : read.problems) {
          expect(spot.offset + spot.length).toBeLessThanOrEqual(damaged.length);
          expect(caretExcerpt(damaged, spot).split('\n')).toHaveLength(2);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('too much', () => {
  const nested = (open: string, close: string, depth: number): string =>
    `${open.repeat(depth)}has bpm${close.repeat(depth)}`;

  test.each([
    ['brackets', nested('(', ')', 200)],
    ['groups', nested('any of (', ')', 200)],
    ['groups, as far as brackets may go', nested('any of (', ')', 65)],
    ['nots', nested('not ', '', 40_000)],
    ['choices', `${'if liked then '.repeat(5000)}liked`],
  ])('depth: %s', (_name, text) => expect(said(text)).toEqual([expect.stringMatching(/ shallower$/)]));

  test('64 levels are fine', () => expect(said(nested('any of (', ')', 63))).toEqual([]));

  test.each([
    ['lines', 'bpm > 120\n'.repeat(10_000), '2001:1 fewerRules'],
    ['joined', Array(10_000).fill('bpm > 120').join(' or '), '1:26001 fewerRules'],
    ['values', `genre any of (${'"a",'.repeat(10_000)})`, '1:4015 fewerValues'],
    ['values without brackets', `genre a${' or b'.repeat(10_000)}`, '1:5004 fewerValues'],
    ['a value', `title is "${'a'.repeat(301)}"`, '1:10 shorterValue'],
    ['a pattern', `title matches /${'a'.repeat(501)}/`, '1:15 shorterPattern'],
    ['slashes that open and never close', 'x '.concat('\\/'.repeat(99_000)), '1:1 condition'],
    ['a megabyte', 'bpm > 120\n'.repeat(100_000), '1:1 shorter'],
    ['sort keys', `sort by ${Array(21).fill('title').join(', ')}`, '1:1 fewerOfShape'],
  ])('%s', (_name, text, problem) => expect(said(text)).toEqual([problem]));
});

describe('the caret', () => {
  const shown = (text: string): string => {
    const read = parseRules(text);
    return read.ok ? '' : caretExcerpt(text, read.problems[0].at);
  };

  test.each([
    ['liked\nbpm > fast and liked', 'bpm > fast and liked\n      ^^^^'],
    ['artist "東京" bmp', 'artist "東京" bmp\n              ^^^'],
    ['\tliked and `x`', ' liked and ˋxˋ\n           ^'],
    ['liked and', 'liked and\n         ^'],
  ])('%j', (text, excerpt) => expect(shown(text)).toBe(excerpt));

  test('a long line is cut around the place', () => {
    const excerpt = shown(`${'liked and '.repeat(20)}bmp 5${' and liked'.repeat(20)}`);
    const [line = '', carets = ''] = excerpt.split('\n');
    expect(line.startsWith('…')).toBe(true);
    expect(line.slice(carets.indexOf('^'), carets.length)).toBe('bmp');
    expect([...line].length).toBeLessThan(70);
  });
});
