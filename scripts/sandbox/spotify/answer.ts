/** What the double sends back. JSON unless it says otherwise: Spotify does not always speak JSON. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: Body;
}

export type Body =
  | { kind: 'json'; value: unknown }
  | { kind: 'text'; text: string; type: string }
  | { kind: 'bytes'; bytes: Buffer; type: string }
  | { kind: 'empty' };

export const json = (value: unknown, status = 200, headers?: Record<string, string>): Answer => ({
  status,
  body: { kind: 'json', value },
  ...(headers && { headers }),
});

export const empty = (status = 200): Answer => ({ status, body: { kind: 'empty' } });

export const plainText = (status: number, text: string, headers?: Record<string, string>): Answer => ({
  status,
  body: { kind: 'text', text, type: 'text/plain; charset=utf-8' },
  ...(headers && { headers }),
});

export const page = (html: string, status = 200): Answer => ({
  status,
  body: { kind: 'text', text: html, type: 'text/html; charset=utf-8' },
});

export const redirect = (location: string): Answer => ({
  status: 303,
  headers: { location },
  body: { kind: 'empty' },
});

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
