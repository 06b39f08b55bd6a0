import { byText } from '../world/random.ts';
import { wordsOf } from '../world/text.ts';
import type { WorldAlbum } from '../world/types.ts';
import type { SearchQuery } from './search-query.ts';

/** Something that can be found, as words. */
export interface Card<T> {
  thing: T;
  album: WorldAlbum | undefined;
  popularity: number;
  title: readonly string[];
  artists: readonly string[];
  albumTitle: readonly string[];
  genres: readonly string[];
  isrc: string | null;
}

/** Cards by their codes and by how their words begin, so that a search looks at few of them. */
export interface CardBox<T> {
  add(cards: readonly Card<T>[]): void;
  /** Every card that fits, the best first. */
  find(query: SearchQuery, isShown: (card: Card<T>) => boolean): T[];
}

const stem = 2;

export function createCardBox<T extends { id: string }>(): CardBox<T> {
  const all: Card<T>[] = [];
  const byIsrc = new Map<string, Card<T>[]>();
  const byStem = new Map<string, Card<T>[]>();
  const put = (map: Map<string, Card<T>[]>, key: string, card: Card<T>): void => {
    const known = map.get(key);
    if (known) known.push(card);
    else map.set(key, [card]);
  };
  return {
    add(cards) {
      for (const card of cards) {
        all.push(card);
        if (card.isrc !== null) put(byIsrc, card.isrc, card);
        const words = [...card.title, ...card.artists, ...card.albumTitle];
        for (const key of new Set(words.map((word) => word.slice(0, stem)))) put(byStem, key, card);
      }
    },
    find(query, isShown) {
      const { filters } = query;
      const isrc = filters.isrc?.toUpperCase();
      if (isrc !== undefined) return rank(byIsrc.get(isrc) ?? [], query, isShown);
      const words = [filters.track, filters.artist, filters.album]
        .flatMap((text) => (text === undefined ? [] : wordsOf(text)))
        .concat(query.words)
        .filter((word) => word.length >= stem);
      const piles = words.map((word) => byStem.get(word.slice(0, stem)) ?? []);
      const fewest = piles.toSorted((a, b) => a.length - b.length)[0] ?? all;
      return rank(fewest, query, isShown);
    },
  };
}

const includesAll = (own: readonly string[], words: readonly string[]): boolean =>
  words.every((word) => own.some((each) => each.startsWith(word)));

function rank<T extends { id: string }>(
  cards: readonly Card<T>[],
  { words, filters }: SearchQuery,
  isShown: (card: Card<T>) => boolean,
): T[] {
  const wanted = {
    title: filters.track === undefined ? [] : wordsOf(filters.track),
    artists: filters.artist === undefined ? [] : wordsOf(filters.artist),
    albumTitle: filters.album === undefined ? [] : wordsOf(filters.album),
    genres: filters.genre === undefined ? [] : wordsOf(filters.genre),
  };
  const asked = [...words, ...wanted.title].join(' ');
  return cards
    .filter(
      (card) =>
        (filters.upc === undefined || card.album?.upc === filters.upc) &&
        inYears(card.album, filters.year) &&
        includesAll(card.title, wanted.title) &&
        includesAll(card.artists, wanted.artists) &&
        includesAll(card.albumTitle, wanted.albumTitle) &&
        includesAll(card.genres, wanted.genres) &&
        (words.length === 0 || includesAll([...card.title, ...card.artists, ...card.albumTitle], words)) &&
        isShown(card),
    )
    .map((card) => ({ card, exact: card.title.join(' ') === asked ? 1 : 0 }))
    .sort(
      (a, b) =>
        b.exact - a.exact ||
        b.card.popularity - a.card.popularity ||
        byText(a.card.thing.id, b.card.thing.id),
    )
    .map(({ card }) => card.thing);
}

/** `1999` or `1995-1999`. */
function inYears(album: WorldAlbum | undefined, years: string | undefined): boolean {
  if (years === undefined) return true;
  const [from = '', to = from] = years.split('-');
  const year = album?.releaseDate.slice(0, 4) ?? '';
  return year >= from && year <= to;
}
