import { createHash } from 'node:crypto';
import { type Answer, json, page } from '../../http/answer.ts';
import { isoDay } from '../../world/clock.ts';
import { slugOf } from '../../world/text.ts';
import type { WorldAlbum, WorldArtist } from '../../world/types.ts';
import type { Facts, Piece } from '../knowledge/facts.ts';
import { dayOf } from '../knowledge/facts.ts';
import type { Ask, Parts, Provider } from '../provider.ts';

/** Storefronts that have charts; Apple answers a page with 500 for all others. */
const storefronts = 'at au be br ca ch de dk es fi fr gb ie it jp kr mx nl no nz pl pt se us za'.split(' ');
const sizes = [10, 25, 50, 100];
/** Songs and albums that appear in one country and not in the next. */
const kinds = ['songs', 'albums'] as const;

/** Apple's public feeds: what is played most on Apple Music, by country. No key, no headers, no limit that it tells. */
export function createApple(parts: Parts): Provider {
  return {
    name: 'apple',
    roots: ['/apple'],
    routes: kinds.map((kind) => ({
      method: 'GET',
      path: `/api/v2/{country}/music/most-played/{size}/${kind}.json`,
      handle: (ask) => feed(parts, ask, kind),
    })),
    pace: () => undefined,
    tooFast: (retryAfter) => refusal(429, 'Too Many Requests', retryAfter),
    busy: () => refusal(503, 'Service Unavailable'),
    failure: (status, retryAfter) => refusal(status, status === 404 ? 'Not Found' : 'Error', retryAfter),
  };
}

/** Never JSON: its errors are pages of the servers in front. */
function refusal(status: number, title: string, retryAfter?: number | null): Answer {
  const answer = page(`<html><head><title>${status} ${title}</title></head><body></body></html>`, status);
  return retryAfter === null || retryAfter === undefined
    ? answer
    : { ...answer, headers: { 'retry-after': String(retryAfter) } };
}

function feed(parts: Parts, { params, call }: Ask, kind: (typeof kinds)[number]): Answer {
  const [country = '', size = ''] = params;
  if (!storefronts.includes(country) || !sizes.includes(Number(size)))
    return refusal(500, 'Internal Server Error');
  const { facts, buzz } = parts;
  const self = `https://rss.marketingtools.apple.com${call.path}`;
  const results =
    kind === 'songs'
      ? buzz
          .pieces(`apple/${country}`, (piece) => sells(facts, piece))
          .slice(0, Number(size))
          .map(({ thing }) => song(parts, country, thing))
      : buzz
          .albums(`apple/${country}`, (piece) => sells(facts, piece))
          .slice(0, Number(size))
          .map(({ thing }) => album(parts, country, thing));
  return json({
    feed: {
      title: kind === 'songs' ? 'Top Songs' : 'Top Albums',
      id: self,
      author: { name: 'Apple', url: 'https://www.apple.com/' },
      links: [{ self }],
      copyright: `Copyright © ${isoDay(facts.world.now()).slice(0, 4)} Apple Inc. All rights reserved.`,
      country,
      icon: 'https://www.apple.com/favicon.ico',
      updated: new Date(Math.floor(facts.world.now() / 86_400_000) * 86_400_000)
        .toUTCString()
        .replace('GMT', '+0000'),
      results,
    },
  });
}

const sells = (facts: Facts, { recording }: Piece): boolean =>
  facts.dice('apple/sells', recording.mbid).chance(0.93);

/** Apple's ids are numbers as text. */
const idOf = (facts: Facts, kind: string, id: string): string =>
  String(facts.dice(`apple/${kind}`, id).int(100_000_000, 1_899_999_999));

function song(parts: Parts, country: string, piece: Piece): object {
  const { facts } = parts;
  const id = idOf(facts, 'song', piece.recording.mbid);
  const albumId = idOf(facts, 'album', piece.first.id);
  const [track] = piece.tracks;
  const { title, version } = piece.recording;
  return {
    ...common(parts, country, piece.artists, piece.first, piece.recording.genre),
    id,
    // `Undertow (Extended Mix)`, and singles are albums called `Undertow - Single`.
    name: version === null ? title : `${title} (${version})`,
    kind: 'songs',
    ...(track?.explicit === true && explicit),
    url: `https://music.apple.com/${country}/album/${slugOf(title)}/${albumId}?i=${id}`,
  };
}

function album(parts: Parts, country: string, own: WorldAlbum): object {
  const { facts } = parts;
  const { catalogue } = facts.world;
  const id = idOf(facts, 'album', own.id);
  const artists = own.artistIds.map((each) => catalogue.artist(each)).filter((each) => each !== undefined);
  const first = facts.byTrack(own.trackIds[0] ?? '');
  const suffix = own.kind !== 'single' ? '' : own.trackIds.length > 3 ? ' - EP' : ' - Single';
  return {
    ...common(parts, country, artists, own, first?.recording.genre ?? 'ambient'),
    id,
    name: `${own.name}${suffix}`,
    kind: 'albums',
    url: `https://music.apple.com/${country}/album/${slugOf(own.name)}/${id}`,
  };
}

/** Written like this by Apple. */
const explicit = { contentAdvisoryRating: 'Explict' };

function common(
  { facts, buzz, pictures }: Parts,
  country: string,
  artists: readonly WorldArtist[],
  own: WorldAlbum,
  genre: string,
): Record<string, unknown> {
  const [lead] = artists;
  const names = artists.map(buzz.nameOf);
  const artistId = idOf(facts, 'artist', lead?.id ?? '');
  const hash = createHash('md5').update(own.id).digest('hex');
  const path = `Music221/v4/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash.slice(4, 6)}/${hash}/${own.upc}.jpg`;
  return {
    artistName: names.length < 3 ? names.join(' & ') : `${names.slice(0, -1).join(', ')} & ${names.at(-1)}`,
    releaseDate: isoDay(dayOf(own)),
    ...(lead && {
      artistId,
      artistUrl: `https://music.apple.com/${country}/artist/${slugOf(lead.name)}/${artistId}`,
    }),
    artworkUrl100: pictures.apple(path, 100),
    genres: genresOf(genre),
  };
}

const appleGenres: Record<string, readonly [id: string, name: string]> = {
  ambient: ['7', 'Electronic'],
  downtempo: ['7', 'Electronic'],
  electro: ['7', 'Electronic'],
  'deep house': ['1048', 'House'],
  'tech house': ['1048', 'House'],
  'hip hop': ['18', 'Hip-Hop/Rap'],
  'indie pop': ['20', 'Alternative'],
  synthpop: ['14', 'Pop'],
  'alternative rock': ['20', 'Alternative'],
  jazz: ['11', 'Jazz'],
  metal: ['1153', 'Metal'],
};

function genresOf(genre: string): object[] {
  const shown = [appleGenres[genre] ?? ['17', 'Dance'], ['34', 'Music']] as const;
  return shown.map(([genreId, name]) => ({
    genreId,
    name,
    url: `https://itunes.apple.com/us/genre/id${genreId}`,
  }));
}
