import { describe, expect, test } from 'vitest';
import { buildRule } from '../../../src/domain/rules/building/condition.ts';
import {
  addItem,
  emptyRules,
  itemsOf,
  markOf,
  negateItem,
  orderOf,
  removeItem,
  sizesOf,
  withOrder,
  withSizes,
} from '../../../src/domain/rules/building/items.ts';
import {
  isTopic,
  needOf,
  type Operator,
  operatorsOf,
  type Topic,
  topics,
} from '../../../src/domain/rules/building/operators.ts';
import { FIELDS } from '../../../src/domain/rules/fields.ts';
import { ruleText } from '../../../src/domain/rules/text/print.ts';

const everyTopic = [...topics.track, ...topics.listening];

/** Something that fits what an operator needs. */
const givenFor = (topic: Topic, operator: Operator): string[] => {
  const number = topic === 'duration' || topic === 'playtime' ? '3:30' : topic === 'year' ? '1994' : '30';
  switch (needOf(topic, operator)) {
    case 'nothing':
      return [];
    case 'values':
      return topic === 'key' ? ['8A', '9A'] : ['one', 'two, three'];
    case 'word':
      return ['a "word"'];
    case 'number':
      return [number];
    case 'range':
      return [number, number];
    case 'numberIn':
      return [number, '2 weeks'];
    case 'span':
      return ['60 days'];
    case 'date':
      return ['2024-02'];
    case 'dates':
      return ['2024', '2025-05-03'];
    case 'calendar':
      return ['this month'];
  }
};

describe('building rules step by step', () => {
  test('every field but the present moment can be chosen, in lists that fit a menu', () => {
    expect(topics.track.length).toBeLessThanOrEqual(25);
    expect(topics.listening.length).toBeLessThanOrEqual(25);
    const fields = FIELDS.map(({ field }) => field).filter((field) => field !== 'now');
    expect(new Set(everyTopic)).toEqual(new Set([...fields, 'source', 'ruleSet']));
    expect(isTopic('now')).toBe(false);
  });

  test.each(everyTopic.flatMap((topic) => operatorsOf(topic).map((operator) => [topic, operator] as const)))(
    '%s %s makes a rule',
    (topic, operator) => {
      const built = buildRule(topic, operator, givenFor(topic, operator));
      expect(built).toMatchObject({ ok: true });
    },
  );

  test.each([
    ['bpm', 'range', ['124', '132'], 'bpm 124..132'],
    ['energy', 'atLeast', ['80%'], 'energy >= 80%'],
    ['duration', 'atMost', ['6:30'], 'length <= 6:30'],
    ['plays', 'noneIn', ['60 days'], 'plays in the last 60 days = 0'],
    ['plays', 'atLeastIn', ['3', '2 weeks'], 'plays in the last 2 weeks >= 3'],
    ['added', 'calendar', ['this month'], 'added this month'],
    ['artist', 'is', ['Bicep', 'Four "Tet"'], 'artist is any of ("Bicep", "Four \\"Tet\\"")'],
    ['genre', 'none', ['techno'], 'genre is not "techno"'],
    ['source', 'is', ['liked'], 'in liked'],
    ['source', 'is', ['liked', 'Promo'], 'in liked or in "Promo"'],
    ['source', 'isNot', ['liked', 'Promo'], 'not in liked and not in "Promo"'],
    ['ruleSet', 'isNot', ['Base'], 'not matches "Base"'],
    ['key', 'fits', ['8A'], 'key compatible with 8A'],
    ['explicit', 'no', [], 'not explicit'],
  ] as const)('%s %s %j', (topic, operator, given, text) => {
    const built = buildRule(topic, operator, given);
    expect(built.ok && ruleText(built.rule)).toBe(text);
  });

  test.each([
    ['bpm', 'range', ['fast', '132'], 'number'],
    ['bpm', 'atLeast', [''], 'number'],
    ['added', 'within', ['soon'], 'span'],
    ['released', 'before', ['yesterdayish'], 'date'],
    ['artist', 'is', [], 'list'],
  ] as const)('%s %s %j points at what is wrong', (topic, operator, given, expected) => {
    const built = buildRule(topic, operator, given);
    expect(built.ok).toBe(false);
    if (!built.ok) expect([expected, 'condition', 'comparison', 'text']).toContain(built.problem.expected);
  });

  test('what was typed cannot bring in more than one condition', () => {
    expect(buildRule('bpm', 'atLeast', ['120 or explicit']).ok).toBe(false);
    expect(buildRule('bpm', 'atLeast', ['120\nlimit 5']).ok).toBe(false);
  });

  test('items are added, made alternatives, turned round and taken out', () => {
    const rule = (text: 'yes' | 'no') => {
      const built = buildRule('explicit', text, []);
      if (!built.ok) throw new Error('not built');
      return built.rule;
    };
    const one = addItem(emptyRules, rule('yes'), null);
    expect(ruleText(one.where)).toBe('explicit');
    const two = addItem(one, { kind: 'use', name: 'B' }, null);
    expect(ruleText(two.where)).toBe('explicit and matches "B"');
    const or = addItem(addItem(two, rule('no'), 1), { kind: 'use', name: 'C' }, 1);
    expect(ruleText(or.where)).toBe('explicit and (matches "B" or not explicit or matches "C")');
    expect(itemsOf(or)).toHaveLength(2);
    const not = negateItem(or, 0);
    expect(ruleText(not.where)).toBe('not (explicit) and (matches "B" or not explicit or matches "C")');
    expect(negateItem(not, 0)).toEqual(or);
    expect(ruleText(removeItem(or, 1).where)).toBe('explicit');
    expect(itemsOf(removeItem(one, 0))).toEqual([]);
    expect(markOf(or)).not.toBe(markOf(not));
    expect(markOf(negateItem(not, 0))).toBe(markOf(or));
  });

  test('sizes and order change only themselves', () => {
    const sizes = { tracks: 50, minutes: null, perArtist: 2, perAlbum: null };
    const sized = withSizes(withOrder(emptyRules, 'newestAdded'), sizes);
    expect(sizesOf(sized.shape)).toEqual(sizes);
    expect(orderOf(sized.shape)).toBe('newestAdded');
    const percent = { ...sized, shape: { ...sized.shape, limits: [{ by: 'percent' as const, count: 5 }] } };
    expect(withSizes(percent, sizes).shape.limits).toEqual([
      { by: 'tracks', count: 50 },
      { by: 'percent', count: 5 },
    ]);
  });
});
