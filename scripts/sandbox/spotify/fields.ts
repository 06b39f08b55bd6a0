import { isObject } from '../http/call.ts';

/** A node of a parsed `fields` expression: what to keep, or (with `except`) what to drop. */
interface Selection {
  keep: Map<string, Selection>;
  except: Set<string>;
}

/**
 * The `fields` parameter of playlists: `items(added_at,item(name,album(!images))),next`, dots for single objects,
 * `!` for exclusion. Null where it cannot be read.
 */
export function parseFields(text: string): Selection | null {
  let at = 0;
  const list = (closing: boolean): Selection | null => {
    const selection: Selection = { keep: new Map(), except: new Set() };
    for (;;) {
      const excluded = text[at] === '!';
      if (excluded) at++;
      const name = word();
      if (name === '') return null;
      if (excluded) selection.except.add(name);
      else {
        const child = below();
        if (child === null) return null;
        const known = selection.keep.get(name);
        if (known) merge(known, child);
        else selection.keep.set(name, child);
      }
      if (text[at] === ',') {
        at++;
        continue;
      }
      if (closing) return text[at++] === ')' ? selection : null;
      return at === text.length ? selection : null;
    }
  };
  const word = (): string => {
    const found = /^\s*([A-Za-z0-9_]+)\s*/.exec(text.slice(at));
    at += found?.[0].length ?? 0;
    return found?.[1] ?? '';
  };
  const below = (): Selection | null => {
    if (text[at] === '(') {
      at++;
      return list(true);
    }
    if (text[at] !== '.') return { keep: new Map(), except: new Set() };
    at++;
    const name = word();
    if (name === '') return null;
    const child = below();
    return child && { keep: new Map([[name, child]]), except: new Set() };
  };
  return list(false);
}

function merge(into: Selection, other: Selection): void {
  for (const name of other.except) into.except.add(name);
  for (const [name, child] of other.keep) {
    const known = into.keep.get(name);
    if (known) merge(known, child);
    else into.keep.set(name, child);
  }
}

/** What is left of a value: lists are filtered element by element, names that do not exist simply are not there. */
export function selectFields(value: unknown, selection: Selection): unknown {
  if (selection.keep.size === 0 && selection.except.size === 0) return value;
  if (Array.isArray(value)) return value.map((item) => selectFields(item, selection));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    if (selection.except.has(name)) return [];
    const child = selection.keep.get(name);
    if (child) return [[name, selectFields(inner, child)]];
    return selection.keep.size === 0 ? [[name, inner]] : [];
  });
  return Object.fromEntries(entries);
}
