import { describe, expect, test } from 'vitest';
import { maySound } from '../../../src/domain/matching/kana.ts';
import { patternOf } from '../../../src/domain/matching/pattern.ts';
import { scorePair } from '../../../src/domain/matching/score.ts';
import { workOf } from '../../../src/domain/matching/work.ts';

/** The same performers and length, so that only the titles are judged. */
const titles = (a: string, b: string): number => {
  const more = { artists: ['Ada Brandt', 'Nova Lane'], durationMs: 240_000 };
  return scorePair({ title: a, ...more }, { title: b, ...more }).score;
};

describe('classical works', () => {
  test.each([
    ['Nocturne No. 2 in E-Flat Major, Op. 9 No. 2', { catalogue: 'op9/2', movement: null }],
    ['Nocturnes, Op. 9: No. 2 in E-Flat Major', { catalogue: 'op9/2', movement: null }],
    ['Symphony No. 5 in C Minor, Op. 67: I. Allegro con brio', { catalogue: 'op67', movement: '1' }],
    ['Cello Suite No. 1 in G Major, BWV 1007: Prélude', { catalogue: 'bwv1007', movement: null }],
    ['Piano Sonata No. 11, KV 331: III. Alla turca', { catalogue: 'k331', movement: '3' }],
  ])('%j', (title, expected) => {
    expect(workOf(title)).toMatchObject(expected);
  });

  test('most titles name none', () => {
    expect(workOf('99 Problems')).toBeNull();
    expect(workOf('Operator')).toBeNull();
  });

  test.each([
    ['Symphony No.5 in C minor, Op.67: 1. Allegro con brio', 'Symphony No. 5, Op. 67: I. Allegro con brio'],
    ['Brandt: Suite No. 1 in G Major, BWV 1007: I. Prélude', 'Suite for Cello Solo, BWV 1007: I. Prélude'],
    ['Nocturnes, Op. 9: No. 2 in E-Flat Major', 'Nocturne in E flat, Op.9, No.2'],
    ['Für Elise, WoO 59', 'Für Elise'],
  ])('%j is %j', (a, b) => {
    expect(titles(a, b)).toBeGreaterThanOrEqual(0.9);
  });

  test.each([
    ['Symphony No. 5, Op. 67: I. Allegro', 'Symphony No. 5, Op. 67: III. Allegro'],
    ['Preludes, Op. 28: No. 4', 'Preludes, Op. 28: No. 15'],
    ['Cello Suite No. 1, BWV 1007: I. Prélude', 'Cello Suite No. 1, BWV 1008: I. Prélude'],
  ])('%j is not %j', (a, b) => {
    expect(titles(a, b)).toBeLessThan(0.75);
  });
});

describe('hidden and missing letters', () => {
  test.each([
    ['F**k You', 'fuckyou'],
    ['B**** Better Have My Money', 'bitchbetterhavemymoney'],
    ['We Are Never Ever Getting Back Tog...', 'weareneverevergettingbacktogether'],
  ])('%j may be %j', (title, joined) => {
    expect(patternOf(title)?.test(joined)).toBe(true);
  });

  test.each([['Wait...'], ['Undertow'], ['*'], ['5 * 3']])('%j says all', (title) => {
    expect(patternOf(title)).toBeNull();
  });

  test('nobody can make it try for ever', () => {
    const stars = 'a*'.repeat(180);
    expect(patternOf(stars)).toBeNull();
    expect(maySound('あ花い'.repeat(60), `${'a'.repeat(300)}x`)).toBe(false);
  });

  test('a sequel is not what was cut off', () => {
    expect(patternOf('Interstellar Journey…')?.test('interstellarjourney2')).toBe(false);
  });

  test('one small word may be forgotten in a long title', () => {
    expect(titles('Somebody That I Used to Know', 'Somebody I Used to Know')).toBeGreaterThanOrEqual(0.9);
    expect(titles('That Is It', 'Is It')).toBeLessThan(0.9);
  });
});

describe('how Japanese titles are read', () => {
  test.each([
    ['夜に駆ける', 'yorunikakeru'],
    ['君の名は希望', 'kiminonawakibou'],
    ['残酷な天使のテーゼ', 'zankokunatenshinothesis'],
    ['怪獣の花唄', 'kaijuunohanauta'],
  ])('%j may be %j', (native, latin) => {
    expect(maySound(native, latin)).toBe(true);
  });

  test.each([
    ['夜に駆ける', 'gunjou'],
    ['青春', 'seishun'],
    ['君の名は希望', 'sayonaranoimi'],
  ])('%j tells nothing of %j', (native, latin) => {
    expect(maySound(native, latin)).toBe(false);
  });
});

describe('titles that cannot be compared', () => {
  const score = (a: string, b: string, apartMs: number): number =>
    scorePair(
      { title: a, artists: ['Nova Lane'], durationMs: 240_000 },
      { title: b, artists: ['Nova Lane'], durationMs: 240_000 + apartMs },
    ).score;

  test.each([
    ['紅蓮華', 'Gurenge'],
    ['피 땀 눈물', 'Blood Sweat & Tears'],
  ])('%j is %j when the lengths agree to the half second', (a, b) => {
    expect(score(a, b, 400)).toBeGreaterThanOrEqual(0.9);
    expect(score(a, b, 900)).toBeLessThan(0.9);
  });

  test.each([
    ['群青', 'Yoru ni Kakeru'],
    ['馬と鹿', 'Lemon'],
  ])('%j is not how %j is read', (a, b) => {
    expect(score(a, b, 0)).toBeLessThan(0.9);
  });
});

test.each([
  ['Party In The U.S.A.', 'Party in the USA'],
  ['Nothing Compares 2 U', 'Nothing Compares to You'],
  ['Ms. Jackson', 'Miss Jackson'],
  ['Shine On You Crazy Diamond (Parts I-V)', 'Shine On You Crazy Diamond, Pts. 1-5'],
  ['Savage Remix', 'Savage (Remix)'],
])('%j and %j are one title', (a, b) => {
  expect(titles(a, b)).toBeGreaterThanOrEqual(0.9);
});
