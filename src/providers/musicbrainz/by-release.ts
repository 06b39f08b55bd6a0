import type { EnrichmentProvider, Subject } from '../enrichment-port.ts';
import { findingOf, missOf, storable } from '../findings.ts';
import { mbids } from '../mbid.ts';
import { lighten, readDocument, VERSION } from './documents.ts';
import { type MusicBrainzSearch, PAGE } from './search.ts';
import { Release } from './wire.ts';

/** Tracks of one album share its release: the more are looked at together, the fewer calls each of them takes. */
const TOGETHER = 500;

/**
 * The label. A search for recordings names their releases, but not who put them out; a search for releases does, and
 * 100 of them are one call.
 */
export const createByRelease = (search: MusicBrainzSearch): EnrichmentProvider => ({
  source: 'musicbrainz',
  version: VERSION,
  batchSize: TOGETHER,
  accepts: (subject) => releaseOf(subject) !== undefined,
  look: async (batch, signal) => {
    const values = batch.flatMap((subject) => releaseOf(subject) ?? []);
    const entries = await search.all('release', Release, { field: 'reid', values, together: PAGE }, signal);
    const byId = new Map(entries.map((entry) => [entry.read.id, entry]));
    return batch.map((subject) => {
      const entry = byId.get(releaseOf(subject) ?? '');
      if (entry === undefined) return missOf(subject);
      const raw = { via: 'release', release: storable(lighten(entry.raw), entry.read) };
      return findingOf(subject, readDocument(raw, subject), { externalId: entry.read.id, raw });
    });
  },
  read: readDocument,
});

const releaseOf = ({ releaseMbids = [] }: Subject): string | undefined => mbids(releaseMbids)[0];
