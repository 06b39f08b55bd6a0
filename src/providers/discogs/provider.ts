import { z } from 'zod';
import { MINUTE, SECOND } from '../../clock.ts';
import { type AnswerCache, remembered } from '../answer-cache.ts';
import type { EnrichmentProvider, Finding, Subject } from '../enrichment-port.ts';
import { findingOf, missOf, oneByOne, refusedError, unreadableError } from '../findings.ts';
import type { HeardAnswer, Http, LimiterSettings, Wish } from '../http-port.ts';
import type { Likeness } from '../likeness.ts';
import { listOf, readable } from '../wire.ts';
import { rankResults } from './rank.ts';
import { readRelease } from './read.ts';
import { Release, Result, Search } from './wire.ts';

export interface DiscogsDeps {
  readonly http: Http;
  readonly url: string;
  readonly token: string;
  /** Without one that names the program they refuse every call. */
  readonly userAgent: string;
  readonly likeness: Likeness;
  /** A release is asked for once for all of its tracks, and so is a catalogue number. */
  readonly releases: AnswerCache;
}

/** 60 calls in a moving minute with a token. */
const LIMITER: LimiterSettings = { minGapMs: 1_050, maxConcurrent: 1 };
const PAGE = 25;
/** Releases of one search that are looked into for one track. */
const MOST_RELEASES = 2;
/** Someone else uses the same token, or they do not take it for one: go slower before they have to say so. */
const FEW_LEFT = { calls: 5, ms: 3 * SECOND };
const NONE_LEFT_MS = 30 * SECOND;

/** Styles of the release that a track is on. Off without a token. @see EnrichmentProvider */
export const createDiscogs = (deps: DiscogsDeps): EnrichmentProvider => {
  const { http, url, token, userAgent, likeness, releases } = deps;

  /** A document of theirs; null for 404. */
  const ask = async (
    bucket: 'search' | 'release',
    path: string,
    query: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<unknown> => {
    const address = new URL(url + path);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const answer = await http.request({
      provider: 'discogs',
      app: '-',
      mode: null,
      bucket,
      method: 'GET',
      url: address.href,
      headers: { 'user-agent': userAgent, authorization: `Discogs token=${token}` },
      schema: z.unknown(),
      limiter: LIMITER,
      signal,
      heed,
    });
    if (answer.kind === 'ok') return answer.body;
    if (answer.status === 404 && bucket === 'release') return null;
    throw refusedError('discogs', bucket, answer.status);
  };

  const search = async (
    query: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<Result[]> => {
    const parameters = { type: 'release', ...query, per_page: String(PAGE) };
    const page = Search.safeParse(await ask('search', '/database/search', parameters, signal)).data;
    const results = readable(Result, page?.results.slice(0, PAGE));
    if (page === undefined || (page.results.length > 0 && results.length === 0)) {
      throw unreadableError('discogs', 'the results have another shape');
    }
    return results;
  };

  const byNumber = async (subject: Subject, signal: AbortSignal | undefined): Promise<Result[]> => {
    const { label, catalogNumber } = subject;
    if (!label || !catalogNumber) return [];
    const known = await remembered(releases, JSON.stringify([label, catalogNumber]), () =>
      search({ label, catno: catalogNumber }, signal),
    );
    return listOf(Result, PAGE).parse(known) ?? [];
  };

  const byName = ({ title, artists }: Subject, signal: AbortSignal | undefined): Promise<Result[]> =>
    search({ artist: artists[0] ?? '', track: likeness.read(title).core || title }, signal);

  const release = (releaseId: string, signal: AbortSignal | undefined): Promise<unknown> =>
    remembered(releases, releaseId, async () => {
      const document = await ask('release', `/releases/${encodeURIComponent(releaseId)}`, {}, signal);
      return Release.safeParse(document).data ?? null;
    });

  const lookOne = async (subject: Subject, signal: AbortSignal | undefined): Promise<Finding> => {
    if (!isAskable(subject)) return missOf(subject);
    for (const find of [byNumber, byName]) {
      const ranked = rankResults(await find(subject, signal), subject);
      for (const { id } of ranked.slice(0, MOST_RELEASES)) {
        const raw = await release(id, signal);
        const reading = readRelease(raw, subject, likeness);
        if (reading !== null) return findingOf(subject, reading, { externalId: id, raw });
      }
    }
    return missOf(subject);
  };

  return {
    source: 'discogs',
    version: 1,
    batchSize: 1,
    accepts: isAskable,
    look: (batch, signal) => oneByOne(batch, signal, (subject) => lookOne(subject, signal)),
    read: (raw, subject) => readRelease(raw, subject, likeness),
  };
};

const isAskable = ({ title, artists }: Subject): boolean =>
  title.trim() !== '' && (artists[0]?.trim() ?? '') !== '';

/** They say with every answer how many calls of the minute are left, and with a 429 nothing at all. */
const heed = ({ status, headers }: HeardAnswer): Wish | null => {
  if (status === 429) {
    return headers['retry-after'] === undefined ? { kind: 'rest', ms: MINUTE, why: 'rate' } : null;
  }
  const left = Number.parseInt(String(headers['x-discogs-ratelimit-remaining']), 10);
  if (Number.isNaN(left) || left >= FEW_LEFT.calls) return null;
  return { kind: 'pause', ms: left > 0 ? FEW_LEFT.ms : NONE_LEFT_MS };
};
