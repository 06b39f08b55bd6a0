import { readWish } from '../../domain/enrichment/manual.ts';
import type { EnrichmentValues } from '../../domain/enrichment/values.ts';
import { AppError } from '../../errors.ts';

/** What people also say of tracks of their own. @throws {AppError} INVALID_INPUT with what cannot be read */
export const wished = (pairs: ReadonlyMap<string, string>, typed: string): Partial<EnrichmentValues> => {
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
  return Object.fromEntries(Object.entries(read.patch).filter(([, value]) => value !== null));
};
