import type { EnrichmentValues, Weighted } from '../domain/enrichment/values.ts';

/** From what providers write to what can be true: a value outside its range is not known, rather than bent into it. */

type Given = number | null | undefined;

/** So much may a share lie outside 0..1 and still be a rounding error. */
const ROUNDING = 0.05;
const BPM = { least: 20, most: 400 };
const DECIBELS = { least: -60, most: 10 };
const LONGEST_MS = 24 * 3_600_000;

const within = (value: Given, least: number, most: number): number | undefined =>
  value != null && value >= least && value <= most ? value : undefined;

/** A share from 0 to 1. */
export const share = (value: Given): number | undefined => {
  const near = within(value, -ROUNDING, 1 + ROUNDING);
  return near === undefined ? undefined : Math.min(1, Math.max(0, near));
};

/** Beats per minute; 0 is how many providers write "unknown". */
export const tempo = (value: Given): number | undefined => within(value, BPM.least, BPM.most);

/** Loudness in dB. */
export const decibels = (value: Given): number | undefined => within(value, DECIBELS.least, DECIBELS.most);

/** Seconds of theirs as ms. */
export const milliseconds = (seconds: Given): number | undefined => {
  const ms = seconds == null ? undefined : within(Math.round(seconds * 1_000), 1, LONGEST_MS);
  return ms;
};

const DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as it is known: "2006-00-00" is 2006, "0000-00-00" is nothing. */
export const date = (written: string | null | undefined): string | undefined => {
  const [, year = '', month, day] = DATE.exec(written?.trim() ?? '') ?? [];
  if (year < '1860') return undefined;
  if (month === undefined || month === '00') return year;
  if (Number(month) > 12) return undefined;
  if (day === undefined || day === '00') return `${year}-${month}`;
  const whole = `${year}-${month}-${day}`;
  const parsed = new Date(`${whole}T00:00:00Z`);
  // 30 February becomes 2 March, and is no date.
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(whole) ? whole : undefined;
};

const ISRC = /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/;

/** Twelve characters, upper case, whatever hyphens and spaces they were written with. */
export const isrc = (written: string | null | undefined): string | undefined => {
  const code = written?.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') ?? '';
  return ISRC.test(code) ? code : undefined;
};

/** A name as written, without the space around it and the control characters in it. */
export const name = (written: string | null | undefined): string | undefined => {
  const clean = written?.replaceAll(/\p{Cc}+/gu, ' ').trim() ?? '';
  return clean === '' ? undefined : clean;
};

/** A word as everybody writes it: lower case, single spaces. */
export const word = (written: string | null | undefined): string | undefined =>
  name(written)?.toLowerCase().replaceAll(/\s+/gu, ' ');

/** Words that all weigh the same, each once; the view folds them into ours. */
export const evenly = (words: readonly (string | null | undefined)[], weight: number): Weighted[] =>
  [...new Set(words.map(word))].flatMap((each) => (each === undefined ? [] : [{ name: each, weight }]));

type Maybe<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What is known, without the fields that are not: an empty list of words says nothing either. */
export const known = (values: Maybe<EnrichmentValues>): Partial<EnrichmentValues> => {
  const entries = Object.entries(values).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as Partial<EnrichmentValues>;
};
