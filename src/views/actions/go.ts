import { action, fact } from './action.ts';

/**
 * Places a button can lead to from anywhere: the slash command of that path, run without options. So an error, a map
 * or an empty list offers the next step without knowing the feature that takes it.
 */
export const ways = [
  'help',
  'link',
  'sources',
  'library',
  'rules list',
  'rules new',
  'curate resume',
  'curate start',
  'curate list',
  'styles list',
  'releases review',
  'top',
  'recent',
  'stats',
  'radar show',
  'recap month',
  'milestones',
  'gaps',
  'import start',
  'trending show',
  'trending watched',
  'jobs list',
  'digest list',
  'timezone',
  'status',
] as const;

export type Way = (typeof ways)[number];

export const go = action('go', { way: fact.oneOf(ways) });
