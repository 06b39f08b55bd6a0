import { type Answer, json, page, plainText } from '../http/answer.ts';
import { createRuleQueue } from '../http/rules.ts';
import {
  apiError,
  forbidden,
  insufficientScope,
  notFound,
  notRegistered,
  ownerWithoutPremium,
  quotaExceeded,
  rateLimited,
  tokenError,
  unauthorized,
} from './answer.ts';
import { type Bucket, buckets, type FaultAnswer, type FaultRule, type Faults } from './contract.ts';

export interface FaultDesk extends Faults {
  /** The fault this call meets, counted as met. */
  take(method: string, target: string, bucket: Bucket | undefined): FaultAnswer | undefined;
}

export function createFaults(): FaultDesk {
  const { take, ...rules } = createRuleQueue<FaultRule>();
  /** Calls that a rule let go by. */
  const skipped = new WeakMap<FaultRule, number>();
  const isDue = (rule: FaultRule): boolean => {
    const before = skipped.get(rule) ?? 0;
    skipped.set(rule, before + 1);
    return before >= (rule.skip ?? 0);
  };
  return {
    ...rules,
    take: (method, target, bucket) =>
      take((rule) => matches(rule, `${method} ${target}`, bucket) && isDue(rule))?.answer,
  };
}

function matches(rule: FaultRule, line: string, bucket: Bucket | undefined): boolean {
  if (rule.on === undefined) return bucket !== undefined;
  if (rule.on instanceof RegExp) return rule.on.test(line);
  if (typeof rule.on === 'string') return isBucket(rule.on) && rule.on === bucket;
  return line.includes(rule.on.path);
}

const isBucket = (text: string): text is Bucket => buckets.some((bucket) => bucket === text);

/** What is answered in place of the truth; undefined for the faults that need the true answer or none at all. */
export function instead(fault: FaultAnswer): Answer | undefined {
  switch (fault.kind) {
    case 'rate-limit':
      return rateLimited(fault.retryAfter ?? 2);
    case 'quota':
      return quotaExceeded(fault.retryAfter ?? 86_207);
    case 'rate-limit-no-header':
      return rateLimited(null);
    case 'rate-limit-text':
      return plainText(429, 'Too many requests', { 'retry-after': String(fault.retryAfter ?? 2) });
    case 'server-error':
      return apiError(fault.status ?? 500, serverWords[fault.status ?? 500]);
    case 'html':
      return page(maintenance, fault.status ?? 200);
    case 'unauthorized':
      return unauthorized('invalid_token');
    case 'forbidden':
      return forbidden();
    case 'forbidden-premium':
      return ownerWithoutPremium();
    case 'forbidden-not-registered':
      return notRegistered();
    case 'forbidden-scope':
      return insufficientScope();
    case 'not-found':
      return notFound();
    case 'invalid-grant':
      return tokenError('invalid_grant', fault.description ?? 'Refresh token revoked');
    case 'invalid-client':
      return tokenError('invalid_client', 'Invalid client');
    case 'token-503':
      return json({ error: 'temporarily_unavailable' }, 503);
    case 'truncated':
    case 'hang':
    case 'reset':
    case 'slow':
    case 'applied-but-502':
    case 'stale':
    case 'meanwhile':
      return undefined;
  }
}

export const badGateway = (): Answer => apiError(502, serverWords[502]);

const serverWords = {
  500: 'Server error.',
  502: 'Bad gateway.',
  503: 'Service unavailable',
  504: 'Gateway timeout',
} as const;

const maintenance = `<!DOCTYPE html>
<html><head><title>Spotify</title></head>
<body><h1>Something went wrong</h1><p>Have another go?</p></body></html>
`;
