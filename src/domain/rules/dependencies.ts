import { fold } from '../library/fold.ts';
import type { Change } from './changes.ts';
import { type Column, columnsOf } from './columns.ts';
import type { Rule, RuleSet } from './rule-set.ts';
import { CURATED_COLUMNS } from './sets.ts';
import type { Moment } from './time.ts';
import { everyRule, type ResolveRules, withUsed } from './uses.ts';

/** What the result of a rule set hangs on. */
export interface Dependencies {
  readonly columns: ReadonlySet<Column>;
  /** Folded names of sources (`liked` for the liked tracks); null: every source of the member. */
  readonly sources: ReadonlySet<string> | null;
  readonly plays: boolean;
  /** What the member sorts. */
  readonly curated: boolean;
  /** It means something else tomorrow, though nothing changes. */
  readonly time: boolean;
}

/** @param moment only to read relative dates, it does not change the answer */
export const dependenciesOf = (rules: RuleSet, resolve: ResolveRules, moment: Moment): Dependencies => {
  const all = withUsed(rules, resolve);
  const { columns, plays } = columnsOf(rules, resolve, moment);
  return {
    columns,
    sources: sourcesOf(rules, all, resolve),
    plays: plays !== null || rules.from !== 'library',
    curated: rules.from === 'everything' || [...columns].some((column) => CURATED_COLUMNS.has(column)),
    // What other playlists hold changes without a note: once a day is often enough to look.
    time: columns.has('managed') || all.some((one) => speaksOfTime(one.where)) || speaksOfTime(rules.shape),
  };
};

/** True when one of the changes can change the result. @param nameOf a source's name by what the change says of it */
export const isTouched = (
  { columns, sources, plays, curated }: Dependencies,
  changes: readonly Change[],
  nameOf: (what: string) => string | null,
): boolean =>
  changes.some(({ kind, what }) => {
    const names: ReadonlySet<string> = columns;
    if (kind === 'field') return names.has(what);
    if (kind === 'plays') return plays;
    if (kind === 'curation') return curated;
    if (kind === 'recordings' || sources === null) return true;
    const name = nameOf(what);
    return name === null || sources.has(fold(name));
  });

/**
 * A rule set that takes tracks of some sources only does not care about the others, unless it looks at all of them: by
 * an average, by when a track came in first, or because tracks from elsewhere count.
 */
const sourcesOf = (
  rules: RuleSet,
  all: readonly RuleSet[],
  resolve: ResolveRules,
): ReadonlySet<string> | null => {
  const bound = boundOf(rules.where, resolve, new Set());
  if (bound === null || rules.from !== 'library' || all.some(looksAtAll)) return null;
  const named = all.flatMap((one) => everyRule(one).flatMap(namedBy));
  return new Set([...bound, ...named]);
};

const namedBy = (rule: Rule): string[] => {
  if (rule.kind !== 'is' || rule.about !== 'membership') return [];
  if (rule.place.in === 'liked') return ['liked'];
  return rule.place.in === 'source' ? [fold(rule.place.name)] : [];
};

/** Folded names of all sources that a rule set speaks of, also through others (`liked` for the liked tracks). */
export const namedSources = (rules: RuleSet, resolve: ResolveRules): ReadonlySet<string> =>
  new Set(withUsed(rules, resolve).flatMap((one) => everyRule(one).flatMap(namedBy)));

/** Sources outside of which no track can match; null: any. */
const boundOf = (rule: Rule, resolve: ResolveRules, seen: Set<string>): ReadonlySet<string> | null => {
  switch (rule.kind) {
    case 'is': {
      const named = namedBy(rule);
      const bound = rule.about === 'membership' && rule.member && rule.whenMissing !== 'include';
      return bound && named.length > 0 ? new Set(named) : null;
    }
    case 'all': {
      const bounds = rule.rules.flatMap((part) => boundOf(part, resolve, seen) ?? []);
      return bounds.reduce<ReadonlySet<string> | null>(
        (best, one) => (best === null || one.size < best.size ? one : best),
        null,
      );
    }
    case 'any': {
      const bounds = rule.rules.map((part) => boundOf(part, resolve, seen));
      return bounds.every((bound) => bound !== null) ? new Set(bounds.flatMap((bound) => [...bound])) : null;
    }
    case 'use': {
      const used = seen.has(fold(rule.name)) ? null : resolve(rule.name);
      seen.add(fold(rule.name));
      return used === null ? null : boundOf(used.where, resolve, seen);
    }
    case 'none':
    case 'not':
    case 'atLeast':
    case 'if':
      return null;
  }
};

const looksAtAll = (rules: RuleSet): boolean =>
  holds(rules, ({ kind, by, field, subject }) => {
    const added = (one: unknown): boolean =>
      typeof one === 'object' && one !== null && 'field' in one && one.field === 'added';
    return kind === 'aggregate' || added(subject) || (by === 'field' && field === 'added');
  });

/** Relative dates, windows that move, orders that last a day or a week. */
const speaksOfTime = (value: unknown): boolean =>
  holds(value, ({ kind, op, field, per, about }) => {
    if (kind === 'ago' || kind === 'today' || kind === 'last' || kind === 'calendar') return true;
    if (about === 'date' && typeof op === 'string' && RELATIVE.has(op)) return true;
    return field === 'now' || field === 'streak' || per === 'day' || per === 'week';
  });

const RELATIVE: ReadonlySet<string> = new Set(['within', 'notWithin', 'next', 'calendar']);

type Facts = Readonly<Record<string, unknown>>;
const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True when an object anywhere in the value is like that. */
const holds = (value: unknown, isSo: (facts: Facts) => boolean): boolean => {
  if (Array.isArray(value)) return value.some((one) => holds(one, isSo));
  if (!isFacts(value)) return false;
  return isSo(value) || Object.values(value).some((one) => holds(one, isSo));
};
