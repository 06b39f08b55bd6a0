import { parseKey } from '../enrichment/keys.ts';
import type { MusicalKey } from '../enrichment/values.ts';

/** What stands in a cell, as what it means. What cannot be true is not known, and costs itself alone. */

const LONGEST_TEXT = 500;
const LONGEST_MS = 24 * 3_600_000;

export const textOf = (written: string | undefined): string | null => {
  const clean = (written ?? '')
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return clean === '' || /^(null|none|n\/?a|-|–)$/i.test(clean) ? null : clean.slice(0, LONGEST_TEXT);
};

/** "128", "128,00", "128.5 BPM" */
export const bpmOf = (written: string | undefined): number | null => {
  const [, digits] = /^\s*(\d{2,3}(?:[.,]\d{1,3})?)\s*(?:bpm)?\s*$/i.exec(written ?? '') ?? [];
  const bpm = Number((digits ?? '').replace(',', '.'));
  return bpm >= 20 && bpm <= 400 ? bpm : null;
};

export const keyOf = (written: string | undefined): MusicalKey | null => {
  const text = textOf(written);
  return text === null ? null : parseKey(text);
};

/** "6:41", "1:02:30", "401" (seconds), "401000" (ms), "401.5" */
export const lengthOf = (written: string | undefined): number | null => {
  const text = textOf(written) ?? '';
  const [, hours = '0', minutes, seconds] = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?$/.exec(text) ?? [];
  if (minutes !== undefined && seconds !== undefined) {
    return inRange(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000);
  }
  if (!/^\d{1,9}(?:[.,]\d{1,6})?$/.test(text)) return null;
  const amount = Number(text.replace(',', '.'));
  return inRange(amount >= 10_000 ? amount : amount * 1_000);
};

export const millisecondsOf = (written: string | undefined): number | null =>
  /^\s*\d{1,9}(?:\.\d+)?\s*$/.test(written ?? '') ? inRange(Number(written)) : null;

const inRange = (ms: number): number | null => (ms > 0 && ms <= LONGEST_MS ? Math.round(ms) : null);

/** Twelve characters, upper case, whatever hyphens they were written with. */
export const isrcOf = (written: string | undefined): string | null => {
  const code = (written ?? '').toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.test(code) ? code : null;
};

/**
 * A day as YYYY-MM-DD, or as much of it as is written: "2026-11-20", "2026/11/20", "20.11.2026", "20/11/2026", "2026".
 * "05/06/2026" may be either, and is not known.
 */
export const dateOf = (written: string | undefined): string | null => {
  const text = (textOf(written) ?? '').slice(0, 30);
  const [, year, month, day] = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:$|[T ])/.exec(text) ?? [];
  if (year !== undefined) return built(year, month, day);
  const [, first = '', sign, second = '', last] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  if (last === undefined) return null;
  if (sign === '.' || Number(first) > 12) return built(last, second, first);
  return Number(second) > 12 ? built(last, first, second) : null;
};

const built = (year: string, month: string | undefined, day: string | undefined): string | null => {
  if (year < '1860') return null;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return null;
  const upToMonth = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return upToMonth;
  const whole = `${upToMonth}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(whole) ? whole : null;
};

export const isWholeDay = (date: string | null): date is string => date?.length === 10;

export const addressOf = (written: string | undefined): string | null => {
  const parsed = URL.parse((written ?? '').trim());
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.href.length <= 1_000
    ? parsed.href
    : null;
};

/** `spotify:track:…` of a uri, an address or an id. */
export const spotifyUriOf = (written: string | undefined): string | null => {
  const [, id] = /(?:^|track[:/])([0-9A-Za-z]{22})(?:$|\?)/.exec((written ?? '').trim()) ?? [];
  return id === undefined ? null : `spotify:track:${id}`;
};

/** Several names in a cell: "A; B", "A | B", "A / B". A comma may belong to a name, and stays. */
export const namesOf = (written: string | undefined): string[] => [
  ...new Set((written ?? '').split(/\s*[;|]\s*|\s+\/\s+/).flatMap((part) => textOf(part) ?? [])),
];
