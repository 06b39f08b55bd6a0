import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isrcOf, latin, textOf, withoutThe } from '../../../src/domain/matching/normalise.ts';
import { titleText } from '../../../src/domain/matching/numerals.ts';

describe('words', () => {
  test.each([
    ['UNDERTOW', 'undertow'],
    ["Don't Stop", 'dont stop'],
    ['Don’t Stop', 'dont stop'],
    ['AC/DC', 'ac dc'],
    ['Salt & Iron', 'salt and iron'],
    ['Salt + Iron', 'salt and iron'],
    ['C+C', 'c c'],
    ['Rock &amp; Roll', 'rock and roll'],
    ["Rock'n'Roll", 'rock and roll'],
    ["Guns N' Roses", 'guns and roses'],
    ['Axwell /\\ Ingrosso', 'axwell and ingrosso'],
    ['Axwell Λ Ingrosso', 'axwell and ingrosso'],
    ['Ke$ha', 'kesha'],
    ['A$AP', 'asap'],
    ['P!nk', 'pink'],
    ['Wham!', 'wham'],
    ['**Bold** _and_ ~~struck~~', 'bold and struck'],
    ['Âme', 'ame'],
    ['ØDYSSEE', 'odyssee'],
    ['Modeā', 'modea'],
    ['Żółw i Gęś', 'zolw i ges'],
    ['Kollektiv Turmstraße', 'kollektiv turmstrasse'],
    ['İpek Çığlık', 'ipek ciglik'],
    ['Đặng Mộc Khuê', 'dang moc khue'],
    ['Ｆｕｌｌ Ｗｉｄｔｈ', 'full width'],
    ['Soft\u00adhyphen\u200b', 'softhyphen'],
    ['Undertow™', 'undertow'],
    ['Fire 🔥', 'fire'],
    ['Полночный Завод №7', 'polnochnyi zavod no 7'],
    ['Ωμέγα Τρία', 'omega tria'],
    ['서울', 'seoul'],
    ['さくら', 'sakura'],
  ])('%s', (raw, words) => {
    expect(textOf(raw).words.join(' ')).toBe(words);
  });

  test('the script of origin is kept beside the Latin words', () => {
    expect(textOf('Кино')).toMatchObject({ native: 'кино', joined: 'kino', script: 'readable' });
    expect(textOf('夜に駆ける')).toMatchObject({ native: '夜に駆ける', script: 'opaque' });
    expect(textOf('Âme')).toMatchObject({ native: 'ame', script: 'latin' });
  });

  test('signs without a letter stay what they are', () => {
    expect(textOf('🔥🔥🔥')).toMatchObject({ native: '🔥🔥🔥', script: 'signs' });
    expect(textOf('÷').joined).not.toBe(textOf('†').joined);
    expect(textOf('♥️').native).toBe(textOf('♥').native);
  });

  test('transliterating twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = latin(text);
        expect(latin(once)).toBe(once);
        const words = textOf(text);
        if (words.script !== 'signs') expect(textOf(words.words.join(' ')).joined).toBe(words.joined);
      }),
    );
  });

  test('"The" at the front may be left out, as the whole name it may not', () => {
    expect(withoutThe(textOf('The Lanterns')).joined).toBe('lanterns');
    expect(withoutThe(textOf('The')).joined).toBe('the');
    expect(withoutThe(textOf('Thelma')).joined).toBe('thelma');
  });
});

describe('numbers in titles', () => {
  test.each([
    [
      [
        'Undertow 2',
        'Undertow II',
        'Undertow, Pt. 2',
        'Undertow Part Two',
        'Undertow - Part II',
        'Undertow #2',
        'Undertow No. 2',
        'Undertow 02',
        'The Undertow, Vol. 2',
      ],
    ],
    [['Undertow 5', 'Undertow V', 'Undertow Part V']],
    [['Undertow, Pts. 1 & 2', 'Undertow Parts 1-2', 'Undertow (Part I and II)']],
    [['Shine (Parts I-V)', 'Shine, Pts. 1-5']],
    [['Four Minutes', '4 Minutes']],
    [['D.A.N.C.E.', 'DANCE']],
    [['thank u next', 'Thank You Next']],
    [['Mr. Bright', 'Mister Bright']],
    [["Rock 'n Roll", 'Rock and Roll', 'Rock n Roll']],
    [['Night-Drive', 'Nightdrive', 'NIGHT DRIVE']],
  ])('%j are one title', (titles) => {
    expect(new Set(titles.map((title) => titleText(title).joined)).size).toBe(1);
  });

  test.each([
    ['Undertow I', 'Undertow II'],
    ['Undertow', 'Undertow 2'],
    ['Part One', 'Part Two'],
    ['No One', 'No. 1'],
    ['I Know', 'One Know'],
    ['Malcolm', 'Malcolm X'],
    ['Track 01', 'Track 02'],
    ['Undertow 2.0', 'Undertow 2'],
  ])('%s is not %s', (one, other) => {
    expect(titleText(one).joined).not.toBe(titleText(other).joined);
  });
});

describe('codes', () => {
  test.each([
    ['DEA122500123', 'DEA122500123'],
    ['de-a12-25-00123', 'DEA122500123'],
    ['ISRC: DE-A12-25-00123', 'DEA122500123'],
    [' dea12 2500123 ', 'DEA122500123'],
    ['DEA12250012', null],
    ['000000000000', null],
    ['DEA120000000', null],
    ['not a code', null],
    ['', null],
  ])('%s', (written, code) => {
    expect(isrcOf(written)).toBe(code);
  });
});
