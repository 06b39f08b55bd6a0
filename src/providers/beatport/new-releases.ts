import { z } from 'zod';
import type { NewRelease, RadarKind } from '../../domain/radar/radar.ts';
import { date, name } from '../facts.ts';
import type { NewReleaseSource } from '../new-release-port.ts';
import { id, lenient, list, readable, text } from '../wire.ts';
import { type BeatportCallerDeps, createBeatportCaller } from './call.ts';
import { artworkUrl } from './read.ts';
import { Page, Person } from './wire.ts';

const PER_PAGE = 100;
/** The newest six thousand of two weeks: somewhat more than are told in them. */
const MOST_PAGES = 60;
const DAYS = 14;
const DAY_MS = 86_400_000;
/** A release lists everybody who is on it: more than these are a compilation. */
const MOST_ARTISTS = 4;

const Release = z.object({
  id,
  name: z.string().trim().min(1).max(1_000),
  slug: text,
  artists: list(200),
  label: lenient(z.object({ name: text })),
  new_release_date: text,
  publish_date: text,
  image: lenient(z.object({ uri: text, dynamic_uri: text })),
  type: lenient(z.object({ name: text })),
});

/**
 * What went on sale at Beatport, newest first, with the operator's credentials. What was published again is left out: its
 * official date is older. @see NewReleaseSource
 */
export const createBeatportNewReleases = (deps: BeatportCallerDeps): NewReleaseSource => {
  const call = createBeatportCaller(deps);
  return {
    source: 'beatport',
    days: DAYS,
    released: async (until, days, signal) => {
      const from = new Date(Date.parse(until) - (days - 1) * DAY_MS).toISOString().slice(0, 10);
      const releases: NewRelease[] = [];
      let unreadable = 0;
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const query = new URLSearchParams({
          publish_date: `${from}:${until}`,
          order_by: '-publish_date',
          per_page: String(PER_PAGE),
          page: String(page),
        });
        const answer = await call(`/catalog/releases/?${query.toString()}`, Page, signal);
        if (answer === null) break;
        const rows = readable(Release, answer.results);
        const read = rows.map(releaseOf);
        unreadable += answer.results.length - rows.length + read.filter((one) => one === null).length;
        releases.push(...read.filter((one) => one !== null).filter((one) => one.releaseDate >= from));
        if (!answer.next || answer.results.length === 0) break;
      }
      return { releases, unreadable };
    },
  };
};

const releaseOf = (release: z.output<typeof Release>): NewRelease | null => {
  const artists = [...new Set(readable(Person, release.artists).flatMap((one) => name(one.name) ?? []))];
  // Where both are told, the official one says what is new; day by day, or it is none.
  const releaseDate = date(release.new_release_date) ?? date(release.publish_date);
  const title = name(release.name);
  if (title === undefined || artists.length === 0 || releaseDate?.length !== 10) return null;
  const isMany = artists.length > MOST_ARTISTS;
  return {
    source: 'beatport',
    externalId: `beatport:${release.id}`,
    title,
    credit: isMany ? 'Various Artists' : artists.join(', '),
    artistMbids: [],
    kind: isMany ? 'compilation' : kindOf(release.type?.name ?? ''),
    label: name(release.label?.name) ?? null,
    releaseDate,
    imageUrl: artworkUrl(release.image),
    url: `https://www.beatport.com/release/${encodeURIComponent(release.slug || '-')}/${release.id}`,
  };
};

/** What Beatport calls its types is not written down anywhere: words that are plain are understood. */
const kindOf = (type: string): RadarKind => {
  const words = type.toLowerCase();
  if (/compilation/.test(words)) return 'compilation';
  if (/\bmix/.test(words)) return 'mix';
  if (/album|\blp\b/.test(words)) return 'album';
  if (/\bep\b/.test(words)) return 'ep';
  return /single/.test(words) ? 'single' : 'other';
};
