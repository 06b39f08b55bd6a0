import { fold } from '../library/fold.ts';

/** Words that make an edition of something, alone or with others around them. */
const EDITION =
  /\b(?:deluxe|expanded|extended edition|anniversary|remaster(?:ed)?|re-?issue|re-?release|re-?press|bonus|special edition|collector'?s?|limited edition|complete edition|super ?deluxe|legacy edition|tour edition|edition|version)\b/iu;
/** What a title ends with: "(…)", "[…]", " - …" or ": …". */
const ENDING = /\s*(?:\(([^()]*)\)|\[([^[\]]*)\]|(?:\s[-–—]|:)\s([^-–—:()[\]]+))\s*$/u;
/** What stores write after the title to say what it is. */
const FORM = /^(?:single|ep|album|lp)$/iu;

export interface ReadTitle {
  /** Folded, without what makes it an edition: the same for all editions. */
  readonly key: string;
  readonly isEdition: boolean;
}

/** Takes a release's title apart. A title that is nothing but an edition's words stays whole. */
export const readTitle = (title: string): ReadTitle => {
  let [rest, isEdition] = [title.trim(), false];
  for (let ending = ENDING.exec(rest); ending !== null; ending = ENDING.exec(rest)) {
    const words = (ending[1] ?? ending[2] ?? ending[3] ?? '').trim();
    const before = rest.slice(0, ending.index).trim();
    const makes = EDITION.test(words);
    if (before === '' || (!makes && !FORM.test(words))) break;
    isEdition ||= makes;
    rest = before;
  }
  const key = fold(rest.replace(/\s+(?:ep|lp)$/iu, ''));
  return { key: key === '' ? fold(title) : key, isEdition };
};
