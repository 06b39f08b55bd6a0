import type { EnrichmentProvider } from '../enrichment-port.ts';
import { isrc } from '../facts.ts';
import { missOf } from '../findings.ts';
import { choose, readDocument, VERSION } from './documents.ts';
import { type Entry, type MusicBrainzSearch, PAGE } from './search.ts';
import { Recording, type WireRecording } from './wire.ts';

/**
 * Recordings by ISRC through the search index, many at a time. A page holds 100 recordings and most ISRCs have one, so
 * 100 ISRCs fill a page: fewer would waste calls, more would need a second page, which is a call as well. Their query
 * is 2.7 kB long, far from the 8 kB at which servers refuse an address. The look-up of a single ISRC knows a new one
 * some hours earlier, and would take a hundred times as many calls.
 */
export const createByIsrc = (search: MusicBrainzSearch): EnrichmentProvider => ({
  source: 'musicbrainz',
  version: VERSION,
  batchSize: PAGE,
  accepts: (subject) => isrc(subject.isrc) !== undefined,
  look: async (batch, signal) => {
    const values = batch.flatMap((subject) => isrc(subject.isrc) ?? []);
    const entries = await search.all(
      'recording',
      Recording,
      { field: 'isrc', values, together: PAGE },
      signal,
    );
    const byIsrc = groupByIsrc(entries);
    return batch.map((subject) => {
      const candidates = byIsrc.get(isrc(subject.isrc) ?? '') ?? [];
      return choose('isrc', subject, candidates) ?? missOf(subject);
    });
  },
  read: readDocument,
});

/** A recording can carry several ISRCs, and an ISRC can stand on several recordings. */
const groupByIsrc = (entries: readonly Entry<WireRecording>[]): Map<string, Entry<WireRecording>[]> => {
  const groups = new Map<string, Entry<WireRecording>[]>();
  for (const entry of entries) {
    for (const code of new Set(entry.read.isrcs)) groups.set(code, [...(groups.get(code) ?? []), entry]);
  }
  return groups;
};
