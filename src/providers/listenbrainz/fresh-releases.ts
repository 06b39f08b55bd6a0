import { z } from 'zod';
import type { ReleaseFacts } from '../../domain/curation/release.ts';
import { isTagOf, type StyleTags, styleTags } from '../../domain/curation/release-styles.ts';
import { fold } from '../../domain/library/fold.ts';
import { type AnswerCache, remembered } from '../answer-cache.ts';
import { date, name } from '../facts.ts';
import { Mbid } from '../mbid.ts';
import type { FoundRelease, ReleaseQuestion, ReleaseSource } from '../release-source-port.ts';
import { lenient, listOf, number, readable, text } from '../wire.ts';
import { askFreshReleases, type ExploreDeps } from './explore.ts';

export interface FreshReleasesDeps extends ExploreDeps {
  /** A week is the same for every style: it is asked for once, and remembered for a while. */
  readonly weeks: AnswerCache;
}

const DAY_MS = 86_400_000;
/** It looks back no further. */
const MOST_DAYS = 90;

const Release = z.object({
  artist_credit_name: z.string().trim().min(1).max(1_000),
  release_name: z.string().trim().min(1).max(1_000),
  release_mbid: Mbid,
  release_date: z.string(),
  release_group_primary_type: text,
  release_group_secondary_type: text,
  release_tags: listOf(z.string().max(200), 100),
  caa_id: number,
  caa_release_mbid: lenient(Mbid),
});
type Release = z.output<typeof Release>;

/**
 * What came out in a week, from MusicBrainz's editors: no key, one call for all styles, thin for small labels. It names
 * releases, not tracks, so that only singles can be told; and tags, not genres. @see ReleaseSource
 */
export const createFreshReleases = (deps: FreshReleasesDeps): ReleaseSource => {
  const { weeks } = deps;

  const ask = async ({ from, to }: ReleaseQuestion, signal?: AbortSignal): Promise<readonly Release[]> => {
    const span = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
    const days = Math.min(MOST_DAYS, Math.max(1, span));
    return readable(Release, await askFreshReleases(deps, to, days, signal));
  };

  const week = async (question: ReleaseQuestion, signal?: AbortSignal): Promise<readonly Release[]> => {
    const key = `fresh:${question.from}:${question.to}`;
    return readable(z.array(Release), [await remembered(weeks, key, () => ask(question, signal))]).flat();
  };

  return {
    source: 'listenbrainz',
    accepts: () => true,
    page: async (question, _, signal) => {
      const tags = styleTags(question.style.name, question.style.beatportGenreId === null);
      const skipped: Record<string, number> = {};
      const skip = (reason: string): void => {
        skipped[reason] = (skipped[reason] ?? 0) + 1;
      };
      const releases: FoundRelease[] = [];
      for (const release of await week(question, signal)) {
        const facts = factsOf(release);
        if (facts === null || facts.publishDate < question.from || facts.publishDate > question.to) {
          skip('unreadable');
        } else if (!isOfStyle(release, tags, question.style.artistKeys)) skip('otherStyle');
        else if (!isSingle(release)) skip('noTracks');
        else releases.push({ facts, raw: release });
      }
      return { releases, skipped, next: null, total: releases.length };
    },
  };
};

/** By its tags; without any, by artists who are known for the style. */
const isOfStyle = (release: Release, tags: StyleTags, artistKeys: ReadonlySet<string>): boolean => {
  const named = release.release_tags ?? [];
  if (named.some((tag) => isTagOf(tags, tag))) return true;
  return named.length === 0 && artistKeys.has(fold(release.artist_credit_name));
};

/** A single is called as its track is; of anything longer the tracks are not told. */
const isSingle = (release: Release): boolean =>
  (release.release_group_primary_type ?? '').toLowerCase() === 'single' &&
  !release.release_group_secondary_type;

const factsOf = (release: Release): ReleaseFacts | null => {
  const published = date(release.release_date);
  const title = name(release.release_name);
  const artist = name(release.artist_credit_name);
  if (published === undefined || published.length < 10 || title === undefined || artist === undefined) {
    return null;
  }
  const { caa_id, caa_release_mbid, release_mbid } = release;
  const cover = caa_id == null || caa_release_mbid == null ? null : `${caa_release_mbid}/${caa_id}-500.jpg`;
  return {
    source: 'listenbrainz',
    externalId: release_mbid,
    title,
    mix: null,
    artists: [{ name: artist }],
    remixers: [],
    label: null,
    releaseTitle: title,
    releaseExternalId: release_mbid,
    catalogNumber: null,
    isrc: null,
    bpm: null,
    key: null,
    durationMs: null,
    artworkUrl: cover === null ? null : `https://coverartarchive.org/release/${cover}`,
    publishDate: published,
    releaseDate: published,
    url: `https://musicbrainz.org/release/${release_mbid}`,
    spotifyUri: null,
  };
};
