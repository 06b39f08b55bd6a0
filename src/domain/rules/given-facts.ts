import { parseKey } from '../enrichment/keys.ts';
import type { Candidate, CandidatePlay } from './candidate.ts';
import { type FieldInfo, fieldNamed } from './fields.ts';
import type { AnyField } from './rule-set.ts';
import { parseRules } from './text/parse.ts';

/** Values that are given to try rules with, beyond what enrichment says: or the name of what cannot be read. */
export type GivenFacts =
  | { readonly ok: true; readonly facts: Partial<Candidate> }
  | { readonly ok: false; readonly name: string };

type Value = number | boolean | string | readonly string[];

const DAY_MS = 86_400_000;
const UNIT_MS = {
  minute: 60_000,
  hour: 3_600_000,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
  year: 365 * DAY_MS,
};
const MOST_PLAYS = 10_000;

/**
 * @param typed names with values as rules write them (`plays` → `3`, `length` → `4:30`, `added` → `60 days ago`)
 * @param now ms UTC
 */
export const readFacts = (typed: ReadonlyMap<string, string>, now: number): GivenFacts => {
  const values = new Map<AnyField, Value>();
  const sources = typed
    .get('in')
    ?.split(',')
    .map((name) => name.trim());
  for (const [name, text] of typed) {
    if (name === 'in') continue;
    const info = fieldNamed(name);
    const value = info === undefined ? null : readValue(info, text, now);
    if (info === undefined || value === null) return { ok: false, name };
    values.set(info.field, value);
  }
  return {
    ok: true,
    facts: { ...plainFacts(values), ...playFacts(values, now), ...(sources && { sources }) },
  };
};

/** One value of a field, read as the language reads it; null: it cannot be. */
const readValue = (info: FieldInfo, text: string, now: number): Value | null => {
  if (info.type === 'flag') return FLAGS[text.trim().toLowerCase()] ?? null;
  if (info.type === 'text' || info.type === 'set') {
    const words = text.split(',').flatMap((word) => word.trim() || []);
    return words.length === 0 ? null : words;
  }
  if (info.field === 'now') return null;
  const read = parseRules(`${info.word} ${info.type === 'number' ? '= ' : ''}${text}`);
  if (!read.ok || read.ruleSet.where.kind !== 'is') return null;
  const { where } = read.ruleSet;
  if (where.about === 'number')
    return where.op === 'eq' && where.value.kind === 'number' ? where.value.value : null;
  if (where.about === 'key') return where.values[0] ?? null;
  if (where.about !== 'date' || where.op !== 'on') return null;
  if (where.value.kind === 'ago') return now - where.value.span.count * UNIT_MS[where.value.span.unit];
  if (where.value.kind === 'today') return now;
  return where.value.kind === 'date' ? where.value.date : null;
};

const FLAGS: Readonly<Record<string, boolean>> = {
  yes: true,
  true: true,
  on: true,
  no: false,
  false: false,
  off: false,
};

const text = (value: Value | undefined): string | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value.join(', ') : String(value);
const words = (value: Value | undefined): readonly string[] | undefined =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
const amount = (value: Value | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;
const flag = (value: Value | undefined): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;
/** The middle of a day, so that no time zone moves it to another one. */
const moment = (value: Value | undefined): number | undefined => {
  if (typeof value !== 'string') return amount(value);
  const [year = 0, month = 1, day = 1] = value.split('-').map(Number);
  return Date.UTC(year, month - 1, day, 12);
};

const plainFacts = (values: ReadonlyMap<AnyField, Value>): Partial<Candidate> => {
  const released = values.get('released');
  const year = amount(values.get('year'));
  const many = amount(values.get('artistCount'));
  const artists =
    words(values.get('artist')) ??
    (many && Array.from({ length: Math.min(many, 50) }, (_, at) => `${at + 1}`));
  const weighted = (field: 'genre' | 'style' | 'mood') =>
    words(values.get(field))?.map((name) => ({ name, weight: 1 }));
  return known({
    title: text(values.get('title')),
    artists: artists === 0 ? [] : artists,
    album: text(values.get('album')),
    label: text(values.get('label')),
    language: text(values.get('language')),
    isrc: text(values.get('isrc')),
    version: text(values.get('version')),
    remixers: words(values.get('remixer')),
    key: parseKey(text(values.get('key')) ?? '') ?? undefined,
    bpm: amount(values.get('bpm')),
    energy: amount(values.get('energy')),
    danceability: amount(values.get('danceability')),
    valence: amount(values.get('valence')),
    acousticness: amount(values.get('acousticness')),
    instrumentalness: amount(values.get('instrumentalness')),
    loudness: amount(values.get('loudness')),
    durationMs: amount(values.get('duration')),
    releaseDate: typeof released === 'string' ? released : year === undefined ? undefined : String(year),
    explicit: flag(values.get('explicit')),
    local: flag(values.get('local')),
    genres: weighted('genre'),
    styles: weighted('style'),
    moods: weighted('mood'),
    tags: words(values.get('tag')),
    curation: words(values.get('curation')),
    categories: words(values.get('category')),
    curatedStyles: words(values.get('curatedStyle')),
    curatedWeeks: words(values.get('curatedWeek')),
    addedAt: moment(values.get('added')),
  });
};

const known = (facts: { [K in keyof Candidate]?: Candidate[K] | undefined }): Partial<Candidate> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

/** Plays from which every number about listening comes out as it was given. */
const playFacts = (values: ReadonlyMap<AnyField, Value>, now: number): Partial<Candidate> => {
  const of = (field: AnyField): number | undefined => amount(values.get(field));
  const [last, first, skip] = [
    moment(values.get('lastPlayed')),
    moment(values.get('firstPlayed')),
    moment(values.get('lastSkipped')),
  ];
  const asked = (['plays', 'skips', 'skipRate', 'completion', 'playtime', 'streak'] as const).some((field) =>
    values.has(field),
  );
  if (!asked && last === undefined && first === undefined && skip === undefined) return {};
  const dated = [last, first, skip].filter((at) => at !== undefined).length;
  const fewest = Math.max(
    dated,
    of('skips') ?? 0,
    of('streak') ?? 0,
    of('skipRate') === undefined ? 0 : 100,
    values.has('playtime') || values.has('completion') ? 1 : 0,
  );
  const count = Math.min(MOST_PLAYS, Math.floor(of('plays') ?? fewest));
  const skips = of('skips') ?? Math.round((of('skipRate') ?? 0) * count);
  const heard = of('completion');
  const total = of('playtime');
  const ms =
    total === undefined
      ? heard === undefined
        ? null
        : heard * (of('duration') ?? 200_000)
      : total / Math.max(1, count);
  const streak = of('streak');
  const newest = last ?? now - 1;
  const plays = Array.from({ length: count }, (_, back): CandidatePlay => {
    const at = streak !== undefined && back < streak ? newest - back * DAY_MS : newest - back;
    return { at: back === count - 1 && first !== undefined ? first : at, ms, skipped: back < skips };
  });
  const skipped =
    skip === undefined
      ? plays
      : plays.map((play, back) =>
          back === Math.min(1, count - 1) ? { ...play, at: skip, skipped: true } : play,
        );
  return {
    plays: skipped.toSorted((a, b) => a.at - b.at),
    ...(heard !== undefined && of('duration') === undefined && { durationMs: 200_000 }),
  };
};
