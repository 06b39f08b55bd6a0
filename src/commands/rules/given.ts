import { readWish } from '../../domain/enrichment/manual.ts';
import type { EnrichmentValues } from '../../domain/enrichment/values.ts';
import type { Need, Topic } from '../../domain/rules/building/operators.ts';
import { AppError } from '../../errors.ts';
import { escapeText } from '../../views/kit/text.ts';
import { splitValues } from '../../views/rules/typed-values.ts';

/** Words have no commas in them; names of artists and playlists may. */
const WORDS: readonly Topic[] = ['genre', 'style', 'mood', 'tag', 'key', 'language'];

/** `124 .. 132`, `3 in 2 weeks`, or one value. */
export const givenOf = (topic: Topic, need: Need, value: string): string[] => {
  if (need === 'values') return WORDS.includes(topic) ? splitValues(value) : [value.trim()].filter(Boolean);
  const two = { range: /\.\.|–| to | and | - /, dates: / to | and |\.\./, numberIn: / in (?:the last )?|, / };
  if (need === 'range' || need === 'dates' || need === 'numberIn') {
    const [first = '', second = ''] = value.split(two[need]);
    return [first, second];
  }
  return need === 'nothing' ? [] : [value];
};

const PAIR = /([a-z]+)\s*[:=]\s*("[^"]*"|.+?)(?=[\s,]+[a-z]+\s*[:=]|$)/giu;

/**
 * `bpm:128 genre:techno`: values of a track that nobody has.
 * @throws {AppError} INVALID_INPUT with what cannot be read
 */
export const givenValues = (typed: string): { values: Partial<EnrichmentValues>; said: string | null } => {
  const pairs = new Map(
    [...typed.matchAll(PAIR)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value.replace(/^"|"$/g, '').trim(),
    ]),
  );
  if (typed.trim() === '') return { values: {}, said: null };
  const text = (name: string): string | null => pairs.get(name) ?? null;
  const energy = text('energy');
  const read = readWish({
    bpm: text('bpm'),
    key: text('key'),
    genre: text('genre') ?? text('style'),
    mood: text('mood'),
    energy: energy === null ? null : Number.parseFloat(energy),
    label: text('label'),
    language: text('language'),
    released: text('released') ?? text('year'),
    clear: null,
  });
  if (read.kind === 'problem') {
    throw new AppError('INVALID_INPUT', { problem: read.problem, value: read.value ?? typed });
  }
  const known = Object.entries(read.patch).filter(([, value]) => value !== null);
  return { values: Object.fromEntries(known), said: escapeText(typed, 200) };
};
