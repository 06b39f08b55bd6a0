import type { World } from '../world/contract.ts';
import { byText } from '../world/random.ts';
import { isReleased } from '../world/released.ts';
import { wordsOf } from '../world/text.ts';
import type { WorldAlbum, WorldArtist, WorldPlaylist, WorldTrack } from '../world/types.ts';
import { type FilterName, parseSearch, type SearchQuery } from './search-query.ts';

const day = 86_400_000;
const newFor = 14 * day;

export interface SearchIndex {
  tracks(text: string): WorldTrack[];
  albums(text: string): WorldAlbum[];
  artists(text: string): WorldArtist[];
  playlists(text: string): WorldPlaylist[];
}

interface Card<T> {
  thing: T;
  album: WorldAlbum | undefined;
  popularity: number;
  title: string[];
  artists: string[];
  albumTitle: string[];
  genres: string[];
  isrc: string | null;
}

/** Everything that can be found, as words; made on the first search. */
export function createSearchIndex(world: World): SearchIndex {
  const { catalogue } = world;
  const artistWords = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => wordsOf(catalogue.artist(id)?.name ?? ''));
  const once = <T>(make: () => T): (() => T) => {
    let made: T | undefined;
    return () => {
      made ??= make();
      return made;
    };
  };
  const trackCards = once(() =>
    catalogue.allTracks().map((thing): Card<WorldTrack> => {
      const album = catalogue.album(thing.albumId);
      const genre = catalogue.recording(thing.recordingMbid)?.genre ?? '';
      return {
        thing,
        album,
        popularity: thing.popularity,
        title: wordsOf(thing.name),
        artists: artistWords(thing.artistIds),
        albumTitle: wordsOf(album?.name ?? ''),
        genres: wordsOf(genre),
        isrc: thing.isrc?.toUpperCase() ?? null,
      };
    }),
  );
  const albumCards = once(() =>
    catalogue.allAlbums().map((thing): Card<WorldAlbum> => {
      const title = wordsOf(thing.name);
      const artists = artistWords(thing.artistIds);
      return {
        thing,
        album: thing,
        popularity: thing.popularity,
        title,
        artists,
        albumTitle: title,
        genres: [],
        isrc: null,
      };
    }),
  );
  const artistCards = once(() =>
    catalogue.artists.map((thing): Card<WorldArtist> => {
      const title = wordsOf(thing.name);
      const genres = thing.genres.flatMap(wordsOf);
      return {
        thing,
        album: undefined,
        popularity: thing.popularity,
        title,
        artists: title,
        albumTitle: [],
        genres,
        isrc: null,
      };
    }),
  );
  const out = (card: Card<unknown>): boolean =>
    card.album === undefined || isReleased(card.album, world.now());
  return {
    tracks(text) {
      const query = parseSearch(text);
      if (only(query, ['track', 'artist', 'album', 'year', 'genre', 'isrc']))
        return rank(trackCards(), query, out);
      return [];
    },
    albums(text) {
      const query = parseSearch(text);
      if (!only(query, ['artist', 'album', 'year', 'upc', 'tag'])) return [];
      const tagged = albumCards().filter(({ thing }) => hasTag(thing, query.filters.tag, world.now()));
      return rank(tagged, query, out);
    },
    artists(text) {
      const query = parseSearch(text);
      return only(query, ['artist', 'genre', 'year']) ? rank(artistCards(), query, out) : [];
    },
    playlists(text) {
      const words = wordsOf(text);
      const owned = world.accounts().flatMap((account) => world.playlistsOf(account.id));
      const found = owned.filter((playlist): playlist is WorldPlaylist => {
        const name = wordsOf(playlist?.name ?? '');
        return playlist !== null && words.every((word) => name.some((own) => own.startsWith(word)));
      });
      return [...new Map(found.map((playlist) => [playlist.id, playlist])).values()];
    },
  };
}

const only = ({ filters }: SearchQuery, names: readonly FilterName[]): boolean =>
  Object.keys(filters).every((filter) => names.some((name) => name === filter));

const includesAll = (own: readonly string[], words: readonly string[]): boolean =>
  words.every((word) => own.some((each) => each.startsWith(word)));

function rank<T extends { id: string }>(
  cards: readonly Card<T>[],
  { words, filters }: SearchQuery,
  out: (card: Card<T>) => boolean,
): T[] {
  const wanted = {
    title: filters.track === undefined ? [] : wordsOf(filters.track),
    artists: filters.artist === undefined ? [] : wordsOf(filters.artist),
    albumTitle: filters.album === undefined ? [] : wordsOf(filters.album),
    genres: filters.genre === undefined ? [] : wordsOf(filters.genre),
  };
  const isrc = filters.isrc?.toUpperCase();
  const asked = [...words, ...wanted.title].join(' ');
  return cards
    .filter(
      (card) =>
        (isrc === undefined || card.isrc === isrc) &&
        (filters.upc === undefined || card.album?.upc === filters.upc) &&
        inYears(card.album, filters.year) &&
        includesAll(card.title, wanted.title) &&
        includesAll(card.artists, wanted.artists) &&
        includesAll(card.albumTitle, wanted.albumTitle) &&
        includesAll(card.genres, wanted.genres) &&
        (words.length === 0 || includesAll([...card.title, ...card.artists, ...card.albumTitle], words)) &&
        out(card),
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

function hasTag(album: WorldAlbum, tag: string | undefined, now: number): boolean {
  if (tag === undefined) return true;
  if (tag === 'hipster') return album.popularity <= 10;
  return tag === 'new' && album.precision === 'day' && Date.parse(album.releaseDate) > now - newFor;
}
