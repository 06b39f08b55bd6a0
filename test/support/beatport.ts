import type { BeatportAccess } from '../../src/providers/beatport/port.ts';
import type { Http } from '../../src/providers/http-port.ts';
import { openTestHttp } from './http.ts';
import { openLoopback, type Responder } from './loopback.ts';

/** A track as the catalogue sends it. */
export const beatportTrack = (id: number, more: object = {}) => ({
  id,
  name: `Nightshift ${id}`,
  mix_name: 'Extended Mix',
  slug: `nightshift-${id}`,
  isrc: `DEA1226${String(id).padStart(5, '0')}`,
  bpm: 132,
  length: '6:41',
  length_ms: 401_000,
  key: {
    id: 8,
    name: 'A Minor',
    letter: 'A',
    is_sharp: false,
    is_flat: false,
    chord_type: { id: 1, name: 'Minor' },
    camelot_number: 8,
    camelot_letter: 'A',
  },
  genre: { id: 6, name: 'Techno (Peak Time / Driving)', slug: 'techno-peak-time-driving' },
  sub_genre: null,
  artists: [
    { id: 1, name: 'Aurel', slug: 'aurel' },
    { id: 2, name: 'Mina K.', slug: 'mina-k' },
  ],
  remixers: [],
  release: {
    id: 77,
    name: 'Nightshift EP',
    slug: 'nightshift-ep',
    image: {
      id: 1,
      uri: 'https://geo-media.test/a.jpg',
      dynamic_uri: 'https://geo-media.test/{w}x{h}/a.jpg',
    },
    label: { id: 5, name: 'Blackline', slug: 'blackline' },
  },
  catalog_number: 'BL042',
  publish_date: '2026-11-14',
  new_release_date: '2026-11-14',
  pre_order: false,
  ...more,
});

export const page = (results: readonly unknown[], next: string | null = null, count = results.length) => ({
  results,
  next,
  previous: null,
  count,
  page: '1/1',
  per_page: 100,
});

/** Tokens that are good until one is refused; remembers what it was told. */
export const fakeAccess = (): BeatportAccess & { renewals: string[]; refusals: [string, number][] } => {
  const renewals: string[] = [];
  const refusals: [string, number][] = [];
  return {
    renewals,
    refusals,
    token: async () => `token-${renewals.length}`,
    renew: async (rejected) => {
      renewals.push(rejected);
      return `token-${renewals.length}`;
    },
    refused: async (token, status) => {
      refusals.push([token, status]);
    },
  };
};

/** A client with the real door before a server of the test's own, without its pace. */
export const openClient = async <C>(
  respond: Responder,
  make: (deps: { http: Http; apiUrl: string; access: BeatportAccess }) => C,
) => {
  const server = await openLoopback(respond);
  const door = openTestHttp();
  const gaps: number[] = [];
  const access = fakeAccess();
  const http: Http = {
    ...door.http,
    request: (request) => {
      gaps.push(request.limiter.minGapMs);
      return door.http.request({ ...request, limiter: { minGapMs: 0, maxConcurrent: 8 } });
    },
  };
  return {
    client: make({ http, apiUrl: server.url, access }),
    door,
    access,
    gaps,
    requests: server.requests,
    [Symbol.asyncDispose]: async () => {
      await door[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};
