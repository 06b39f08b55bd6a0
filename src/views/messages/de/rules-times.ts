import type { CalendarWord, DateField, Span } from '../../../domain/rules/rule-set.ts';

/** What dates say, at the end of the phrase: “in den letzten 2 Wochen hinzugefügt”; of today at its beginning. */
export const dated: Record<DateField, string> = {
  added: 'hinzugefügt',
  released: 'erschienen',
  lastPlayed: 'zuletzt gehört',
  firstPlayed: 'zum ersten Mal gehört',
  lastSkipped: 'zuletzt übersprungen',
  now: 'es ist',
};

export const said = (verb: string, when: string): string =>
  verb === dated.now ? `${verb} ${when}` : `${when} ${verb}`;

export const notSaid = (verb: string, when: string): string =>
  verb === dated.now ? `${verb} nicht ${when}` : `nicht ${when} ${verb}`;

/** Days that a date is measured by, after “vor”, “nach” and “an”. */
export const daysOf: Record<DateField, string> = {
  added: 'dem Tag des Hinzufügens',
  released: 'dem Tag des Erscheinens',
  lastPlayed: 'dem Tag der letzten Wiedergabe',
  firstPlayed: 'dem Tag der ersten Wiedergabe',
  lastSkipped: 'dem Tag des letzten Skips',
  now: 'heute',
};

/** “dem 14. Nov. 2024”, but “1994” and “heute”. */
export const the = (day: string): string => (/^\d+\./.test(day) ? `dem ${day}` : day);
/** “am 14. Nov. 2024”, “am Samstag”, but “heute” and “vor 3 Wochen”. */
export const at = (day: string): string =>
  /^(heute$|vor )/.test(day) ? day : `am ${day.replace(/^dem /, '')}`;
/** “im Mai oder Juni”, “1994”. */
export const during = (time: string): string => (/^\d{4}$/.test(time) ? time : `im ${time}`);
export const from = (day: string): string => `von ${the(day)}`.replace('von dem', 'vom');
export const until = (day: string): string =>
  the(day).startsWith('dem ') ? `bis zu ${the(day)}`.replace('zu dem', 'zum') : `bis ${day}`;

export const calendar: Record<CalendarWord, string> = {
  today: 'heute',
  yesterday: 'gestern',
  thisWeek: 'diese Woche',
  lastWeek: 'letzte Woche',
  thisMonth: 'diesen Monat',
  lastMonth: 'letzten Monat',
  thisYear: 'dieses Jahr',
  lastYear: 'letztes Jahr',
};

const many: Record<Span['unit'], string> = {
  minute: 'Minuten',
  hour: 'Stunden',
  day: 'Tagen',
  week: 'Wochen',
  month: 'Monaten',
  year: 'Jahren',
};
const one: Record<Span['unit'], string> = {
  minute: 'einer Minute',
  hour: 'einer Stunde',
  day: 'einem Tag',
  week: 'einer Woche',
  month: 'einem Monat',
  year: 'einem Jahr',
};
export const span = ({ count, unit }: Span): string => (count === 1 ? one[unit] : `${count} ${many[unit]}`);

/** One of a unit without confusing it with the one of the calendar: “im letzten Monat” would be read as the whole of it. */
const lastOne: Record<Span['unit'], string> = {
  minute: 'in der letzten Minute',
  hour: 'in der letzten Stunde',
  day: 'in den letzten 24 Stunden',
  week: 'in den letzten 7 Tagen',
  month: 'im letzten Monat bis jetzt',
  year: 'im letzten Jahr bis jetzt',
};
const nextOne: Record<Span['unit'], string> = {
  minute: 'in der nächsten Minute',
  hour: 'in der nächsten Stunde',
  day: 'in den nächsten 24 Stunden',
  week: 'in den nächsten 7 Tagen',
  month: 'im nächsten Monat ab jetzt',
  year: 'im nächsten Jahr ab jetzt',
};
export const last = (time: Span): string =>
  time.count === 1 ? lastOne[time.unit] : `in den letzten ${span(time)}`;
export const next = (time: Span): string =>
  time.count === 1 ? nextOne[time.unit] : `in den nächsten ${span(time)}`;
