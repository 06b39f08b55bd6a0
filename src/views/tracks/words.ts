import { precisionOf } from '../../domain/enrichment/dates.ts';
import type { TrackVersion } from '../../domain/enrichment/values.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** `14 Nov 2024`, `Nov 2024` or `2024`: as precise as it is known. */
export const dateWords = (date: string, m: Messages): string => {
  const precision = precisionOf(date);
  if (precision === 'year') return date.slice(0, 4);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const style = { year: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const format = new Intl.DateTimeFormat(
    m.locale,
    precision === 'day' ? { ...style, day: 'numeric' } : style,
  );
  return format.format(Date.UTC(year, month - 1, day));
};

/** `German`; a code without words is "no words"; null for what is no code. */
export const knownLanguage = (code: string, m: Messages): string | null => {
  if (code === 'zxx') return m.tracks.noWords;
  if (!/^[a-z]{2,3}$/.test(code)) return null;
  return new Intl.DisplayNames(m.locale, { type: 'language', fallback: 'none' }).of(code) ?? null;
};

/** The same, safe in markdown whatever it is. */
export const languageName = (code: string, m: Messages): string =>
  knownLanguage(code, m) ?? escapeText(code, 20);

/** How a card says it: `sung in German`. */
export const sungIn = (code: string, m: Messages): string =>
  code === 'zxx' ? m.tracks.noWords : m.tracks.sung(languageName(code, m));

export const versionWords = ({ kind, by }: TrackVersion, m: Messages): string => {
  const words = m.tracks.versions[kind] ?? m.tracks.versions['other'] ?? kind;
  return by.length === 0 ? words : m.tracks.versionBy(words, escapeText(by.join(', '), 60));
};
