import { type Answer, json } from '../../http/answer.ts';

const help = 'For usage, please see: https://musicbrainz.org/development/mmd';

export const mbError = (status: number, error: string, headers?: Record<string, string>): Answer =>
  json({ error, help }, status, headers);

export const notFound = (): Answer => mbError(404, 'Not Found');

export const noSuchQuery = (resource: string): Answer =>
  mbError(400, `The given parameters do not match any available query type for the ${resource} resource.`);

/** 503 because of us. */
export const tooManyRequests = (retryAfter: number | null): Answer =>
  mbError(
    503,
    'Your requests are exceeding the allowable rate limit. Please see ' +
      'http://wiki.musicbrainz.org/XMLWebService for more information.',
    {
      'x-ratelimit-zone': 'per-ip',
      'x-ratelimit-who': '127.0.0.1',
      'x-ratelimit-limit': '1',
      'x-ratelimit-remaining': '0',
      ...(retryAfter !== null && { 'retry-after': String(retryAfter) }),
    },
  );

/** 503 because of everybody: not our quota. From the edge, without the line of help. */
export const serverBusy = (): Answer =>
  json({ error: 'The MusicBrainz web server is currently busy. Please try again later.' }, 503, {
    'x-ratelimit-zone': 'search-global',
    'x-ratelimit-who': 'search-shed',
    'x-ratelimit-limit': '1200',
    'x-ratelimit-remaining': '0',
    'retry-after': '0',
  });
