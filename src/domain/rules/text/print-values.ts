import { fieldInfo, numberInfo, type Unit } from '../fields.ts';
import type { Amount, CalendarWord, DateValue, NumberSubject, Span, Window } from '../rule-set.ts';

/** Values as the text form has them; whatever is printed here is read back as the same value. */

/** A text in quotes, on one line. */
export const quoted = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}"`;

/** `"a"` alone, `("a", "b")` together. */
export const listed = (items: readonly string[]): string => {
  const [only = '', ...more] = items;
  return more.length === 0 ? only : `(${items.join(', ')})`;
};

/** A pattern between slashes where that is clear, otherwise in quotes. */
export const patterned = (pattern: string): string =>
  pattern === '' || /[\r\n]|\\$|\\\//.test(pattern) ? quoted(pattern) : `/${pattern.replaceAll('/', '\\/')}/`;

/** A share as percents: the point is moved in the written digits, so nothing is rounded. */
export const percent = (share: number): string => {
  const moved = String(Number(`${exponent(String(share), 2)}`));
  const back = Number(exponent(moved, -2));
  return `${back === share ? moved : exponent(String(share), 2)}%`;
};

const exponent = (digits: string, by: number): string => {
  const [mantissa = '', power = '0'] = digits.split('e');
  const moved = Number(power) + by;
  return moved === 0 ? mantissa : `${mantissa}e${moved}`;
};

const two = (n: number): string => String(n).padStart(2, '0');

/** Beyond this, hours would be as hard to read as milliseconds. */
const LONGEST = 100_000 * 3_600_000;

const length = (ms: number): string => {
  if (!Number.isInteger(ms) || ms % 1000 !== 0 || ms >= LONGEST) return `${ms} ms`;
  const seconds = ms / 1000;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
};

export const numberText = (value: number, unit: Unit): string => {
  if (value < 0) return `-${numberText(-value, unit)}`;
  return unit === 'share' ? percent(value) : unit === 'duration' ? length(value) : String(value);
};

export const spanText = ({ count, unit }: Span): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** Behind "in the last": `month`, `2 weeks`. */
export const lastText = ({ count, unit }: Span): string => (count === 1 ? unit : spanText({ count, unit }));

export const calendarText: Readonly<Record<CalendarWord, string>> = {
  today: 'today',
  yesterday: 'yesterday',
  thisWeek: 'this week',
  lastWeek: 'last week',
  thisMonth: 'this month',
  lastMonth: 'last month',
  thisYear: 'this year',
  lastYear: 'last year',
};

export const dateText = (value: DateValue): string => {
  switch (value.kind) {
    case 'date':
      return value.date;
    case 'ago':
      return `${spanText(value.span)} ago`;
    case 'today':
      return 'today';
    case 'field':
      return fieldInfo(value.field).word;
  }
};

export const windowText = (window: Window): string => {
  switch (window.kind) {
    case 'last':
      return `in the last ${lastText(window.span)}`;
    case 'calendar':
      return calendarText[window.word];
    case 'between':
      return `from ${dateText(window.from)} to ${dateText(window.to)}`;
  }
};

export const subjectText = ({ field, window }: NumberSubject): string =>
  `${numberInfo(field).word}${window === undefined ? '' : ` ${windowText(window)}`}`;

const ORDINALS = ['th', 'st', 'nd', 'rd'];
const ordinal = (n: number): string => {
  const last = n % 100 > 10 && n % 100 < 14 ? 0 : n % 10;
  return `${n}${ORDINALS[last] ?? 'th'}`;
};

const AGGREGATES = { average: 'average', median: 'median', min: 'lowest', max: 'highest' } as const;

export const amountText = (amount: Amount, unit: Unit): string => {
  if (amount.kind === 'number') return numberText(amount.value, unit);
  const times = amount.times === undefined ? '' : ` * ${amount.times}`;
  const { plus } = amount;
  const added = plus === undefined ? '' : ` ${plus < 0 ? '-' : '+'} ${numberText(Math.abs(plus), unit)}`;
  const subject = subjectText(amount.subject);
  if (amount.kind === 'field') return subject + times + added;
  const of =
    amount.of === 'percentile' ? `${ordinal(amount.percent ?? 50)} percentile of` : AGGREGATES[amount.of];
  return `${of} ${subject}${times}${added}`;
};
