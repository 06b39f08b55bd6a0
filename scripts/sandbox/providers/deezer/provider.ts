import { createHash } from 'node:crypto';
import { type Answer, json } from '../../http/answer.ts';
import { intParam } from '../../http/params.ts';
import { byText } from '../../world/random.ts';
import { genreWords, knownGenres } from '../knowledge/genres.ts';
import type { Pictures } from '../pictures.ts';
import { type Ask, type Parts, type Provider, retryHeader } from '../provider.ts';
import { chartRoutes } from './charts.ts';
import { createDeezerRenderer, type DeezerRenderer } from './render.ts';
import { createShop, type DeezerTrack, type Shop } from './shop.ts';

/** Deezer: errors come with status 200, and a tempo of 0 means that nobody measured it. */
export function createDeezer({ facts, origin, pictures, buzz }: Parts): Provider {
  const shop = createShop(facts);
  const render = createDeezerRenderer(facts, shop, pictures, buzz.nameOf);
  const base = (): string => `${origin()}/deezer`;
  const full = (found: DeezerTrack | undefined): Answer => (found ? json(render.track(found)) : noData());
  const album = (found: ReturnType<Shop['album']>): Answer => (found ? json(render.album(found)) : noData());
  const search = (ask: Ask): Answer => searchAnswer(shop, render, ask, base());
  return {
    name: 'deezer',
    roots: ['/deezer'],
    routes: [
      {
        method: 'GET',
        path: '/track/{id}',
        handle: ({ params: [id = ''] }) =>
          id.startsWith('isrc:') ? full(shop.byIsrc(id.slice(5))) : full(shop.track(Number(id))),
      },
      {
        method: 'GET',
        path: '/album/{id}',
        handle: ({ params: [id = ''] }) =>
          album(id.startsWith('upc:') ? shop.albumByUpc(id.slice(4)) : shop.album(Number(id))),
      },
      { method: 'GET', path: '/search', handle: search },
      { method: 'GET', path: '/search/track', handle: search },
      { method: 'GET', path: '/genre', handle: () => json({ data: genres(pictures) }) },
      ...chartRoutes({ shop, render, buzz, noData, base }),
    ],
    pace: () => ({ kind: 'window', calls: 50, ms: 5_000 }),
    tooFast: () => deezerError('Exception', 'Quota limit exceeded', 4),
    busy: () => deezerError('Exception', 'Service busy', 700),
    failure: (status, retryAfter) =>
      json({ error: { type: 'Exception', message: 'Error', code: 0 } }, status, retryHeader(retryAfter)),
  };
}

const deezerError = (type: string, message: string, code: number): Answer =>
  json({ error: { type, message, code } });

const noData = (): Answer => deezerError('DataException', 'no data', 800);

/** `All` first, then by name; every one with pictures. */
const genres = (pictures: Pictures): object[] => {
  const all = [...new Map(knownGenres.map((genre) => genreWords(genre).deezer))]
    .map(([id, name]) => ({ id, name }))
    .toSorted((a, b) => byText(a.name, b.name));
  return [{ id: 0, name: 'All' }, ...all].map(({ id, name }) => ({
    id,
    name,
    picture: `https://api.deezer.com/genre/${id}/image`,
    picture_medium: pictures.deezer('misc', createHash('md5').update(`genre/${id}`).digest('hex'), 250),
    type: 'genre',
  }));
};

function searchAnswer(shop: Shop, render: DeezerRenderer, { query, call }: Ask, base: string): Answer {
  const text = query.get('q') ?? '';
  if (text.trim() === '') return deezerError('MissingParameterException', 'Missing parameters: q', 501);
  const limit = Math.min(100, intParam(query, 'limit', 25, 0, 100_000) ?? 25);
  const index = intParam(query, 'index', 0, 0, 100_000) ?? 0;
  const found = shop.search(text);
  const next = new URLSearchParams({ q: text, limit: String(limit), index: String(index + limit) });
  return json({
    data: found.slice(index, index + limit).map(render.hit),
    total: found.length,
    ...(index + limit < found.length && { next: `${base}${call.path}?${next}` }),
  });
}
