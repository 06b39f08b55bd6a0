import { AppError, type ErrorCode, type ErrorData } from '../../src/errors.ts';

/** A name made of markdown, mentions and a mark that turns the direction. */
const nasty = '**x** @everyone [a](https://evil.example) \u202e'.padEnd(300, '_');

/** Facts of every kind for every code; a code without any does not compile. */
const facts: { readonly [C in ErrorCode]: readonly ErrorData[C][] } = {
  NOT_FOUND: (['account', 'source', 'job', 'digest', 'app', 'track', 'link'] as const).map((what) => ({
    what,
  })),
  INVALID_INPUT: [
    ...(['time_zone', 'hour', 'client_id', 'pairing_code', 'date_range', 'channel', 'job_step'] as const).map(
      (problem) => ({ problem }),
    ),
    { problem: 'hour', value: nasty },
  ],
  NOT_LINKED: [{}],
  NEEDS_REAUTH: [{ displayName: nasty }],
  ALREADY_LINKED_ELSEWHERE: [{}],
  LINK_EXPIRED: [{}],
  PAIRING_CODE_WRONG: [{ triesLeft: 4 }, { triesLeft: 1 }, { triesLeft: 0 }],
  CONSENT_DENIED: [{}],
  NOT_ALLOWLISTED: [{ app: nasty }],
  OWNER_WITHOUT_PREMIUM: [{ app: nasty }],
  INSUFFICIENT_SCOPE: [{}],
  FORBIDDEN_RESOURCE: [{ provider: 'spotify' }],
  RESOURCE_GONE: [{ provider: 'deezer' }],
  LISTENER_UNKNOWN: [{ provider: 'lastfm', name: nasty }],
  LISTENER_PRIVATE: [{ provider: 'lastfm', name: nasty }],
  TOKEN_REFUSED: [{ provider: 'listenbrainz' }],
  PROVIDER_UNAVAILABLE: (['timeout', 'network', 'server', 'bad_body'] as const).map((why) => ({
    provider: 'spotify',
    why,
  })),
  MISSING_PERMISSION: [{ permission: 'ManageGuild' }],
  CANNOT_POST: [{ channelId: '200000000000000001' }],
  GUILD_ONLY: [{}],
  NOT_YOURS: [{}],
  BEING_DELETED: [{}],
  TOO_FAST: [{ retryAt: 1_700_000_000_000 }],
  OUT_OF_DATE: [{}],
  LIMIT_REACHED: (['digests', 'apps', 'links', 'sources'] as const).map((what) => ({ what, limit: 5 })),
  STORAGE: (['full', 'busy', 'readonly', 'other'] as const).map((why) => ({ why })),
};

/** An error of every code, with every kind of facts that matters for its sentence. */
export const everyError: AppError[] = Object.entries(facts).flatMap(([code, list]) =>
  list.map((data) => new AppError(code as ErrorCode, data)),
);
