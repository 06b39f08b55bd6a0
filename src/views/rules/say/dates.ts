import type { Statement } from '../../../domain/rules/rule-set.ts';
import type { Messages } from '../../messages/catalogue.ts';
import { dayWords } from './values.ts';
import { listed, type Voice } from './voice.ts';

type Dates = Extract<Statement, { about: 'date' }>;

/** A condition on a date: `added in the last 2 weeks`. */
export const datesWords = (statement: Dates, voice: Voice): string => {
  const { m } = voice;
  const w = m.ruleWords;
  const verb = w.dated[statement.subject.field];
  switch (statement.op) {
    case 'within':
      return w.when(verb, w.last(statement.span));
    case 'notWithin':
      return w.notLast(verb, statement.span);
    case 'next':
      return w.when(verb, w.next(statement.span));
    case 'weekday':
      return w.on(
        verb,
        listed(
          voice,
          statement.any.map((day) => weekday(day, m)),
          w.or,
        ),
      );
    case 'month':
      return w.during(
        verb,
        listed(
          voice,
          statement.any.map((month) => monthName(month, m)),
          w.or,
        ),
      );
    case 'hour':
      return w.hours(verb, listed(voice, statement.any.map(String), w.or));
    case 'calendar':
      return w.when(verb, w.calendar[statement.word]);
    case 'between':
      return w.betweenDates(verb, dayWords(statement.from, voice), dayWords(statement.to, voice));
    case 'notBetween':
      return w.notBetweenDates(verb, dayWords(statement.from, voice), dayWords(statement.to, voice));
    default:
      return oneDay(statement, verb, voice);
  }
};

const oneDay = ({ op, value }: Extract<Dates, { value: unknown }>, verb: string, voice: Voice): string => {
  const w = voice.m.ruleWords;
  if (value.kind === 'ago' && op === 'before') return w.when(verb, w.moreAgo(value.span));
  if (value.kind === 'ago' && op === 'after') return w.when(verb, w.lessAgo(value.span));
  const day = dayWords(value, voice);
  const isDay = value.kind !== 'date' || value.date.length === 10;
  switch (op) {
    case 'on':
      return isDay ? w.on(verb, day) : w.during(verb, day);
    case 'notOn':
      return isDay ? w.notOn(verb, day) : w.notDuring(verb, day);
    case 'before':
      return w.before(verb, day);
    case 'after':
      return w.after(verb, day);
  }
};

// 5 January 2026 is a Monday.
const weekday = (day: number, m: Messages): string =>
  new Intl.DateTimeFormat(m.locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + day));

const monthName = (month: number, m: Messages): string =>
  new Intl.DateTimeFormat(m.locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month - 1, 1));
