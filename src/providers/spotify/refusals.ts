import type { SpotifyBucket } from '../../domain/budgets.ts';
import { AppError } from '../../errors.ts';
import type { SpotifyAccess } from './port.ts';

/** An answer of the Web API from 400 to 499, except 429. */
export interface Refusal {
  readonly status: number;
  readonly text: string;
}

/**
 * What a refusal means. A 403 says five different things, some of them as plain text, so it is told apart by its
 * words and by what was asked for; an account's own profile is only ever refused to somebody the app does not admit.
 */
export const refusalError = (
  { status, text }: Refusal,
  { app, displayName }: SpotifyAccess,
  bucket: SpotifyBucket,
): AppError => {
  const cause = new Error(`spotify refused ${bucket} with ${status}`);
  switch (status) {
    case 401:
      return new AppError('NEEDS_REAUTH', { displayName }, { cause });
    case 403:
      return forbidden(text, app.clientId, bucket, cause);
    case 404:
    case 410:
      return new AppError('RESOURCE_GONE', { provider: 'spotify' }, { cause });
    default:
      // An id that cannot be one names nothing; any other 400 is a question Spotify no longer understands.
      return status === 400 && /invalid (base62 )?id/i.test(text)
        ? new AppError('RESOURCE_GONE', { provider: 'spotify' }, { cause })
        : new AppError('PROVIDER_UNAVAILABLE', { provider: 'spotify', why: 'bad_body', status }, { cause });
  }
};

const forbidden = (text: string, app: string, bucket: SpotifyBucket, cause: Error): AppError => {
  if (/premium subscription required/i.test(text)) {
    return new AppError('OWNER_WITHOUT_PREMIUM', { app }, { cause });
  }
  if (/not (be )?registered/i.test(text)) return new AppError('NOT_ALLOWLISTED', { app }, { cause });
  if (/insufficient (client )?scope/i.test(text)) return new AppError('INSUFFICIENT_SCOPE', {}, { cause });
  if (bucket === 'me') return new AppError('NOT_ALLOWLISTED', { app }, { cause });
  return new AppError('FORBIDDEN_RESOURCE', { provider: 'spotify' }, { cause });
};
