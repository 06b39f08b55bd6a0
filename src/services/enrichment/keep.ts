import type { StoredEnrichment } from '../../db/repositories/enrichments.ts';
import type { NewAnswer } from '../../db/repositories/external-data.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import { askedByIds } from '../../domain/enrichment/asking.ts';
import { remember } from '../../domain/enrichment/freshness.ts';
import { flattenField } from '../../domain/enrichment/view.ts';
import type { Finding, ReadValues } from '../../providers/enrichment-port.ts';
import { type AskedProvider, answerKey, facetOf, type KnownTrack } from './known.ts';

/** Stores what a provider answered: documents and readings together, misses with their expiry. */
export const keepFindings = async (
  tx: Repositories,
  provider: AskedProvider,
  findings: readonly { readonly finding: Finding; readonly known: KnownTrack }[],
  now: number,
): Promise<void> => {
  const { source } = provider;
  const facet = facetOf(provider);
  const answers = findings.map(({ finding, known }): NewAnswer => {
    const before = known.answers.get(answerKey(source, facet)) ?? null;
    const document =
      finding.kind === 'found' ? { externalId: finding.externalId, raw: finding.raw ?? null } : null;
    const trackId = known.track.id;
    return { trackId, provider: source, facet, document, ...remember(finding, source, before, now) };
  });
  const readings = findings.flatMap(({ finding, known }) =>
    finding.kind === 'found' ? [{ known, row: readingOf(provider, known, finding, now) }] : [],
  );
  await tx.externalData.put(answers, now);
  await putReadings(tx, readings, now);
  // As the tracks are now: a sync may have described them anew while the provider was asked.
  const trackIds = readings.map(({ row }) => row.trackId);
  await tx.trackFacts.refresh(await tx.tracks.byIds(trackIds), now);
  for (const { known, row } of readings) await noteLabel(tx, known, row, now);
};

/**
 * Stores readings. Whoever did not know a track by the ids it had may know it by one that is new, even where a miss was
 * for ever: that archive does not grow, what we know of the track does.
 */
export const putReadings = async (
  tx: Repositories,
  readings: readonly { readonly known: Pick<KnownTrack, 'subject'>; readonly row: StoredEnrichment }[],
  now: number,
): Promise<void> => {
  await tx.enrichments.put(readings.map(({ row }) => row));
  const renamed = readings.filter(({ known: { subject }, row }) =>
    row.ids?.recordings?.some((id) => !subject.recordingMbids.includes(id)),
  );
  const trackIds = renamed.map(({ row }) => row.trackId);
  await tx.externalData.reopen(trackIds, [...askedByIds], now);
};

/** The row of a reading. @param fetchedAt when the document came, ms UTC */
export const readingOf = (
  provider: AskedProvider,
  { track }: Pick<KnownTrack, 'track'>,
  reading: ReadValues,
  fetchedAt: number,
): StoredEnrichment => {
  const { recordingMbids, artistMbids, releaseMbids, releaseGroupMbids } = reading;
  const ids = {
    ...(recordingMbids === undefined ? {} : { recordings: recordingMbids }),
    ...(artistMbids === undefined ? {} : { artists: artistMbids }),
    ...(releaseMbids === undefined ? {} : { releases: releaseMbids }),
    ...(releaseGroupMbids === undefined ? {} : { releaseGroups: releaseGroupMbids }),
  };
  return {
    trackId: track.id,
    source: provider.source,
    facet: facetOf(provider),
    version: provider.version,
    values: reading.values,
    ids: Object.keys(ids).length === 0 ? null : ids,
    confidence: reading.confidence,
    fetchedAt,
  };
};

/** The release carries the label that the view believes in. */
const noteLabel = async (
  tx: Repositories,
  { track, said }: KnownTrack,
  row: StoredEnrichment,
  now: number,
): Promise<void> => {
  if (row.values.label === undefined || track.albumSpotifyId === null) return;
  const others = said.filter(({ source }) => source !== row.source);
  const label = flattenField('label', [...others, row])?.value;
  if (label === undefined) return;
  await tx.releases.setLabel(track.albumSpotifyId, await tx.releases.label(label, now), now);
};
