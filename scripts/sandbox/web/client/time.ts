import { h } from './dom.ts';

/** The world's clock as the page knows it, and everything on the page that follows it. */

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

let ahead = 0;

/** ms UTC of the world. */
export const worldNow = (): number => Date.now() + ahead;

/** Sets the page's clock. @param now ms UTC of the world at this moment */
export const setWorldNow = (now: number): void => {
  const next = now - Date.now();
  // The answer was under way for a moment: only a real move of the clock counts.
  if (Math.abs(next - ahead) > 1_500) ahead = next;
  tick();
};

/** Discord's timestamp styles, in the zone of this browser. */
export const formatTime = (at: number, style: string, now = worldNow()): string => {
  if (style === 'R') {
    const distance = at - now;
    const [unit, size] =
      units.find(([, length]) => Math.abs(distance) >= length) ?? (['second', 1_000] as const);
    return relative.format(Math.round(distance / size), unit);
  }
  return new Date(at).toLocaleString('en-GB', styles[style] ?? styles['f']);
};

/** A time that stays right while it stands there. */
export const timeElement = (at: number, style: string): HTMLElement =>
  h(
    'time',
    {
      datetime: new Date(at).toISOString(),
      title: formatTime(at, 'F'),
      'data-at': at,
      'data-style': style,
    },
    formatTime(at, style),
  );

/** Which day it is for a person here, to see where one ends and the next begins. */
export const dayOf = (at: number): string => new Date(at).toLocaleDateString('en-GB', { dateStyle: 'full' });

const tick = (): void => {
  const now = worldNow();
  for (const element of document.querySelectorAll<HTMLElement>('time[data-style="R"]')) {
    const text = formatTime(Number(element.dataset['at']), 'R', now);
    if (element.textContent !== text) element.textContent = text;
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-clock]')) {
    const text = clockText(element.dataset['clock'] ?? '', now);
    if (element.textContent !== text) element.textContent = text;
  }
};

/** Texts of the world's clock: `time`, `date` or `zone`. */
export const clockText = (part: string, now = worldNow()): string => {
  const date = new Date(now);
  if (part === 'time') return date.toLocaleTimeString('en-GB', { timeStyle: 'medium' });
  if (part === 'date') return date.toLocaleDateString('en-GB', { dateStyle: 'full' });
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone;
};

setInterval(tick, 1_000);
