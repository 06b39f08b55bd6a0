import type { Text } from './normalise.ts';
import type { PreparedTitle } from './prepare.ts';
import { type Similarity, similarity } from './similarity.ts';
import { bridges, term, years } from './vocabulary.ts';
import { compareWorks } from './work.ts';

export interface TitleMatch extends Similarity {
  /**
   * What only one side has and nothing explains. `noise` looks like a label or a translation, `phrase` like a part of
   * the title, a `word` in brackets may be one, `name` may name a version, and `mix` surely does.
   */
  readonly subtitle: 'none' | 'noise' | 'phrase' | 'word' | 'name' | 'mix';
  /** Titles that one artist has many of, and very short ones. */
  readonly common: boolean;
  /** Written in letters of their own that few titles share by accident. */
  readonly foreign: boolean;
  /** Of the shorter title. */
  readonly letters: number;
  /** One may be a translation of the other, or how it is read: it has as many letters as that takes. */
  readonly readable: boolean;
}

const COMMON = new Set(
  'intro outro interlude skit untitled prelude epilogue prologue opening ending introduction track id reprise intermission'.split(
    ' ',
  ),
);

/** Compares two titles without their versions. */
export const compareTitles = (a: PreparedTitle, b: PreparedTitle): TitleMatch => {
  const foreign = isForeign(a.core) && isForeign(b.core);
  const letters = Math.min(a.core.joined.length, b.core.joined.length);
  return { ...compareAll(a, b), foreign, letters, readable: mayRead(a.core, b.core) };
};

type Found = Omit<TitleMatch, 'foreign' | 'letters' | 'readable'>;

const SIGN = /[\p{L}\p{N}]/gu;
const HIRAGANA = /\p{Script=Hiragana}/u;

/** A title with hiragana is compared by them: see `maySound`. */
const mayRead = (a: Text, b: Text): boolean => {
  if (a.script === b.script || (a.script !== 'opaque' && b.script !== 'opaque')) return false;
  const [own, read] = a.script === 'opaque' ? [a, b] : [b, a];
  const signs = own.native.match(SIGN)?.length ?? 0;
  const letters = read.joined.length;
  return !HIRAGANA.test(own.native) && signs >= 2 && letters >= signs && letters <= 5 * signs;
};

const isForeign = ({ script, native }: Text): boolean => script === 'opaque' && native.length >= 3;

const compareAll = (a: PreparedTitle, b: PreparedTitle): Found => {
  const common = isCommon(a.full) && isCommon(b.full);
  const told = a.pattern === null && b.pattern === null && a.work === b.work ? null : settle(a, b);
  if (told !== null) return { ...told, subtitle: 'none', common };
  const whole = similarity(a.full, b.full);
  if (whole.how === 'equal' || (a.subtitles.length === 0 && b.subtitles.length === 0)) {
    return { value: whole.value, how: whole.how, subtitle: 'none', common };
  }
  const [rich, plain] = a.subtitles.length >= b.subtitles.length ? [a, b] : [b, a];
  if (plain.subtitles.length === 0) return oneSided(rich, plain, whole, common);
  return twoSided(a, b, whole, common);
};

/** What catalogues of works and hidden letters tell by themselves. */
const settle = (a: PreparedTitle, b: PreparedTitle): Similarity | null => {
  if (a.work !== null || b.work !== null) return compareWorks(a.work, b.work, a.full, b.full);
  const fits =
    a.pattern?.test(b.core.joined) === true ||
    a.pattern?.test(b.full.joined) === true ||
    b.pattern?.test(a.core.joined) === true ||
    b.pattern?.test(a.full.joined) === true;
  return fits && a.core.joined !== b.core.joined ? HIDDEN : null;
};

const HIDDEN: Similarity = { value: 0.95, how: 'spelling' };

const oneSided = (rich: PreparedTitle, plain: PreparedTitle, whole: Similarity, common: boolean): Found => {
  const core = similarity(rich.core, plain.core);
  const foreign = rich.subtitles.find(
    ({ text }) => text.script !== rich.core.script && text.script !== 'signs',
  );
  const translated = foreign === undefined ? core : best(core, similarity(foreign.text, plain.core));
  if (foreign !== undefined && rich.subtitles.length === 1 && translated.value >= whole.value) {
    return { ...translated, subtitle: 'noise', common };
  }
  if (whole.value >= core.value) return { value: whole.value, how: whole.how, subtitle: 'none', common };
  if (rich.subtitles.some(({ text }) => text.numbers !== '' && !years.test(text.numbers))) {
    return { value: 0.6 * core.value, how: 'numbers', subtitle: 'phrase', common };
  }
  return { ...core, subtitle: missingSubtitle(rich), common };
};

/** A phrase is part of the title; one or two bare words may name a version. */
const missingSubtitle = ({ subtitles }: PreparedTitle): TitleMatch['subtitle'] => {
  if (subtitles.some(({ place }) => place === 'mix')) return 'mix';
  if (subtitles.every(({ place }) => place === 'square')) return 'noise';
  if (subtitles.every(({ text }) => isPhrase(text.words))) return 'phrase';
  const isWord = ({ text, place }: PreparedTitle['subtitles'][number]): boolean =>
    place === 'bracket' && text.words.length <= 2 && text.words.every((word) => term(word) === undefined);
  return subtitles.every(isWord) ? 'word' : 'name';
};

const isPhrase = (words: readonly string[]): boolean =>
  words.length >= 2 &&
  words.some((word) => word !== 'and' && bridges.has(word)) &&
  words.every((word) => bridges.has(word) || term(word) === undefined);

/** Both have brackets: the same ones in another order or spelling, or other ones. */
const twoSided = (a: PreparedTitle, b: PreparedTitle, whole: Similarity, common: boolean): Found => {
  if (whole.value >= 0.9) return { value: whole.value, how: whole.how, subtitle: 'none', common };
  const core = similarity(a.core, b.core);
  const inner = Math.min(
    ...a.subtitles.map(({ text }) =>
      Math.max(...b.subtitles.map((other) => similarity(text, other.text).value)),
    ),
    ...b.subtitles.map(({ text }) =>
      Math.max(...a.subtitles.map((other) => similarity(text, other.text).value)),
    ),
  );
  if (core.value >= 0.9 && inner >= 0.9) return { ...core, subtitle: 'none', common };
  if (core.value >= 0.9)
    return { value: Math.min(core.value, 0.7), how: 'different', subtitle: 'phrase', common };
  return {
    value: Math.max(whole.value, Math.min(core.value, inner)),
    how: whole.how,
    subtitle: 'none',
    common,
  };
};

const best = (a: Similarity, b: Similarity): Similarity => (b.value > a.value ? b : a);

const isCommon = ({ words, numbers }: Text): boolean =>
  words.length <= 2 &&
  words.every((word) => COMMON.has(word) || numbers.includes(word)) &&
  words.some((word) => COMMON.has(word));
