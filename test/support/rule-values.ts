import fc, { type Arbitrary } from 'fast-check';
import { camelotOf } from '../../src/domain/enrichment/keys.ts';
import { FIELDS, numberInfo } from '../../src/domain/rules/fields.ts';
import type {
  Amount,
  CalendarWord,
  DateField,
  DateValue,
  NumberField,
  NumberSubject,
  Span,
  TextOp,
  Window,
} from '../../src/domain/rules/rule-set.ts';

/** Values that stand in rules. */

export const fieldsOf = <T extends string>(type: string): Arbitrary<T> =>
  fc.constantFrom(...FIELDS.filter((info) => info.type === type).map(({ field }) => field as T));

export const calendarWords: readonly CalendarWord[] = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'thisYear',
  'lastYear',
];
export const calendarWord = fc.constantFrom(...calendarWords);

export const span: Arbitrary<Span> = fc.record({
  count: fc.integer({ min: 1, max: 500 }),
  unit: fc.constantFrom('minute', 'hour', 'day', 'week', 'month', 'year'),
});

const two = (n: number): string => String(n).padStart(2, '0');
const calendarDate = fc
  .tuple(
    fc.integer({ min: 1950, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([year, month, day, precision]) => [String(year), two(month), two(day)].slice(0, precision).join('-'));

export const dateValue: Arbitrary<DateValue> = fc.oneof(
  calendarDate.map((date): DateValue => ({ kind: 'date', date })),
  span.map((ago): DateValue => ({ kind: 'ago', span: ago })),
  fc.constant<DateValue>({ kind: 'today' }),
  fieldsOf<DateField>('date').map((field): DateValue => ({ kind: 'field', field })),
);

export const timeWindow: Arbitrary<Window> = fc.oneof(
  span.map((last): Window => ({ kind: 'last', span: last })),
  calendarWord.map((word): Window => ({ kind: 'calendar', word })),
  fc.tuple(dateValue, dateValue).map(([from, to]): Window => ({ kind: 'between', from, to })),
);

const windowed = <T extends NumberField>(field: T): Arbitrary<{ field: T; window?: Window }> =>
  numberInfo(field).windowed
    ? fc.option(timeWindow, { nil: undefined }).map((window) => ({ field, ...(window && { window }) }))
    : fc.constant({ field });

export const numberSubject: Arbitrary<NumberSubject> = fieldsOf<NumberField>('number').chain(windowed);

/** In the range of the field: mostly round, as people write, sometimes any double. */
const valueIn = (field: NumberField): Arbitrary<number> => {
  const { range, unit } = numberInfo(field);
  const [min, max] = unit === 'count' ? [0, 20] : range;
  const whole = fc.integer({ min: Math.ceil(min * 100), max: Math.floor(max * 100) });
  return fc.oneof(
    {
      weight: 3,
      arbitrary: whole.map((n) => (unit === 'duration' ? Math.round(n / 100_000) * 1000 + 0 : n / 100)),
    },
    { weight: 3, arbitrary: whole.map((n) => Math.round(n / 100) + 0) },
    { weight: 1, arbitrary: fc.double({ min, max, noNaN: true }).map((n) => n + 0) },
  );
};

const shift = (field: NumberField): Arbitrary<{ times?: number; plus?: number }> =>
  fc
    .record({
      times: fc.option(
        fc.integer({ min: -300, max: 300 }).map((n) => n / 100),
        { nil: undefined },
      ),
      plus: fc.option(
        fc.tuple(valueIn(field), fc.boolean()).map(([n, less]) => (less ? 0 - n : n) + 0),
        {
          nil: undefined,
        },
      ),
    })
    .map(({ times, plus }) => ({
      ...(times !== undefined && { times }),
      ...(plus !== undefined && { plus }),
    }));

export const amountFor = (field: NumberField): Arbitrary<Amount> =>
  fc.oneof(
    { weight: 5, arbitrary: valueIn(field).map((value): Amount => ({ kind: 'number', value })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(numberSubject, shift(field))
        .map(([subject, change]): Amount => ({ kind: 'field', subject, ...change })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.oneof(
            fc.record({ of: fc.constantFrom('average' as const, 'median', 'min', 'max') }),
            fc.record({ of: fc.constant('percentile' as const), percent: fc.integer({ min: 0, max: 100 }) }),
          ),
          numberSubject,
          shift(field),
        )
        .map(([of, subject, change]): Amount => ({ kind: 'aggregate', ...of, subject, ...change })),
    },
  );

export const share = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);
export const list = <T>(of: Arbitrary<T>, maxLength = 3): Arbitrary<T[]> =>
  fc.array(of, { minLength: 1, maxLength });
export const among = (min: number, max: number): Arbitrary<number[]> =>
  fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 4 });

export const textOps: readonly Exclude<TextOp, 'matches' | 'notMatches' | 'similar'>[] = [
  'is',
  'isNot',
  'contains',
  'notContains',
  'startsWith',
  'notStartsWith',
  'endsWith',
  'notEndsWith',
];

export const exactly = fc.constantFrom({}, { exactly: true as const });
export const key = fc
  .record({
    pitch: fc.integer({ min: 0, max: 11 }),
    mode: fc.constantFrom('major' as const, 'minor' as const),
  })
  .map(camelotOf);
