import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { messagesFor, messagesForAny } from '../../src/views/messages/catalogue.ts';
import { de } from '../../src/views/messages/de.ts';
import { en } from '../../src/views/messages/en.ts';
import { leavesOf, type Path, saidAs, speakersOf, speakingSources, unsaid } from '../support/message-uses.ts';
import { isShared, saidIn, textsOf, wordsOf } from '../support/said.ts';

const leaves = leavesOf(en);
const speakers = speakersOf(speakingSources(fileURLToPath(new URL('../..', import.meta.url))));

const at = (messages: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => Object(value)[key], messages);

const kindOf = (value: unknown): string =>
  Array.isArray(value) ? `a list of ${value.length}` : value === null ? 'null' : typeof value;

/** What is not said but followed or typed. */
const TYPED = new Set(['imports.link.pageUrl', 'rules.forms.textExample']);

const listOf = (found: readonly Path[]): string[] => found.map((path) => path.join('.'));

describe('German beside English', () => {
  test('has the same keys and kinds', () => {
    const kinds = (messages: unknown) =>
      leavesOf(messages).map((path) => `${path.join('.')}: ${kindOf(at(messages, path))}`);
    expect(kinds(de).sort()).toEqual(kinds(en).sort());
  });

  test('says as many facts', () => {
    const facts = (messages: unknown, path: Path) => Object(at(messages, path)).length ?? 0;
    const fewer = leaves.filter(
      (path) => typeof at(en, path) === 'function' && facts(de, path) < facts(en, path),
    );
    expect(listOf(fewer)).toEqual([]);
  });

  test('is said in German', () => {
    const left = leaves.filter((path) => {
      const [english, german] = [wordsOf(at(en, path)), wordsOf(at(de, path))];
      return english.join() === german.join() && !isShared(at(en, path));
    });
    expect(listOf(left).filter((path) => !TYPED.has(path))).toEqual([]);
  });

  test('says something wherever English does', () => {
    const blanks = (value: unknown) =>
      typeof value === 'string' ? [/^\s*/, /\s*$/].map((blank) => blank.exec(value)?.[0]).join('|') : '';
    const blank = leaves.filter((path) => {
      const [english, german] = [at(en, path), at(de, path)];
      return (german === '') !== (english === '') || blanks(german) !== blanks(english);
    });
    expect(listOf(blank)).toEqual([]);
  });

  test('quotes as German does', () => {
    const wrong = leaves.filter((path) => saidIn(at(de, path)).some((text) => /[”"]/.test(text)));
    expect(listOf(wrong).filter((path) => !TYPED.has(path))).toEqual([]);
  });
});

describe('every language', () => {
  // The kit cuts what is too long: nobody would see that a word is missing.
  test.each([
    ['labels of buttons and options', /(?<!['.\w])(label\b(?!')[^,}]*)/g, 80],
    ['placeholders', /(?<!['.\w])(placeholder\b(?!')[^,}]*)/g, 150],
    ['titles of forms', /\bmodal\(\{[\s\S]{0,200}?\b(title\b[^,]*)/g, 45],
    ['labels of fields', /\b(?:textField|choiceField|fileField)\(\{[^{}]*?\b(label\b[^,}]*)/g, 45],
    [
      'descriptions of fields',
      /\b(?:textField|choiceField|fileField)\(\{[^{}]*?\b(description\b[^,}]*)/g,
      100,
    ],
    ['what a field holds at first', /\btextField\(\{[^{}]*?\b(placeholder\b[^,}]*)/g, 100],
  ])('%s fit', (_, pattern, most) => {
    const said = saidAs(pattern, leaves, speakers);
    expect(said.length).toBeGreaterThan(0);
    const long = said.flatMap((path) =>
      [en, de]
        .flatMap((m) => textsOf(at(m, path)))
        .filter((text) => text.length > most)
        .map((text) => `${path.join('.')} has ${text.length} of ${most}: ${text}`),
    );
    expect(long).toEqual([]);
  });

  test('is the best of those that somebody reads, English if there is none', () => {
    expect(
      ['de', 'de-AT', 'en-GB', 'sv-SE', 'constructor', ''].map((one) => messagesFor(one).locale),
    ).toEqual([...['de', 'de', 'en', 'en', 'en', 'en']]);
    expect(messagesForAny(['sv-SE', 'de-CH', 'en']).locale).toBe('de');
    expect(messagesForAny([]).locale).toBe('en');
  });
});

describe('what nobody says', () => {
  test('is not kept', () => {
    expect(unsaid(leaves, speakers), 'Say them, or take them out of every language.').toEqual([]);
  });

  test('is found', () => {
    const says = (text: string) =>
      unsaid(
        ['a.b', 'a.c.d', 'a.c.e', 'f'].map((path) => path.split('.')),
        speakersOf([text]),
      );
    expect(says('const t = 1;')).toEqual(['a.b', 'a.c.d', 'a.c.e', 'f']);
    expect(says('export const x = ({ m }: R) => text(m.a.b, r.m.f); // m.a.c.d')).toEqual(['a.c.d', 'a.c.e']);
    expect(says("const v = (x: X, t: Messages['a']['c']) => { const { d } = t; };")).toEqual([
      'a.b',
      'a.c.e',
      'f',
    ]);
    expect(says('const v = (kind: K, { a: { c } }: Messages) => c[kind];')).toEqual(['a.b', 'f']);
    expect(says('const t = messagesFor(of(x)).a; t.b(1); title(t.title, m.z.f)')).toEqual([
      'a.c.d',
      'a.c.e',
      'f',
    ]);
  });
});
