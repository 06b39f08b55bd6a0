import { Temporal } from 'temporal-polyfill';
import type { Candidate, CandidatePlay } from '../../src/domain/rules/candidate.ts';
import type {
  CalendarWord,
  Condition,
  DateField,
  DateValue,
  Span,
  Window,
} from '../../src/domain/rules/rule-set.ts';

/** Dates as the oracle sees them: a calendar is asked for everything, every time. */

export interface Where {
  readonly now: number;
  readonly timeZone: string;
}

/** ms from (included) to (excluded). */
export interface Range {
  readonly from: number;
  readonly to: number;
}
export type Found = Range | 'never' | 'unknown';

const zoned = (ms: number, { timeZone }: Where) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
export const dateAt = (ms: number, where: Where): Temporal.PlainDate => zoned(ms, where).toPlainDate();
export const hourAt = (ms: number, where: Where): number => zoned(ms, where).hour;
const midnight = (date: Temporal.PlainDate, { timeZone }: Where): number =>
  date.toZonedDateTime(timeZone).epochMilliseconds;
const days = (from: Temporal.PlainDate, to: Temporal.PlainDate, where: Where): Range => ({
  from: midnight(from, where),
  to: midnight(to, where),
});

export const before = ({ count, unit }: Span, where: Where): number =>
  zoned(where.now, where).subtract({ [`${unit}s`]: count }).epochMilliseconds;
export const ahead = ({ count, unit }: Span, where: Where): number =>
  zoned(where.now, where).add({ [`${unit}s`]: count }).epochMilliseconds;

export const calendar = (word: CalendarWord, where: Where): Range => {
  const today = dateAt(where.now, where);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const month = today.with({ day: 1 });
  const year = today.with({ month: 1, day: 1 });
  switch (word) {
    case 'today':
      return days(today, today.add({ days: 1 }), where);
    case 'yesterday':
      return days(today.subtract({ days: 1 }), today, where);
    case 'thisWeek':
      return days(monday, monday.add({ weeks: 1 }), where);
    case 'lastWeek':
      return days(monday.subtract({ weeks: 1 }), monday, where);
    case 'thisMonth':
      return days(month, month.add({ months: 1 }), where);
    case 'lastMonth':
      return days(month.subtract({ months: 1 }), month, where);
    case 'thisYear':
      return days(year, year.add({ years: 1 }), where);
    case 'lastYear':
      return days(year.subtract({ years: 1 }), year, where);
  }
};

const written = (text: string): [first: Temporal.PlainDate, after: Temporal.PlainDate] => {
  if (text.length === 4) {
    const first = Temporal.PlainDate.from(`${text}-01-01`);
    return [first, first.add({ years: 1 })];
  }
  if (text.length === 7) {
    const first = Temporal.PlainDate.from(`${text}-01`);
    return [first, first.add({ months: 1 })];
  }
  const first = Temporal.PlainDate.from(text);
  return [first, first.add({ days: 1 })];
};

/** Half a minute of it, or nobody knows: the first seconds of a track that was skipped are no play. */
export const isPlay = ({ ms, skipped }: CandidatePlay): boolean => !(skipped && ms !== null && ms < 30_000);

export const fieldRange = (field: DateField, candidate: Candidate, where: Where): Found => {
  const moment = (ms: number | null | undefined): Found =>
    ms === null || ms === undefined ? 'unknown' : { from: ms, to: ms + 1 };
  const lastOf = (plays: readonly CandidatePlay[] | undefined): Found =>
    plays?.length === 0 ? 'never' : moment(plays?.at(-1)?.at);
  switch (field) {
    case 'now':
      return moment(where.now);
    case 'added':
      return moment(candidate.addedAt);
    case 'lastPlayed':
      return lastOf(candidate.plays?.filter(isPlay));
    case 'firstPlayed':
      return lastOf(candidate.plays?.filter(isPlay).toReversed());
    case 'lastSkipped': {
      const { plays } = candidate;
      if (plays === undefined) return 'unknown';
      const skipped = plays.filter((play) => play.skipped === true);
      if (skipped.length > 0) return moment(Math.max(...skipped.map(({ at }) => at)));
      return plays.length === 0 || plays.some((play) => play.skipped === false) ? 'never' : 'unknown';
    }
    case 'released': {
      const text = candidate.releaseDate;
      if (text === null || text === undefined || text === '0000') return 'unknown';
      const today = dateAt(where.now, where);
      const [first, after] = written(text);
      const vague = text.length < 10;
      const open =
        vague &&
        Temporal.PlainDate.compare(first, today) <= 0 &&
        Temporal.PlainDate.compare(after, today) > 0;
      return days(first, open ? today.add({ days: 1 }) : after, where);
    }
  }
};

export const valueRange = (value: DateValue, candidate: Candidate, where: Where): Found => {
  switch (value.kind) {
    case 'field':
      return fieldRange(value.field, candidate, where);
    case 'date':
      return days(...written(value.date), where);
    case 'today':
      return calendar('today', where);
    case 'ago': {
      const at = before(value.span, where);
      if (value.span.unit === 'minute' || value.span.unit === 'hour') return { from: at, to: at + 1 };
      const day = dateAt(at, where);
      return days(day, day.add({ days: 1 }), where);
    }
  }
};

/** Stretched to whole days: how anything is compared with a release. */
export const wholeDays = (found: Found, where: Where): Found =>
  typeof found === 'string'
    ? found
    : days(dateAt(found.from, where), dateAt(found.to - 1, where).add({ days: 1 }), where);

/** Null: nobody knows when it begins or ends. */
export const windowRange = (window: Window, candidate: Candidate, where: Where): Range | null => {
  switch (window.kind) {
    case 'last':
      return { from: before(window.span, where), to: where.now + 1 };
    case 'calendar':
      return calendar(window.word, where);
    case 'between': {
      const from = valueRange(window.from, candidate, where);
      const to = valueRange(window.to, candidate, where);
      return typeof from === 'string' || typeof to === 'string' ? null : { from: from.from, to: to.to };
    }
  }
};

/** Three answers about a stretch: wholly so, wholly not so, or part of it. */
const wholly = (yes: boolean, no: boolean): boolean | null => (yes ? true : no ? false : null);

/** What never was is before, on and after nothing, even where nobody knows the other. */
const compared = (
  date: Found,
  other: Found,
  answer: (date: Range, other: Range) => boolean | null,
): boolean | null => {
  if (date === 'never' || other === 'never') return false;
  return date === 'unknown' || other === 'unknown' ? null : answer(date, other);
};

const inside = (date: Found, from: Found, to: Found): boolean | null =>
  both(
    compared(date, from, (own, { from: begin }) => wholly(own.from >= begin, own.to <= begin)),
    compared(date, to, (own, { to: end }) => wholly(own.to <= end, own.from >= end)),
  );
const both = (a: boolean | null, b: boolean | null): boolean | null =>
  a === false || b === false ? false : a === null || b === null ? null : true;
const flip = (answer: boolean | null): boolean | null => (answer === null ? null : !answer);

export const dateSaid = (
  condition: Extract<Condition, { about: 'date' }>,
  candidate: Candidate,
  where: Where,
): boolean | null => {
  const { field } = condition.subject;
  const own = fieldRange(field, candidate, where);
  const released = (value: DateValue): boolean => value.kind === 'field' && value.field === 'released';
  switch (condition.op) {
    case 'weekday':
    case 'month':
    case 'hour': {
      if (own === 'unknown') return null;
      if (own === 'never') return false;
      const day = dateAt(own.from, where);
      const text = field === 'released' ? (candidate.releaseDate ?? '') : 'all of it';
      if (condition.op === 'hour') {
        return field === 'released' ? null : condition.any.includes(hourAt(own.from, where));
      }
      if (condition.op === 'month') return text.length < 7 ? null : condition.any.includes(day.month);
      return field === 'released' && text.length < 10 ? null : condition.any.includes(day.dayOfWeek);
    }
    case 'within':
    case 'next':
    case 'calendar': {
      const range =
        condition.op === 'calendar'
          ? calendar(condition.word, where)
          : condition.op === 'within'
            ? { from: before(condition.span, where), to: where.now + 1 }
            : { from: where.now, to: ahead(condition.span, where) + 1 };
      const wide = field === 'released' ? wholeDays(range, where) : range;
      return inside(own, wide, wide);
    }
    case 'notWithin': {
      if (own === 'never') return true;
      if (own === 'unknown') return null;
      const since = before(condition.span, where);
      const limit = field === 'released' ? midnight(dateAt(since, where), where) : since;
      return wholly(own.to <= limit, own.from >= limit);
    }
    case 'between':
    case 'notBetween': {
      const { from, to } = condition as Extract<typeof condition, { from: unknown }>;
      const stretch = (found: Found): Found =>
        field === 'released' || released(from) || released(to) ? wholeDays(found, where) : found;
      const answer = inside(
        stretch(own),
        stretch(valueRange(from, candidate, where)),
        stretch(valueRange(to, candidate, where)),
      );
      return condition.op === 'between' ? answer : flip(answer);
    }
    default: {
      const { value } = condition as Extract<typeof condition, { value: unknown }>;
      const days = field === 'released' || released(value);
      const mine = days ? wholeDays(own, where) : own;
      const other = days
        ? wholeDays(valueRange(value, candidate, where), where)
        : valueRange(value, candidate, where);
      if (condition.op === 'on') return inside(mine, other, other);
      if (condition.op === 'notOn') return flip(inside(mine, other, other));
      return compared(mine, other, (own, its) =>
        condition.op === 'before'
          ? wholly(own.to <= its.from, own.from >= its.from)
          : wholly(own.from >= its.to, own.to <= its.to),
      );
    }
  }
};
