import { latin } from './normalise.ts';

const CUT = /(?:\.{3}|…)\s*$/;
const HIDDEN = /[a-z]\*+[a-z]?/i;
const STARS = /\*+/g;
/** Words that are hidden; more would be no title, and slow to try. */
const MOST = 4;
/** So many letters before the dots tell one title from another. */
const ENOUGH = 12;

/**
 * What a title may stand for that hides letters ("F**k You") or ends in dots ("Getting Back Tog..."), to be tested on
 * the joined words of another; null for a title that does neither.
 */
export const patternOf = (title: string): RegExp | null => {
  const hidden = title.includes('*') && HIDDEN.test(title) && (title.match(STARS)?.length ?? 0) <= MOST;
  const cut = CUT.test(title);
  if (!hidden && !cut) return null;
  const signs = latin(title)
    .replace(/^the\s+/, '')
    .replace(/[^a-z0-9*]/g, '');
  if (cut && signs.length < ENOUGH) return null;
  const letters = signs.replace(STARS, (stars) => `[a-z]{1,${Math.min(stars.length, 8) + 2}}`);
  return new RegExp(`^${letters}${cut ? '[a-z]*' : ''}$`);
};
