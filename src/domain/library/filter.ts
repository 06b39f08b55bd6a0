import { Temporal } from 'temporal-polyfill';
import type { ArtistId, SourceId } from '../ids.ts';

/** Which part of a library is asked for. Null and empty mean: all of it. */
export interface LibraryFilter {
  /** As typed; its folded words must all be found. */
  readonly text: string | null;
  readonly artist: ArtistWish | null;
  readonly sourceId: SourceId | null;
  /** Added at or after, and before, ms UTC. */
  readonly after: number | null;
  readonly before: number | null;
}

/** One artist of the catalogue, or all whose name contains what was typed. */
export type ArtistWish = { readonly id: ArtistId } | { readonly name: string };

export const everything: LibraryFilter = {
  text: null,
  artist: null,
  sourceId: null,
  after: null,
  before: null,
};

export const isFiltered = (filter: LibraryFilter): boolean =>
  Object.values(filter).some((part) => part !== null);

/** The filter as text, always the same for the same question. */
export const filterKey = ({ text, artist, sourceId, after, before }: LibraryFilter): string =>
  JSON.stringify({ text, artist, sourceId, after, before });

/** Named stretches of time, for people who do not want to type dates. */
export const ranges = ['week', 'month', 'quarter', 'this_year', 'last_year'] as const;
export type RangeName = (typeof ranges)[number];

export interface AddedWish {
  readonly range: RangeName | null;
  /** A day, month or year as people write it: `2026-11-20`, `2026-11`, `2026`. */
  readonly after: string | null;
  readonly before: string | null;
}

export type AddedRange =
  | { readonly kind: 'range'; readonly after: number | null; readonly before: number | null }
  /** What cannot be understood, or dates in the wrong order. */
  | { readonly kind: 'invalid'; readonly value: string };

/**
 * The stretch of time that is meant, in the member's own days. Dates narrow a named range.
 * @param timeZone IANA name
 */
export const addedRange = (wish: AddedWish, timeZone: string, now: number): AddedRange => {
  const named = wish.range === null ? { after: null, before: null } : namedRange(wish.range, timeZone, now);
  const typedAfter = wish.after === null ? null : startOf(wish.after, timeZone);
  const typedBefore = wish.before === null ? null : startOf(wish.before, timeZone);
  if (wish.after !== null && typedAfter === null) return { kind: 'invalid', value: wish.after };
  if (wish.before !== null && typedBefore === null) return { kind: 'invalid', value: wish.before };
  const after = latest(named.after, typedAfter);
  const before = earliest(named.before, typedBefore);
  if (after !== null && before !== null && after >= before) {
    return { kind: 'invalid', value: [wish.after, wish.before].filter((part) => part !== null).join(' – ') };
  }
  return { kind: 'range', after, before };
};

const latest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);
const earliest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);

const DATE = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/;

/** The first moment of the day, month or year; null when there is no such date. */
const startOf = (typed: string, timeZone: string): number | null => {
  const [, year, month = '1', day = '1'] = DATE.exec(typed.trim()) ?? [];
  if (year === undefined) return null;
  try {
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toZonedDateTime(timeZone).epochMilliseconds;
  } catch (error) {
    // RangeError is how Temporal says that a month has no such day.
    if (error instanceof RangeError) return null;
    throw error;
  }
};

const namedRange = (
  range: RangeName,
  timeZone: string,
  now: number,
): { after: number; before: number | null } => {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).startOfDay();
  const year = today.with({ month: 1, day: 1 }).startOfDay();
  switch (range) {
    case 'week':
      return { after: today.subtract({ days: 6 }).epochMilliseconds, before: null };
    case 'month':
      return { after: today.subtract({ days: 29 }).epochMilliseconds, before: null };
    case 'quarter':
      return { after: today.subtract({ months: 3 }).epochMilliseconds, before: null };
    case 'this_year':
      return { after: year.epochMilliseconds, before: null };
    case 'last_year':
      return {
        after: year.subtract({ years: 1 }).startOfDay().epochMilliseconds,
        before: year.epochMilliseconds,
      };
  }
};

const ARTIST_ID = /^artist:([1-9]\d{0,14})$/;

/** What an artist option holds: a picked suggestion, or a name. */
export const artistWish = (value: string): ArtistWish => {
  const [, id] = ARTIST_ID.exec(value) ?? [];
  return id === undefined ? { name: value } : { id: Number(id) as ArtistId };
};
export const artistValue = (id: ArtistId): string => `artist:${id}`;

const SOURCE_ID = /^source:([1-9]\d{0,14})$/;

/** The id in a picked suggestion of a source option; null for something typed. */
export const sourceIdOf = (value: string): SourceId | null => {
  const [, id] = SOURCE_ID.exec(value) ?? [];
  return id === undefined ? null : (Number(id) as SourceId);
};
export const sourceValue = (id: SourceId): string => `source:${id}`;
