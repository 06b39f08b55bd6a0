import type { z } from 'zod';
import { unreadableError } from '../findings.ts';
import { askInParts, inLists } from '../in-parts.ts';
import { readable } from '../wire.ts';
import type { MusicBrainzCaller } from './call.ts';
import { anyOf } from './lucene.ts';
import { Searches } from './wire.ts';

/** A page holds no more answers than this. */
export const PAGE = 100;
/** With more pages than this, half of the question is the better question. */
const MOST_PAGES = 10;

type Kind = keyof typeof Searches;
type Identified = z.ZodType<{ readonly id: string }>;

/** An entry of an answer: as it came, and what Segue reads of it. */
export interface Entry<T> {
  readonly raw: unknown;
  readonly read: T;
}

export interface FieldQuery {
  readonly field: string;
  readonly values: readonly string[];
  /** So many values are asked for in one query. */
  readonly together: number;
}

/** The search index: everything of one kind that fits a query. */
export const createSearch = (call: MusicBrainzCaller) => {
  /** Up to `most` pages; null when the question must be made smaller. */
  const pages = async <S extends Identified>(
    kind: Kind,
    schema: S,
    query: string,
    most: number,
    signal: AbortSignal | undefined,
  ): Promise<Entry<z.output<S>>[] | null> => {
    const entries = new Map<string, Entry<z.output<S>>>();
    let seen = 0;
    let repeated = false;
    for (let at = 0; at < most; at += 1) {
      const parameters = `query=${encoded(query)}&limit=${PAGE}&offset=${at * PAGE}`;
      const schemaOfPage = Searches[kind];
      const answer = await call({
        bucket: 'search',
        path: `/${kind}?${parameters}`,
        schema: schemaOfPage,
        signal,
      });
      if (answer.kind === 'too_much') return null;
      if (answer.kind === 'absent') break;
      const { count, page } = answer.body;
      if (at === 0 && page.length === 0 && count > 0) throw unreadable('counts answers and gives none');
      if (most > 1 && count > MOST_PAGES * PAGE) return null;
      for (const entry of entriesOf(schema, page)) {
        repeated ||= entries.has(entry.read.id);
        entries.set(entry.read.id, entry);
      }
      seen += page.length;
      if (page.length === 0 || seen >= count) break;
    }
    // Pages that overlap have left something out: their order changed between two calls.
    return repeated && most > 1 ? null : [...entries.values()];
  };

  return {
    /**
     * Everything that at least one of these questions finds, in no order that means anything; of a question with more
     * answers than can be read to the end, the best 100.
     */
    anyOf: async <S extends Identified>(
      kind: Kind,
      schema: S,
      questions: readonly string[],
      signal: AbortSignal | undefined,
    ): Promise<Entry<z.output<S>>[]> => {
      const entries = new Map<string, Entry<z.output<S>>>();
      for (const list of packed([...new Set(questions)])) {
        const answers = await askInParts(list, (part) => {
          const [only = ''] = part;
          return part.length === 1
            ? pages(kind, schema, only, 1, signal)
            : pages(kind, schema, part.map((one) => `(${one})`).join(OR), MOST_PAGES, signal);
        });
        for (const entry of answers.flat()) entries.set(entry.read.id, entry);
      }
      return [...entries.values()];
    },

    /** Everything with one of these values in a field, in as few calls as the answers need. */
    all: async <S extends Identified>(
      kind: Kind,
      schema: S,
      { field, values, together }: FieldQuery,
      signal: AbortSignal | undefined,
    ): Promise<Entry<z.output<S>>[]> => {
      const entries: Entry<z.output<S>>[] = [];
      for (const list of inLists([...new Set(values)], together)) {
        const answers = await askInParts(list, (part) =>
          // One value with more answers than a page is somebody's mistake: the best of them are enough.
          pages(kind, schema, anyOf(field, part), part.length === 1 ? 1 : MOST_PAGES, signal),
        );
        entries.push(...answers.flat());
      }
      return entries;
    },
  };
};

const OR = ' OR ';
/** Of a query as it stands in an address. Servers refuse addresses of 8 kB. */
const LONGEST_QUERY = 6_000;

/** As few characters as possible: spaces and colons are most of what would have to be written as three. */
const encoded = (query: string): string =>
  encodeURIComponent(query).replaceAll('%20', '+').replaceAll('%3A', ':');

/** Questions in lists that fit into an address together, in order. */
const packed = (questions: readonly string[]): string[][] => {
  const lists: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const question of questions) {
    const more = encoded(`()${OR}${question}`).length;
    const last = lists.at(-1);
    if (last === undefined || length + more > LONGEST_QUERY) {
      lists.push([question]);
      length = more;
    } else {
      last.push(question);
      length += more;
    }
  }
  return lists;
};

export type MusicBrainzSearch = ReturnType<typeof createSearch>;

/** The entries that can be read. A page of nothing but riddles is no empty page. */
const entriesOf = <S extends Identified>(schema: S, raws: readonly unknown[]): Entry<z.output<S>>[] => {
  const entries = raws.flatMap((raw) => readable(schema, [raw]).map((read) => ({ raw, read })));
  if (raws.length > 0 && entries.length === 0) throw unreadable('has not one entry of a known shape');
  return entries;
};

const unreadable = (what: string) => unreadableError('musicbrainz', `the answer to a search ${what}`);
