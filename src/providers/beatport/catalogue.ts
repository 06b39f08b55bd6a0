import { storable } from '../findings.ts';
import type { FoundRelease, ReleaseQuestion, ReleaseSource } from '../release-source-port.ts';
import { readable } from '../wire.ts';
import { type BeatportCallerDeps, createBeatportCaller } from './call.ts';
import type { BeatportGenre, BeatportGenres } from './port.ts';
import { readTrack } from './read.ts';
import { Genre, Page } from './wire.ts';

const PER_PAGE = 100;
/** No list of theirs is honestly longer. */
const LAST_PAGE = 300;

/** Newest releases of a genre, by the days on which they went on sale. @see ReleaseSource */
export const createBeatportReleases = (deps: BeatportCallerDeps): ReleaseSource => {
  const call = createBeatportCaller(deps);
  return {
    source: 'beatport',
    accepts: ({ style }) => style.beatportGenreId !== null,
    page: async (question, cursor, signal) => {
      const query = cursor ?? firstQuery(question);
      const answer = await call(`/catalog/tracks/?${query}`, Page, signal);
      // A page beyond the end, since the list became shorter meanwhile.
      if (answer === null) return { releases: [], skipped: {}, next: null, total: null };
      const releases: FoundRelease[] = [];
      for (const raw of answer.results) {
        const facts = readTrack(raw);
        if (facts !== null) releases.push({ facts, raw: storable(raw, facts) });
      }
      const unreadable = answer.results.length - releases.length;
      return {
        releases,
        skipped: unreadable === 0 ? {} : { unreadable },
        next: answer.results.length === 0 ? null : nextQuery(answer.next, query),
        total: answer.count ?? null,
      };
    },
  };
};

/** @see BeatportGenres */
export const createBeatportGenres = (deps: BeatportCallerDeps): BeatportGenres => {
  const call = createBeatportCaller(deps);
  return {
    list: async (signal) => {
      const genres = new Map<number, BeatportGenre>();
      let query: string | null = `per_page=${PER_PAGE}&page=1`;
      while (query !== null) {
        const answer: { results: unknown[]; next?: string | null | undefined } | null = await call(
          `/catalog/genres/?${query}`,
          Page,
          signal,
        );
        for (const { id, name, slug, enabled } of readable(Genre, answer?.results)) {
          if (enabled !== false) genres.set(id, { id, name, slug: slug || null });
        }
        query = answer === null || answer.results.length === 0 ? null : nextQuery(answer.next, query);
      }
      return [...genres.values()];
    },
  };
};

const firstQuery = ({ style, from, to }: ReleaseQuestion): string =>
  new URLSearchParams({
    genre_id: String(style.beatportGenreId),
    publish_date: `${from}:${to}`,
    order_by: '-publish_date',
    per_page: String(PER_PAGE),
    page: '1',
  }).toString();

/**
 * The question of the next page. `next` may come without its scheme or host: its page number is read, and asked for at
 * our own address. One that leads back, or nowhere, is the end.
 */
const nextQuery = (next: string | null | undefined, current: string): string | null => {
  if (!next) return null;
  const query = new URLSearchParams(current);
  const page = Number(new URLSearchParams(next.slice(next.indexOf('?') + 1)).get('page') ?? Number.NaN);
  const before = Number(query.get('page'));
  if (!Number.isInteger(page) || page <= before || page > LAST_PAGE) return null;
  query.set('page', String(page));
  return query.toString();
};
