import type { Text } from './normalise.ts';
import { titleText } from './numerals.ts';
import { type Similarity, similarity } from './similarity.ts';

/** What identifies a classical work, whatever language and order its title is written in. */
export interface Work {
  /** "bwv1007", "op9/2". */
  readonly catalogue: string;
  /** Of the movement; null when it is not numbered. */
  readonly movement: string | null;
  /** What stands behind the last colon or dash without its number; null where a title has no such part. */
  readonly part: Text | null;
  /** The title without the catalogue's number. */
  readonly bare: Text;
}

const CATALOGUE =
  /,?\s*\b(?:(op|opus)\.?\s?(\d+)(?:\s?,?\s?(?:no|nr)\.?\s?(\d+))?|(bwv|hwv|rv|kv|woo|wwv|twv|hob)\.?\s?([\divx:]+[a-z]?)|([kd])\.\s?(\d{2,4}))\b/i;
const PART = /(?::|\s[-–—/])\s+(?=[^:]*$)/;
const NUMBERED = /^(?:no\.?\s?)?(\d{1,2}|[IVX]{1,5})(?:\.|:|\b(?=\s|$))\s*/i;
const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

const arabic = (number: string): string => {
  const at = ROMAN.indexOf(number.toLowerCase());
  return at === -1 ? String(Number(number)) : String(at + 1);
};

/** The work that a title names by its number in a catalogue; null for most titles. */
export const workOf = (title: string): Work | null => {
  const found = CATALOGUE.exec(title);
  if (found === null) return null;
  const [all, , opus, number, name, entry, letter, koechel] = found;
  const behind = title.slice(found.index + all.length);
  const at = PART.exec(behind);
  const written = at === null ? null : behind.slice(at.index + at[0].length);
  const numbered = written === null ? null : NUMBERED.exec(written);
  const movement = numbered === null ? null : arabic(numbered[1] ?? '');
  const text = written === null ? null : titleText(written.slice(numbered?.[0].length ?? 0));
  const bare = titleText(`${title.slice(0, found.index)} ${behind}`);
  if (opus === undefined) {
    const catalogue = `${name ?? letter ?? ''}${entry ?? koechel ?? ''}`.toLowerCase().replace(/^kv/, 'k');
    return { catalogue, movement, part: text, bare };
  }
  // "Nocturnes, Op. 9: No. 2" is "Nocturne, Op. 9 No. 2".
  const isPiece = number === undefined && movement !== null && /^no/i.test(written ?? '');
  const piece = isPiece ? movement : number;
  return {
    catalogue: piece === undefined ? `op${opus}` : `op${opus}/${piece}`,
    movement: isPiece ? null : movement,
    part: isPiece ? null : text,
    bare,
  };
};

const SAME: Similarity = { value: 0.96, how: 'spelling' };
const OTHER: Similarity = { value: 0.4, how: 'numbers' };

/** Compares two titles by the works they name; null when that settles nothing. */
export const compareWorks = (
  a: Work | null,
  b: Work | null,
  plainA: Text,
  plainB: Text,
): Similarity | null => {
  if (a === null || b === null) {
    const [work, plain] = a === null ? [b, plainA] : [a, plainB];
    return work !== null && similarity(work.bare, plain).how === 'equal' ? SAME : null;
  }
  if (a.catalogue !== b.catalogue) return OTHER;
  if (a.movement !== null && b.movement !== null && a.movement !== b.movement) return OTHER;
  if (a.part === null || b.part === null) {
    const isOne = a.catalogue.includes('/') || isWithin(a.bare, b.bare) || isWithin(b.bare, a.bare);
    return a.part === b.part && isOne ? SAME : null;
  }
  if (a.part.joined === b.part.joined || similarity(a.part, b.part).value >= 0.9) return SAME;
  const numbered = a.movement !== null && b.movement !== null;
  return numbered && (holds(a.part, b.part) || holds(b.part, a.part)) ? SAME : null;
};

/** A number in a catalogue may hold several pieces, as a prelude with its fugue. */
const isWithin = (short: Text, long: Text): boolean => short.words.every((word) => long.words.includes(word));

const holds = (long: Text, short: Text): boolean =>
  short.joined.length >= 4 && long.joined.startsWith(short.joined);
