import { z } from 'zod';
import { kindOf, type NewRelease } from '../../domain/radar/radar.ts';
import { date, name } from '../facts.ts';
import { Mbid } from '../mbid.ts';
import type { NewReleaseSource } from '../new-release-port.ts';
import { lenient, listOf, number, readable, text } from '../wire.ts';
import { coverUrl } from './cover.ts';
import { askFreshReleases, type ExploreDeps } from './explore.ts';

const WHOLE_DATE = 10;

const Release = z.object({
  artist_credit_name: z.string().max(1_000),
  artist_mbids: listOf(Mbid, 20),
  release_name: z.string().max(1_000),
  release_mbid: Mbid,
  release_group_mbid: lenient(Mbid),
  release_date: text,
  release_group_primary_type: text,
  /** One, or several in one text. */
  release_group_secondary_type: text,
  caa_id: number,
  caa_release_mbid: lenient(Mbid),
});

/** What MusicBrainz's editors entered of the last days: no key, one call for everybody. @see NewReleaseSource */
export const createNewReleases = (deps: ExploreDeps): NewReleaseSource => ({
  source: 'listenbrainz',
  days: 7,
  released: async (until, days, signal) => {
    const given = await askFreshReleases(deps, until, days, signal);
    const releases = readable(Release, given).flatMap((one) => releaseOf(one) ?? []);
    return { releases, unreadable: given.length - releases.length };
  },
});

const releaseOf = (release: z.output<typeof Release>): NewRelease | null => {
  const { release_mbid, release_group_mbid, caa_id, caa_release_mbid } = release;
  const [title, credit] = [name(release.release_name), name(release.artist_credit_name)];
  const releaseDate = date(release.release_date);
  if (title === undefined || credit === undefined) return null;
  if (releaseDate === undefined || releaseDate.length < WHOLE_DATE) return null;
  const further = release.release_group_secondary_type?.split(/\s*[,;+]\s*/) ?? [];
  return {
    source: 'listenbrainz',
    externalId: release_group_mbid ?? release_mbid,
    title,
    credit,
    artistMbids: release.artist_mbids ?? [],
    kind: kindOf(release.release_group_primary_type ?? null, further),
    label: null,
    releaseDate,
    imageUrl: caa_id == null || caa_release_mbid == null ? null : coverUrl(caa_release_mbid, caa_id),
    url: `https://musicbrainz.org/release/${release_mbid}`,
  };
};
