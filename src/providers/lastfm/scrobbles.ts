import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { AppError } from '../../errors.ts';
import { jsonOf, unreadableError } from '../findings.ts';
import type { Http, LimiterSettings } from '../http-port.ts';
import type { ScrobblePage, ScrobbleSource, ScrobbleWindow } from '../scrobble-port.ts';
import { nextBefore } from '../scrobble-reading.ts';
import { errorOf, heed, isPrivate, isUnknown } from './errors.ts';
import { type RecentTracks, readRecent, scrobbleOf, secondsOf, UserInfo } from './scrobbles-wire.ts';

export interface ScrobblesDeps {
  readonly http: Http;
  readonly url: string;
  readonly apiKey: string;
  /** They ask every program to say who it is. */
  readonly userAgent: string;
  readonly clock: Clock;
}

const PER_PAGE = 200;
/** "Several calls a second continuously" may suspend a key; others get along with five. */
const LIMITER: LimiterSettings = { minGapMs: 250, maxConcurrent: 2 };
/** A page of an old history takes them long. */
const TIMEOUT_MS = 30_000;

/** What somebody played, from Last.fm, by user name and the operator's key. @see ScrobbleSource */
export const createScrobbles = ({ http, url, apiKey, userAgent, clock }: ScrobblesDeps): ScrobbleSource => {
  const ask = async (
    method: 'user.getrecenttracks' | 'user.getinfo',
    user: string,
    more: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<unknown> => {
    const query = new URLSearchParams({ method, user, ...more, api_key: apiKey, format: 'json' });
    const answer = await http.request({
      provider: 'lastfm',
      app: '-',
      mode: null,
      bucket: 'scrobbles',
      method: 'GET',
      url: `${url}/?${query}`,
      headers: { 'user-agent': userAgent },
      schema: z.unknown(),
      limiter: LIMITER,
      timeoutMs: TIMEOUT_MS,
      signal,
      heed,
    });
    const json = answer.kind === 'ok' ? answer.body : jsonOf(answer.text);
    if (isUnknown(json)) throw new AppError('LISTENER_UNKNOWN', { provider: 'lastfm', name: user });
    if (isPrivate(json)) throw new AppError('LISTENER_PRIVATE', { provider: 'lastfm', name: user });
    const error = errorOf(json, answer.status, 'scrobbles');
    if (error !== null) throw error;
    return json;
  };

  const read = async (
    user: string,
    window: ScrobbleWindow,
    limit: number,
    signal: AbortSignal | undefined,
  ): Promise<RecentTracks> => {
    const recent = readRecent(
      await ask('user.getrecenttracks', user, { ...queryOf(window), limit: String(limit) }, signal),
    );
    if (recent === null) throw unreadableError('lastfm', 'the recent tracks have another shape');
    return recent;
  };

  return {
    provider: 'lastfm',

    profile: async ({ name: given }, signal) => {
      const parsed = UserInfo.safeParse(await ask('user.getinfo', given, {}, signal));
      if (!parsed.success) throw unreadableError('lastfm', 'the user has another shape');
      const { name, playcount } = parsed.data.user;
      // Profiles are public even of those who hide what they play: only asking for it tells.
      await read(name, { before: null, after: null }, 1, signal);
      return { name, total: playcount ?? null };
    },

    page: async ({ name }, window, signal) =>
      pageOf(await read(name, window, PER_PAGE, signal), window.before, clock.now()),
  };
};

/** Seen of theirs, not written down: `from` is within the answer, `to` is not. */
const queryOf = ({ before, after }: ScrobbleWindow): Record<string, string> => ({
  ...(after === null ? {} : { from: String(Math.max(1, Math.floor(after / 1_000))) }),
  ...(before === null ? {} : { to: String(Math.ceil(before / 1_000)) }),
});

/** What is playing now has no time yet, and stands on top of every page. */
const pageOf = ({ tracks, pages }: RecentTracks, before: number | null, now: number): ScrobblePage => {
  const dated = tracks.filter((track) => secondsOf(track) !== null);
  const scrobbles = dated.flatMap((track) => scrobbleOf(track, now) ?? []);
  const oldest = dated.length === 0 ? null : Math.min(...dated.flatMap((track) => secondsOf(track) ?? []));
  return {
    scrobbles: scrobbles.sort((a, b) => b.at - a.at),
    unreadable: dated.length - scrobbles.length,
    next: oldest === null || oldest <= 0 || pages <= 1 ? null : nextBefore(oldest, before),
  };
};
