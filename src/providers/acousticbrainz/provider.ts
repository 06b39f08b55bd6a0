import { z } from 'zod';
import type { EnrichmentProvider, Finding, Subject } from '../enrichment-port.ts';
import { refusedError, storable, unreadableError } from '../findings.ts';
import type { Http, LimiterSettings } from '../http-port.ts';
import { askInParts, inLists } from '../in-parts.ts';
import { mbids } from '../mbid.ts';
import { heedWindow } from '../metabrainz.ts';
import { readable } from '../wire.ts';
import { HighLevel, LowLevel, readAnalysis } from './read.ts';

export interface AcousticBrainzDeps {
  readonly http: Http;
  /** Of the server, without `/api/v1`. */
  readonly url: string;
  readonly userAgent: string;
}

/** More ids in one question are refused with 400. */
const MOST_IDS = 25;
/** So many tracks are packed into questions together. */
const BATCH = 100;
/** Ids of one recording that are tried: only some of them were ever analysed. */
const MOST_EACH = 5;
/** "Typically 10 queries per 10 seconds." */
const LIMITER: LimiterSettings = { minGapMs: 1_000, maxConcurrent: 1 };
const TOO_MUCH: readonly number[] = [413, 414, 431];
/** Of hundreds of measurements those that Segue reads: whole documents are half a megabyte each. */
const FEATURES = ['rhythm.bpm', 'tonal.key_key', 'tonal.key_scale', 'tonal.key_strength'];
/** Beside the recordings stands how ids were rewritten, under this name. */
const MAPPING = 'mbid_mapping';

const Answer = z.record(z.string(), z.unknown());
const Submissions = z.record(z.string().regex(/^\d+$/), z.unknown());

/** One recording's answer, by id. */
interface Entry<T> {
  readonly raw: unknown;
  readonly read: T;
}

/**
 * Tempo, key, moods and the like of music that somebody analysed before 2022: nothing is added any more, so what it
 * does not have it never will. acousticbrainz.org announced its end and still answers: do not depend on it.
 */
export const createAcousticBrainz = ({ http, url, userAgent }: AcousticBrainzDeps): EnrichmentProvider => {
  const ask = async <S extends z.ZodType>(
    level: 'low-level' | 'high-level',
    schema: S,
    ids: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<Map<string, Entry<z.output<S>>> | null> => {
    const more = level === 'low-level' ? `features=${FEATURES.join(';')}` : 'map_classes=true';
    const answer = await http.request({
      provider: 'acousticbrainz',
      app: '-',
      mode: null,
      bucket: 'features',
      method: 'GET',
      url: `${url}/api/v1/${level}?recording_ids=${ids.join(';')}&${more}`,
      headers: { 'user-agent': userAgent },
      schema: Answer,
      signal,
      limiter: LIMITER,
      heed: heedWindow,
    });
    if (answer.kind === 'ok') return entriesOf(schema, answer.body);
    if (TOO_MUCH.includes(answer.status)) return null;
    throw refusedError('acousticbrainz', 'features', answer.status);
  };

  /** What is known of these ids, 25 a call, and which of them were answered about at all. */
  const askAll = async <S extends z.ZodType>(
    level: 'low-level' | 'high-level',
    schema: S,
    ids: readonly string[],
    signal: AbortSignal | undefined,
  ): Promise<{ known: Map<string, Entry<z.output<S>>>; answered: readonly string[] }> => {
    const known = new Map<string, Entry<z.output<S>>>();
    const answered: string[] = [];
    for (const list of inLists([...new Set(ids)], MOST_IDS)) {
      const answers = await askInParts(list, async (part) => {
        const entries = await ask(level, schema, part, signal);
        if (entries !== null) answered.push(...part);
        return entries;
      });
      for (const [id, entry] of answers.flatMap((entries) => [...entries])) known.set(id, entry);
    }
    return { known, answered };
  };

  const look = async (batch: readonly Subject[], signal: AbortSignal | undefined): Promise<Finding[]> => {
    const asked = batch.map((subject) => ({
      subject,
      ids: mbids(subject.recordingMbids).slice(0, MOST_EACH),
    }));
    const best = asked.flatMap(({ ids }) => ids.slice(0, 1));
    const first = await askAll('low-level', LowLevel, best, signal);
    const unknown = asked.filter(({ ids }) => !first.known.has(ids[0] ?? ''));
    const rest = unknown.flatMap(({ ids }) => ids.slice(1));
    const second = await askAll('low-level', LowLevel, rest, signal);
    const low = new Map([...first.known, ...second.known]);
    const answered = new Set([...first.answered, ...second.answered]);
    const chosen = asked.map((one) => ({ ...one, id: one.ids.find((id) => low.has(id)) }));
    // Conclusions exist only for what was measured.
    const measured = chosen.flatMap(({ id }) => id ?? []);
    const high = await askAll('high-level', HighLevel, measured, signal);
    return chosen.map(({ subject, ids, id = '' }) => {
      const entry = low.get(id);
      if (entry === undefined)
        return missOf(
          subject,
          ids.every((each) => answered.has(each)),
        );
      return findingOf(subject, id, entry, high.known.get(id) ?? null);
    });
  };

  return {
    source: 'acousticbrainz',
    version: 1,
    batchSize: BATCH,
    accepts: ({ recordingMbids }) => mbids(recordingMbids).length > 0,
    look,
    read: readAnalysis,
  };
};

/** For good, when it was told: the archive does not grow. */
const missOf = ({ key }: Subject, permanent: boolean): Finding => ({ key, kind: 'miss', permanent });

const findingOf = (
  subject: Subject,
  mbid: string,
  low: Entry<z.output<typeof LowLevel>>,
  high: Entry<z.output<typeof HighLevel>> | null,
): Finding => {
  const raw = {
    mbid,
    low: storable(low.raw, low.read),
    // The classifiers' own descriptions make three quarters of it.
    high: high === null ? null : high.read,
  };
  const reading = readAnalysis(raw, subject);
  if (reading === null || Object.keys(reading.values).length === 0) return missOf(subject, false);
  return { ...reading, key: subject.key, kind: 'found', externalId: mbid, raw };
};

/** The first submission of each recording. An object that names no recording at all is no answer, unless it is empty. */
const entriesOf = <S extends z.ZodType>(
  schema: S,
  answer: Readonly<Record<string, unknown>>,
): Map<string, Entry<z.output<S>>> => {
  const entries = new Map<string, Entry<z.output<S>>>();
  for (const [key, submissions] of Object.entries(answer)) {
    if (key === MAPPING) continue;
    const [id] = mbids([key]);
    const byNumber = Submissions.safeParse(submissions).data;
    if (id === undefined || byNumber === undefined) {
      throw unreadableError('acousticbrainz', 'the answer is not about recordings');
    }
    // Keys that are numbers come in their order.
    const [raw] = Object.values(byNumber);
    for (const read of readable(schema, [raw])) entries.set(id, { raw, read });
  }
  return entries;
};
