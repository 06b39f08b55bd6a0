import type { Answer } from '../http/answer.ts';
import { intParam } from '../http/params.ts';
import { badRequest } from './answer.ts';

export interface Range {
  limit: number;
  offset: number;
}

export interface RangeRules {
  /** Default limit. */
  usual: number;
  most: number;
  /** Highest offset; default none. */
  deepest?: number;
}

/** `limit` and `offset`, or the refusal. */
export function rangeOf(query: URLSearchParams, rules: RangeRules): Range | Answer {
  const limit = intParam(query, 'limit', rules.usual, 1, rules.most);
  if (limit === undefined) return badRequest('Invalid limit');
  const offset = intParam(query, 'offset', 0, 0, rules.deepest ?? Number.MAX_SAFE_INTEGER);
  if (offset === undefined) return badRequest('Invalid offset');
  return { limit, offset };
}

/** The country parameter, null without one, or the refusal. */
export function marketOf(query: URLSearchParams): { market: string | null } | Answer {
  const market = query.get('market');
  if (market === null || /^[A-Z]{2}$/.test(market) || market === 'from_token') return { market };
  return badRequest('Invalid market code');
}

/**
 * A paging object over a whole list. `next` and `previous` repeat the query, so that following them asks for the
 * same thing; `address` is the full address without query.
 */
export function pageOf<T>(
  items: readonly T[],
  range: Range,
  address: string,
  query: URLSearchParams,
  render: (item: T) => unknown,
): PagingObject {
  return pageAround(
    items.slice(range.offset, range.offset + range.limit).map(render),
    items.length,
    range,
    address,
    query,
  );
}

export interface PagingObject {
  href: string;
  items: unknown[];
  limit: number;
  next: string | null;
  offset: number;
  previous: string | null;
  total: number;
}

export function pageAround(
  items: unknown[],
  total: number,
  { limit, offset }: Range,
  address: string,
  query: URLSearchParams,
): PagingObject {
  const at = (start: number): string => {
    const again = new URLSearchParams(query);
    again.set('offset', String(start));
    again.set('limit', String(limit));
    return `${address}?${again}`;
  };
  return {
    href: at(offset),
    items,
    limit,
    next: offset + limit < total ? at(offset + limit) : null,
    offset,
    previous: offset > 0 ? at(Math.max(0, offset - limit)) : null,
    total,
  };
}
