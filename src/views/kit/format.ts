/** Numbers, times and lengths as people read them. `locale` is the catalogue's BCP 47 tag. */

const numberFormats = new Map<string, Intl.NumberFormat>();
const numbers = (locale: string, kind: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${locale} ${kind}`;
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
  numberFormats.set(key, known);
  return known;
};

/** `8,412` */
export const formatNumber = (value: number, locale: string): string =>
  numbers(locale, 'number', { maximumFractionDigits: 1 }).format(value);

/** `1.2M`: for places with room for five signs. */
export const formatShort = (value: number, locale: string): string =>
  numbers(locale, 'short', { notation: 'compact', maximumFractionDigits: 1 }).format(value);

/** How far something is: `74%` of a fraction 0..1, rounded down so that only the end says 100. */
export const formatPercent = (fraction: number, locale: string): string =>
  numbers(locale, 'percent', { style: 'percent' }).format(Math.floor(clamp(fraction) * 100) / 100);

/** A part of a whole: the nearest percent, `74%`, of a fraction 0..1. */
export const formatShare = (fraction: number, locale: string): string =>
  numbers(locale, 'percent', { style: 'percent' }).format(clamp(fraction));

/** `82.5%`, `240%` of a fraction, not rounded to whole percents nor held below 100. */
export const formatExactPercent = (fraction: number, locale: string): string =>
  numbers(locale, 'exact percent', { style: 'percent', maximumFractionDigits: 1 }).format(fraction);

/** The length of a track, `6:41` or `1:02:03`. @param ms milliseconds */
export const formatDuration = (ms: number): string => {
  const total = Math.max(0, Math.round(ms / 1_000));
  const seconds = String(total % 60).padStart(2, '0');
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3_600);
  return hours === 0 ? `${minutes}:${seconds}` : `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`;
};

/** A stretch of time in words, the two biggest units: `3 hr 42 min`, `2 days`. @param ms milliseconds */
export const formatSpan = (ms: number, locale: string, unitDisplay: 'short' | 'long' = 'short'): string => {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const parts = spanParts(seconds);
  return parts
    .map(([value, unit]) =>
      numbers(locale, `${unitDisplay} ${unit}`, { style: 'unit', unit, unitDisplay }).format(value),
    )
    .join(' ');
};

/** About so long, for what nobody knows better: `40 minutes`, `1 hour 15 minutes`. @param ms milliseconds */
export const formatAbout = (ms: number, locale: string): string => {
  const step = (ms < 3_600_000 ? 5 : 15) * 60_000;
  return formatSpan(Math.max(1, Math.round(ms / step)) * step, locale, 'long');
};

const spanParts = (seconds: number): [number, 'day' | 'hour' | 'minute' | 'second'][] => {
  if (seconds < 60) return [[seconds, 'second']];
  const minutes = Math.round(seconds / 60);
  const split: [number, 'day' | 'hour' | 'minute'][] = [
    [Math.floor(minutes / 1_440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ];
  const first = split.findIndex(([value]) => value > 0);
  return split.slice(first, first + 2).filter(([value]) => value > 0);
};

/** A moment that every reader sees in their own zone. @param ms UTC @param style Discord's letters, `R` is relative. */
export const timestamp = (ms: number, style: 't' | 'T' | 'd' | 'D' | 'f' | 'F' | 's' | 'S' | 'R'): string =>
  `<t:${Math.floor(ms / 1_000)}:${style}>`;

/** `in 3 hours`, `2 days ago`, kept up to date by Discord. @param ms UTC */
export const relativeTime = (ms: number): string => timestamp(ms, 'R');

/** A date for places where Discord's timestamps do not work (select options). */
export const formatDate = (ms: number, timeZone: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium' }).format(ms);

/** `▓▓▓▓░░░░` for a fraction 0..1. */
export const progressBar = (fraction: number, width = 12): string => {
  const full = Math.floor(clamp(fraction) * width);
  return '▓'.repeat(full) + '░'.repeat(width - full);
};

const clamp = (fraction: number): number =>
  Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
