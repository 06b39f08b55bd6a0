import { type Credit, nameSimilarity, namesIn } from './names.ts';
import type { Prepared } from './prepare.ts';
import type { CapKind } from './reasons.ts';
import { AUTHORED, has, kindsOf, LENGTH, SOUND, type Traits, trait, type VersionKind } from './traits.ts';

export interface VersionMatch {
  /** 1 the same, 0 another recording. */
  readonly value: number;
  /** The first that is found, the worst first; null when nothing speaks against it. */
  readonly cap: CapKind | null;
  readonly differs: readonly VersionKind[];
  /** Neither claims another sound. */
  readonly plain: boolean;
}

const SAME: VersionMatch = { value: 1, cap: null, differs: [], plain: true };
const EDIT = trait('edit');
/** A remix, a rework and a mix "by" somebody are one thing under three names. */
const REMIXES = trait('remix') | trait('rework');

/**
 * Compares the versions that two titles claim. What only one side claims is believed: silence is "original".
 */
export const compareVersions = (a: Prepared, b: Prepared): VersionMatch => {
  if (a.version.label === null && b.version.label === null) return SAME;
  const [one, other] = [a.version.traits, b.version.traits];
  const differs = one === other ? [] : kindsOf(one ^ other);
  const plain = ((one | other) & SOUND) === 0;
  const found = (value: number, cap: CapKind): VersionMatch => ({ value, cap, differs, plain });

  if (((one ^ other) & SOUND) !== 0) return found(0, 'version_differs');
  const author = compareAuthors(a, b);
  if (author === 'differ') return found(0, 'remixers_differ');
  if (author === 'one_sided') return found(0.1, 'remix_one_sided');
  const details = compareDetails(a.version.detail, b.version.detail);
  if (details === 'differ') return found(0.1, 'detail_differs');
  const place = has(one, 'live') && has(other, 'live');
  if (author === 'similar') return found(0.8, 'remixer_similar');
  if (author === 'unnamed' || (details === 'one_sided' && !place)) return found(0.6, 'remixer_unnamed');
  if (lengthDiffers(one, other, author === 'same')) {
    return isSilent(a, other) || isSilent(b, one)
      ? found(0.8, 'length_unnamed')
      : found(0.4, 'length_differs');
  }
  if (editionDiffers(one, other)) return found(0.6, 'edition_differs');
  return { value: 1, cap: null, differs, plain };
};

type Authors = 'none' | 'same' | 'similar' | 'differ' | 'one_sided' | 'unnamed';

const isAuthored = ({ version, credits }: Prepared): boolean =>
  credits.remixers.length > 0 || (version.traits & REMIXES) !== 0;

const compareAuthors = (a: Prepared, b: Prepared): Authors => {
  const [one, other] = [isAuthored(a), isAuthored(b)];
  if (!one && !other) return 'none';
  if (one !== other) return compareSilent(one ? a : b, one ? b : a);
  const [mine, theirs] = [a.credits.remixers, b.credits.remixers];
  if (mine.length === 0 && theirs.length === 0) return 'same';
  if (mine.length === 0) return areListed(b, a) ? 'same' : 'unnamed';
  if (theirs.length === 0) return areListed(a, b) ? 'same' : 'unnamed';
  const likeness = Math.min(likest(mine, theirs), likest(theirs, mine));
  return likeness >= SAME_NAME ? 'same' : likeness >= SIMILAR_NAME ? 'similar' : 'differ';
};

const SAME_NAME = 0.85;
/** "Koze" for "DJ Koze". */
const SIMILAR_NAME = 0.75;

/**
 * One title names somebody, the other does not; but it may name the same kind of version (and when it is the artist's
 * own dub or VIP that says it all) or list the remixer.
 */
const compareSilent = (named: Prepared, silent: Prepared): Authors => {
  if ((named.version.traits & silent.version.traits & SOUND) !== 0) {
    return likest(named.credits.remixers, silent.credits.listed) >= SAME_NAME ? 'same' : 'unnamed';
  }
  return areListed(named, silent) ? 'unnamed' : 'one_sided';
};

/** Whether the other side lists those whom a version is named after, beside somebody else. */
const areListed = (named: Prepared, other: Prepared): boolean =>
  named.credits.remixers.length > 0 &&
  namesIn(other.credits.listed).length > 1 &&
  likest(named.credits.remixers, other.credits.listed) >= SAME_NAME;

/** How well the least alike of some credits fits any of the others. */
const likest = (credits: readonly Credit[], others: readonly Credit[]): number => {
  const names = namesIn(others);
  const best = (name: Credit['whole']): number =>
    Math.max(0, ...names.map((other) => nameSimilarity(name, other).value));
  const all = credits.map(({ whole, pieces }) =>
    pieces.length === 0 ? best(whole) : Math.max(best(whole), Math.min(...pieces.map(best))),
  );
  return Math.min(...all);
};

const COUNTER = /^(?:\d{1,2}|[iv]+)$/;

/** Where both sides have details they must share one, and the numbers among them must be the same. */
const compareDetails = (a: readonly string[], b: readonly string[]): 'agree' | 'one_sided' | 'differ' => {
  if (a.length === 0 && b.length === 0) return 'agree';
  if (a.length === 0 || b.length === 0) {
    const only = a.length === 0 ? b : a;
    return only.some((word) => COUNTER.test(word)) ? 'differ' : 'one_sided';
  }
  const [mine, theirs] = [numbersIn(a), numbersIn(b)];
  if (mine !== '' && theirs !== '' && mine !== theirs) return 'differ';
  return a.some((word) => b.includes(word)) ? 'agree' : 'differ';
};

const numbersIn = (words: readonly string[]): string =>
  words
    .filter((word) => /\d/.test(word))
    .sort()
    .join(' ');

/**
 * Says nothing about its length, so it may be the shorter version that the other side names: shops leave out "Radio
 * Edit" and "Edit", but hardly ever "Extended".
 */
const isSilent = ({ version }: Prepared, other: Traits): boolean =>
  (version.traits & (LENGTH | EDIT)) === 0 && !ORIGINAL.test(version.label ?? '') && !has(other, 'extended');

const ORIGINAL = /original/i;

/** "Edit" and "Radio Edit" are one name where nobody's edit is meant. */
const lengthDiffers = (one: Traits, other: Traits, authored: boolean): boolean => {
  const difference = one ^ other;
  if (has(difference, 'extended') || has(difference, 'club')) return true;
  if (authored) return has(difference, 'radio') || (difference & EDIT) !== 0;
  const short = EDIT | trait('radio');
  const [oneShort, otherShort] = [(one & short) !== 0, (other & short) !== 0];
  return oneShort !== otherShort;
};

const editionDiffers = (one: Traits, other: Traits): boolean => {
  const difference = one ^ other;
  return has(difference, 'clean') || has(difference, 'mono') || (has(one, 'stereo') && has(other, 'mono'));
};

/** True when a version is claimed that names a recording by itself: a remix by somebody, an extended mix, … */
export const isNamed = ({ version }: Prepared): boolean => (version.traits & (AUTHORED | LENGTH)) !== 0;
