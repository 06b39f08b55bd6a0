import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, searchTextOf, searchWords } from '../../../src/domain/library/fold.ts';

const finds = (typed: string, title: string): boolean => {
  const stored = searchTextOf({ title, artists: [], albumTitle: null });
  const words = searchWords(typed);
  return words.length > 0 && words.every((word) => stored.includes(word));
};

test.each([
  ['Björk', 'bjork'],
  ['SIGUR RÓS', 'sigur ros'],
  ['Łódź', 'lodz'],
  ['Straße', 'strasse'],
  ['Mø', 'mo'],
  ['İstanbul', 'istanbul'],
  ['Ｆｕｌｌ　Ｗｉｄｔｈ', 'full width'],
  ['Don’t  Stop', 'dont stop'],
  ['Tiếng Việt', 'tieng viet'],
  ['Ἀθῆναι ΣΟΦΟΣ', 'αθηναι σοφοσ'],
  ['Ёлка', 'елка'],
  ['Кино', 'кино'],
  ['東京事変', '東京事変'],
  ['が', 'が'],
  ['مُحَمَّد', 'محمد'],
  ['हिन्दी', 'हिन्दी'],
  ['ﬁre', 'fire'],
  ['÷', '÷'],
  ['!!!', '!!!'],
  ['   ', ''],
])('%j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

describe('searching', () => {
  test.each([
    ['bjork', 'Björk'],
    ['BJÖRK', 'bjork'],
    ['acdc', 'AC/DC'],
    ['ac/dc', 'AC/DC'],
    ['rem', 'R.E.M.'],
    ['r.e.m.', 'R.E.M.'],
    ['dont', "Don't Stop"],
    ['stop don’t', 'Dont Stop'],
    ['!!!', '!!!'],
    ['東京', '東京事変'],
    ['extended night', 'Nightshift (Extended Mix)'],
  ])('%j finds %j', (typed, title) => {
    expect(finds(typed, title)).toBe(true);
  });

  test.each([
    ['か', 'が'],
    ['nightshft', 'Nightshift'],
    ['', 'anything'],
  ])('%j does not find %j', (typed, title) => {
    expect(finds(typed, title)).toBe(false);
  });

  test('a title, or any of its words, always finds itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (title) => {
        fc.pre(fold(title) !== '');
        expect(finds(title, title)).toBe(true);
        for (const word of title.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part))) {
          expect(finds(word, title)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('folding again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 500 },
    );
  });
});
