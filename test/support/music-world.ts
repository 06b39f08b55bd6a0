import type { NewTrack } from '../../src/domain/library.ts';
import type { Http } from '../../src/providers/http-port.ts';
import { askedTracks, labelOf, saying } from './llm-model.ts';
import type { SeenRequest } from './loopback.ts';
import { mbid, recording, release } from './musicbrainz.ts';
import { trackFrom } from './tracks.ts';

/**
 * A world of tracks without a network: every provider answers in its own shape, and knows about as much as the real
 * ones know of an electronic library. For counting thousands of calls in seconds.
 */

/** How many of a hundred tracks each knows. */
export const KNOWN = {
  musicbrainz: 60,
  /** Of those without their ISRC there: under their name. */
  musicbrainzByName: 25,
  labels: 80,
  tags: 70,
  features: 60,
  analysed: 20,
  deezer: 80,
  lastfm: 50,
  discogs: 30,
};

const digits = (n: number, length: number): string => String(n).padStart(length, '0');
const isrcOf = (n: number): string => `QZAAA${digits(n, 7)}`;
const numberOf = (text: string): number => Number(/(\d+)\D*$/.exec(text)?.[1] ?? Number.NaN);
/** The same tracks every time, different ones for each provider. */
const knows = (n: number, share: number, salt: number): boolean =>
  (Math.imul(n * 2 + 1, salt) >>> 8) % 100 < share;

/** A library of that many tracks: ten to an album, an artist for twenty. */
export const libraryOf = (count: number): NewTrack[] =>
  Array.from({ length: count }, (_, n) =>
    trackFrom(`T${digits(n, 21)}`, {
      title: `Song ${n}`,
      artists: [{ spotifyId: `R${digits(Math.floor(n / 20), 21)}`, name: `Artist ${Math.floor(n / 20)}` }],
      albumTitle: `Album ${Math.floor(n / 10)}`,
      albumSpotifyId: `A${digits(Math.floor(n / 10), 21)}`,
      durationMs: 360_000,
      isrc: isrcOf(n),
    }),
  );

const found = (n: number) => {
  const name = `Artist ${Math.floor(n / 20)}`;
  const credit = { name, artist: { id: mbid(1, Math.floor(n / 20)), name } };
  return {
    ...recording(n),
    title: `Song ${n}`,
    length: 360_000,
    isrcs: [isrcOf(n)],
    tags: [],
    'artist-credit': [credit],
    releases: [{ id: mbid(3, Math.floor(n / 10)), title: `Album ${Math.floor(n / 10)}`, status: 'Official' }],
  };
};

const releaseOf = (n: number) => release(n, knows(n, KNOWN.labels, 61) ? {} : { 'label-info': [] });

const isThere = (n: number): boolean => knows(n, KNOWN.musicbrainz, 7_919);

const musicbrainz = ({ path, query }: SeenRequest): unknown => {
  if (path.endsWith('/url')) return { 'url-count': 0, 'url-offset': 0, urls: [] };
  const asked = query.get('query') ?? '';
  if (path.endsWith('/release')) {
    const albums = (asked.match(/reid:[\w-]+/g) ?? []).map(numberOf);
    return { created: 'now', count: albums.length, offset: 0, releases: albums.map(releaseOf) };
  }
  const byIsrc = (asked.match(/isrc:\w+/g) ?? []).map(numberOf).filter(isThere);
  const byName = (asked.match(/recording:"[^"]+"/g) ?? [])
    .map(numberOf)
    .filter((n) => !isThere(n) && knows(n, KNOWN.musicbrainzByName, 53));
  const numbers = [...byIsrc, ...byName];
  const [, kind = ''] = /\/([a-z-]+)$/.exec(path) ?? [];
  return { created: 'now', count: numbers.length, offset: 0, [`${kind}s`]: numbers.map(found) };
};

const listenbrainz = ({ body }: SeenRequest): unknown => {
  const ids: string[] = JSON.parse(body).recording_mbids;
  const tag = { recording: [{ tag: 'dub techno', count: 5 }], release_group: [], artist: [] };
  const known = ids.filter((id) => knows(numberOf(id), KNOWN.tags, 104_729));
  return Object.fromEntries(known.map((id) => [id, { recording: { name: 'x', length: 360_000 }, tag }]));
};

const acousticbrainz = ({ path, query }: SeenRequest): unknown => {
  const ids = (query.get('recording_ids') ?? '')
    .split(';')
    .filter((id) => knows(numberOf(id), KNOWN.analysed, 13));
  const low = { rhythm: { bpm: 128 }, tonal: { key_key: 'A', key_scale: 'minor', key_strength: 0.8 } };
  const high = { highlevel: { danceability: { all: { danceable: 0.8, not_danceable: 0.2 } } } };
  return Object.fromEntries(ids.map((id) => [id, { 0: path.includes('low-level') ? low : high }]));
};

const reccobeats = ({ query }: SeenRequest): unknown => {
  const ids = (query.get('ids') ?? '').split(',').filter((id) => knows(numberOf(id), KNOWN.features, 31));
  const features = { tempo: 128, key: 9, mode: 0, energy: 0.7, danceability: 0.6, valence: 0.5 };
  const more = { acousticness: 0.1, instrumentalness: 0.8, loudness: -7 };
  return {
    content: ids.map((id) => ({ id, href: `https://open.spotify.com/track/${id}`, ...features, ...more })),
  };
};

const deezer = ({ path }: SeenRequest): unknown => {
  const n = numberOf(path);
  if (path.includes('/album/'))
    return { id: n, title: `Album ${n}`, label: `Label ${n % 50}`, genres: { data: [] } };
  if (!knows(n, KNOWN.deezer, 17)) return { error: { type: 'DataException', message: 'no data', code: 800 } };
  const album = { id: Math.floor(n / 10) + 1, title: `Album ${Math.floor(n / 10)}` };
  const artist = { name: `Artist ${Math.floor(n / 20)}` };
  const facts = { isrc: isrcOf(n), duration: 360, bpm: n % 2 === 0 ? 128 : 0, gain: -8 };
  return { id: n + 1, title: `Song ${n}`, ...facts, contributors: [artist], artist, album };
};

const lastfm = ({ query }: SeenRequest): unknown => {
  const track = query.get('track');
  const n = numberOf(track ?? query.get('artist') ?? '');
  const known = knows(n, track === null ? 80 : KNOWN.lastfm, 23);
  const tag = known ? [{ name: 'deep house', count: 100, url: '' }] : [];
  return { toptags: { tag, '@attr': { artist: query.get('artist'), ...(track === null ? {} : { track }) } } };
};

const discogs = ({ path, query }: SeenRequest): unknown => {
  const n = numberOf(path.includes('/releases/') ? path : (query.get('track') ?? ''));
  const artists = [{ name: `Artist ${Math.floor(n / 20)}` }];
  const styles = { genres: ['Electronic'], styles: ['Deep House'] };
  if (path.includes('/releases/')) {
    const tracklist = [{ position: '1', title: `Song ${n}`, duration: '6:00', type_: 'track' }];
    return {
      id: n,
      title: `Album ${n}`,
      year: 2024,
      artists,
      labels: [{ name: 'Label 1' }],
      ...styles,
      tracklist,
    };
  }
  if (!knows(n, KNOWN.discogs, 29)) return { results: [] };
  return {
    results: [
      { id: n, title: `${artists[0]?.name} - Album ${n}`, genre: ['Electronic'], style: ['Deep House'] },
    ],
  };
};

const worlds: Readonly<Record<string, (request: SeenRequest) => unknown>> = {
  musicbrainz,
  listenbrainz,
  acousticbrainz,
  reccobeats,
  deezer,
  lastfm,
  discogs,
  llm: (request) => saying({ tracks: askedTracks(request).map(({ index }) => labelOf(index)) }).body,
};

export interface MusicWorld {
  readonly http: Http;
  /** Calls so far, by provider and bucket. */
  readonly calls: ReadonlyMap<string, number>;
}

export const createMusicWorld = (): MusicWorld => {
  const calls = new Map<string, number>();
  const request: Http['request'] = async ({
    provider,
    bucket,
    method,
    url,
    headers = {},
    body = '',
    schema,
  }) => {
    const key = `${provider} ${bucket}`;
    calls.set(key, (calls.get(key) ?? 0) + 1);
    const { pathname: path, searchParams: query } = new URL(url);
    const answer = worlds[provider]?.({ method, path, query, headers, body });
    return { kind: 'ok', status: 200, body: schema.parse(answer) };
  };
  const unused = (): never => {
    throw new Error('providers need nothing but requests');
  };
  return { http: { request, fetchFor: unused, download: unused, close: async () => undefined }, calls };
};
