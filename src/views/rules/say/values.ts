import { numberInfo, type Unit } from '../../../domain/rules/fields.ts';
import type {
  Amount,
  DateValue,
  NumberField,
  NumberSubject,
  Window,
} from '../../../domain/rules/rule-set.ts';
import { formatDuration, formatExactPercent, formatNumber } from '../../kit/format.ts';
import type { Messages } from '../../messages/catalogue.ts';
import { dateWords } from '../../tracks/words.ts';
import type { Voice } from './voice.ts';

/** `80%`, not rounded to the neighbour that would mean something else. */
export const percentWords = (share: number, m: Messages): string => formatExactPercent(share, m.locale);

const byUnit: Readonly<Record<Unit, (value: number, m: Messages) => string>> = {
  share: percentWords,
  duration: (ms) => formatDuration(ms),
  bpm: (value, m) => m.ruleWords.bpm(formatNumber(value, m.locale)),
  db: (value, m) => m.ruleWords.db(formatNumber(value, m.locale)),
  year: (value) => String(value),
  days: (value, m) => m.ruleWords.days(formatNumber(value, m.locale)),
  count: (value, m) => formatNumber(value, m.locale),
};

/** A number of a field as people read it. */
export const numberWords = (field: NumberField, value: number, m: Messages): string =>
  byUnit[numberInfo(field).unit](value, m);

/** `plays in the last 60 days` */
export const subjectWords = ({ field, window }: NumberSubject, voice: Voice): string => {
  const { ruleWords } = voice.m;
  const name = ruleWords.fields[field];
  return window === undefined ? name : ruleWords.inWindow(name, windowWords(window, voice));
};

export const windowWords = (window: Window, voice: Voice): string => {
  const { ruleWords } = voice.m;
  switch (window.kind) {
    case 'last':
      return ruleWords.last(window.span);
    case 'calendar':
      return ruleWords.calendar[window.word];
    case 'between':
      return ruleWords.windowBetween(dayWords(window.from, voice), dayWords(window.to, voice));
  }
};

/** `124`, `its energy`, `1.2 × the average BPM` */
export const amountWords = (field: NumberField, amount: Amount, voice: Voice): string => {
  const { ruleWords, locale } = voice.m;
  if (amount.kind === 'number') return numberWords(field, amount.value, voice.m);
  const subject = subjectWords(amount.subject, voice);
  const base =
    amount.kind === 'field'
      ? ruleWords.own(subject)
      : ruleWords.aggregates[amount.of](subject, amount.percent ?? 0);
  const { times, plus = 0 } = amount;
  const scaled = times === undefined ? base : ruleWords.times(base, formatNumber(times, locale));
  if (plus === 0) return scaled;
  const more = numberWords(field, Math.abs(plus), voice.m);
  return plus > 0 ? ruleWords.plus(scaled, more) : ruleWords.minus(scaled, more);
};

/** `Nov 14, 2024`, `1994`, `3 weeks ago` */
export const dayWords = (value: DateValue, { m, clean }: Voice): string => {
  switch (value.kind) {
    case 'date':
      return /^\d{4}(-\d{2}){0,2}$/.test(value.date) ? dateWords(value.date, m) : clean(value.date, 20);
    case 'ago':
      return m.ruleWords.ago(value.span);
    case 'today':
      return m.ruleWords.today;
    case 'field':
      return m.ruleWords.theDate(value.field);
  }
};
