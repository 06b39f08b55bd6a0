import type { World } from '../world/contract.ts';
import { isReleased } from '../world/released.ts';
import { wordsOf } from '../world/text.ts';
import type { Delivery, WorldAlbum, WorldArtist, WorldPlaylist, WorldTrack } from '../world/types.ts';
import { type Card, createCardBox } from './search-cards.ts';
import { type FilterName, parseSearch, type SearchQuery } from './search-query.ts';

const day = 86_400_000;
const newFor = 14 * day;

export interface SearchIndex {
  tracks(text: string): WorldTrack[];
  albums(text: string): WorldAlbum[];
  artists(text: string): WorldArtist[];
  playlists(text: string): WorldPlaylist[];
}

/** Everything that can be found; read on the first search, and whatever has been delivered since before every other. */
export function createSearchIndex(world: World): SearchIndex {
  const { catalogue } = world;
  const tracks = createCardBox<WorldTrack>();
  const albums = createCardBox<WorldAlbum>();
  const artists = createCardBox<WorldArtist>();
  const read = new Set<Delivery>();
  let isOpen = false;
  const fill = (from: Pick<Delivery, 'tracks' | 'albums' | 'artists'>): void => {
    tracks.add(from.tracks.map((track) => trackCard(world, track)));
    albums.add(from.albums.map((album) => albumCard(world, album)));
    artists.add(from.artists.map(artistCard));
  };
  const refresh = (): void => {
    if (!isOpen) {
      isOpen = true;
      fill({
        tracks: catalogue.allTracks(),
        albums: catalogue.allAlbums(),
        artists: catalogue.artists,
      });
    }
    for (const delivery of catalogue.delivered()) {
      if (read.has(delivery)) continue;
      read.add(delivery);
      fill(delivery);
    }
  };
  const isOut = ({ album }: Card<unknown>): boolean => album === undefined || isReleased(album, world.now());
  const ask = (text: string, allowed: readonly FilterName[]): SearchQuery | undefined => {
    refresh();
    const query = parseSearch(text);
    return only(query, allowed) ? query : undefined;
  };
  return {
    tracks(text) {
      const query = ask(text, ['track', 'artist', 'album', 'year', 'genre', 'isrc']);
      return query ? tracks.find(query, isOut) : [];
    },
    albums(text) {
      const query = ask(text, ['artist', 'album', 'year', 'upc', 'tag']);
      if (!query) return [];
      const { tag } = query.filters;
      return albums.find(query, (card) => isOut(card) && hasTag(card.thing, tag, world.now()));
    },
    artists(text) {
      const query = ask(text, ['artist', 'genre', 'year']);
      return query ? artists.find(query, isOut) : [];
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

const artistWords = ({ catalogue }: World, ids: readonly string[]): string[] =>
  ids.flatMap((id) => wordsOf(catalogue.artist(id)?.name ?? ''));

function trackCard(world: World, thing: WorldTrack): Card<WorldTrack> {
  const { catalogue } = world;
  const album = catalogue.album(thing.albumId);
  return {
    thing,
    album,
    popularity: thing.popularity,
    title: wordsOf(thing.name),
    artists: artistWords(world, thing.artistIds),
    albumTitle: wordsOf(album?.name ?? ''),
    genres: wordsOf(catalogue.recording(thing.recordingMbid)?.genre ?? ''),
    isrc: thing.isrc?.toUpperCase() ?? null,
  };
}

function albumCard(world: World, thing: WorldAlbum): Card<WorldAlbum> {
  const title = wordsOf(thing.name);
  return {
    thing,
    album: thing,
    popularity: thing.popularity,
    title,
    artists: artistWords(world, thing.artistIds),
    albumTitle: title,
    genres: [],
    isrc: null,
  };
}

function artistCard(thing: WorldArtist): Card<WorldArtist> {
  const title = wordsOf(thing.name);
  return {
    thing,
    album: undefined,
    popularity: thing.popularity,
    title,
    artists: title,
    albumTitle: [],
    genres: thing.genres.flatMap(wordsOf),
    isrc: null,
  };
}

const only = ({ filters }: SearchQuery, names: readonly FilterName[]): boolean =>
  Object.keys(filters).every((filter) => names.some((name) => name === filter));

function hasTag(album: WorldAlbum, tag: string | undefined, now: number): boolean {
  if (tag === undefined) return true;
  if (tag === 'hipster') return album.popularity <= 10;
  return tag === 'new' && album.precision === 'day' && Date.parse(album.releaseDate) > now - newFor;
}
