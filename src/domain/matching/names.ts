import { aliasOf } from './aliases.ts';
import { latinText, type Text, textOf, withoutThe } from './normalise.ts';
import { type Similarity, similarity } from './similarity.ts';
import { country } from './vocabulary.ts';

/** One name of an artist, ready for comparing. */
export interface Name {
  readonly text: Text;
  /** "(UK)", which tells namesakes apart where a source has several. */
  readonly country: string | null;
  /** The artist that a table of other names knows by it. */
  readonly alias: number | null;
  /** The same name in another script, as in "BTS (방탄소년단)". */
  readonly other: Text | null;
}

/** An entry of an artist list, or what a title says after "feat.". */
export interface Credit {
  readonly whole: Name;
  /** The names in it when words like "vs." and "pres." part them. The whole where nothing does. */
  readonly mains: readonly Name[];
  /** What stands after "feat." in it. */
  readonly guests: readonly Name[];
  /** The names in it when "&", "," and the like part them, too, which may also stand inside one name. */
  readonly pieces: readonly Name[];
}

const FEAT = /\s*[([]?(?:^|\s|(?<=[([]))(?:feat\.?|ft\.?|featuring|with|w\/)\s+/i;
const VERSUS = /\s+(?:vs\.?|versus|pres\.?|presents|introducing|starring|meets)\s+/i;
const WEAK = /\s+\/\\\s+|\sΛ\s|\s*[,;/|&＆×+]\s*|\s+(?:x|and|und|y|et|con|i|e|och|og|en|и|та)\s+/i;
/** Any of the above may be there. */
const PARTED =
  /[,;/|&＆×+Λ]|\s(?:x|and|und|y|et|con|i|e|och|og|en|и|та|vs|versus|pres|presents|introducing|starring|meets|with)(?:\s|\.)|\bfeat|\bft\b/i;
const SUFFIX = /\s*[([]([^()[\]]{1,40})[)\]]\s*$/;
const NOBODY: readonly Name[] = [];

/** Takes a written name apart every way that it may be meant. */
export const creditOf = (written: string): Credit => {
  const whole = nameOf(written);
  if (!PARTED.test(written)) return { whole, mains: [whole], guests: NOBODY, pieces: NOBODY };
  const [head = written, ...featured] = split(written, FEAT);
  const heads = split(head, VERSUS);
  const guests = featured.map((name) => name.replace(/^([^([]*)[)\]]$/, '$1'));
  const isWhole = heads.length === 1 && guests.length === 0;
  const mains = isWhole ? [whole] : heads.map(nameOf);
  const all = isWhole ? [written] : [...heads, ...guests];
  const pieces = all.flatMap((part) => split(part, WEAK));
  return {
    whole,
    mains,
    guests: guests.length === 0 ? NOBODY : guests.map(nameOf),
    pieces: pieces.length > all.length ? pieces.map(nameOf) : NOBODY,
  };
};

const split = (text: string, by: RegExp): string[] =>
  text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** What video sites put behind a name. */
const CHANNEL = /\s-\sTopic$|VEVO$/;

const nameOf = (raw: string): Name => {
  const written = CHANNEL.test(raw) ? raw.replace(CHANNEL, '') : raw;
  const last = written.charCodeAt(written.length - 1);
  const suffix = last === 41 || last === 93 ? SUFFIX.exec(written) : null;
  const mark = suffix === null ? '' : (suffix[1] ?? '').toLowerCase();
  const isCountry = suffix !== null && suffix.index > 0 && country.test(mark);
  const text = withoutThe(spelledOut(textOf(isCountry ? written.slice(0, suffix.index) : written)));
  const own = {
    text,
    country: isCountry && !/^\d/.test(mark) ? mark : null,
    alias: aliasOf(text),
    other: null,
  };
  if (isCountry || suffix === null || suffix.index === 0) return own;
  const outer = textOf(written.slice(0, suffix.index));
  const inner = textOf(mark);
  if (outer.script !== inner.script && outer.script !== 'signs' && inner.script !== 'signs') {
    return { ...own, text: withoutThe(outer), alias: aliasOf(outer) ?? aliasOf(inner), other: inner };
  }
  return BAND.test(mark) ? { ...own, text: withoutThe(outer), alias: aliasOf(outer) } : own;
};

/** What tells namesakes apart, as "Air (French Band)". */
const BAND = /\b(?:band|group|duo|dj|producer|singer|rapper|artist|musician|official)$/;

const short: ReadonlyMap<string, string> = new Map([
  ['n', 'and'],
  ['mr', 'mister'],
  ['saint', 'st'],
]);

const spelledOut = (text: Text): Text => {
  const { words } = text;
  if (words.length < 2 || !words.some((word) => short.has(word))) return text;
  const changed = words.map((word, at) =>
    word === 'n' && words[at - 1]?.length === 1 ? word : (short.get(word) ?? word),
  );
  return latinText(changed, text.native, text.script);
};

const isPlain = ({ mains, guests, pieces }: Credit): boolean =>
  mains.length === 1 && guests.length === 0 && pieces.length === 0;

/** Every way to read some credits, each name once. */
export const namesIn = (credits: readonly Credit[]): readonly Name[] => {
  const [only, another] = credits;
  if (only !== undefined && another === undefined && isPlain(only)) {
    return only.mains;
  }
  const names: Name[] = [];
  const add = (name: Name): void => {
    if (!names.some((known) => isEqualName(known, name))) names.push(name);
  };
  for (const { whole, mains, guests, pieces } of credits) {
    add(whole);
    if (mains.length > 1 || guests.length > 0) mains.forEach(add);
    guests.forEach(add);
    pieces.forEach(add);
  }
  return names;
};

/** Written the same, case and signs apart. */
export const isEqualName = (a: Name, b: Name | undefined): boolean =>
  b !== undefined &&
  ((a.text.joined === b.text.joined && a.text.native !== '') || isOtherName(a, b)) &&
  (a.country === null || b.country === null || a.country === b.country);

/** The same by the table of other names, or one of them holds the name in the script of the other. */
const isOtherName = (a: Name, b: Name): boolean =>
  (a.alias !== null && a.alias === b.alias) ||
  (a.other !== null && (a.other.native === b.text.native || a.other.native === b.other?.native)) ||
  (b.other !== null && b.other.native === a.text.native);

const nobody =
  /^(?:various(?: artists?)?|v ?a|vv ?aa|diverse(?: interpreten)?|verschiedene(?: interpreten)?|artistes varies|varios(?: artistas)?|unknown(?: artist)?|n ?a|no artist|)$/;

/** True for "Various Artists" and other ways of naming nobody. */
export const isNobody = ({ whole }: Credit): boolean => nobody.test(whole.text.native);

/** How alike two names are, 0 to 1. Namesakes of different countries are different. */
export const nameSimilarity = (a: Name, b: Name): Similarity => {
  if (a.country !== null && b.country !== null && a.country !== b.country) return DIFFERENT;
  if (isOtherName(a, b)) return OTHER_NAME;
  const found = likest(a, b);
  if (found.how === 'slip') return SLIP;
  if (found.how !== 'different' && found.how !== 'near') return found;
  if (isSameButTitle(a.text, b.text)) return OTHER_NAME;
  return isPartOf(a.text, b.text) || isShortFor(a.text, b.text) || isShortFor(b.text, a.text) ? PART : found;
};

const likest = (a: Name, b: Name): Similarity => {
  let best = similarity(a.text, b.text);
  if (a.other === null && b.other === null) return best;
  const others = [
    a.other === null ? null : similarity(a.other, b.text),
    b.other === null ? null : similarity(a.text, b.other),
    a.other === null || b.other === null ? null : similarity(a.other, b.other),
  ];
  for (const one of others) if (one !== null && one.value > best.value) best = one;
  return best;
};

/** "DJ Tiësto" and "Tiësto". */
const isSameButTitle = (a: Text, b: Text): boolean => {
  if (a.words.length === b.words.length) return false;
  const [long, short] = a.words.length > b.words.length ? [a, b] : [b, a];
  return callings.has(long.words[0] ?? '') && long.words.slice(1).join('') === short.joined;
};

const callings = new Set(['dj', 'mc', 'ms', 'sir', 'dame', 'lord', 'mister', 'el']);

/** "FSOL" for "The Future Sound of London", "Francois K" for "François Kevorkian". */
const isShortFor = (short: Text, long: Text): boolean => {
  const { words } = long;
  if (short.words.length === 1 && words.length >= 3) {
    return short.joined.length === words.length && words.every((word, at) => word[0] === short.joined[at]);
  }
  return (
    words.length >= 2 &&
    words.length === short.words.length &&
    words.every((word, at) => isInitialOf(short.words[at] ?? '', word)) &&
    words.some((word, at) => word.length > 2 && word === short.words[at])
  );
};

const isInitialOf = (letter: string, word: string): boolean =>
  letter === word || (letter.length === 1 && word.startsWith(letter));

const OTHER_NAME: Similarity = { value: 0.97, how: 'spelling' };
const DIFFERENT: Similarity = { value: 0, how: 'different' };
/** Names differ in a letter more often than titles: less than the same name. */
const SLIP: Similarity = { value: 0.8, how: 'slip' };
export const PART: Similarity = { value: 0.75, how: 'near' };

/** "Vitamin String Quartet", "Queen Tribute Band": named after somebody they are not. */
const imitators = new Set(
  'tribute karaoke cover covers band orchestra quartet ensemble choir kids piano project players allstars cast experience'.split(
    ' ',
  ),
);

/** "Koze" and "DJ Koze", "Parasole" and "Anthony Parasole": all words of the one are at an end of the other. */
const isPartOf = (a: Text, b: Text): boolean => {
  const [long, short] = a.words.length >= b.words.length ? [a.words, b.words] : [b.words, a.words];
  if (short.length === 0 || long.length === short.length || short.join('').length < 4) return false;
  if (long.some((word) => imitators.has(word))) return false;
  const at = long.length - short.length;
  return short.every((word, i) => word === long[at + i]) || short.every((word, i) => word === long[i]);
};
