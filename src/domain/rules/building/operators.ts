import { FIELDS, type FieldInfo } from '../fields.ts';
import type { AnyField } from '../rule-set.ts';
import { CURATED_FIELDS } from '../sets.ts';

/** What a person can build conditions about, one after the other; everything else is written as text. */
export type Topic = Exclude<AnyField, 'now'> | 'source' | 'ruleSet';

/** What has to be said with an operator. */
export type Need =
  | 'nothing'
  | 'values'
  | 'word'
  | 'number'
  | 'range'
  | 'numberIn'
  | 'span'
  | 'date'
  | 'dates'
  | 'calendar';

const needs = {
  is: 'values',
  isNot: 'values',
  contains: 'word',
  containsNot: 'word',
  startsWith: 'word',
  endsWith: 'word',
  any: 'values',
  every: 'values',
  none: 'values',
  atLeast: 'number',
  atMost: 'number',
  exactly: 'number',
  range: 'range',
  noneIn: 'span',
  atLeastIn: 'numberIn',
  atMostIn: 'numberIn',
  within: 'span',
  notWithin: 'span',
  before: 'date',
  after: 'date',
  dates: 'dates',
  calendar: 'calendar',
  yes: 'nothing',
  no: 'nothing',
  fits: 'values',
  known: 'nothing',
  unknown: 'nothing',
} as const satisfies Record<string, Need>;

export type Operator = keyof typeof needs;

const names: readonly string[] = Object.keys(needs);
export const isOperator = (name: string): name is Operator => names.includes(name);
export const needOf = (topic: Topic, operator: Operator): Need =>
  needs[operator] === 'values' && !hasKnownValues(topic) ? 'word' : needs[operator];

const KNOWLEDGE = ['known', 'unknown'] as const;
const byType: Readonly<Record<FieldInfo['type'], readonly Operator[]>> = {
  text: ['is', 'isNot', 'contains', 'containsNot', 'startsWith', 'endsWith', ...KNOWLEDGE],
  set: ['any', 'every', 'none', ...KNOWLEDGE],
  number: ['range', 'atLeast', 'atMost', 'exactly', ...KNOWLEDGE],
  date: ['within', 'notWithin', 'calendar', 'before', 'after', 'dates', ...KNOWLEDGE],
  flag: ['yes', 'no'],
  key: ['fits', 'is', 'isNot', ...KNOWLEDGE],
};

/** Operators of a topic, in the order in which they are offered. */
export const operatorsOf = (topic: Topic): readonly Operator[] => {
  if (topic === 'source' || topic === 'ruleSet') return ['is', 'isNot'];
  const info = FIELDS.find(({ field }) => field === topic);
  if (info === undefined) return [];
  if (info.type !== 'number' || !info.windowed) return byType[info.type];
  const none = info.field === 'plays' || info.field === 'skips' ? (['noneIn'] as const) : [];
  return [...none, 'atLeastIn', 'atMostIn', ...byType[info.type]];
};

const LISTENING: readonly Topic[] = [
  'source',
  'added',
  'plays',
  'lastPlayed',
  'firstPlayed',
  'skips',
  'lastSkipped',
  'skipRate',
  'completion',
  'playtime',
  'streak',
  'local',
  ...CURATED_FIELDS,
  'ruleSet',
];

const fieldTopics: readonly Topic[] = FIELDS.flatMap(({ field }) => (field === 'now' ? [] : [field]));

/** The topics in two lists that fit a select menu each: what a track is, and what a person did with it. */
export const topics: { readonly track: readonly Topic[]; readonly listening: readonly Topic[] } = {
  track: fieldTopics.filter((topic) => !LISTENING.includes(topic)),
  listening: LISTENING,
};

const allTopics: readonly string[] = [...topics.track, ...topics.listening];
export const isTopic = (name: string): name is Topic => allTopics.includes(name);

const VALUED = [
  'artist',
  'album',
  'label',
  'language',
  'version',
  'remixer',
  'genre',
  'style',
  'mood',
  'tag',
  'curation',
  'category',
  'curatedStyle',
  'curatedWeek',
  'source',
] as const;

/** Topics whose values are offered from the member's own tracks. */
export type ValuedTopic = (typeof VALUED)[number];
export const isValued = (topic: Topic): topic is ValuedTopic => VALUED.some((one) => one === topic);

const hasKnownValues = (topic: Topic): boolean => isValued(topic) || topic === 'key' || topic === 'ruleSet';
