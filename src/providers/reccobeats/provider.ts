import type { EnrichmentProvider, Subject } from '../enrichment-port.ts';
import { findingOf, missOf, refusedError, storable, unreadableError } from '../findings.ts';
import type { Http, LimiterSettings } from '../http-port.ts';
import { readable } from '../wire.ts';
import { readFeatures, spotifyIdOf } from './read.ts';
import { Answer, Features } from './wire.ts';

/** More ids in one call are refused with 400. */
const BATCH = 40;
/** Their limits are not published; two calls a second is what other clients get along with. */
const LIMITER: LimiterSettings = { minGapMs: 550, maxConcurrent: 1 };
const SPOTIFY_ID = /^[0-9A-Za-z]{22}$/;

interface Entry {
  readonly features: Features;
  readonly raw: unknown;
}

/** Audio features by Spotify id, from reccobeats.com: no key, 40 tracks a call. @see EnrichmentProvider */
export const createReccobeats = ({ http, url }: { http: Http; url: string }): EnrichmentProvider => {
  const ask = async (ids: readonly string[], signal: AbortSignal | undefined): Promise<unknown[]> => {
    const address = new URL(`${url}/audio-features`);
    address.searchParams.set('ids', ids.join(','));
    const answer = await http.request({
      provider: 'reccobeats',
      app: '-',
      mode: null,
      bucket: 'features',
      method: 'GET',
      url: address.href,
      schema: Answer,
      limiter: LIMITER,
      signal,
    });
    if (answer.kind === 'refused') throw refusedError('reccobeats', 'features', answer.status);
    return answer.body.content;
  };

  return {
    source: 'reccobeats',
    version: 1,
    batchSize: BATCH,
    accepts: (subject) => idOf(subject) !== null,
    look: async (batch, signal) => {
      const ids = [...new Set(batch.flatMap((subject) => idOf(subject) ?? []))];
      const found = new Map<string, Entry>();
      for (let from = 0; from < ids.length; from += BATCH) {
        const content = await ask(ids.slice(from, from + BATCH), signal);
        for (const [id, entry] of byId(content)) if (!found.has(id)) found.set(id, entry);
      }
      return batch.map((subject) => {
        const entry = found.get(idOf(subject) ?? '');
        if (entry === undefined) return missOf(subject);
        const { features, raw } = entry;
        const externalId = features.id ?? features.href;
        return findingOf(subject, readFeatures(features), { externalId, raw: storable(raw, features) });
      });
    },
    read: (raw) => readFeatures(raw),
  };
};

const idOf = ({ spotifyId }: Subject): string | null =>
  spotifyId !== null && SPOTIFY_ID.test(spotifyId) ? spotifyId : null;

/** The entries that can be told apart, by Spotify id. A list of nothing but riddles is no list of misses. */
const byId = (content: readonly unknown[]): Map<string, Entry> => {
  const entries = new Map<string, Entry>();
  for (const raw of content) {
    const [features] = readable(Features, [raw]);
    const id = features === undefined ? null : spotifyIdOf(features.href);
    if (features !== undefined && id !== null && !entries.has(id)) entries.set(id, { features, raw });
  }
  if (content.length > 0 && entries.size === 0) {
    throw unreadableError('reccobeats', 'not one entry has a known shape');
  }
  return entries;
};
