import type { EnrichmentValues } from '../../domain/enrichment/values.ts';
import type { Candidate } from '../../domain/rules/candidate.ts';
import { readFacts } from '../../domain/rules/given-facts.ts';
import { AppError } from '../../errors.ts';
import { escapeText } from '../../views/kit/text.ts';
import { wished } from './given-wishes.ts';

const PAIR = /([a-z]+)\s*[:=]\s*("[^"]*"|.+?)(?=[\s,]+[a-z]+\s*[:=]|$)/giu;
/** Said of a track with `/track set` as well, and read the same way. */
const WISHES = new Set([
  'bpm',
  'key',
  'genre',
  'style',
  'mood',
  'energy',
  'label',
  'language',
  'released',
  'year',
]);

interface Given {
  readonly values: Partial<EnrichmentValues>;
  readonly facts: Partial<Candidate>;
  /** In markdown; null: nothing was given. */
  readonly said: string | null;
}

/**
 * `bpm:128 genre:techno plays:3`: values of a track that nobody has.
 * @param now ms UTC
 * @throws {AppError} INVALID_INPUT with what cannot be read
 */
export const givenValues = (typed: string, now: number): Given => {
  const pairs = new Map(
    [...typed.matchAll(PAIR)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value.replace(/^"|"$/g, '').trim(),
    ]),
  );
  if (typed.trim() === '') return { values: {}, facts: {}, said: null };
  const others = new Map([...pairs].filter(([name]) => !WISHES.has(name)));
  const read = readFacts(others, now);
  if (pairs.size === 0 || !read.ok)
    throw new AppError('INVALID_INPUT', { problem: 'rule_value', value: typed });
  const values = others.size === pairs.size ? {} : wished(pairs, typed);
  return { values, facts: read.facts, said: escapeText(typed, 200) };
};
