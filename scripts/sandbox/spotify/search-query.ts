import { wordsOf } from '../world/text.ts';

/** A search as written: words, and what stands behind `track:`, `artist:` and the other filters. */
export interface SearchQuery {
  words: string[];
  filters: Partial<Record<FilterName, string>>;
}

const filterNames = ['track', 'artist', 'album', 'year', 'genre', 'isrc', 'upc', 'tag'] as const;
export type FilterName = (typeof filterNames)[number];

const filterAt = new RegExp(`(?:^|\\s)(${filterNames.join('|')}):`, 'gi');

/** A filter reaches to the next one or, in quotes, to the closing quote. */
export function parseSearch(text: string): SearchQuery {
  const filters: SearchQuery['filters'] = {};
  const marks = [...text.matchAll(filterAt)];
  let free = text.slice(0, marks[0]?.index ?? text.length);
  for (const [at, mark] of marks.entries()) {
    const value = text.slice(mark.index + mark[0].length, marks[at + 1]?.index ?? text.length).trim();
    const quoted = /^"([^"]*)"(.*)$/.exec(value);
    const name = filterNames.find((filter) => filter === mark[1]?.toLowerCase());
    if (name) filters[name] = quoted?.[1] ?? value;
    free += ` ${quoted?.[2] ?? ''}`;
  }
  return { words: wordsOf(free), filters };
}
