import { neighboursOf, parseKey } from '../enrichment/keys.ts';
import type { MusicalKey } from '../enrichment/values.ts';
import type { Candidate } from './candidate.ts';
import { saidOf } from './columns.ts';
import type { Compiling, Priced, Test } from './compile-context.ts';
import type { Readers } from './compile-values.ts';
import { fieldInfo } from './fields.ts';
import type { AnyField, Place, Statement, TextField } from './rule-set.ts';
import { setOf } from './sets.ts';
import { FALSE, not, TRUE, truthOf, UNKNOWN } from './truth.ts';

type Of<K extends Statement['about']> = Extract<Statement, { about: K }>;

export const compileFlag = ({ field, value }: Of<'flag'>): Priced => ({
  cost: 1,
  test:
    field === 'explicit'
      ? ({ explicit }) =>
          explicit === null || explicit === undefined ? UNKNOWN : truthOf(explicit === value)
      : ({ local }) => (local === undefined ? UNKNOWN : truthOf(local === value)),
});

const keyAt = ({ pitch, mode }: MusicalKey): number => (mode === 'major' ? pitch : pitch + 12);

export const compileKey = ({ op, values }: Of<'key'>): Priced => {
  const fitting = new Uint8Array(24);
  for (const value of values) {
    const key = parseKey(value);
    if (key === null) continue;
    for (const one of op === 'compatible' ? neighboursOf(key) : [key]) fitting[keyAt(one)] = 1;
  }
  const test: Test = ({ key }) =>
    key === null || key === undefined ? UNKNOWN : truthOf(fitting[keyAt(key)] === 1);
  return { test: op === 'isNot' ? (candidate) => not(test(candidate)) : test, cost: 2 };
};

/** What the lines of the liked tracks are called among the sources of a candidate. */
const LIKED = 'liked';

export const compileMembership = ({ place, member }: Of<'membership'>, compiling: Compiling): Priced => {
  const test = placeTest(place, compiling);
  return { test: member ? test : (candidate) => not(test(candidate)), cost: 3 };
};

const placeTest = (place: Place, { context, foldName, warn }: Compiling): Test => {
  if (place.in === 'liked') {
    return ({ sources }) => (sources === undefined ? UNKNOWN : truthOf(sources.includes(LIKED)));
  }
  const wanted = foldName(place.name);
  const names = place.in === 'source' ? context.sources : context.managed;
  if (names !== undefined && !names.some((name) => foldName(name) === wanted)) {
    warn({ kind: place.in === 'source' ? 'sourceMissing' : 'managedMissing', name: place.name });
    return () => UNKNOWN;
  }
  const isIn = (lines: readonly string[] | undefined) => {
    if (lines === undefined) return UNKNOWN;
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at];
      if (line !== undefined && foldName(line) === wanted) return TRUE;
    }
    return FALSE;
  };
  return place.in === 'source' ? ({ sources }) => isIn(sources) : ({ managed }) => isIn(managed);
};

/** Somebody knows a value; never (of play dates) is none. */
export const compilePresence = ({ field, present }: Of<'presence'>, { readers }: Compiling): Priced => {
  const has = presenceOf(field, readers);
  return { test: (candidate) => truthOf(has(candidate) === present), cost: 3 };
};

const filled = (list: readonly unknown[] | null | undefined): boolean =>
  list !== null && list !== undefined && list.length > 0;

const given = (value: unknown): boolean => value !== null && value !== undefined;

type Has = (candidate: Candidate) => boolean;

const texts: Readonly<Record<TextField, Has>> = {
  artist: ({ artists }) => filled(artists),
  remixer: ({ remixers }) => filled(remixers),
  title: ({ title }) => given(title),
  album: ({ album }) => given(album),
  label: ({ label }) => given(label),
  language: ({ language }) => given(language),
  isrc: ({ isrc }) => given(isrc),
  version: ({ version }) => given(version),
};

const presenceOf = (field: AnyField, readers: Readers): Has => {
  const info = fieldInfo(field);
  switch (info.type) {
    case 'number': {
      const read = readers.number({ field: info.field });
      return (candidate) => !Number.isNaN(read(candidate));
    }
    case 'date': {
      const { from } = readers.date(info.field, info.field === 'released');
      return (candidate) => Number.isFinite(from(candidate));
    }
    case 'flag':
      return info.field === 'explicit' ? ({ explicit }) => given(explicit) : ({ local }) => given(local);
    case 'key':
      return ({ key }) => given(key);
    case 'set':
      return (candidate) => filled(setOf(candidate, info.field));
    case 'text':
      return texts[info.field];
  }
};

export const compileConfidence = ({ field, atLeast }: Of<'confidence'>): Priced => ({
  cost: 3,
  test: (candidate) => {
    const said = saidOf(candidate, field);
    return said === undefined ? UNKNOWN : truthOf(said.confidence >= atLeast);
  },
});
