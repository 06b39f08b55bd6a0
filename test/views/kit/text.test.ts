import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, escapeText, link, plain } from '../../../src/views/kit/text.ts';

describe('escapeText', () => {
  it.each([
    ['**bold** _it_ ~~gone~~ `code`', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~gone\\~\\~ \\`code\\`'],
    ['[free](https://evil.example)', '\\[free\\](https\\://evil.example)'],
    ['@everyone <@123> <#1> <t:1:R>', '\\@everyone \\<\\@123\\> \\<\\#1\\> \\<t\\:1\\:R\\>'],
    ['# big', '\\# big'],
    ['- point', '\\- point'],
    ['1. first', '1\\. first'],
    ['> quote ||spoiler||', '\\> quote \\|\\|spoiler\\|\\|'],
    ['back\\slash', 'back\\\\slash'],
    ['two\nlines\r\n\tand a tab', 'two lines and a tab'],
    ['safe\u202etxt.exe', 'safetxt.exe'],
    ['a\u200bb\u2066c\ufeffd\u3164e', 'abcde'],
    ['Nightshift (Extended Mix)', 'Nightshift (Extended Mix)'],
    ['Sigur Rós – Ágætis', 'Sigur Rós – Ágætis'],
    ['', '–'],
    ['\u200b\u3164 ', '–'],
  ])('%j becomes %j', (input, expected) => {
    expect(escapeText(input)).toBe(expected);
  });

  it('keeps joiners where they join: a family emoji, Persian', () => {
    expect(escapeText('👨‍👩‍👧')).toBe('👨‍👩‍👧');
    expect(escapeText('می\u200cخواهم')).toBe('می\u200cخواهم');
    expect(escapeText('a\u200db')).toBe('ab');
  });

  it('limits marks that are stacked on one letter', () => {
    expect([...plain(`a${'\u0301'.repeat(50)}`)].length).toBeLessThanOrEqual(5);
  });

  it('leaves no markdown sign bare, no control mark, no line break, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (input) => {
        const output = escapeText(input, 50);
        expect(output).not.toMatch(/(?<!\\)(?:\\\\)*[*_~`|>#[\]<@:]/);
        expect(output).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b]/u);
        expect(output.isWellFormed()).toBe(true);
        expect(output.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('cut', () => {
  it('counts code points and never halves a character', () => {
    expect(cut('🎧🎧🎧🎧', 4)).toBe('🎧🎧🎧🎧');
    expect(cut('🎧🎧🎧🎧', 3)).toBe('🎧🎧…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (input, max) => {
        expect([...cut(input, max)].length).toBeLessThanOrEqual(max);
        expect(cut(input.toWellFormed(), max).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('link', () => {
  it('keeps the words in the brackets and the address in the parentheses', () => {
    expect(link('Song [Live]', 'https://open.example/a(b)')).toBe(
      '[Song (Live)](https://open.example/a%28b%29)',
    );
  });
  it('is only words without an http address', () => {
    expect(link('x', 'javascript:alert(1)')).toBe('x');
    expect(link('x', 'not a url')).toBe('x');
  });
});
