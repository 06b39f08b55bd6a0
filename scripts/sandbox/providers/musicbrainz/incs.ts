import type { Answer } from '../../http/answer.ts';
import type { Ask } from '../provider.ts';
import { mbError } from './errors.ts';

const relations = [
  'artist',
  'label',
  'recording',
  'release',
  'release-group',
  'url',
  'work',
  'place',
  'area',
].map((target) => `${target}-rels`);
const tagged = ['tags', 'user-tags', 'ratings', 'user-ratings'];

/** What each resource allows. Genres and release groups are not for codes, although recordings have them. */
const allowed = {
  isrc: ['artists', 'releases', 'puids', 'isrcs', 'artist-credits', 'aliases', ...tagged, ...relations],
  recording: [
    'artists',
    'releases',
    'release-groups',
    'isrcs',
    'artist-credits',
    'aliases',
    'annotation',
    'genres',
    'user-genres',
    'work-level-rels',
    ...tagged,
    ...relations,
  ],
  'release-group': [
    'artists',
    'releases',
    'artist-credits',
    'aliases',
    'annotation',
    'genres',
    'user-genres',
    ...tagged,
    ...relations,
  ],
  artist: [
    'recordings',
    'releases',
    'release-groups',
    'works',
    'aliases',
    'annotation',
    'genres',
    'user-genres',
    ...tagged,
    ...relations,
  ],
  url: relations,
} as const satisfies Record<string, readonly string[]>;

export type Resource = keyof typeof allowed;

/** With `releases` only. */
const withReleases = ['media', 'discids'];

/** The `inc` of a lookup, or the refusal: one parameter, values joined by `+` or a space. */
export function incsOf(ask: Ask, resource: Resource): ReadonlySet<string> | Answer {
  const given = ask.query.getAll('inc');
  if (given.length > 1) {
    return mbError(400, 'Inc arguments must be combined with a space, not given as several parameters.');
  }
  const incs = new Set((given[0] ?? '').split(/[+ ]/).filter(Boolean));
  const list: readonly string[] = incs.has('releases')
    ? [...allowed[resource], ...withReleases]
    : allowed[resource];
  const stranger = [...incs].find((inc) => !list.includes(inc));
  return stranger === undefined
    ? incs
    : mbError(400, `${stranger} is not a valid inc parameter for the ${resource} resource.`);
}
