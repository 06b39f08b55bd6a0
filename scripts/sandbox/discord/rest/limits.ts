import { createHash } from 'node:crypto';
import type { Core } from '../core.ts';
import type { Route } from './request.ts';

/** Requests a second over all routes but those of interactions. */
const GLOBAL_LIMIT = 50;
const INVALID_WINDOW_MS = 10 * 60 * 1000;
export const INVALID_LIMIT = 10_000;

export interface Limited {
  readonly scope: 'user' | 'global' | 'shared';
  readonly retryAfterMs: number;
}

export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  readonly limited: Limited | null;
}

export interface Limits {
  /** Counts a request in. */
  take(route: Route, params: Readonly<Record<string, string>>): Verdict;
}

interface Bucket {
  used: number;
  /** Monotonic ms. */
  resetsAt: number;
}

/** Buckets per route and major parameter, as Discord keeps them; `enforced` false only reports them. */
export function createLimits(core: Core, enforced: boolean): Limits {
  const buckets = new Map<string, Bucket>();
  const all: Bucket = { used: 0, resetsAt: 0 };
  const taken = (bucket: Bucket, windowMs: number): number => {
    const now = core.elapsed();
    if (now >= bucket.resetsAt) Object.assign(bucket, { used: 0, resetsAt: now + windowMs });
    bucket.used += 1;
    return bucket.resetsAt - now;
  };
  return {
    take(route, params) {
      if (route.auth === 'bot') {
        const globalReset = taken(all, 1000);
        if (enforced && all.used > GLOBAL_LIMIT) {
          return { headers: {}, limited: { scope: 'global', retryAfterMs: globalReset } };
        }
      }
      if (!route.bucket) return { headers: {}, limited: null };
      const { limit, windowMs } = route.bucket;
      const major = params['channel'] ?? params['guild'] ?? params['token'] ?? '';
      const key = `${route.method} ${route.pattern} ${major}`;
      const bucket = buckets.get(key) ?? { used: 0, resetsAt: 0 };
      buckets.set(key, bucket);
      const resetMs = taken(bucket, windowMs);
      const headers = {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(enforced ? Math.max(0, limit - bucket.used) : limit),
        'x-ratelimit-reset': ((core.now() + resetMs) / 1000).toFixed(3),
        'x-ratelimit-reset-after': (resetMs / 1000).toFixed(3),
        'x-ratelimit-bucket': createHash('md5').update(`${route.method} ${route.pattern}`).digest('hex'),
      };
      const exceeded = enforced && bucket.used > limit;
      return { headers, limited: exceeded ? { scope: 'user', retryAfterMs: resetMs } : null };
    },
  };
}

/** Body and headers of a 429. */
export function limitedAnswer({ scope, retryAfterMs }: Limited): {
  headers: Record<string, string>;
  body: Record<string, unknown>;
} {
  const seconds = Math.ceil(retryAfterMs) / 1000;
  return {
    headers: {
      'retry-after': String(Math.ceil(seconds)),
      'x-ratelimit-scope': scope,
      ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: { message: 'You are being rate limited.', retry_after: seconds, global: scope === 'global' },
  };
}

/** Remembers a 401, 403 or 429; those with scope `shared` do not count. */
export function countInvalid(core: Core, status: number, scope: string | undefined): void {
  if (![401, 403, 429].includes(status) || scope === 'shared') return;
  core.tally.invalid.push(core.elapsed());
}

/** Invalid requests of the last ten minutes. */
export function invalidRequests(core: Core): number {
  const since = core.elapsed() - INVALID_WINDOW_MS;
  core.tally.invalid = core.tally.invalid.filter((at) => at >= since);
  return core.tally.invalid.length;
}
