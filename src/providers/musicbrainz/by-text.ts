import type { EnrichmentProvider, Finding, Subject } from '../enrichment-port.ts';
import { missOf, oneByOne } from '../findings.ts';
import { choose, readDocument, VERSION } from './documents.ts';
import { textQueries } from './lucene.ts';
import type { MusicBrainzSearch } from './search.ts';
import { Recording } from './wire.ts';

/**
 * Recordings by title and artist, for what has neither an ISRC that MusicBrainz knows nor a link: one or two calls a
 * track, so the last resort. The server's own score says only which answer is the best of them, never that it is right;
 * only what Segue's own comparison accepts counts.
 */
export const createByText = (search: MusicBrainzSearch): EnrichmentProvider => {
  const lookFor = async (subject: Subject, signal: AbortSignal | undefined): Promise<Finding> => {
    for (const query of textQueries(subject)) {
      const candidates = await search.best('recording', Recording, query, signal);
      const finding = choose('text', subject, candidates);
      if (finding !== null) return finding;
    }
    return missOf(subject);
  };
  return {
    source: 'musicbrainz',
    version: VERSION,
    // Nothing is gained by more, and an interruption loses nothing but this one.
    batchSize: 1,
    accepts: ({ title, artists }) => title.trim() !== '' && (artists[0]?.trim() ?? '') !== '',
    look: (batch, signal) => oneByOne(batch, signal, (subject) => lookFor(subject, signal)),
    read: readDocument,
  };
};
