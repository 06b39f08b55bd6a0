import { type Answer, json } from '../../http/answer.ts';
import { intParam } from '../../http/params.ts';
import { wordsOf } from '../../world/text.ts';
import { once } from '../knowledge/facts.ts';
import type { Ask, Route } from '../provider.ts';
import type { Desk } from './desk.ts';
import { detail, type Line } from './filters.ts';
import { bpGenres } from './genres.ts';

interface Card {
  line: Line;
  words: ReadonlySet<string>;
}

/** The old search (keyed by type) and the new one beside the API, which has neither paging nor total. */
export function searchRoutes(desk: Desk): Route[] {
  const cardsOf = new Map<string, () => Card[]>();
  const cards = (): Card[] => {
    const today = desk.today();
    const made = cardsOf.get(today) ?? once(() => makeCards(desk));
    if (!cardsOf.has(today)) cardsOf.clear();
    cardsOf.set(today, made);
    return made();
  };
  const find = (query: string): Line[] => {
    const words = wordsOf(query);
    if (query.trim() === '') return [];
    return cards()
      .filter((card) => words.every((word) => card.words.has(word)))
      .map(({ line }) => line);
  };
  return [
    { method: 'GET', path: '/v4/catalog/search/', handle: (ask) => search(desk, ask, find) },
    { method: 'GET', path: '/search/v1/tracks/', handle: (ask) => newSearch(desk, ask, find) },
  ];
}

function makeCards({ store }: Desk): Card[] {
  return store.tracksOf(store.releases(undefined, bpGenres)).map((line) => ({
    line,
    words: new Set(
      [
        line.track.name,
        line.track.mixName,
        line.release.label.name,
        ...line.track.artists.map(({ name }) => name),
      ]
        .flatMap(wordsOf)
        .concat(line.track.isrc?.toLowerCase() ?? []),
    ),
  }));
}

/** Something in front of Beatport takes several brackets for an attack. */
const isRefused = (query: string): boolean => (query.match(/\([^)]*\)/g)?.length ?? 0) > 1;
const refusal = (): Answer => detail(403, 'Request blocked.');

function search(desk: Desk, { query }: Ask, find: (text: string) => Line[]): Answer {
  const text = query.get('q') ?? '';
  if (isRefused(text)) return refusal();
  const perPage = Math.min(100, intParam(query, 'per_page', 25, 1, 1_000) ?? 25);
  const page = intParam(query, 'page', 1, 1, 10_000) ?? 1;
  const found = find(text);
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const types = (query.get('type') ?? 'tracks').split(',');
  const releases = new Map(shown.map(({ release }) => [release.id, release]));
  return json({
    ...(types.includes('tracks') && {
      tracks: shown.map(({ track, release }) => desk.render.track(track, release, false, desk.today())),
    }),
    ...(types.includes('releases') && {
      releases: [...releases.values()].map((release) => desk.render.release(release, desk.today())),
    }),
    count: found.length,
    page: `${page}/${Math.max(1, Math.ceil(found.length / perPage))}`,
    per_page: perPage,
    next: null,
    previous: null,
  });
}

function newSearch(desk: Desk, { query }: Ask, find: (text: string) => Line[]): Answer {
  const text = query.get('q') ?? '';
  if (isRefused(text)) return refusal();
  const count = Math.min(100, intParam(query, 'count', 25, 1, 1_000) ?? 25);
  const data = find(text)
    .slice(0, count)
    .map(({ track, release }) => ({
      track_id: track.id,
      track_name: track.name,
      mix_name: track.mixName,
      artists: track.artists.map(({ id, name }) => ({ artist_id: id, artist_name: name })),
      release: { release_id: release.id, release_name: release.name },
      label: { label_id: release.label.id, label_name: release.label.name },
      ...(track.isrc !== null && { isrc: track.isrc }),
      bpm: track.bpm,
      length: track.durationMs,
      publish_date: release.publishDate,
    }));
  return json(desk.quirks.beatportSearchResults ? { results: data } : { data });
}
