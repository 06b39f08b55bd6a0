import { z } from 'zod';
import { isAppError } from '../../errors.ts';
import { chartOf, type FoundEntry } from '../chart-entries.ts';
import type { ChartAnswer, ChartSource } from '../chart-source-port.ts';
import { date, name } from '../facts.ts';
import type { Http } from '../http-port.ts';
import { lenient, list, readable, text } from '../wire.ts';
import { createSpotifyCaller } from './call.ts';
import type { SpotifyAccess } from './port.ts';
import { pickImage } from './translate.ts';

/**
 * Asks in the name of some linked account, of one with extended quota before the others, of the next one where an app
 * rests. @returns null when nobody's can be used @throws {RetryAfter} when all that can rest
 */
export type AskAnyone = <T>(question: (access: SpotifyAccess) => Promise<T>) => Promise<T | null>;

const Answer = z.object({ albums: z.object({ items: z.array(z.unknown()), next: text }) });
const Album = z.object({
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(1_000),
  artists: list(50),
  images: lenient(z.array(z.unknown())),
  release_date: text,
});
const Named = z.object({ name: z.string().min(1).max(300) });

/** Of `/browse/new-releases`, which has a hundred. */
const BROWSE = { limit: 50, pages: 2 };
/** Of the search, in development mode ten at a time: five calls of the hundred and fifty a day. */
const SEARCH = { limit: 10, pages: 5 };

/**
 * Spotify's new releases: its own list where the quota is extended, elsewhere albums that its search tags as new (the
 * last two weeks).
 */
export const createSpotifyCharts = (deps: { http: Http; apiUrl: string; ask: AskAnyone }): ChartSource => {
  const call = createSpotifyCaller(deps);

  const pages = async (
    access: SpotifyAccess,
    from: { readonly limit: number; readonly pages: number },
    what: {
      readonly bucket: 'albums' | 'search';
      readonly path: string;
      readonly query: Record<string, string>;
    },
    signal: AbortSignal | undefined,
  ): Promise<ChartAnswer> => {
    const raws: unknown[] = [];
    const items: unknown[] = [];
    for (let page = 0; page < from.pages; page += 1) {
      const raw = await call(access, {
        bucket: what.bucket,
        path: what.path,
        query: { ...what.query, limit: from.limit, offset: page * from.limit },
        schema: z.unknown(),
        signal,
      });
      raws.push(raw);
      const { data } = Answer.safeParse(raw);
      if (data === undefined) return { kind: 'shape', raw: raws };
      items.push(...data.albums.items.filter((item) => item !== null));
      if (!data.albums.next) break;
    }
    return chartOf(items, Album, readAlbum, raws);
  };

  const search = (access: SpotifyAccess, signal: AbortSignal | undefined) =>
    pages(
      access,
      SEARCH,
      { bucket: 'search', path: '/search', query: { q: 'tag:new', type: 'album' } },
      signal,
    );

  const browse = async (access: SpotifyAccess, signal: AbortSignal | undefined): Promise<ChartAnswer> => {
    try {
      return await pages(
        access,
        BROWSE,
        { bucket: 'albums', path: '/browse/new-releases', query: {} },
        signal,
      );
    } catch (error) {
      // Closed to apps registered since 2024, whatever their quota.
      if (isAppError(error, 'FORBIDDEN_RESOURCE') || isAppError(error, 'RESOURCE_GONE')) {
        return search(access, signal);
      }
      throw error;
    }
  };

  return {
    source: 'spotify',
    read: async (_, signal) =>
      (await deps.ask((access) =>
        access.app.mode === 'extended' ? browse(access, signal) : search(access, signal),
      )) ?? { kind: 'nobody' },
  };
};

const readAlbum = (album: z.output<typeof Album>): FoundEntry | null => {
  const called = name(album.name);
  if (called === undefined) return null;
  return {
    name: called,
    artists: readable(Named, album.artists).flatMap((one) => name(one.name) ?? []),
    externalId: album.id,
    spotifyId: album.id,
    imageUrl: pickImage(album.images),
    url: `https://open.spotify.com/album/${album.id}`,
    releaseDate: date(album.release_date),
  };
};
