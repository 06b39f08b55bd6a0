import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { createProbe } from './probe.ts';

/**
 * The fonts that come along as npm packages, cut into pieces of a script or a few hundred characters each. A piece is
 * loaded when a text first needs it, and a text names only the pieces that it needs: with all of them each word
 * would cost a fifth of a second.
 */

/** The name for CSS of the pieces that a text needs, and what of the text none of them has. */
export interface FontChoice {
  /** For `context.font`, in the order in which they are looked into. */
  readonly families: string;
  readonly missing: ReadonlySet<string>;
}

interface Font {
  readonly package: string;
  readonly axis: 'wght' | '400';
}

type Name = keyof typeof fonts;

const variable = (name: string): Font => ({ package: `@fontsource-variable/${name}`, axis: 'wght' });
const plain = (name: string): Font => ({ package: `@fontsource/${name}`, axis: '400' });

const fonts = {
  inter: variable('inter'),
  arabic: variable('noto-sans-arabic'),
  hebrew: variable('noto-sans-hebrew'),
  devanagari: variable('noto-sans-devanagari'),
  bengali: variable('noto-sans-bengali'),
  tamil: variable('noto-sans-tamil'),
  telugu: variable('noto-sans-telugu'),
  thai: variable('noto-sans-thai'),
  georgian: variable('noto-sans-georgian'),
  armenian: variable('noto-sans-armenian'),
  japanese: variable('noto-sans-jp'),
  korean: variable('noto-sans-kr'),
  chinese: variable('noto-sans-sc'),
  symbols: plain('noto-sans-symbols'),
  moreSymbols: plain('noto-sans-symbols-2'),
  math: plain('noto-sans-math'),
  emoji: plain('noto-color-emoji'),
} as const satisfies Record<string, Font>;

const scripts: readonly Name[] = [
  'arabic',
  'hebrew',
  'devanagari',
  'bengali',
  'tamil',
  'telugu',
  'thai',
  'georgian',
  'armenian',
];
const signs: readonly Name[] = ['symbols', 'moreSymbols', 'math'];

const EMOJI = /\p{Emoji_Presentation}|\ufe0f/u;
const HANGUL = /\p{Script=Hangul}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const BASIC = /^[\u0020-\u024f\u2010-\u2027\u20ac]*$/;

/** In which order fonts are looked into: one and the same sign of Chinese is written in two ways. */
const orderFor = (text: string): readonly Name[] => {
  const east: Name[] = HANGUL.test(text)
    ? ['korean', 'japanese', 'chinese']
    : KANA.test(text)
      ? ['japanese', 'chinese', 'korean']
      : ['chinese', 'japanese', 'korean'];
  return EMOJI.test(text)
    ? ['inter', 'emoji', ...scripts, ...east, ...signs]
    : ['inter', ...scripts, ...east, ...signs, 'emoji'];
};

interface Piece {
  readonly family: string;
  readonly path: string;
}

/** The piece that has a sign, and how early it is looked into. */
interface Place {
  readonly family: string;
  readonly rank: number;
}

interface Loaded {
  pieceOf(point: number): Piece | null;
}

const require = createRequire(import.meta.url);

const load = (name: Name): Loaded => {
  const { package: from, axis } = fonts[name];
  const folder = dirname(require.resolve(`${from}/package.json`));
  const ranges: unknown = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'));
  const pieces = Object.entries(Object(ranges)).map(([subset, list]) => {
    // Emoji are sequences, which the pieces tear apart: one file has them all, and unpacks faster the old way.
    const part = name === 'emoji' ? 'emoji' : subset.replace(/[[\]]/g, '');
    const file = `${from.split('/')[1]}-${part}-${axis}-normal.${name === 'emoji' ? 'woff' : 'woff2'}`;
    return {
      piece: { family: `Segue ${name} ${part}`, path: join(folder, 'files', file) },
      ranges: rangesOf(String(list)),
    };
  });
  const has = (point: number) => (each: { ranges: readonly [number, number][] }) =>
    each.ranges.some(([first, last]) => first <= point && point <= last);
  return { pieceOf: (point) => pieces.find(has(point))?.piece ?? null };
};

/** `U+0-FF,U+131` as numbers. */
const rangesOf = (list: string): [number, number][] =>
  list.split(',').map((part) => {
    const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });

/** Knows which pieces a text needs and has them loaded. One per process: Skia keeps fonts for the whole process. */
export const createFonts = () => {
  const loaded = new Map<Name, Loaded>();
  const known = new Map<string, FontChoice>();
  const places = new Map<string, Place | null>();
  const has = createProbe();

  const fontOf = (name: Name): Loaded => {
    const font = loaded.get(name) ?? load(name);
    loaded.set(name, font);
    return font;
  };
  const registered = new Set<string>();
  const register = ({ family, path }: Piece): void => {
    if (registered.has(family)) return;
    if (GlobalFonts.registerFromPath(path, family) === null)
      throw new Error(`The font ${path} cannot be read.`);
    registered.add(family);
  };

  const choose = (text: string): FontChoice => {
    const order = orderFor(text);
    const families = new Map<string, number>();
    const missing = new Set<string>();
    for (const sign of new Set(text)) {
      const key = `${order.join()} ${sign}`;
      const found = places.has(key) ? (places.get(key) ?? null) : find(sign, order);
      places.set(key, found);
      if (found === null) missing.add(sign);
      else families.set(found.family, found.rank);
    }
    const ranked = [...families].sort(([, a], [, b]) => a - b).map(([family]) => `"${family}"`);
    return { families: ranked.join(', '), missing };
  };

  const find = (sign: string, order: readonly Name[]): Place | null => {
    for (const [rank, name] of order.entries()) {
      const piece = fontOf(name).pieceOf(sign.codePointAt(0) ?? 0);
      if (piece === null) continue;
      register(piece);
      if (has(piece.family, sign)) return { family: piece.family, rank };
    }
    return null;
  };

  return {
    /** @param text what is drawn in one go */
    for: (text: string): FontChoice => {
      // Most texts need the same two pieces.
      const key = BASIC.test(text) ? '' : text;
      const before = known.get(key);
      if (before !== undefined) return before;
      const choice = choose(key === '' ? 'Aaāſ€' : text);
      if (known.size > 2_000) known.clear();
      if (places.size > 20_000) places.clear();
      known.set(key, choice);
      return choice;
    },
  };
};

export type Fonts = ReturnType<typeof createFonts>;
