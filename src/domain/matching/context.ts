import { textOf } from './normalise.ts';
import { isSameLabel, type Prepared } from './prepare.ts';

/** Weak evidence: labels license, albums repackage, dates are moved by every new edition. */
export interface Context {
  /** From 0.4 to 1, or null when nothing can be compared. */
  readonly value: number | null;
  readonly label: boolean | null;
  readonly album: boolean | null;
  /** Days between the releases, as far as both dates are known. */
  readonly days: number | null;
}

const DAY = 86_400_000;
const NOTHING: Context = { value: null, label: null, album: null, days: null };

export const compareContext = (a: Prepared, b: Prepared): Context => {
  const label = a.label === null || b.label === null ? null : isSameLabel(a.label, b.label);
  const album = a.album === null || b.album === null ? null : isSameAlbum(a.album, b.album);
  const days = daysBetween(a.releaseDate, b.releaseDate);
  if (label === null && album === null && days === null) return NOTHING;
  let sum = 0;
  let count = 0;
  const add = (value: number): void => {
    sum += value;
    count += 1;
  };
  if (label !== null) add(label ? 1 : 0.4);
  if (album !== null) add(album ? 1 : 0.5);
  if (days !== null) add(days <= 31 ? 1 : days <= 400 ? 0.8 : 0.4);
  return { value: sum / count, label, album, days };
};

export const isSameAlbum = (a: string, b: string): boolean =>
  a === b || textOf(a).joined === textOf(b).joined;

/** True when something outside the track itself speaks for the same release. */
export const corroborates = ({ label, album, days }: Context): boolean =>
  label === true || album === true || (days !== null && days <= 31 && label !== false);

/** Compares as much of the dates as both know; a year against a day in that year is no difference. */
const daysBetween = (a: string | null, b: string | null): number | null => {
  if (a === null || b === null) return null;
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  const [one, other] = [a.slice(0, length), b.slice(0, length)];
  if (one === other) return 0;
  const days = Math.abs(Date.parse(one) - Date.parse(other)) / DAY;
  return Number.isFinite(days) ? days : null;
};
