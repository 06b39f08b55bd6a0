import { columnOf, type FileColumn } from './release-file-columns.ts';
import type { FileReading, FileRow } from './release-file-rows.ts';

/** Where a list may stand in an object. */
const LISTS = ['tracks', 'releases', 'items', 'results', 'rows', 'data', 'songs'];
/** Deeper things are not looked at. */
const DEEPEST = 3;

/** A list, an object with a list, or one object per line. */
export const readJson = (text: string): FileReading => {
  const whole = parsed(text);
  const list = whole === undefined ? perLine(text) : listIn(whole.value);
  if (list === null) return { problem: 'json' };
  return list.length === 0 ? { problem: 'empty' } : { rows: list };
};

const parsed = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    // Perhaps it is one object per line.
    return undefined;
  }
};

const listIn = (value: unknown): FileRow[] | null => {
  if (Array.isArray(value)) return value.map((entry: unknown, at) => rowOf(entry, at + 1));
  if (!isRecord(value)) return null;
  const found = LISTS.map((key) => value[key]).find(Array.isArray);
  if (found !== undefined) return listIn(found);
  return [rowOf(value, 1)];
};

/** Null when not one line is an object. */
const perLine = (text: string): FileRow[] | null => {
  const rows = text.split(/\r\n|\n|\r/).flatMap((line, at): FileRow[] => {
    if (line.trim() === '') return [];
    const value = parsed(line);
    return [value === undefined ? { at: at + 1, broken: 'shape' } : rowOf(value.value, at + 1)];
  });
  return rows.some((row) => !('broken' in row)) ? rows : null;
};

const rowOf = (entry: unknown, at: number): FileRow => {
  if (!isRecord(entry)) return { at, broken: 'shape' };
  const cells: { [C in FileColumn]?: string } = {};
  for (const [key, value] of Object.entries(entry)) {
    const column = columnOf(key);
    const cell = cellOf(value, DEEPEST);
    if (column !== null && cell !== null) cells[column] ??= cell;
    // A release usually brings its label along.
    if (column === 'releaseTitle' && isRecord(value)) {
      const label = cellOf(value['label'], DEEPEST);
      if (label !== null) cells.label ??= label;
    }
  }
  return { at, cells, raw: entry };
};

/** Numbers, texts, things with a name, and lists of these. */
const cellOf = (value: unknown, depth: number): string | null => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (depth === 0) return null;
  if (Array.isArray(value)) {
    const parts = value.flatMap((one: unknown) => cellOf(one, depth - 1) ?? []);
    return parts.length === 0 ? null : parts.join('; ');
  }
  return isRecord(value) ? cellOf(value['name'] ?? value['title'], depth - 1) : null;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
