import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where sentences of the catalogue are said: reads the source as text and follows how they are reached (`m.a.b`,
 * `const t = m.a`, `(t: Messages['a'])`). What is reached by an index, or handed on whole, is followed no further.
 */

/** Keys from the catalogue down; `*` stands for whatever an index chose. */
export type Path = readonly string[];

const ANY = '*';
/** `x.a?.b['c'][d]` */
const CHAIN = /([\w$]+)((?:\s*\??\.\s*[\w$]+|(?:\?\.)?\[(?:[^[\]]|\[[^[\]]*\])*\])*)/g;
const STEP = /\??\.\s*([\w$]+)|\[((?:[^[\]]|\[[^[\]]*\])*)\]/g;
/** `name: Messages['x']` */
const TYPED = /([\w$]+)\??:\s*([A-Z]\w*(?:\[[^\]]*\])*)/g;
/** `{ a, b: { c } }: Messages['x']`, a parameter. */
const TAKEN = /\{((?:[^{}]|\{[^{}]*\})*)\}:\s*([A-Z]\w*(?:\[[^\]]*\])*)/g;
const NAMED = /\bconst\s+([\w$]+)(?::[^=;]+)?\s*=(?=([^;]*);)/g;
const OPENED = /\{([^{}]*)\}\s*=(?=([^;]*);)/g;
const PART = /([\w$]+)(?:\s*:\s*(?:\{([^{}]*)\}|([\w$]+)))?/g;

const stepsOf = (text: string): string[] =>
  [...text.matchAll(STEP)].map(([, name, index = '']) => name ?? /^\s*'([^']*)'\s*$/.exec(index)?.[1] ?? ANY);

const prepared = (source: string): string =>
  source
    .replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, ' ')
    // What these return is the catalogue, as `m` is.
    .replace(/\bmessagesFor(?:Any)?\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g, 'm')
    .replace(/\bm(?:\.\w+){2,}(?=\s*,)/g, '$&[whole]')
    .replace(/\bObject\.(?:entries|values|keys)\(([\w$.]+)\)/g, '$1[every]');

/** Names that stand for a part of the catalogue, with the paths to it. */
type Names = Map<string, Path[]>;

const add = (names: Names, name: string, path: Path): void => {
  const known = names.get(name) ?? [];
  if (!known.some((one) => one.join('.') === path.join('.'))) names.set(name, [...known, path]);
};

/** Where the chains of an expression lead; one through something called `m` begins at the catalogue. */
const pathsOf = (expression: string, names: Names): Path[] =>
  [...expression.matchAll(CHAIN)].flatMap(([, root = '', rest = '']) => {
    const steps = [root, ...stepsOf(rest)];
    const begin = steps.lastIndexOf('m');
    if (begin >= 0) return [steps.slice(begin + 1)];
    return (names.get(root) ?? []).map((base) => [...base, ...steps.slice(1)]);
  });

/** `type Words = Messages['a']`, in any file. */
const typesOf = (texts: readonly string[]): Map<string, Path> =>
  new Map(
    texts.flatMap((text) =>
      [...text.matchAll(/\btype\s+(\w+)\s*=\s*Messages((?:\[[^\]]*\])+)\s*;/g)].map(
        ([, name = '', steps = '']): [string, Path] => [name, stepsOf(steps)],
      ),
    ),
  );

const baseOf = (type: string, types: ReadonlyMap<string, Path>): Path | undefined => {
  const steps = /^Messages((?:\[[^\]]*\])*)$/.exec(type)?.[1];
  return steps === undefined ? types.get(type) : stepsOf(steps);
};

/** `{ a, b: name, c: { d } }`, taken out of these paths. */
const takeOut = (inside: string, from: readonly Path[], names: Names): void => {
  for (const [, key = '', deeper, name = key] of inside.matchAll(PART)) {
    const paths = from.map((path) => [...path, key]);
    if (deeper !== undefined) takeOut(deeper, paths, names);
    else for (const path of paths) add(names, name, path);
  }
};

const namesIn = (text: string, types: ReadonlyMap<string, Path>): Names => {
  const names: Names = new Map();
  for (const [, name = '', type = ''] of text.matchAll(TYPED)) {
    const base = baseOf(type, types);
    if (base !== undefined) add(names, name, base);
  }
  for (const [, inside = '', type = ''] of text.matchAll(TAKEN)) {
    const base = baseOf(type, types);
    if (base !== undefined) takeOut(inside, [base], names);
  }
  // Twice, for a name that is made of a later one.
  for (const _ of [1, 2]) {
    for (const [, name = '', value = ''] of text.matchAll(NAMED)) {
      for (const path of pathsOf(value, names)) if (path.length > 0) add(names, name, path);
    }
    for (const [, inside = '', value = ''] of text.matchAll(OPENED)) {
      takeOut(inside, pathsOf(value, names), names);
    }
  }
  return names;
};

/** What lies below an index counts as reached. */
const reaches = (used: Path, leaf: Path): boolean =>
  (used.length >= leaf.length || used.includes(ANY)) &&
  leaf.every((step, at) => used[at] === step || used[at] === ANY || at >= used.length);

/** The leaves of a catalogue: sentences, functions and lists. */
export const leavesOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inside]) => leavesOf(inside, [...path, key]))
    : [path];

/** A file with what stands for the catalogue in it. */
export interface Speaker {
  readonly text: string;
  readonly names: Names;
}

export const speakersOf = (sources: readonly string[]): Speaker[] => {
  const texts = sources.map(prepared);
  const types = typesOf(texts);
  return texts.map((text) => ({ text, names: namesIn(text, types) }));
};

/** The leaves that none of these files says. */
export const unsaid = (leaves: readonly Path[], speakers: readonly Speaker[]): string[] => {
  const used = speakers.flatMap(({ text, names }) => [
    ...pathsOf(text, names),
    ...[...names.values()].flat(),
  ]);
  const byFamily = Map.groupBy(used, ([family = '']) => family);
  return leaves
    .filter((leaf) => !(byFamily.get(leaf[0] ?? '') ?? []).some((one) => reaches(one, leaf)))
    .map((leaf) => leaf.join('.'));
};

/** The leaves in what a pattern catches in its first group: `label: (…)`. */
export const saidAs = (pattern: RegExp, leaves: readonly Path[], speakers: readonly Speaker[]): Path[] => {
  const used = speakers.flatMap(({ text, names }) =>
    [...text.matchAll(pattern)].flatMap(([, expression = '']) => pathsOf(expression, names)),
  );
  return leaves.filter((leaf) => used.some((one) => one.length === leaf.length && reaches(one, leaf)));
};

const aside = /^(?:src\/views\/messages|scripts\/(?:sandbox|bench|smoke))\//;

/** The text of every file that says something to a person. */
export const speakingSources = (root: string): string[] =>
  ['src', 'scripts']
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((path) => `${room}/${path}`),
    )
    .filter((path) => path.endsWith('.ts') && !aside.test(path))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .filter((text) => /\bm\b|essages/.test(text));
