import { z } from 'zod';
import type { NewTrack } from '../../domain/library.ts';
import { name } from '../facts.ts';
import type { Http } from '../http-port.ts';
import { lenient, list, readable, text } from '../wire.ts';
import { createSpotifyCaller, segment } from './call.ts';
import type { SpotifyAccess } from './port.ts';
import { readTrack } from './translate.ts';
import { quotable } from './words.ts';

export interface FoundAlbum {
  readonly spotifyId: string;
  readonly title: string;
  readonly artists: readonly string[];
}

/** Albums by words, and what is on them. @throws as every call of the Web API does */
export interface SpotifyAlbums {
  /** At most ten, best first by Spotify's own idea. */
  find(
    access: SpotifyAccess,
    title: string,
    artist: string,
    signal?: AbortSignal,
  ): Promise<readonly FoundAlbum[]>;
  /** In their order; what is gone or is no track is left out. */
  tracks(access: SpotifyAccess, albumId: string, signal?: AbortSignal): Promise<readonly NewTrack[]>;
}

const LIMIT = 10;
const PER_PAGE = 50;
/** Longer albums are cut: nobody means a whole archive. */
const MOST_TRACKS = 200;

const Search = z.object({ albums: z.object({ items: z.array(z.unknown()) }) });
const Named = z.object({ name: z.string().min(1).max(300) });
const Found = z.object({ id: z.string().min(1), name: z.string().min(1), artists: list(50) });
const Album = z.looseObject({
  id: z.string().min(1),
  name: text,
  images: lenient(z.array(z.unknown())),
  release_date: text,
  tracks: z.object({ items: z.array(z.unknown()), next: text }),
});
const Page = z.object({ items: z.array(z.unknown()), next: text });

export const createSpotifyAlbums = (deps: { http: Http; apiUrl: string }): SpotifyAlbums => {
  const call = createSpotifyCaller(deps);
  return {
    find: async (access, title, artist, signal) => {
      const { albums } = await call(access, {
        bucket: 'search',
        path: '/search',
        query: { q: `album:"${quotable(title)}" artist:"${quotable(artist)}"`, type: 'album', limit: LIMIT },
        schema: Search,
        signal,
      });
      return readable(Found, albums.items).map(({ id, name: called, artists }) => ({
        spotifyId: id,
        title: called,
        artists: readable(Named, artists).flatMap((one) => name(one.name) ?? []),
      }));
    },

    tracks: async (access, albumId, signal) => {
      const path = `/albums/${segment(albumId)}`;
      const { tracks, ...album } = await call(access, { bucket: 'albums', path, schema: Album, signal });
      const items = [...tracks.items];
      let { next } = tracks;
      while (next && items.length < MOST_TRACKS) {
        const query = { limit: PER_PAGE, offset: items.length };
        const page: z.output<typeof Page> = await call(access, {
          ...{ bucket: 'albums', path: `${path}/tracks`, query, schema: Page, signal },
        });
        if (page.items.length === 0) break;
        items.push(...page.items);
        next = page.next;
      }
      // Tracks of an album come without it.
      return items.slice(0, MOST_TRACKS).flatMap((item) => {
        const track = readTrack(typeof item === 'object' && item !== null ? { ...item, album } : item);
        return typeof track === 'string' || track.spotifyId === null ? [] : [track];
      });
    },
  };
};
