import type { StoredEnrichment } from '../../db/repositories/enrichments.ts';
import type { NewAnswer } from '../../db/repositories/external-data.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
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
  await tx.enrichments.put(readings.map(({ row }) => row));
  for (const { known, row } of readings) await noteLabel(tx, known, row, now);
};

/** The row of a reading. @param fetchedAt when the document came, ms UTC */
export const readingOf = (
  provider: AskedProvider,
  { track }: Pick<KnownTrack, 'track'>,
  reading: ReadValues,
  fetchedAt: number,
): StoredEnrichment => {
  const { recordingMbids, artistMbids, releaseGroupMbids } = reading;
  const ids = {
    ...(recordingMbids === undefined ? {} : { recordings: recordingMbids }),
    ...(artistMbids === undefined ? {} : { artists: artistMbids }),
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
