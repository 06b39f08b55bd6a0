import type { TrackId } from '../../domain/ids.ts';
import type { EnrichmentProvider, Finding, Subject } from '../enrichment-port.ts';
import { missOf } from '../findings.ts';
import { choose, readDocument, VERSION } from './documents.ts';
import { textQueries } from './lucene.ts';
import type { MusicBrainzSearch } from './search.ts';
import { shelve } from './shelf.ts';
import { Recording } from './wire.ts';

/**
 * So many questions of their usual length fill an address of 6 kB. What nothing else has found has an answer or two on
 * average, so that all of them stand on one page; where they do not, the next pages are read.
 */
const TOGETHER = 50;

/**
 * Recordings by title and artist, for what has neither an ISRC that MusicBrainz knows nor a link: the last resort.
 * Many questions are one call: the answers are read to the end and compared with each of the tracks, so none is found
 * less than by a call of its own. The server's own score says only which answer is the best of them, never that it is
 * right; only what Segue's own comparison accepts counts.
 */
export const createByText = (search: MusicBrainzSearch): EnrichmentProvider => {
  const look = async (batch: readonly Subject[], signal: AbortSignal | undefined): Promise<Finding[]> => {
    const questions = new Map(batch.map((subject) => [subject.key, textQueries(subject)]));
    const found = new Map<TrackId, Finding>();
    const most = Math.max(0, ...[...questions.values()].map(({ length }) => length));
    for (let round = 0; round < most; round += 1) {
      const open = batch.filter(({ key }) => !found.has(key) && questions.get(key)?.[round] !== undefined);
      const asked = open.flatMap(({ key }) => questions.get(key)?.[round] ?? []);
      const shelf = shelve(await search.anyOf('recording', Recording, asked, signal));
      for (const subject of open) {
        const finding = choose('text', subject, shelf.like(subject));
        if (finding !== null) found.set(subject.key, finding);
      }
    }
    return batch.map((subject) => found.get(subject.key) ?? missOf(subject));
  };
  return {
    source: 'musicbrainz',
    version: VERSION,
    batchSize: TOGETHER,
    accepts: ({ title, artists }) => title.trim() !== '' && (artists[0]?.trim() ?? '') !== '',
    look,
    read: readDocument,
  };
};
