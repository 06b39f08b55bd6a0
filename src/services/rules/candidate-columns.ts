import type { FactColumn } from '../../db/repositories/candidates.ts';
import { type FlatSaid, keyOfCode } from '../../domain/enrichment/flat.ts';
import type { Candidate } from '../../domain/rules/candidate.ts';
import type { Column } from '../../domain/rules/columns.ts';
import { CURATED_COLUMNS } from '../../domain/rules/sets.ts';

/** A candidate that is being put together. */
export type Draft = { -readonly [K in keyof Candidate]: Candidate[K] };

/** How a column of the flattened view gets into a candidate. */
export interface FactReader {
  readonly fact: FactColumn;
  /** @param value as the database has it: JSON is text, a truth may be 0 or 1 */
  readonly read: (into: Draft, value: unknown) => void;
}

/** Texts that nobody repeats are not worth remembering. */
const MOST_KNOWN = 4_000;

/** Lists repeat from track to track: each text is parsed once per load. */
const createParse = () => {
  const known = new Map<string, ReturnType<typeof JSON.parse>>();
  return <T>(value: unknown): T | null => {
    if (typeof value !== 'string') return null;
    const before = known.get(value);
    if (before !== undefined) return before;
    const ready = JSON.parse(value);
    if (known.size < MOST_KNOWN) known.set(value, ready);
    return ready;
  };
};

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const truth = (value: unknown): boolean | null =>
  typeof value === 'boolean' ? value : value === null ? null : value === 1;

type ReaderTable = Readonly<Partial<Record<Column, FactReader>>>;

const readers = (): ReaderTable => {
  const parse = createParse();
  const as = <K extends Column & FactColumn>(name: K, of: (value: unknown) => Draft[K]): FactReader => ({
    fact: name,
    read: (into, value) => {
      into[name] = of(value);
    },
  });
  const words = (name: 'genres' | 'styles' | 'moods'): FactReader => as(name, (value) => parse(value));
  return {
    title: as('title', (value) => text(value) ?? ''),
    artists: as('artists', (value) => parse<string[]>(value) ?? []),
    album: as('album', text),
    label: as('label', text),
    language: as('language', text),
    isrc: as('isrc', text),
    remixers: as('remixers', (value) => parse(value)),
    bpm: as('bpm', number),
    energy: as('energy', number),
    danceability: as('danceability', number),
    valence: as('valence', number),
    acousticness: as('acousticness', number),
    instrumentalness: as('instrumentalness', number),
    loudness: as('loudness', number),
    durationMs: as('durationMs', number),
    releaseDate: as('releaseDate', text),
    explicit: as('explicit', truth),
    genres: words('genres'),
    styles: words('styles'),
    moods: words('moods'),
    tags: as('tags', (value) => parse(value)),
    said: as('said', (value) => saidFrom(parse<FlatSaid>(value) ?? {})),
    version: {
      fact: 'versionKind',
      read: (into, value) => {
        into.version = text(value);
      },
    },
    key: {
      fact: 'keyCode',
      read: (into, value) => {
        into.key = keyOfCode(number(value) ?? -1);
      },
    },
  };
};

export const saidFrom = (said: FlatSaid): NonNullable<Candidate['said']> =>
  Object.fromEntries(
    Object.entries(said).map(([field, [source, confidence]]) => [field, { source, confidence }]),
  );

/** Readers for those of the columns that the flattened view has. */
export const factReaders = (columns: ReadonlySet<Column>): FactReader[] => {
  const table = readers();
  return [...columns].sort().flatMap((column) => table[column] ?? []);
};

/**
 * What every candidate of a load begins as, with all the columns it will have: copies of it share one layout in memory,
 * which is what makes fifty thousand of them quick to fill and to ask.
 */
export const templateOf = (columns: ReadonlySet<Column>, readers: readonly FactReader[]): Draft => {
  const draft: Draft = { trackId: 0 as Draft['trackId'], recording: 0, uri: '', addedAt: null, sources: [] };
  for (const { read } of readers) read(draft, null);
  if (columns.has('local')) draft.local = false;
  if (columns.has('plays')) draft.plays = [];
  if (columns.has('managed')) draft.managed = [];
  if ([...columns].some((column) => CURATED_COLUMNS.has(column)))
    Object.assign(draft, { curation: [], categories: [], curatedStyles: [], curatedWeeks: [] });
  return draft;
};

const LOCAL = 'spotify:local:';
export const isLocal = (uri: string): boolean => uri.startsWith(LOCAL);
