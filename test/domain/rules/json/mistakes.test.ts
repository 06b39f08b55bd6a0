import { describe, expect, test } from 'vitest';
import { parseRulesJson } from '../../../../src/domain/rules/json.ts';
import { pathText } from '../../../../src/domain/rules/problems.ts';

/** What is said about a document: path, what was expected, and the nearest known word. */
const said = (document: unknown): string[] => {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const read = parseRulesJson(text);
  if (read.ok) return [];
  return read.problems.map(({ path, expected, nearest }) =>
    [pathText(path), expected, ...(nearest === undefined ? [] : [`${nearest}?`])].join(' ').trim(),
  );
};
const where = (rule: unknown): string[] => said({ segue: 1, where: rule });

describe('mistakes in JSON', () => {
  test.each<[unknown, string[]]>([
    ['{"segue": 1,', ['json']],
    ['[]', ['object']],
    [{}, ['segue missingName']],
    [{ segue: 2, hologram: true }, ['segue version']],
    [{ segue: 1, wher: {} }, ['wher knownName where?']],
    [{ segue: 1, from: 'libary' }, ['from oneOf library?']],
    [{ segue: 1, output: { mode: 'apend' } }, ['output.mode oneOf append?']],
    [{ segue: 1, sort: ['adedd desc'] }, ['sort[0] sortField added?']],
    [{ segue: 1, sort: ['added desc, title'] }, ['sort[0] sortField']],
    [{ segue: 1, limit: [{ trakcs: 5 }] }, ['limit[0] limit tracks?']],
    [{ segue: 1, limit: [{ tracks: -1 }] }, ['limit[0].tracks number']],
    [{ segue: 1, limit: Array(30).fill({ tracks: 1 }) }, ['limit fewerValues']],
    [{ segue: 1, output: { fanOut: { by: 'year', template: 'Best' } } }, ['output.fanOut.template template']],
    [{ segue: 1, mix: [{ parts: 1 }] }, ['mix[0].where missingName']],
  ])('%j', (document, expected) => expect(said(document)).toEqual(expected));

  test.each<[unknown, string[]]>([
    [{ alll: [] }, ['where rule all?']],
    [5, ['where rule']],
    [{ all: [{ field: 'bmp', op: 'gt', value: 1 }] }, ['where.all[0].field field bpm?']],
    [{ all: [{ has: 'bpm' }, { field: 'bpm', op: 'gt', value: 'fast' }] }, ['where.all[1].value number']],
    [{ field: 'bpm', op: 'grater', value: 1 }, ['where.op oneOf']],
    [{ field: 'bpm', op: 'between', value: 124 }, ['where.value andBetween']],
    [{ field: 'bpm', op: 'gt', value: 1, windw: 'x' }, ['where.windw knownName window?']],
    [{ field: 'bpm', op: 'gt', value: 1, window: 'this month' }, ['where.window knownName']],
    [{ field: 'plays', op: 'gt', value: 1, window: 'some day' }, ['where.window span']],
    [{ field: 'genre', op: 'any', value: [] }, ['where.value list']],
    [{ field: 'genre', op: 'any', value: ['a', 5] }, ['where.value[1] string']],
    [{ field: 'genre', op: 'any' }, ['where.value missingName']],
    [{ field: 'title', op: 'is', value: 'x'.repeat(301) }, ['where.value shorterValue']],
    [{ field: 'title', op: 'matches', value: 'x'.repeat(501) }, ['where.value shorterPattern']],
    [{ field: 'added', op: 'within', value: '2 wekes' }, ['where.value span weeks?']],
    [{ field: 'added', op: 'before', value: '2024-02-31' }, ['where.value date']],
    [{ field: 'added', op: 'weekday', value: 8 }, ['where.value weekday']],
    [{ field: 'key', op: 'is', value: '14A' }, ['where.value key']],
    [{ in: 'somewhere' }, ['where.in place']],
    [{ in: 'liked', notIn: 'liked' }, ['where.notIn knownName']],
    [{ if: { has: 'bpm' } }, ['where.then missingName']],
    [{ atLeast: 2 }, ['where.of missingName']],
    [{ has: 'bpm', __proto__: null, whenMissing: 'maybe' }, ['where.whenMissing oneOf']],
    [
      { all: [{ field: 'bmp' }, { has: 'enrgy' }] },
      ['where.all[0].field field bpm?', 'where.all[1].has field energy?'],
    ],
  ])('in a rule: %j', (rule, expected) => expect(where(rule)).toEqual(expected));
});

describe('too much', () => {
  const nested = (depth: number): string =>
    `{"segue":1,"where":${'{"not":'.repeat(depth)}{"has":"bpm"}${'}'.repeat(depth)}}`;

  test('depth', () => {
    expect(parseRulesJson(nested(63)).ok).toBe(true);
    expect(said(nested(64))).toEqual([expect.stringMatching(/^where(\.not){64} shallower$/)]);
    expect(said(nested(9000))).toEqual([expect.stringMatching(/ shallower$/)]);
    expect(said(`${'['.repeat(90_000)}${']'.repeat(90_000)}`)).toEqual(['object']);
  });

  test('conditions', () => {
    expect(where({ all: Array(1999).fill({ has: 'bpm' }) })).toEqual([]);
    expect(where({ all: Array(2000).fill({ has: 'bpm' }) })).toEqual(['where.all[1999] fewerRules']);
  });

  test('a megabyte', () => expect(said('x'.repeat(1_000_000))).toEqual(['shorter']));
});
