import type { RankingKind, RankingRange } from '../../domain/listening.ts';
import { action, fact } from './action.ts';

export const rankingKinds = ['tracks', 'artists'] as const satisfies readonly RankingKind[];
export const rankingRanges = [
  'short_term',
  'medium_term',
  'long_term',
] as const satisfies readonly RankingRange[];

const kind = () => fact.oneOf(rankingKinds);
const range = () => fact.oneOf(rankingRanges);

/** Turns a `/top` answer to another list or page. `via` only keeps the custom ids of one message apart. */
export const topShow = action('top', {
  via: fact.oneOf(['kind', 'range', 'page', 'again']),
  kind: kind(),
  range: range(),
  page: fact.int(),
});

/** Posts the page that is shown where everybody sees it. */
export const topShare = action('top.share', { kind: kind(), range: range(), page: fact.int() });

/** Under somebody's shared list: the same list of whoever presses. */
export const topMine = action('top.mine', { kind: kind(), range: range() });

/** Turns a `/recent` answer to another page. */
export const recentShow = action('recent', {
  via: fact.oneOf(['newer', 'older', 'again']),
  page: fact.int(),
});

export const recentShare = action('recent.share', { page: fact.int() });

/** Asks for a look at Spotify before its time. */
export const recentCheck = action('recent.check', {});
