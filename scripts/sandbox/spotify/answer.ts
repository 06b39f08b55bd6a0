import { type Answer, json, plainText } from '../http/answer.ts';

/** The envelope of the Web API. */
export const apiError = (
  status: number,
  message: string,
  reason?: string,
  headers?: Record<string, string>,
): Answer => json({ error: { status, message, ...(reason && { reason }) } }, status, headers);

export const badRequest = (message: string): Answer => apiError(400, message);
export const forbidden = (): Answer => apiError(403, 'Forbidden');
export const insufficientScope = (): Answer => apiError(403, 'Insufficient client scope');
export const notFound = (): Answer => apiError(404, 'Resource not found');
export const invalidId = (): Answer => badRequest('Invalid base62 id');

export const unauthorized = (problem: 'missing_token' | 'invalid_token'): Answer =>
  apiError(401, 'Missing/invalid/expired access token', undefined, {
    'www-authenticate': `Bearer realm="spotify", error="${problem}"`,
  });

/** 403s that are not JSON. */
export const ownerWithoutPremium = (): Answer =>
  plainText(
    403,
    'Active premium subscription required for the owner of the app. When the subscription status changes, ' +
      'it can take a few hours before requests are allowed again.',
  );
export const notRegistered = (): Answer => plainText(403, 'User not registered in the Developer Dashboard');

export const rateLimited = (retryAfter: number | null): Answer =>
  apiError(
    429,
    'API rate limit exceeded',
    undefined,
    retryAfter === null ? undefined : { 'retry-after': String(retryAfter) },
  );
export const quotaExceeded = (retryAfter: number): Answer =>
  apiError(429, 'Too many requests', 'QUOTA_EXCEEDED', { 'retry-after': String(retryAfter) });

/** The other shape: errors of the token endpoint. */
export const tokenError = (error: string, description?: string): Answer =>
  json({ error, ...(description !== undefined && { error_description: description }) }, 400);
