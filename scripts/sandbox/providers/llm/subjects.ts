import { isObject, type JsonObject, parseJson } from '../../http/call.ts';

/** A track somebody asks about. */
export interface Subject {
  /** What the asker calls it: its own number. */
  index: string | number;
  /** The name of that number where it was given: `index`, `i`, ... */
  indexKey: string;
  title: string;
  artist: string;
}

const titleKeys = ['title', 'name', 'track', 'trackName', 'track_name', 'song'];
const artistKeys = ['artist', 'artists', 'artistName', 'artist_name', 'artistNames', 'by'];
const indexKeys = ['index', 'idx', 'i', 'n', 'no', 'number', 'position', 'ref', 'id', 'key'];

/**
 * The tracks of the last message that has any: in JSON, or where there is none as numbered lines `1. Artist - Title`.
 */
export function subjectsOf(texts: readonly string[]): Subject[] {
  for (const text of texts.toReversed()) {
    const found: Subject[] = [];
    for (const value of jsonIn(text)) collect(value, found, null);
    if (found.length > 0) return found;
    const lines = linesOf(text);
    if (lines.length > 0) return lines;
  }
  return [];
}

/** A schema that stands in the text. */
export const schemaIn = (texts: readonly string[]): JsonObject | undefined =>
  texts
    .flatMap(jsonIn)
    .filter(isObject)
    .map((value) => (isObject(value['schema']) ? value['schema'] : value))
    .find((value) => isSchema(value));

const isSchema = (value: JsonObject): boolean =>
  isObject(value['properties']) || (value['type'] === 'array' && isObject(value['items']));

/** Every JSON object and list in a text. */
function jsonIn(text: string): unknown[] {
  const values: unknown[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '{' && text[at] !== '[') continue;
    const end = endOf(text, at);
    const value = end === undefined ? undefined : parseJson(text.slice(at, end));
    if (end === undefined || value === undefined) continue;
    values.push(value);
    at = end - 1;
  }
  return values;
}

/** Where what opens at `start` closes. */
function endOf(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

function collect(value: unknown, found: Subject[], name: string | null): void {
  if (Array.isArray(value)) {
    for (const [at, each] of value.entries()) collect(each, found, String(at));
    return;
  }
  if (!isObject(value) || isSchema(value)) return;
  const title = titleKeys.map((key) => value[key]).find((each) => typeof each === 'string');
  const artist = artistKeys.map((key) => artistText(value[key])).find((each) => each !== '');
  if (title === undefined || artist === undefined) {
    for (const [key, each] of Object.entries(value)) collect(each, found, key);
    return;
  }
  const indexKey = indexKeys.find((key) => typeof value[key] === 'number' || typeof value[key] === 'string');
  const own = indexKey === undefined ? undefined : value[indexKey];
  found.push({
    index: typeof own === 'number' || typeof own === 'string' ? own : (name ?? found.length),
    indexKey: indexKey ?? 'index',
    title: String(title),
    artist,
  });
}

function artistText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  return value
    .map((each: unknown) =>
      typeof each === 'string' ? each : isObject(each) ? String(each['name'] ?? '') : '',
    )
    .filter(Boolean)
    .join(', ');
}

function linesOf(text: string): Subject[] {
  return [...text.matchAll(/^\s*(?:\[(\d+)\]|(\d+)[.):])\s*(.+?)\s+[-–—]\s+(.+?)\s*$/gm)].map((match) => ({
    index: Number(match[1] ?? match[2]),
    indexKey: 'index',
    artist: match[3] ?? '',
    title: match[4] ?? '',
  }));
}
