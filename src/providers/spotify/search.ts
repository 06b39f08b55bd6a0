import { z } from 'zod';
import type { NewTrack } from '../../domain/library.ts';
import { AppError } from '../../errors.ts';
import type { Http } from '../http-port.ts';
import { flag, lenient, text } from '../wire.ts';
import { createSpotifyCaller } from './call.ts';
import type { SpotifyAccess } from './port.ts';
import { readTrack } from './translate.ts';

/** Tracks by words. @throws as every call of the Web API does; a refusal or an outage is never an empty answer. */
export interface SpotifySearch {
  /**
   * At most ten of them, best first by Spotify's own idea: development mode gives no more.
   * @param query with Spotify's filters (`isrc:…`, `track:"…" artist:"…"`)
   */
  tracks(access: SpotifyAccess, query: string, signal?: AbortSignal): Promise<readonly SearchHit[]>;
}

export interface SearchHit {
  readonly track: NewTrack;
  readonly albumKind: 'album' | 'single' | 'compilation' | null;
  /** Whether this account may play it; null when Spotify does not say. */
  readonly playable: boolean | null;
}

const LIMIT = 10;
/** Longer questions are refused. */
const LONGEST_QUERY = 250;

const Answer = z.object({ tracks: z.object({ items: z.array(z.unknown()) }) });
const Extras = z.object({ is_playable: flag, album: lenient(z.object({ album_type: text })) });

export const createSpotifySearch = ({ http, apiUrl }: { http: Http; apiUrl: string }): SpotifySearch => {
  const call = createSpotifyCaller({ http, apiUrl });
  return {
    tracks: async (access, query, signal) => {
      const { tracks } = await call(access, {
        bucket: 'search',
        path: '/search',
        query: { q: query.slice(0, LONGEST_QUERY), type: 'track', limit: LIMIT },
        schema: Answer,
        signal,
      });
      const hits = tracks.items.flatMap(hitOf);
      // Entries, and not one of a known shape: a change at Spotify must not pass for "nothing found".
      if (hits.length === 0 && tracks.items.some((item) => item !== null)) throw unknownShape();
      return hits;
    },
  };
};

const hitOf = (item: unknown): SearchHit[] => {
  const track = readTrack(item);
  if (typeof track === 'string' || track.spotifyId === null) return [];
  const { data } = Extras.safeParse(item);
  return [{ track, albumKind: kindOf(data?.album?.album_type), playable: data?.is_playable ?? null }];
};

const kindOf = (written: string | null | undefined): SearchHit['albumKind'] =>
  written === 'album' || written === 'single' || written === 'compilation' ? written : null;

const unknownShape = (): AppError =>
  new AppError(
    'PROVIDER_UNAVAILABLE',
    { provider: 'spotify', why: 'bad_body' },
    { cause: new Error('not one entry of the search has a known shape') },
  );
