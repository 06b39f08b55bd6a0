import { z } from 'zod';
import { CONDITION_NAMES, readConditionJson } from './json-conditions.ts';
import {
  createJsonReader,
  isObject,
  type JsonReader,
  later,
  nameText,
  readAsText,
  readObject,
  whole,
} from './json-read.ts';
import { RULE_LIMITS } from './limits.ts';
import type { JsonPath, JsonProblem } from './problems.ts';
import type { Limit, Output, Rule, RuleSet, Shape, Share, SortKey } from './rule-set.ts';
import { DEFAULT_DEDUPE, DEFAULT_OUTPUT, DEFAULT_UNIVERSE } from './text/draft.ts';
import { readSortKeys } from './text/sort.ts';

/** The version of the JSON form; it counts up when a document of the one before would mean something else. */
export const JSON_VERSION = 1;

export type ParsedJson =
  | {
      readonly ok: true /** Null when the document names none. */;
      readonly name: string | null;
      readonly ruleSet: RuleSet;
    }
  | { readonly ok: false; readonly problems: readonly [JsonProblem, ...JsonProblem[]] };

const document = z.strictObject({
  segue: z.int(),
  name: nameText.optional(),
  from: z.enum(['library', 'played', 'everything']).optional(),
  where: later,
  dedupe: later,
  sort: later,
  limit: z.array(later).max(RULE_LIMITS.shape).optional(),
  atMost: z.array(later).max(RULE_LIMITS.shape).optional(),
  selectedBy: later,
  apart: z.array(later).max(RULE_LIMITS.shape).optional(),
  mix: z.array(later).max(RULE_LIMITS.shape).optional(),
  output: later,
});
const dedupe = z.strictObject({
  by: z.enum(['nothing', 'track', 'isrc', 'recording', 'titleAndArtist']).optional(),
  keep: z
    .enum([
      'oldestAdded',
      'newestAdded',
      'oldestRelease',
      'newestRelease',
      'longest',
      'shortest',
      'explicit',
      'clean',
      'mostPlayed',
    ])
    .optional(),
});
const cap = z.strictObject({ per: z.enum(['artist', 'album', 'label', 'genre', 'year']), count: whole });
const apart = z.strictObject({ per: z.enum(['artist', 'album', 'label']), count: whole });
const share = z.strictObject({ parts: z.number().min(0), where: later });
const output = z.strictObject({
  mode: z.enum(['reconcile', 'append', 'replace']).optional(),
  fanOut: later,
  maxRemovedPercent: z.number().min(0).optional(),
});
const fanOut = z.strictObject({
  by: z.enum(['year', 'decade', 'artist', 'album', 'label', 'genre', 'style', 'mood', 'language', 'key']),
  template: nameText,
  minTracks: whole.optional(),
});
const limits = {
  tracks: z.strictObject({ tracks: whole }),
  albums: z.strictObject({ albums: whole }),
  artists: z.strictObject({ artists: whole }),
  percent: z.strictObject({ percent: z.number().min(0) }),
};
const minutes = z.strictObject({
  minutes: z.number().min(0),
  overshoot: z.boolean().optional(),
});

/** Reads the JSON form of a rule set. Never throws. */
export const parseRulesJson = (text: string): ParsedJson => {
  const reader = createJsonReader();
  const read = readText(reader, text);
  const [first, ...more] = reader.problems;
  if (first !== undefined) return { ok: false, problems: [first, ...more] };
  return read ?? { ok: false, problems: [{ path: [], expected: 'json', found: '' }] };
};

const readText = (reader: JsonReader, text: string): ParsedJson | null => {
  if (text.length > RULE_LIMITS.text)
    return reader.wrong([], 'shorter', undefined, { limit: RULE_LIMITS.text });
  try {
    const value: unknown = JSON.parse(text);
    return readDocument(reader, value);
  } catch (error) {
    if (error instanceof SyntaxError) return reader.wrong([], 'json', text);
    throw error;
  }
};

const readDocument = (reader: JsonReader, value: unknown): ParsedJson | null => {
  if (!isObject(value)) return reader.wrong([], 'object', value);
  const version = value['segue'];
  // A later version may have names that this one does not know: that is to be said, not the names.
  if (typeof version !== 'number') return reader.wrong(['segue'], 'missingName', version);
  if (version !== JSON_VERSION) return reader.wrong(['segue'], 'version', version, { limit: JSON_VERSION });
  const data = readObject(reader, document, value, []);
  if (data === null) return null;
  const where: Rule | null =
    data.where === undefined ? { kind: 'all', rules: [] } : readRuleJson(reader, data.where, ['where'], 1);
  const shape = readShape(reader, data);
  const ends = readOutput(reader, data.output);
  if (where === null || shape === null || ends === null) return null;
  const ruleSet: RuleSet = { from: data.from ?? DEFAULT_UNIVERSE, where, shape, output: ends };
  return { ok: true, name: data.name ?? null, ruleSet };
};

const LISTS = ['all', 'any', 'none'] as const;
const RULE_NAMES = [...LISTS, 'not', 'atLeast', 'if', 'use', ...CONDITION_NAMES];
const groups = {
  all: z.strictObject({ all: z.array(later) }),
  any: z.strictObject({ any: z.array(later) }),
  none: z.strictObject({ none: z.array(later) }),
};
const not = z.strictObject({ not: later });
const atLeast = z.strictObject({ atLeast: whole, of: z.array(later) });
// biome-ignore lint/suspicious/noThenProperty: the word of the language
const choice = z.strictObject({ if: later, then: later, else: later });
const use = z.strictObject({ use: nameText });

/** A rule of any kind, told by the name that only its kind has. */
const readRuleJson = (reader: JsonReader, value: unknown, path: JsonPath, depth: number): Rule | null => {
  if (depth > RULE_LIMITS.depth)
    return reader.wrong(path, 'shallower', undefined, { limit: RULE_LIMITS.depth });
  if (!reader.count(path)) return null;
  if (!isObject(value)) return reader.wrong(path, value === undefined ? 'missingName' : 'rule', value);
  const inner = (rule: unknown, ...steps: JsonPath): Rule | null =>
    readRuleJson(reader, rule, [...path, ...steps], depth + 1);
  const several = (list: readonly unknown[], name: string): Rule[] | null => {
    const rules = list.map((rule, at) => inner(rule, name, at));
    return rules.every((rule) => rule !== null) ? rules : null;
  };
  for (const kind of LISTS) {
    if (!(kind in value)) continue;
    const schema: z.ZodObject<Record<string, z.ZodArray<typeof later>>> = groups[kind];
    const data = readObject(reader, schema, value, path);
    const rules = data && several(data[kind] ?? [], kind);
    return rules && { kind, rules };
  }
  if ('not' in value) {
    const data = readObject(reader, not, value, path);
    const rule = data && inner(data.not, 'not');
    return rule && { kind: 'not', rule };
  }
  if ('atLeast' in value && !('confidenceOf' in value)) {
    const data = readObject(reader, atLeast, value, path);
    const rules = data && several(data.of, 'of');
    return data && rules && { kind: 'atLeast', count: data.atLeast, rules };
  }
  if ('if' in value) {
    const data = readObject(reader, choice, value, path);
    if (data === null) return null;
    const condition = inner(data.if, 'if');
    const yes = inner(data.then, 'then');
    const no: Rule | null = data.else === undefined ? { kind: 'all', rules: [] } : inner(data.else, 'else');
    // biome-ignore lint/suspicious/noThenProperty: the word of the language
    return condition && yes && no && { kind: 'if', if: condition, then: yes, else: no };
  }
  if ('use' in value) {
    const data = readObject(reader, use, value, path);
    return data && { kind: 'use', name: data.use };
  }
  if (CONDITION_NAMES.some((name) => name in value)) return readConditionJson(reader, value, path);
  const [name] = Object.keys(value);
  return reader.wrong(path, 'rule', name, { words: RULE_NAMES });
};

const each = <T>(
  list: readonly unknown[] | undefined,
  name: string,
  one: (value: unknown, path: JsonPath) => T | null,
): T[] | null => {
  const read = (list ?? []).map((value, at) => one(value, [name, at]));
  return read.every((value) => value !== null) ? read : null;
};

const readShape = (reader: JsonReader, data: z.output<typeof document>): Shape | null => {
  const duplicates =
    data.dedupe === undefined ? DEFAULT_DEDUPE : readObject(reader, dedupe, data.dedupe, ['dedupe']);
  const sort = readKeys(reader, data.sort, 'sort');
  const chosen = readKeys(reader, data.selectedBy, 'selectedBy');
  const sizes = each(data.limit, 'limit', (value, path) => readLimit(reader, value, path));
  const caps = each(data.atMost, 'atMost', (value, path) => {
    const read = readObject(reader, cap, value, path);
    return read && { per: read.per, atMost: read.count };
  });
  const separate = each(data.apart, 'apart', (value, path) => {
    const read = readObject(reader, apart, value, path);
    return read && { per: read.per, atLeast: read.count };
  });
  const mix = each<Share>(data.mix, 'mix', (value, path) => {
    const read = readObject(reader, share, value, path);
    const where = read && readRuleJson(reader, read.where, [...path, 'where'], 1);
    return read && where && { parts: read.parts, where };
  });
  if (!duplicates || !sort || !chosen || !sizes || !caps || !separate || !mix) return null;
  return {
    dedupe: { by: duplicates.by ?? DEFAULT_DEDUPE.by, keep: duplicates.keep ?? DEFAULT_DEDUPE.keep },
    sort,
    limits: sizes,
    caps,
    ...(chosen.length > 0 && { selectedBy: chosen }),
    separate,
    mix,
  };
};

/** Sort keys are written as in the text form: "added desc". */
const readKeys = (reader: JsonReader, value: unknown, name: string): SortKey[] | null => {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return reader.wrong([name], 'array', value);
  if (value.length > RULE_LIMITS.shape)
    return reader.wrong([name], 'fewerOfShape', undefined, { limit: RULE_LIMITS.shape });
  return each(value, name, (key, path) => {
    if (typeof key !== 'string') return reader.wrong(path, 'sortField', key);
    return readAsText(reader, key, path, 'sortField', (cursor) => {
      const [first, ...more] = readSortKeys(cursor);
      return first !== undefined && more.length === 0 ? first : null;
    });
  });
};

const readLimit = (reader: JsonReader, value: unknown, path: JsonPath): Limit | null => {
  if (!isObject(value)) return reader.wrong(path, 'limit', value);
  if ('minutes' in value) {
    const data = readObject(reader, minutes, value, path);
    return (
      data && { by: 'minutes', count: data.minutes, ...(data.overshoot === true && { overshoot: true }) }
    );
  }
  for (const by of ['tracks', 'albums', 'artists', 'percent'] as const) {
    if (!(by in value)) continue;
    const schema: z.ZodObject<Record<string, z.ZodNumber>> = limits[by];
    const count = readObject(reader, schema, value, path)?.[by];
    return count === undefined ? null : { by, count };
  }
  return reader.wrong(path, 'limit', Object.keys(value)[0], {
    words: ['tracks', 'minutes', 'percent', 'albums', 'artists'],
  });
};

const readOutput = (reader: JsonReader, value: unknown): Output | null => {
  if (value === undefined) return DEFAULT_OUTPUT;
  const data = readObject(reader, output, value, ['output']);
  if (data === null) return null;
  const path = ['output', 'fanOut'];
  const fan =
    data.fanOut === undefined || data.fanOut === null
      ? undefined
      : readObject(reader, fanOut, data.fanOut, path);
  if (fan === null) return null;
  if (fan !== undefined && fan.template.split(`{${fan.by}}`).length !== 2)
    return reader.wrong([...path, 'template'], 'template', fan.template, { words: [`{${fan.by}}`] });
  const { mode = DEFAULT_OUTPUT.mode, maxRemovedPercent } = data;
  return {
    mode,
    fanOut:
      fan === undefined
        ? null
        : {
            by: fan.by,
            template: fan.template,
            ...(fan.minTracks !== undefined && { minTracks: fan.minTracks }),
          },
    ...(maxRemovedPercent !== undefined && { maxRemovedPercent }),
  };
};
