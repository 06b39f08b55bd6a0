import { type Answer, json } from '../../http/answer.ts';
import type { Call } from '../../http/call.ts';
import { intParam } from '../../http/params.ts';
import { isSomeAgent } from '../knowledge/checks.ts';
import { type Ask, type Parts, type Provider, retryHeader } from '../provider.ts';
import { createShelf, type DiscogsRelease, type Wanted } from './shelf.ts';

const withToken = 60;
const withoutToken = 25;

/** Discogs: an agent is a must, searching needs a token, and digital releases are few. */
export function createDiscogs({ facts, credentials, origin }: Parts): Provider {
  const shelf = createShelf(facts);
  const isAuthorized = (call: Call): boolean =>
    call.headers.authorization === `Discogs token=${credentials.discogsToken}` ||
    call.query.get('token') === credentials.discogsToken;
  const base = (): string => `${origin()}/discogs`;
  return {
    name: 'discogs',
    roots: ['/discogs'],
    routes: [
      {
        method: 'GET',
        path: '/database/search',
        handle: (ask) =>
          isAuthorized(ask.call)
            ? search(ask, shelf.search(wantedOf(ask.query)), base())
            : message(401, 'You must authenticate to access this resource.'),
      },
      {
        method: 'GET',
        path: '/releases/{id}',
        handle: ({ params: [id = ''] }) => {
          const found = shelf.release(Number(id));
          return found ? json(detailOf(found, base())) : message(404, 'Release not found.');
        },
      },
      {
        method: 'GET',
        path: '/masters/{id}',
        handle: ({ params: [id = ''] }) => {
          const found = shelf.master(Number(id));
          return found
            ? json({ ...detailOf(found, base()), id: Number(id), main_release: found.id, versions_url: '' })
            : message(404, 'Master Release not found.');
        },
      },
    ],
    guard(call) {
      if (!isSomeAgent(call.headers['user-agent'])) {
        return message(403, 'You are making requests too anonymously: please set a User-Agent.');
      }
      const claims = call.headers.authorization !== undefined || call.query.has('token');
      return claims && !isAuthorized(call) ? message(401, 'Invalid consumer token.') : undefined;
    },
    pace: (call) => ({ kind: 'window', calls: isAuthorized(call) ? withToken : withoutToken, ms: 60_000 }),
    headers: (state) => {
      const most = state?.most ?? withToken;
      const left = state?.left ?? most - 1;
      return {
        'x-discogs-ratelimit': String(most),
        'x-discogs-ratelimit-used': String(most - left),
        'x-discogs-ratelimit-remaining': String(left),
      };
    },
    tooFast: (retryAfter) => message(429, 'You are making requests too quickly.', retryAfter),
    busy: () => message(503, 'The service is currently down for maintenance.'),
    failure: (status, retryAfter) =>
      message(status, 'An internal server error occurred. (Malformed query?)', retryAfter),
  };
}

const message = (status: number, text: string, retryAfter?: number | null): Answer =>
  json({ message: text }, status, retryHeader(retryAfter));

function wantedOf(query: URLSearchParams): Wanted {
  const text = (name: string): string | undefined => query.get(name)?.trim() || undefined;
  return {
    q: text('q') ?? text('query'),
    type: text('type'),
    artist: text('artist'),
    track: text('track'),
    title: text('release_title') ?? text('title'),
    barcode: text('barcode'),
    catno: text('catno'),
    label: text('label'),
    style: text('style'),
    genre: text('genre'),
    year: text('year'),
  };
}

function search({ query, call }: Ask, found: readonly DiscogsRelease[], base: string): Answer {
  const perPage = intParam(query, 'per_page', 50, 1, 100);
  const page = intParam(query, 'page', 1, 1, 10_000);
  if (perPage === undefined || page === undefined) return message(400, 'Invalid pagination parameters.');
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  if (page > pages) return message(404, `Page ${page} is outside of valid range.`);
  const address = (to: number): string => {
    const again = new URLSearchParams(query);
    again.delete('token');
    again.set('page', String(to));
    return `${base}${call.path}?${again}`;
  };
  const results = found.slice((page - 1) * perPage, page * perPage).map((release) => hitOf(release, base));
  return json({
    pagination: {
      page,
      pages,
      per_page: perPage,
      items: found.length,
      urls: page < pages ? { next: address(page + 1), last: address(pages) } : {},
    },
    results,
  });
}

function hitOf(release: DiscogsRelease, base: string): Record<string, unknown> {
  return {
    id: release.id,
    type: 'release',
    title: `${release.artists.join(', ')} - ${release.title}`,
    year: release.year,
    country: release.country,
    format: release.formats,
    label: [release.label],
    catno: release.catno,
    genre: [release.genre],
    style: release.styles,
    barcode: release.barcode === null ? [] : [release.barcode],
    master_id: release.masterId,
    master_url: release.masterId === 0 ? null : `${base}/masters/${release.masterId}`,
    thumb: '',
    cover_image: '',
    resource_url: `${base}/releases/${release.id}`,
    uri: `/release/${release.id}`,
    community: { want: release.id % 90, have: release.id % 240 },
  };
}

function detailOf(release: DiscogsRelease, base: string): Record<string, unknown> {
  return {
    id: release.id,
    title: release.title,
    year: Number(release.year),
    country: release.country,
    artists: release.artists.map((name, at) => ({ name, anv: '', join: '', id: release.id * 10 + at })),
    genres: [release.genre],
    styles: release.styles,
    labels: [{ name: release.label, catno: release.catno }],
    formats: release.formats.map((name) => ({ name, qty: '1' })),
    master_id: release.masterId === 0 ? null : release.masterId,
    resource_url: `${base}/releases/${release.id}`,
    tracklist: release.tracks.map(({ title, durationMs }, at) => ({
      position: release.formats.includes('Vinyl') ? `${'ABCDEFGH'[at >> 1]}${(at % 2) + 1}` : String(at + 1),
      type_: 'track',
      title,
      duration: release.hasDurations
        ? `${Math.floor(durationMs / 60_000)}:${String(Math.floor(durationMs / 1_000) % 60).padStart(2, '0')}`
        : '',
    })),
  };
}
