import { z } from 'zod';
import type { NewRelease, RadarKind } from '../../domain/radar/radar.ts';
import { date, name } from '../facts.ts';
import type { Http } from '../http-port.ts';
import type { NewReleaseSource } from '../new-release-port.ts';
import { lenient, list, readable, text } from '../wire.ts';
import { createSpotifyCaller } from './call.ts';
import type { AskAnyone } from './charts.ts';
import { pickImage } from './translate.ts';
import { quotable } from './words.ts';

const LIMIT = 10;
/** What Spotify's search calls new. */
const DAYS = 14;
const DAY_MS = 86_400_000;

const Answer = z.object({ albums: z.object({ items: z.array(z.unknown()) }) });
const Album = z.object({
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(1_000),
  artists: list(50),
  images: lenient(z.array(z.unknown())),
  release_date: text,
  album_type: text,
});
const Named = z.object({ name: z.string().min(1).max(300) });

/**
 * Albums that Spotify's search tags as new, artist by artist: there is no list of all. One search a name, through whoever's
 * account has budget left; where nobody's has, nothing is told. @see NewReleaseSource
 * @param deps `names`: whom to ask about now, few
 */
export const createSpotifyNewReleases = (deps: {
  http: Http;
  apiUrl: string;
  ask: AskAnyone;
  names: () => Promise<readonly string[]>;
}): NewReleaseSource => {
  const call = createSpotifyCaller(deps);

  const find = (artist: string, signal: AbortSignal | undefined): Promise<readonly unknown[] | null> =>
    deps.ask(async (access) => {
      const { albums } = await call(access, {
        bucket: 'search',
        path: '/search',
        query: { q: `tag:new artist:"${quotable(artist)}"`, type: 'album', limit: LIMIT },
        schema: Answer,
        signal,
      });
      return albums.items.filter((item) => item !== null);
    });

  return {
    source: 'spotify',
    days: DAYS,
    released: async (until, days, signal) => {
      const from = new Date(Date.parse(until) - (days - 1) * DAY_MS).toISOString().slice(0, 10);
      const found = new Map<string, NewRelease>();
      let unreadable = 0;
      let asked = 0;
      for (const artist of await deps.names()) {
        if (quotable(artist) === '') continue;
        const items = await find(artist, signal);
        if (items === null) break;
        asked += 1;
        const read = readable(Album, items).flatMap((one) => releaseOf(one) ?? []);
        unreadable += items.length - read.length;
        for (const one of read) {
          if (one.releaseDate >= from && one.releaseDate <= until) found.set(one.externalId, one);
        }
      }
      return asked === 0 ? null : { releases: [...found.values()], unreadable };
    },
  };
};

const releaseOf = (album: z.output<typeof Album>): NewRelease | null => {
  const title = name(album.name);
  const artists = readable(Named, album.artists).flatMap((one) => name(one.name) ?? []);
  const releaseDate = date(album.release_date);
  if (title === undefined || artists.length === 0 || releaseDate?.length !== 10) return null;
  return {
    source: 'spotify',
    externalId: `spotify:${album.id}`,
    title,
    credit: artists.join(', '),
    artistMbids: [],
    kind: kindOf(album.album_type ?? ''),
    label: null,
    releaseDate,
    imageUrl: pickImage(album.images),
    url: `https://open.spotify.com/album/${album.id}`,
  };
};

const kindOf = (type: string): RadarKind =>
  type === 'album' || type === 'single' || type === 'compilation' ? type : 'other';
