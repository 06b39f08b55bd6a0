import { type Answer, json } from '../../http/answer.ts';
import { intParam } from '../../http/params.ts';
import type { Buzz } from '../knowledge/buzz.ts';
import type { Piece } from '../knowledge/facts.ts';
import { genreWords, knownGenres } from '../knowledge/genres.ts';
import type { Ask, Route } from '../provider.ts';
import type { DeezerRenderer } from './render.ts';
import type { DeezerTrack, Shop } from './shop.ts';

/** As long as the longest list of a chart. */
const longest = 100;

interface ChartParts {
  shop: Shop;
  render: DeezerRenderer;
  buzz: Buzz;
  noData(): Answer;
  /** `http://127.0.0.1:PORT/deezer` */
  base(): string;
}

/** What is heard most, of everything (genre 0) or of a genre: tracks, albums, artists. */
export function chartRoutes(parts: ChartParts): Route[] {
  const kinds = { tracks, albums, artists, playlists: () => [], podcasts: () => [] } as const;
  const genreIds = new Set(knownGenres.map((genre) => genreWords(genre).deezer[0]));
  const known = (id: string | undefined): boolean => id === '0' || genreIds.has(Number(id));
  const whole = (ask: Ask, id: string): Answer =>
    json(
      Object.fromEntries(
        Object.entries(kinds).map(([kind, list]) => {
          const found = list(parts, genreTest(id));
          return [kind, { data: found.slice(0, limitOf(ask)), total: Math.min(longest, found.length) }];
        }),
      ),
    );
  return [
    { method: 'GET', path: '/chart', handle: (ask) => whole(ask, '0') },
    {
      method: 'GET',
      path: '/chart/{id}',
      handle: (ask) => (known(ask.params[0]) ? whole(ask, ask.params[0] ?? '') : parts.noData()),
    },
    ...Object.entries(kinds).map(
      ([kind, list]): Route => ({
        method: 'GET',
        path: `/chart/{id}/${kind}`,
        handle: (ask) => {
          const [id = ''] = ask.params;
          return known(id) ? page(parts, ask, list(parts, genreTest(id))) : parts.noData();
        },
      }),
    ),
  ];
}

const genreTest =
  (id: string) =>
  (piece: Piece): boolean =>
    id === '0' || genreWords(piece.recording.genre).deezer[0] === Number(id);

/** Deezer shows ten of a list unless it is asked for more. */
const limitOf = ({ query }: Ask): number => Math.min(longest, intParam(query, 'limit', 10, 0, 100_000) ?? 10);

function page({ base }: ChartParts, ask: Ask, found: readonly unknown[]): Answer {
  const list = found.slice(0, longest);
  const limit = limitOf(ask);
  const index = intParam(ask.query, 'index', 0, 0, 100_000) ?? 0;
  const next = new URLSearchParams({ limit: String(limit), index: String(index + limit) });
  return json({
    data: list.slice(index, index + limit),
    total: list.length,
    ...(index + limit < list.length && { next: `${base()}${ask.call.path}?${next}` }),
  });
}

function tracks({ shop, render, buzz }: ChartParts, filter: (piece: Piece) => boolean): object[] {
  const sold = buzz
    .pieces('deezer', filter)
    .map(({ thing }): DeezerTrack | undefined => shop.ofPiece(thing))
    .filter((found) => found !== undefined);
  return sold.slice(0, longest).map((found, at) => ({ ...render.hit(found), position: at + 1 }));
}

function albums({ shop, render, buzz }: ChartParts, filter: (piece: Piece) => boolean): object[] {
  const sold = buzz
    .albums('deezer', filter)
    .map(({ thing }) => shop.albumByUpc(thing.upc))
    .filter((found) => found !== undefined);
  return sold.slice(0, longest).map((found, at) => ({ ...render.chartAlbum(found), position: at + 1 }));
}

const artists = ({ render, buzz }: ChartParts, filter: (piece: Piece) => boolean): object[] =>
  buzz
    .artists('deezer', filter)
    .slice(0, longest)
    .map(({ thing }, at) => ({ ...render.artist(thing), position: at + 1 }));
