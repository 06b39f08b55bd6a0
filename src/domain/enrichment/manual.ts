import { fold } from '../library/fold.ts';
import { isReleaseDate } from './dates.ts';
import { genreWord, genreWords, isBroad, moodWord } from './genres.ts';
import { parseKey } from './keys.ts';
import type { Enrichment, EnrichmentField, EnrichmentValues } from './values.ts';

/** What a member says about a track; nobody else sees it. */
export type ManualValues = Partial<EnrichmentValues>;

/** New words for some fields; null takes the member's word back. */
export type ManualPatch = { readonly [F in EnrichmentField]?: EnrichmentValues[F] | null };

/** A patch with what stood there before it, for undo. */
export interface ManualChange {
  readonly before: ManualPatch;
  readonly after: ManualPatch;
}

/** Fields as a member types them; null: not given. */
export interface SetWish {
  readonly bpm: string | null;
  readonly key: string | null;
  readonly genre: string | null;
  readonly mood: string | null;
  /** Percent. */
  readonly energy: number | null;
  readonly label: string | null;
  readonly language: string | null;
  readonly released: string | null;
  /** A field whose own word is taken back. */
  readonly clear: string | null;
}

export type SetProblem =
  | 'bpm'
  | 'musical_key'
  | 'genre'
  | 'mood'
  | 'percent'
  | 'language'
  | 'release_date'
  | 'nothing_to_set';

export type SetReading =
  | { readonly kind: 'patch'; readonly patch: ManualPatch }
  | { readonly kind: 'problem'; readonly problem: SetProblem; readonly value?: string };

/** Fields that a member can set, as the command names them, and what each changes. */
export const settable = {
  bpm: ['bpm'],
  key: ['key'],
  genre: ['genres', 'styles'],
  mood: ['moods'],
  energy: ['energy'],
  label: ['label'],
  language: ['language'],
  released: ['releaseDate'],
} as const satisfies Record<string, readonly EnrichmentField[]>;

export type Settable = keyof typeof settable;
export const settables: readonly Settable[] = [
  'bpm',
  'key',
  'genre',
  'mood',
  'energy',
  'label',
  'language',
  'released',
];

const MAX_LABEL = 100;

type Read<W> = (wish: W) => ManualPatch | null;

/** Reads what was typed; the first thing that cannot be meant is the problem. */
export const readWish = (wish: SetWish): SetReading => {
  const readers: readonly [value: string | null, problem: SetProblem, read: Read<string>][] = [
    [wish.bpm, 'bpm', readBpm],
    [wish.key, 'musical_key', readKey],
    [wish.genre, 'genre', readGenres],
    [wish.mood, 'mood', readMoods],
    [wish.energy === null ? null : String(wish.energy), 'percent', readEnergy],
    [wish.label, 'nothing_to_set', readLabel],
    [wish.language, 'language', readLanguage],
    [wish.released, 'release_date', readReleased],
  ];
  let patch: ManualPatch = clearing(wish.clear);
  for (const [value, problem, read] of readers) {
    if (value === null) continue;
    const part = read(value);
    if (part === null) return { kind: 'problem', problem, value };
    patch = { ...patch, ...part };
  }
  return Object.keys(patch).length === 0
    ? { kind: 'problem', problem: 'nothing_to_set' }
    : { kind: 'patch', patch };
};

const clearing = (name: string | null): ManualPatch => {
  const field = settables.find((one) => one === name);
  return field === undefined ? {} : Object.fromEntries(settable[field].map((one) => [one, null]));
};

const readBpm: Read<string> = (typed) => {
  const written = typed
    .trim()
    .replace(/\s*bpm$/i, '')
    .replace(',', '.');
  const bpm = /^\d{2,3}(\.\d{1,2})?$/.test(written) ? Number(written) : Number.NaN;
  return bpm >= 20 && bpm <= 400 ? { bpm } : null;
};

const readKey: Read<string> = (typed) => {
  const key = parseKey(typed);
  return key === null ? null : { key };
};

/** Several may be given, with commas. All of them replace what others say, in both fields. */
const readGenres: Read<string> = (typed) => {
  const words = typed
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(genreWords);
  if (words.length === 0 || words.some((found) => found.length === 0)) return null;
  const all = [...new Set(words.flat())];
  const broader = all.flatMap((word) => genreWord(word)?.broader ?? []).filter(isBroad);
  const genres = [...new Set([...all.filter(isBroad), ...broader])];
  return { genres: evenly(genres), styles: evenly(all.filter((word) => !isBroad(word))) };
};

const readMoods: Read<string> = (typed) => {
  const moods = typed
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(moodWord);
  const known = moods.filter((mood) => mood !== null);
  return known.length === 0 || known.length < moods.length ? null : { moods: evenly([...new Set(known)]) };
};

const evenly = (names: readonly string[]) => names.map((name) => ({ name, weight: 1 }));

const readEnergy: Read<string> = (typed) => {
  const percent = Number(typed);
  return percent >= 0 && percent <= 100 ? { energy: percent / 100 } : null;
};

const readLabel: Read<string> = (typed) => {
  const label = typed
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_LABEL);
  return label === '' ? null : { label };
};

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A code of two letters, "none" for a track without words, or the English name of a language. */
const readLanguage: Read<string> = (typed) => {
  const written = typed.trim().toLowerCase();
  if (written === 'none' || written === 'zxx' || written === 'instrumental') return { language: 'zxx' };
  if (/^[a-z]{2}$/.test(written))
    return languageNames.of(written) === undefined ? null : { language: written };
  const code = codes().find((one) => languageNames.of(one)?.toLowerCase() === written);
  return code === undefined ? null : { language: code };
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const codes = (): string[] =>
  [...LETTERS]
    .flatMap((a) => [...LETTERS].map((b) => a + b))
    .filter((code) => languageNames.of(code) !== undefined);

const readReleased: Read<string> = (typed) => {
  const releaseDate = typed.trim();
  return isReleaseDate(releaseDate) ? { releaseDate } : null;
};

const MAX_TAG = 50;
export const MAX_TAGS = 30;

/** A tag as it is kept: one line, single spaces; null when nothing is left or it is too long. */
export const readTag = (typed: string): string | null => {
  const tag = typed
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .replace(/^#+\s*/, '');
  return tag === '' || tag.length > MAX_TAG ? null : tag;
};

/** The tags with one more; a tag that differs in case or accents only is the same one, in its new spelling. */
export const withTag = (tags: readonly string[], tag: string): string[] => [...withoutTag(tags, tag), tag];

export const withoutTag = (tags: readonly string[], tag: string): string[] =>
  tags.filter((one) => fold(one) !== fold(tag));

/** What a patch makes of the member's words. */
export const patched = (values: ManualValues, patch: ManualPatch): ManualValues =>
  Object.fromEntries(Object.entries({ ...values, ...patch }).filter(([, value]) => value !== null));

/** The patch as a change that can be taken back. */
export const changeOf = (values: ManualValues, patch: ManualPatch): ManualChange => {
  const known: Readonly<Record<string, unknown>> = values;
  const before = Object.fromEntries(Object.keys(patch).map((field) => [field, known[field] ?? null]));
  return { before, after: patch };
};

/** True while nothing else was said about these fields since: only then can the change be taken back. */
export const isLatest = (values: ManualValues, { after }: ManualChange): boolean => {
  const known: Readonly<Record<string, unknown>> = values;
  return Object.entries(after).every(
    ([field, value]) => JSON.stringify(known[field] ?? null) === JSON.stringify(value),
  );
};

/** The member's words as one voice among the others; null without any. */
export const manualEnrichment = (values: ManualValues, setAt: number): Enrichment | null =>
  Object.keys(values).length === 0
    ? null
    : { source: 'manual', version: 1, values, confidence: 1, fetchedAt: setAt };
