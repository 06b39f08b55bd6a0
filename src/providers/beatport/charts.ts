import { z } from 'zod';
import { scopeOf } from '../../domain/charts/catalogue.ts';
import { MAX_ENTRIES } from '../../domain/charts/chart.ts';
import { chartOf, type FoundEntry } from '../chart-entries.ts';
import type { ChartAnswer, ChartQuestion, ChartSource } from '../chart-source-port.ts';
import { date, name } from '../facts.ts';
import { id, lenient, list, readable, text } from '../wire.ts';
import { type BeatportCallerDeps, createBeatportCaller } from './call.ts';
import { artworkUrl, readTrack } from './read.ts';
import { Page, Person } from './wire.ts';

const PER_PAGE = 100;
const TOP = 100;
const NEW_DAYS = 7;
const DAY_MS = 86_400_000;

const Release = z.object({
  id,
  name: z.string().trim().min(1).max(1_000),
  slug: text,
  artists: list(50),
  label: lenient(z.object({ name: text })),
  new_release_date: text,
  publish_date: text,
  image: lenient(z.object({ uri: text, dynamic_uri: text })),
});

/** Beatport's top 100, of all or of a genre, and what went on sale in a genre in the last days. Operator's credentials. */
export const createBeatportCharts = (deps: BeatportCallerDeps): ChartSource => {
  const call = createBeatportCaller(deps);

  /** All rows of a list, and the pages as they came; null when one is no page, or there is no such list. */
  const rows = async (path: string, most: number, signal?: AbortSignal) => {
    const pages: unknown[] = [];
    const found: unknown[] = [];
    for (let page = 1; found.length < most; page += 1) {
      const sign = path.includes('?') ? '&' : '?';
      const raw = await call(`${path}${sign}per_page=${PER_PAGE}&page=${page}`, z.unknown(), signal);
      if (raw === null && page === 1) return null;
      pages.push(raw);
      const read = Page.safeParse(raw).data;
      if (read === undefined) return page === 1 ? { found: null, pages } : { found, pages };
      found.push(...read.results);
      if (!read.next || read.results.length === 0) break;
    }
    return { found: found.slice(0, most), pages };
  };

  const pathOf = ({ spec, now }: ChartQuestion): string => {
    const genre = scopeOf(spec);
    if (spec.form === 'new') {
      const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
      const query = `genre_id=${genre ?? ''}&publish_date=${day(now - NEW_DAYS * DAY_MS)}:${day(now)}`;
      return `/catalog/releases/?${query}&order_by=-publish_date`;
    }
    return genre === null ? `/catalog/tracks/top/${TOP}/` : `/catalog/genres/${genre}/top/${TOP}/`;
  };

  return {
    source: 'beatport',
    read: async (question, signal): Promise<ChartAnswer> => {
      const isNew = question.spec.form === 'new';
      const answer = await rows(pathOf(question), isNew ? MAX_ENTRIES : TOP, signal);
      if (answer === null) return { kind: 'gone' };
      const { found, pages } = answer;
      if (found === null) return { kind: 'shape', raw: pages };
      return isNew
        ? chartOf(found, Release, readRelease, pages)
        : chartOf(found, z.unknown(), readEntry, pages);
    },
  };
};

const readEntry = (row: unknown): FoundEntry | null => {
  const track = readTrack(row);
  if (track === null) return null;
  const { title, mix, artists, remixers, externalId, isrc, artworkUrl: imageUrl, url, label } = track;
  // "Original Mix" is how everybody else calls a track without saying so.
  const version = mix === null || /^original( mix)?$/i.test(mix) ? '' : ` (${mix})`;
  const main = artists.filter(({ role }) => role !== 'remixer' || remixers.length === 0);
  return {
    name: `${title}${version}`,
    artists: main.map((artist) => artist.name),
    externalId,
    ...{ isrc, imageUrl, url, label, releaseDate: track.releaseDate ?? track.publishDate },
  };
};

const readRelease = (release: z.output<typeof Release>): FoundEntry => ({
  name: release.name,
  artists: readable(Person, release.artists).flatMap((one) => name(one.name) ?? []),
  externalId: release.id,
  imageUrl: artworkUrl(release.image),
  url: release.slug
    ? `https://www.beatport.com/release/${encodeURIComponent(release.slug)}/${release.id}`
    : null,
  label: name(release.label?.name) ?? null,
  releaseDate: date(release.new_release_date) ?? date(release.publish_date) ?? null,
});
