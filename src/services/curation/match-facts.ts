import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ReleaseTrack } from '../../domain/curation/release.ts';
import { styleTags } from '../../domain/curation/release-styles.ts';
import type { EnrichmentValues } from '../../domain/enrichment/values.ts';
import type { TrackId } from '../../domain/ids.ts';

/** Of the reading below; raised when it reads something else. */
const VERSION = 1;
const MOST_SURE = 0.95;

/**
 * What Beatport says of a release is said of its Spotify track: those who measured tempo and key for DJs are believed
 * first. Nobody else's feed says anything about tracks of everybody.
 */
export const noteBeatportFacts = async (
  tx: Repositories,
  release: ReleaseTrack,
  trackId: TrackId,
  score: number,
  now: number,
): Promise<void> => {
  if (release.source !== 'beatport' || release.ownerId !== null) return;
  const [style] = await tx.styles.byIds([release.styleId]);
  const genres = [...styleTags(style?.name ?? '', false).words].map((name) => ({ name, weight: 1 }));
  const values: Partial<EnrichmentValues> = {
    ...(release.bpm === null ? {} : { bpm: release.bpm }),
    ...(release.key === null ? {} : { key: release.key }),
    ...(release.label === null ? {} : { label: release.label }),
    ...(genres.length === 0 ? {} : { genres }),
  };
  if (Object.keys(values).length === 0) return;
  const confidence = Math.min(MOST_SURE, score);
  await tx.enrichments.put([
    {
      ...{ trackId, source: 'beatport', facet: '', version: VERSION },
      values,
      ids: null,
      confidence,
      fetchedAt: now,
    },
  ]);
  await tx.trackFacts.refresh(await tx.tracks.byIds([trackId]), now);
};
