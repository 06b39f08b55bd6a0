import { describe, expect, test } from 'vitest';
import { compareArtists } from '../../../src/domain/matching/artists.ts';
import { prepare } from '../../../src/domain/matching/prepare.ts';
import type { Side } from '../../../src/domain/matching/side.ts';

const side = (artists: readonly string[], title = 'Undertow'): Side => ({ title, artists });
const compare = (a: Side, b: Side) => {
  const [one, other] = [prepare(a).credits, prepare(b).credits];
  const match = compareArtists(one, other);
  expect(compareArtists(other, one)).toEqual(match);
  return match;
};

describe('the same people', () => {
  test.each([
    [['Kestrel Yard'], ['KESTREL YARD']],
    [['The Lanterns'], ['Lanterns']],
    [['Kestrel Yard (UK)'], ['Kestrel Yard']],
    [['Kestrel Yard (2)'], ['Kestrel Yard']],
    [
      ['Nova Lane', 'Mina Holm'],
      ['Mina Holm', 'Nova Lane'],
    ],
    [['Nova Lane & Mina Holm'], ['Nova Lane', 'Mina Holm']],
    [['Nova Lane, Mina Holm & Ravi Roth'], ['Ravi Roth', 'Mina Holm', 'Nova Lane']],
    [['Nova Lane x Mina Holm'], ['Nova Lane', 'Mina Holm']],
    [['Nova Lane vs. Mina Holm'], ['Mina Holm', 'Nova Lane']],
    [['Nova Lane und Mina Holm'], ['Nova Lane', 'Mina Holm']],
    [['Nova Lane / Mina Holm'], ['Nova Lane', 'Mina Holm']],
    [['Salt, Smoke & Iron'], ['Salt Smoke and Iron']],
    [['Salt, Smoke & Iron'], ['Salt', 'Smoke', 'Iron']],
    [['Salt, Smoke & Iron', 'Nova Lane'], ['Salt, Smoke & Iron, Nova Lane']],
    [['Salt, Smoke & Iron feat. Nova Lane'], ['Salt, Smoke & Iron', 'Nova Lane']],
    [['Hollow/Drift'], ['Hollow Drift']],
    [['AC/DC'], ['ACDC']],
    [['Above & Beyond pres. OceanLab'], ['Above & Beyond', 'OceanLab']],
    [['Kestrel Yard - Topic'], ['Kestrel Yard']],
    [['KestrelYardVEVO'], ['Kestrel Yard']],
    [['夜間飛行士の庭'], ['夜間飛行士の庭']],
    [['💿💿💿'], ['💿💿💿']],
  ])('%j and %j', (a, b) => {
    expect(compare(side(a), side(b))).toMatchObject({ value: 1, how: 'equal', missing: 0 });
  });

  test.each([
    [['Kestrel Yard'], ['Kestrl Yard']],
    [['Kölsch'], ['Koelsch']],
    [['Полночный Завод'], ['Polnochny Zavod']],
    [['Мумий Тролль'], ['Mumiy Troll']],
    [['서울밤거리'], ['Seoul Bamgeori']],
    [['מגדלור שקט'], ['Migdalor Shaket']],
    [['صدى الرمل'], ['Sada al-Raml']],
    [['Yard, Kestrel'], ['Kestrel Yard']],
  ])('%j and %j, written differently', (a, b) => {
    const match = compare(side(a), side(b));
    expect(match.how).toBe('alike');
    expect(match.value).toBeGreaterThan(0.85);
  });
});

describe('guests and remixers', () => {
  test.each([
    ['guest in the title only', side(['Nova Lane'], 'Undertow (feat. Mina Holm)'), side(['Nova Lane'])],
    [
      'guest in the list only',
      side(['Nova Lane'], 'Undertow feat. Mina Holm'),
      side(['Nova Lane', 'Mina Holm']),
    ],
    ['guest inside the credit', side(['Nova Lane feat. Mina Holm']), side(['Nova Lane'])],
    [
      'two guests',
      side(['Nova Lane'], 'Undertow (ft. A. Holm & B. Roth)'),
      side(['Nova Lane', 'B. Roth', 'A. Holm']),
    ],
    [
      'remixer listed',
      side(['Nova Lane'], 'Undertow (Mina Holm Remix)'),
      side(['Nova Lane', 'Mina Holm'], 'Undertow - Mina Holm Remix'),
    ],
  ])('%s counts against nobody', (_, a, b) => {
    expect(compare(a, b)).toMatchObject({ value: 1, how: 'equal', missing: 0 });
  });

  test('the remixer alone is not the artist', () => {
    const a = side(['Mina Holm'], 'Undertow (Mina Holm Remix)');
    expect(compare(a, side(['Nova Lane'], 'Undertow (Mina Holm Remix)')).how).toBe('remixer_only');
    const b = side(['Nova Lane', 'Mina Holm'], 'Undertow (Mina Holm Remix)');
    expect(compare(b, side(['Ravi Roth', 'Mina Holm'], 'Undertow (Mina Holm Remix)')).how).toBe('different');
  });

  test('a missing artist costs something, different companions more', () => {
    const missing = compare(side(['Nova Lane', 'Mina Holm']), side(['Nova Lane']));
    const others = compare(side(['Nova Lane', 'Mina Holm']), side(['Nova Lane', 'Ravi Roth']));
    expect(missing).toMatchObject({ how: 'partly', missing: 1, shared: 1 });
    expect(others.value).toBeLessThan(missing.value);
  });
});

describe('other people', () => {
  test.each([
    [['Kestrel Yard'], ['Nova Lane']],
    [['Kestrel Yard (UK)'], ['Kestrel Yard (US)']],
    [['Mina A.'], ['Mina B.']],
    [['Mina Holm'], ['Mina Roth']],
    [['M83'], ['M84']],
    [['Ö'], ['7']],
    [['💿💿💿'], ['🔥']],
    [['Полночный Завод'], ['Nova Lane']],
  ])('%j and %j', (a, b) => {
    const match = compare(side(a), side(b));
    expect(match.how).toBe('different');
    expect(match.value).toBeLessThan(0.5);
  });

  test.each([['Various Artists'], ['VA'], ['V/A'], ['Diverse Interpreten'], ['Unknown Artist'], ['']])(
    '%j is nobody',
    (name) => {
      expect(compare(side([name]), side(['Nova Lane'])).how).toBe('unknown');
    },
  );

  test('names in scripts that have no fixed transliteration are not held against each other', () => {
    expect(compare(side(['北野灯']), side(['Akari Kitano'])).how).toBe('unreadable');
  });

  test('part of a name leaves a doubt', () => {
    expect(compare(side(['Parasole']), side(['Anthony Parasole']))).toMatchObject({
      value: 0.75,
      how: 'part',
    });
    expect(compare(side(['Queen']), side(['Queen Tribute Band'])).how).toBe('different');
  });

  test.each([
    ['Koze', 'DJ Koze'],
    ['米津玄師', 'Kenshi Yonezu'],
    ['BTS (방탄소년단)', 'BTS'],
    ['방탄소년단', 'BTS (방탄소년단)'],
    ['鄧麗君', '邓丽君'],
    ['Air (French Band)', 'Air'],
    ['The Future Sound of London', 'FSOL'],
    ['Łona i Webber', 'Lona & Webber'],
  ])('%j is another name of %j', (a, b) => {
    expect(compare(side([a]), side([b])).value).toBeGreaterThanOrEqual(0.9);
  });

  test.each([
    ['Nova Lane Group', 'NLG'],
    ['Francois K', 'François Kevorkian'],
  ])('%j may be short for %j', (a, b) => {
    expect(compare(side([a]), side([b])).how).toBe('part');
  });

  test('whom a title was made with, the other side has to know', () => {
    const credits = ({ title, artists }: { title: string; artists: string[] }) =>
      prepare({ title, artists }).credits;
    const together = credits({ title: 'Undertow (with Mina Holm)', artists: ['Nova Lane'] });
    expect(compareArtists(together, credits({ title: 'Undertow', artists: ['Nova Lane'] })).alone).toBe(true);
    const both = credits({ title: 'Undertow', artists: ['Nova Lane', 'Mina Holm'] });
    expect(compareArtists(together, both).alone).toBe(false);
  });
});
