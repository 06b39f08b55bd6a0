import { httpError } from '../errors.ts';
import type { Route } from './request.ts';

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a decoded path. Throws 404, or 405 when only the method is wrong. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match {
  const compiled = routes.map((route) => ({ route, parts: route.pattern.split('/') }));
  return (method, path) => {
    const parts = path.split('/');
    let known = false;
    for (const candidate of compiled) {
      const params = matchParts(candidate.parts, parts);
      if (!params) continue;
      known = true;
      if (candidate.route.method === method) return { route: candidate.route, params };
    }
    throw known ? httpError(405, 'Method Not Allowed') : httpError(404, 'Not Found');
  };
}

function matchParts(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (expected.startsWith(':')) {
      if (part === '') return null;
      params[expected.slice(1)] = part;
    } else if (expected !== part) return null;
  }
  return params;
}
