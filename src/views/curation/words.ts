import type { Period, Place, Style } from '../../domain/curation/curation.ts';
import type { ReleaseFacts } from '../../domain/curation/release.ts';
import { formatDate } from '../kit/format.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { SortingFacts } from './facts.ts';

/** `Techno · week 47` */
export const periodName = (
  { period, style }: { readonly period: Pick<Period, 'week'>; readonly style: Pick<Style, 'name'> },
  m: Messages,
): string => m.curation.period(escapeText(style.name, 60), period.week);

/** The same for menus and labels. */
export const plainPeriod = (
  { period, style }: { readonly period: Pick<Period, 'week'>; readonly style: Pick<Style, 'name'> },
  m: Messages,
): string => m.curation.period(plain(style.name, 50), period.week);

/** "Nightshift (Extended Mix)", as the source has it: not escaped. The mix is not said twice. */
export const releaseTitle = ({ title, mix }: Pick<ReleaseFacts, 'title' | 'mix'>, m: Messages): string =>
  mix === null || title.toLowerCase().includes(mix.toLowerCase())
    ? title
    : m.curationCards.sort.version(title, mix);

const SHOWN = 4;

/** Main and featured artists; not escaped. */
export const releaseArtists = ({ artists }: Pick<ReleaseFacts, 'artists'>): string => {
  const names = artists.filter(({ role }) => role !== 'remixer').map(({ name }) => plain(name, 40));
  return names.length > SHOWN ? `${names.slice(0, SHOWN).join(', ')} …` : names.join(', ');
};

/** Where a track went, by name; escaped. */
export const placeName = (
  place: Place,
  { categories, trash }: Pick<SortingFacts, 'categories' | 'trash'>,
  m: Messages,
): string => {
  const t = m.curationCards.sort;
  switch (place.stage) {
    case 'silver':
      return escapeText(categories.find(({ id }) => id === place.categoryId)?.name ?? t.silver, 60);
    case 'trash':
      return trash === null ? t.trash : escapeText(trash.name, 60);
    case 'skipped':
      return t.skipped;
    case 'bronze':
      return t.bronze;
  }
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the calendar in words; a year or a month stays as it is. */
export const dayWords = (day: string, m: Messages): string =>
  DAY.test(day) ? formatDate(Date.parse(`${day}T00:00:00Z`), 'UTC', m.locale) : plain(day, 10);
