import { z } from 'zod';
import { type AnswerCache, remembered } from '../answer-cache.ts';
import type { EnrichmentProvider, Finding, Subject } from '../enrichment-port.ts';
import { findingOf, jsonOf, missOf, oneByOne, unreadableError } from '../findings.ts';
import type { Http, LimiterSettings } from '../http-port.ts';
import type { Likeness } from '../likeness.ts';
import { errorOf, heed, isUnknown } from './errors.ts';
import { namesGenre, readTags } from './read.ts';
import { Tags, TopTags } from './wire.ts';

export interface LastfmDeps {
  readonly http: Http;
  readonly url: string;
  readonly apiKey: string;
  /** They ask every program to say who it is. */
  readonly userAgent: string;
  readonly likeness: Likeness;
  /** Artists are asked about once for all of their tracks. */
  readonly artists: AnswerCache;
}

/** "Several calls a second continuously" may suspend a key; others get along with five. */
const LIMITER: LimiterSettings = { minGapMs: 250, maxConcurrent: 2 };

/** What people call a track, or its artist, on Last.fm. Off without a key. @see EnrichmentProvider */
export const createLastfm = (deps: LastfmDeps): EnrichmentProvider => {
  const { http, url, apiKey, userAgent, likeness, artists } = deps;

  /** The tags of something; null when they do not know it. */
  const ask = async (
    method: 'track.gettoptags' | 'artist.gettoptags',
    names: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<Tags | null> => {
    const address = new URL(`${url}/`);
    const query = { method, ...names, autocorrect: '1', api_key: apiKey, format: 'json' };
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const answer = await http.request({
      provider: 'lastfm',
      app: '-',
      mode: null,
      bucket: 'tags',
      method: 'GET',
      url: address.href,
      headers: { 'user-agent': userAgent },
      schema: z.unknown(),
      limiter: LIMITER,
      signal,
      heed,
    });
    const json = answer.kind === 'ok' ? answer.body : jsonOf(answer.text);
    if (isUnknown(json)) return null;
    const error = errorOf(json, answer.status, 'tags');
    if (error !== null) throw error;
    const parsed = TopTags.safeParse(json);
    if (!parsed.success) throw unreadableError('lastfm', 'the tags have another shape');
    return parsed.data.toptags;
  };

  const artistTags = async (artist: string, signal: AbortSignal | undefined): Promise<Tags | null> => {
    const known = await remembered(artists, artist.toLowerCase(), () =>
      ask('artist.gettoptags', { artist }, signal),
    );
    return Tags.safeParse(known).data ?? null;
  };

  const lookOne = async (subject: Subject, signal: AbortSignal | undefined): Promise<Finding> => {
    const [artist = ''] = subject.artists;
    if (!isAskable(subject)) return missOf(subject);
    const track = await ask('track.gettoptags', { artist, track: subject.title }, signal);
    const enough = namesGenre(track, subject, likeness);
    const raw = { track, artist: enough ? null : await artistTags(artist, signal) };
    const page = `music/${encodeURIComponent(artist)}`;
    const externalId = track === null ? page : `${page}/_/${encodeURIComponent(subject.title)}`;
    return findingOf(subject, readTags(raw, subject, likeness), { externalId, raw });
  };

  return {
    source: 'lastfm',
    version: 1,
    batchSize: 1,
    accepts: isAskable,
    look: (batch, signal) => oneByOne(batch, signal, (subject) => lookOne(subject, signal)),
    read: (raw, subject) => readTags(raw, subject, likeness),
  };
};

const isAskable = ({ title, artists }: Subject): boolean =>
  title.trim() !== '' && (artists[0]?.trim() ?? '') !== '';
