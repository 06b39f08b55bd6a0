import { RE2JS } from 're2js';
import { genreWords, moodWord } from '../../src/domain/enrichment/genres.ts';
import { camelotOf, parseKey } from '../../src/domain/enrichment/keys.ts';
import { fold } from '../../src/domain/library/fold.ts';
import { textOf } from '../../src/domain/matching/normalise.ts';
import { similarity } from '../../src/domain/matching/similarity.ts';
import type { Candidate } from '../../src/domain/rules/candidate.ts';
import type { AnyField, Condition, Rule, RuleSet } from '../../src/domain/rules/rule-set.ts';
import * as dates from './rule-oracle-dates.ts';
import { amountOf, type Known, numberOf } from './rule-oracle-numbers.ts';

/**
 * What a rule means, said once more as plainly as possible and without any regard to time: the measure for the
 * compiled one. It shares nothing with it but the words of the language and what they are defined by (folding,
 * likeness, regular expressions, keys, genre names).
 */
export interface World extends dates.Where {
  readonly candidates: readonly Candidate[];
  readonly resolve: (name: string) => RuleSet | null;
  readonly known: Known;
}
export type Verdict = 'yes' | 'no' | 'unknown' | 'stop';

const opposite = (verdict: Verdict): Verdict =>
  verdict === 'yes' ? 'no' : verdict === 'no' ? 'yes' : verdict;
const open = (verdicts: readonly Verdict[]): Verdict => (verdicts.includes('stop') ? 'stop' : 'unknown');

export const judge = (
  rule: Rule,
  candidate: Candidate,
  world: World,
  within: readonly string[] = [],
): Verdict => {
  const all = (rules: readonly Rule[]): Verdict[] => rules.map((one) => judge(one, candidate, world, within));
  switch (rule.kind) {
    case 'all': {
      const verdicts = all(rule.rules);
      if (verdicts.includes('no')) return 'no';
      return verdicts.every((verdict) => verdict === 'yes') ? 'yes' : open(verdicts);
    }
    case 'any': {
      const verdicts = all(rule.rules);
      if (verdicts.includes('yes')) return 'yes';
      return verdicts.every((verdict) => verdict === 'no') ? 'no' : open(verdicts);
    }
    case 'none':
      return opposite(judge({ kind: 'any', rules: rule.rules }, candidate, world, within));
    case 'not':
      return opposite(judge(rule.rule, candidate, world, within));
    case 'atLeast': {
      const verdicts = all(rule.rules);
      if (verdicts.filter((verdict) => verdict === 'yes').length >= rule.count) return 'yes';
      if (verdicts.filter((verdict) => verdict !== 'no').length < rule.count) return 'no';
      return open(verdicts);
    }
    case 'if': {
      const verdict = judge(rule.if, candidate, world, within);
      if (verdict === 'stop') return 'stop';
      return judge(verdict === 'yes' ? rule.then : rule.else, candidate, world, within);
    }
    case 'use': {
      const used = within.includes(fold(rule.name)) ? null : world.resolve(rule.name);
      return used === null ? 'unknown' : judge(used.where, candidate, world, [...within, fold(rule.name)]);
    }
    case 'is': {
      const verdict = said(rule, candidate, world);
      if (verdict !== null) return verdict ? 'yes' : 'no';
      if (rule.whenMissing === undefined) return 'unknown';
      return ({ include: 'yes', exclude: 'no', fail: 'stop' } as const)[rule.whenMissing];
    }
  }
};

/** Null: nobody knows. */
const said = (condition: Condition, candidate: Candidate, world: World): boolean | null => {
  switch (condition.about) {
    case 'text':
      return textSaid(condition, candidate);
    case 'number':
      return numberSaid(condition, candidate, world);
    case 'date':
      return dates.dateSaid(condition, candidate, world);
    case 'set':
      return setSaid(condition, candidate);
    case 'flag': {
      const value = candidate[condition.field];
      return value === null || value === undefined ? null : value === condition.value;
    }
    case 'key': {
      const { key } = candidate;
      if (key === null || key === undefined) return null;
      const own = camelotOf(key);
      const fits = condition.values.some((value) => {
        const parsed = parseKey(value);
        if (parsed === null) return false;
        return condition.op === 'compatible' ? mixes(own, camelotOf(parsed)) : own === camelotOf(parsed);
      });
      return fits === (condition.op !== 'isNot');
    }
    case 'membership': {
      const { place } = condition;
      const lines = place.in === 'managed' ? candidate.managed : candidate.sources;
      if (lines === undefined) return null;
      const isIn =
        place.in === 'liked'
          ? lines.includes('liked')
          : lines.some((line) => fold(line) === fold(place.name));
      return isIn === condition.member;
    }
    case 'presence':
      return present(condition.field, candidate, world) === condition.present;
    case 'confidence': {
      const names: Partial<Record<AnyField, string>> = {
        genre: 'genres',
        style: 'styles',
        mood: 'moods',
        tag: 'tags',
        artist: 'artists',
        remixer: 'remixers',
        artistCount: 'artists',
        duration: 'durationMs',
        year: 'releaseDate',
        released: 'releaseDate',
        added: 'addedAt',
      };
      const claim = candidate.said?.[condition.field] ?? candidate.said?.[names[condition.field] ?? ''];
      return claim === undefined ? null : claim.confidence >= condition.atLeast;
    }
  }
};

const numberSaid = (
  condition: Extract<Condition, { about: 'number' }>,
  candidate: Candidate,
  world: World,
): boolean | null => {
  const value = numberOf(condition.subject, candidate, world);
  const amount = (of: Parameters<typeof amountOf>[0]): number | null =>
    amountOf(of, candidate, world.candidates, world, world.known);
  if (condition.op === 'between' || condition.op === 'notBetween') {
    const { from, to } = condition as Extract<typeof condition, { from: unknown }>;
    const low = amount(from);
    const high = amount(to);
    const out = value !== null && ((low !== null && value < low) || (high !== null && value > high));
    const inside = out ? false : value === null || low === null || high === null ? null : true;
    return inside === null ? null : inside === (condition.op === 'between');
  }
  const other = amount((condition as Extract<typeof condition, { value: unknown }>).value);
  if (value === null || other === null) return null;
  const step =
    condition.subject.field === 'bpm' ? 0.5 : condition.subject.field === 'duration' ? 500 : 1.1e-9;
  switch (condition.op) {
    case 'eq':
      return Math.abs(value - other) < step;
    case 'ne':
      return Math.abs(value - other) >= step;
    case 'gt':
      return value > other;
    case 'gte':
      return value >= other;
    case 'lt':
      return value < other;
    case 'lte':
      return value <= other;
  }
};

const setSaid = (condition: Extract<Condition, { about: 'set' }>, candidate: Candidate): boolean | null => {
  const items = {
    genre: candidate.genres,
    style: candidate.styles,
    mood: candidate.moods,
    tag: candidate.tags,
    curation: candidate.curation,
    category: candidate.categories,
    curatedStyle: candidate.curatedStyles,
    curatedWeek: candidate.curatedWeeks,
  }[condition.field];
  if (items === null || items === undefined) return null;
  const own = (value: string): string => {
    if (condition.field === 'mood') return moodWord(value) ?? value;
    if (condition.field !== 'genre' && condition.field !== 'style') return value;
    const words = genreWords(value);
    return words.length === 1 && words[0] !== undefined ? words[0] : value;
  };
  const wanted = condition.values.map((value) => fold(own(value)));
  const names = items.flatMap((item) => {
    if (typeof item === 'string') return [fold(item)];
    return item.weight >= (condition.minWeight ?? 0) ? [fold(item.name)] : [];
  });
  switch (condition.op) {
    case 'any':
      return wanted.some((value) => names.includes(value));
    case 'none':
      return !wanted.some((value) => names.includes(value));
    case 'every':
      return wanted.every((value) => names.includes(value));
    case 'only':
      return wanted.every((value) => names.includes(value)) && names.every((name) => wanted.includes(name));
  }
};

/** `8A` and: itself, 7A, 9A, 8B. */
const mixes = (a: string, b: string): boolean => {
  const [one, other] = [Number.parseInt(a, 10), Number.parseInt(b, 10)];
  if (a.at(-1) !== b.at(-1)) return one === other;
  return [0, 1, 11].includes((one - other + 12) % 12);
};

const textsOf = (field: AnyField, candidate: Candidate): readonly string[] | null => {
  if (field === 'artist') return candidate.artists ?? null;
  if (field === 'remixer') return candidate.remixers ?? null;
  const text = candidate[field as 'title' | 'album' | 'label' | 'language' | 'isrc' | 'version'];
  return text === null || text === undefined ? null : [text];
};

const textSaid = (condition: Extract<Condition, { about: 'text' }>, candidate: Candidate): boolean | null => {
  const texts = textsOf(condition.field, candidate);
  if (texts === null) return null;
  const exactly = condition.exactly === true;
  const plain = (text: string): string => (exactly ? text : fold(text));
  const bare = (text: string): string =>
    text
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .normalize('NFC');
  const negated = condition.op.startsWith('not') || condition.op === 'isNot';
  const fits = (text: string, value: string): boolean => {
    switch (condition.op) {
      case 'is':
      case 'isNot':
        return plain(text) === plain(value);
      case 'contains':
      case 'notContains':
        return plain(text).includes(plain(value));
      case 'startsWith':
      case 'notStartsWith':
        return plain(text).startsWith(plain(value));
      case 'endsWith':
      case 'notEndsWith':
        return plain(text).endsWith(plain(value));
      case 'matches':
      case 'notMatches': {
        const pattern = RE2JS.compile(value, exactly ? 0 : RE2JS.CASE_INSENSITIVE);
        return pattern.matcher(text).find() || (!exactly && pattern.matcher(bare(text)).find());
      }
      case 'similar':
        return similarity(textOf(text), textOf(value)).value >= (condition.threshold ?? 0.7);
    }
  };
  return texts.some((text) => condition.values.some((value) => fits(text, value))) !== negated;
};

const present = (field: AnyField, candidate: Candidate, world: World): boolean => {
  switch (field) {
    case 'genre':
      return (candidate.genres ?? []).length > 0;
    case 'style':
      return (candidate.styles ?? []).length > 0;
    case 'mood':
      return (candidate.moods ?? []).length > 0;
    case 'tag':
      return (candidate.tags ?? []).length > 0;
    case 'curation':
      return (candidate.curation ?? []).length > 0;
    case 'category':
      return (candidate.categories ?? []).length > 0;
    case 'curatedStyle':
      return (candidate.curatedStyles ?? []).length > 0;
    case 'curatedWeek':
      return (candidate.curatedWeeks ?? []).length > 0;
    case 'key':
      return candidate.key != null;
    case 'explicit':
    case 'local':
      return candidate[field] != null;
    case 'now':
    case 'added':
    case 'released':
    case 'lastPlayed':
    case 'firstPlayed':
    case 'lastSkipped':
      return typeof dates.fieldRange(field, candidate, world) !== 'string';
    case 'title':
    case 'artist':
    case 'album':
    case 'label':
    case 'language':
    case 'isrc':
    case 'version':
    case 'remixer':
      return (textsOf(field, candidate) ?? []).length > 0;
    default:
      return numberOf({ field }, candidate, world) !== null;
  }
};
