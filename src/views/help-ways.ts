import type { Standing } from '../domain/standing.ts';
import type { Way } from './actions/go.ts';

/** Places that show something already; the rest would be empty rooms. The menu below them has everything. */
export const openWays = ({ account, sources, hasPlays, ruleSets, digestsHere }: Standing): Way[] => [
  ...(account === 'active' ? (['sources', 'curate start', 'curate resume'] as const) : []),
  ...(sources.synced > 0 ? (['library', 'rules new'] as const) : []),
  ...(ruleSets > 0 ? (['rules list'] as const) : []),
  ...(account === 'active' || hasPlays ? (['top', 'recent'] as const) : []),
  ...(hasPlays ? (['stats', 'recap month', 'radar show'] as const) : (['import start'] as const)),
  'trending show',
  ...(sources.chosen > 0 ? (['jobs list'] as const) : []),
  ...(digestsHere === null ? [] : (['digest list'] as const)),
  'timezone',
];
