import { type Answer, isAnswer, json } from '../../http/answer.ts';
import { intParam } from '../../http/params.ts';
import type { Ask, Route } from '../provider.ts';
import type { Desk } from './desk.ts';
import { daysOf, detail, genresOf, type Line, ordered, pageOf, releaseTest, trackTest } from './filters.ts';
import { bpGenres } from './genres.ts';
import type { Named } from './types.ts';

const notFound = (): Answer => detail(404, 'Not found.');

/** Genres, tracks, releases, charts of a genre, labels and artists. */
export function catalogRoutes(desk: Desk): Route[] {
  const { render, store } = desk;
  const get = (path: string, handle: Route['handle']): Route => ({ method: 'GET', path, handle });
  const genreOf = ({ params: [id = ''] }: Ask) => bpGenres.find((genre) => String(genre.id) === id);
  const releaseOf = ({ params: [id = ''] }: Ask) => store.release(Number(id));
  return [
    get('/v4/catalog/genres/', (ask) => page(desk, ask, bpGenres, render.genre)),
    get('/v4/catalog/genres/{id}/', (ask) => {
      const genre = genreOf(ask);
      return genre ? json(render.genre(genre)) : notFound();
    }),
    get('/v4/catalog/genres/{id}/sub-genres/', (ask) => {
      const genre = genreOf(ask);
      return genre ? page(desk, ask, genre.subGenres, (each) => each) : notFound();
    }),
    get('/v4/catalog/genres/{id}/top/{num}/', (ask) => {
      const genre = genreOf(ask);
      return genre ? top(desk, ask, ask.params[1], [genre]) : notFound();
    }),
    get('/v4/catalog/tracks/top/{num}/', (ask) => top(desk, ask, ask.params[0], bpGenres)),
    get('/v4/catalog/tracks/store/{isrc}/', (ask) => {
      const query = new URLSearchParams({ isrc: (ask.params[0] ?? '').toUpperCase() });
      const lines = linesFor(desk, query);
      return isAnswer(lines) ? lines : tracksPage(desk, ask, lines);
    }),
    get('/v4/catalog/tracks/{id}/', ({ params: [id = ''] }) => {
      const found = store.track(Number(id));
      if (!found) return notFound();
      if (found.track.isRestricted) return detail(403, 'You do not have permission to perform this action.');
      return json(render.track(found.track, found.release, true, desk.today()));
    }),
    get('/v4/catalog/tracks/', (ask) => {
      const lines = linesFor(desk, ask.query);
      return isAnswer(lines) ? lines : tracksPage(desk, ask, ordered(lines, ask.query.get('order_by')));
    }),
    get('/v4/catalog/releases/{id}/tracks/', (ask) => {
      const release = releaseOf(ask);
      if (!release) return notFound();
      return page(desk, ask, release.tracks, (track) => render.track(track, release, true, desk.today()));
    }),
    get('/v4/catalog/releases/{id}/', (ask) => {
      const release = releaseOf(ask);
      return release ? json(render.release(release, desk.today())) : notFound();
    }),
    get('/v4/catalog/releases/', (ask) => releases(desk, ask)),
    get('/v4/catalog/labels/', (ask) => named(desk, ask, 'labels')),
    get('/v4/catalog/artists/', (ask) => named(desk, ask, 'artists')),
  ];
}

function page<T>(
  desk: Desk,
  { call, query }: Ask,
  items: readonly T[],
  render: (item: T) => unknown,
): Answer {
  const address = { url: `${desk.base()}${call.path}`, bare: desk.quirks.beatportBareNext };
  return pageOf(items, query, address, render);
}

const tracksPage = (desk: Desk, ask: Ask, lines: readonly Line[]): Answer =>
  page(desk, ask, lines, ({ track, release }) => desk.render.track(track, release, false, desk.today()));

/** The tracks a query means, or the refusal. */
export function linesFor({ store }: Desk, query: URLSearchParams): Line[] | Answer {
  const published = daysOf(query, 'publish_date');
  if (published && isAnswer(published)) return published;
  const official = daysOf(query, 'new_release_date');
  if (official && isAnswer(official)) return official;
  const genres = genresOf(query);
  const wanted = new Set(genres.map(({ id }) => id));
  const releases = store.releases(published, genres).filter(releaseTest(query, official));
  const test = trackTest(query);
  return store.tracksOf(releases).filter(({ track }) => wanted.has(track.genreId) && test(track));
}

function releases(desk: Desk, ask: Ask): Answer {
  const { query } = ask;
  const published = daysOf(query, 'publish_date');
  if (published && isAnswer(published)) return published;
  const official = daysOf(query, 'new_release_date');
  if (official && isAnswer(official)) return official;
  const found = desk.store.releases(published, genresOf(query)).filter(releaseTest(query, official));
  const trackId = query.get('track_id');
  const lines = found.flatMap((release) => {
    const track = release.tracks.find(({ id }) => trackId === null || String(id) === trackId);
    return track ? [{ release, track }] : [];
  });
  return page(desk, ask, ordered(lines, query.get('order_by')), ({ release }) =>
    desk.render.release(release, desk.today()),
  );
}

/** The best-selling tracks of the last weeks: the chart moves with the calendar. */
function top(desk: Desk, ask: Ask, num: string | undefined, genres: typeof bpGenres): Answer {
  const asked = new URLSearchParams({ num: num ?? '' });
  const most = intParam(asked, 'num', 100, 1, 100);
  if (most === undefined) return detail(400, 'num must be between 1 and 100.');
  const wanted = new Set(genres.map(({ id }) => id));
  const lines = desk.store
    .tracksOf(desk.store.releases(undefined, genres))
    .filter(({ track }) => wanted.has(track.genreId))
    .map((line) => ({ line, sold: sales(desk, line) }))
    .toSorted((a, b) => b.sold - a.sold || a.line.track.id - b.line.track.id)
    .slice(0, most);
  return tracksPage(
    desk,
    ask,
    lines.map(({ line }) => line),
  );
}

function sales({ facts, today }: Desk, { track, release }: Line): number {
  const appeal = facts.dice('beatport/appeal', String(track.id)).next();
  const days = (Date.parse(today()) - Date.parse(release.publishDate)) / 86_400_000;
  // Every record has its best days about two weeks after it came out.
  return appeal * Math.exp(-(((days - 14) / 40) ** 2));
}

function named(desk: Desk, ask: Ask, kind: 'labels' | 'artists'): Answer {
  const asked = ask.query.get('name')?.toLowerCase();
  const all = new Map<number, Named>();
  for (const { id } of bpGenres) {
    for (const each of desk.store.names[kind](id)) all.set(each.id, each);
  }
  const found = [...all.values()]
    .filter(({ name }) => asked === undefined || name.toLowerCase().includes(asked))
    .toSorted((a, b) => a.id - b.id);
  return page(desk, ask, found, (each) => desk.render.named(kind, each));
}
