import { z } from 'zod';
import type { EnrichmentProvider, Finding, Subject } from '../enrichment-port.ts';
import { missOf, refusedError, storable } from '../findings.ts';
import type { Http } from '../http-port.ts';
import { askInParts, inLists } from '../in-parts.ts';
import { Mbid, mbids } from '../mbid.ts';
import { heedWindow } from '../metabrainz.ts';
import { readable } from '../wire.ts';
import { LISTENBRAINZ_LIMITER } from './limiter.ts';
import { Metadata, readMetadata } from './read.ts';

export interface ListenBrainzDeps {
  readonly http: Http;
  /** Of the API, `…/1`. */
  readonly url: string;
  readonly userAgent: string;
  /** A user's token. What is asked here is public; with it, calls count for the user instead of the address. */
  readonly token?: string | undefined;
}

/** More ids in one question are refused. */
const MOST_IDS = 1_000;
/** Other ids of the same recording that are tried when the best one is unknown: it may have been merged away. */
const MOST_OTHERS = 4;
const TIMEOUT_MS = 30_000;
const TOO_MUCH: readonly number[] = [413, 414];

/** By id; an object with any other key (an error that calls itself a success) is no answer. */
const Answer = z.record(Mbid, z.unknown());

interface Entry {
  readonly mbid: string;
  readonly raw: unknown;
  readonly read: Metadata;
}

/**
 * Tags of recordings, release groups and artists by recording id, a thousand recordings a call: what MusicBrainz would
 * tell one by one, once a second. listenbrainz.org; a token is optional.
 */
export const createListenBrainz = ({ http, url, userAgent, token }: ListenBrainzDeps): EnrichmentProvider => {
  const ask = async (ids: readonly string[], signal: AbortSignal | undefined): Promise<Entry[] | null> => {
    const answer = await http.request({
      provider: 'listenbrainz',
      app: '-',
      mode: null,
      bucket: 'metadata',
      method: 'POST',
      repeatable: true,
      url: `${url}/metadata/recording/`,
      headers: {
        'content-type': 'application/json',
        'user-agent': userAgent,
        ...(token === undefined ? {} : { authorization: `Token ${token}` }),
      },
      body: JSON.stringify({ recording_mbids: ids, inc: 'artist tag release' }),
      schema: Answer,
      timeoutMs: TIMEOUT_MS,
      signal,
      limiter: LISTENBRAINZ_LIMITER,
      heed: heedWindow,
    });
    if (answer.kind === 'refused') {
      if (TOO_MUCH.includes(answer.status)) return null;
      throw refusedError('listenbrainz', 'metadata', answer.status);
    }
    return Object.entries(answer.body).flatMap(([mbid, raw]) =>
      readable(Metadata, [raw]).map((read) => ({ mbid, raw, read })),
    );
  };

  const askAll = async (
    ids: readonly string[],
    known: Map<string, Entry>,
    signal: AbortSignal | undefined,
  ): Promise<void> => {
    const unknown = [...new Set(ids)].filter((id) => !known.has(id));
    for (const part of inLists(unknown, MOST_IDS)) {
      const answers = await askInParts(part, (some) => ask(some, signal));
      for (const entry of answers.flat()) known.set(entry.mbid, entry);
    }
  };

  return {
    source: 'listenbrainz',
    version: 1,
    batchSize: MOST_IDS,
    accepts: ({ recordingMbids }) => mbids(recordingMbids).length > 0,
    look: async (batch, signal) => {
      const known = new Map<string, Entry>();
      const asked = batch.map((subject) => ({ subject, ids: mbids(subject.recordingMbids) }));
      await askAll(
        asked.flatMap(({ ids }) => ids.slice(0, 1)),
        known,
        signal,
      );
      const unknown = asked.filter(({ ids }) => !known.has(ids[0] ?? ''));
      await askAll(
        unknown.flatMap(({ ids }) => ids.slice(1, 1 + MOST_OTHERS)),
        known,
        signal,
      );
      return asked.map(({ subject, ids }) => {
        const [entry] = ids.flatMap((id) => known.get(id) ?? []);
        return entry === undefined ? missOf(subject) : findingOf(subject, entry);
      });
    },
    read: readMetadata,
  };
};

const findingOf = (subject: Subject, { mbid, raw, read }: Entry): Finding => {
  const document = { mbid, metadata: storable(raw, read) };
  const reading = readMetadata(document);
  if (reading === null || Object.keys(reading.values).length === 0) return missOf(subject);
  return { ...reading, key: subject.key, kind: 'found', externalId: mbid, raw: document };
};
