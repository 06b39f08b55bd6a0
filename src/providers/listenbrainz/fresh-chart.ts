import { z } from 'zod';
import { MAX_ENTRIES } from '../../domain/charts/chart.ts';
import { chartOf } from '../chart-entries.ts';
import type { ChartAnswer } from '../chart-source-port.ts';
import { date, name } from '../facts.ts';
import { Mbid } from '../mbid.ts';
import { lenient, number, readable, text } from '../wire.ts';
import { coverUrl } from './cover.ts';

const Answer = z.object({ payload: z.object({ releases: z.array(z.unknown()) }) });

const Release = z.object({
  artist_credit_name: z.string().min(1).max(1_000),
  release_name: z.string().min(1).max(1_000),
  release_mbid: Mbid,
  release_group_mbid: lenient(Mbid),
  release_date: text,
  release_group_primary_type: text,
  release_group_secondary_type: text,
  listen_count: number,
  caa_id: number,
  caa_release_mbid: lenient(Mbid),
});
type Release = z.output<typeof Release>;

/** Radio plays, audiobooks and interviews are no music; collections are nothing new. */
const KINDS: ReadonlySet<string> = new Set(['album', 'ep', 'single', '']);

/**
 * A week of releases as a chart: thousands of them, so those that people listen to already come first, and the newest
 * of the others after them. What is kept of the answer is what stands on it.
 */
export const freshOf = (raw: unknown): ChartAnswer => {
  const rows = Answer.safeParse(raw).data?.payload.releases;
  if (rows === undefined) return { kind: 'shape', raw };
  const known = rows.flatMap((row) => readable(Release, [row]).map((read) => ({ row, read })));
  // A page of nothing but riddles is no empty page.
  if (known.length === 0 && rows.length > 0) return { kind: 'shape', raw: rows.slice(0, MAX_ENTRIES) };
  const seen = new Set<string>();
  const kept = known
    .filter(({ read }) => isNew(read))
    .sort((a, b) => order(a.read, b.read))
    .filter(({ read }) => !seen.has(groupOf(read)) && seen.add(groupOf(read)))
    .slice(0, MAX_ENTRIES)
    .map(({ row }) => row);
  return chartOf(
    kept,
    Release,
    (release) => {
      const called = name(release.release_name);
      const by = name(release.artist_credit_name);
      if (called === undefined || by === undefined) return null;
      const { caa_id: image, caa_release_mbid: pictured } = release;
      return {
        name: called,
        artists: [by],
        externalId: groupOf(release),
        mbid: release.release_group_mbid ?? null,
        imageUrl: image == null || pictured == null ? null : coverUrl(pictured, image),
        url: `https://musicbrainz.org/release/${release.release_mbid}`,
        releaseDate: date(release.release_date),
      };
    },
    kept,
  );
};

/** Editions of one album are one. */
const groupOf = ({ release_group_mbid, release_mbid }: Release): string => release_group_mbid ?? release_mbid;

const isNew = (release: Release): boolean =>
  KINDS.has((release.release_group_primary_type ?? '').toLowerCase()) &&
  !release.release_group_secondary_type;

const order = (a: Release, b: Release): number =>
  (b.listen_count ?? 0) - (a.listen_count ?? 0) ||
  (b.release_date ?? '').localeCompare(a.release_date ?? '') ||
  groupOf(a).localeCompare(groupOf(b));
