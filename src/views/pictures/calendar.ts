import type { Picture, SceneNode } from '../../domain/pictures.ts';
import { formatNumber } from '../kit/format.ts';
import { accentOf, HEAD, type Heading, head, heat, look, words } from '../kit/look.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

export interface CalendarFacts extends Heading {
  readonly year: number;
  /** `2026-03-07` → plays, or how long. */
  readonly days: ReadonlyMap<string, number>;
  /** A number of those as it is shown. */
  readonly value: (day: number) => string;
}

const DAY = 86_400_000;
const STEP = 18.4;
const BLOCK = 30 + 7 * STEP + 12;

/** A year in two halves: a column for each week from Monday, a square for each day, darker to brighter. */
export const calendarPicture = (facts: CalendarFacts, m: Messages): Picture => {
  const { year, days, title, value } = facts;
  const t = m.pictures.calendar;
  const colour = accentOf(facts.area);
  const inYear = [...days].filter(([day, amount]) => day.startsWith(`${year}-`) && amount > 0);
  const [bestDay, most] = inYear.reduce((best, day) => (day[1] > best[1] ? day : best), ['', 0]);
  const halves = [0, 6].map((month) => ({
    first: Date.UTC(year, month, 1),
    end: Date.UTC(year, month + 6, 1),
    top: HEAD + 6 + (month / 6) * BLOCK,
  }));
  const format = (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(m.locale, { ...options, timeZone: 'UTC' }).format(at);

  const half = ({ first, end, top }: { first: number; end: number; top: number }): SceneNode[] => {
    // Monday of the first week: 0 for a Monday.
    const before = (new Date(first).getUTCDay() + 6) % 7;
    const xOf = (at: number) => look.pad + Math.floor(((at - first) / DAY + before) / 7) * STEP;
    return Array.from({ length: Math.round((end - first) / DAY) }, (_, day) => first + day * DAY).flatMap(
      (at): SceneNode[] => {
        const date = new Date(at);
        const row = (date.getUTCDay() + 6) % 7;
        const amount = days.get(date.toISOString().slice(0, 10)) ?? 0;
        const square: SceneNode = {
          kind: 'rect',
          x: xOf(at),
          y: top + 22 + row * STEP,
          width: STEP - 3,
          height: STEP - 3,
          radius: 4,
          fill: heat(amount, most, colour),
        };
        // A month is named above its first full week.
        const named = date.getUTCDate() === (row === 0 ? 1 : 8 - row) && date.getUTCDate() <= 7;
        const name = format(at, { month: 'short' });
        return named
          ? [square, words(name, xOf(at), top + 14, 12, { fill: look.soft, weight: 600 })]
          : [square];
      },
    );
  };
  const foot = HEAD + 6 + 2 * BLOCK + 8;
  const [less, more] = [t.less, t.more];
  // A letter of this size is at most about seven wide.
  const scale = look.pad + Math.max(44, less.length * 7 + 6);
  const key: SceneNode[] = [
    words(less, look.pad, foot + 13, 12, { fill: look.faint }),
    ...[0, 0.04, 0.16, 0.36, 0.64, 1].map(
      (share, at): SceneNode => ({
        kind: 'rect',
        x: scale + at * STEP,
        y: foot,
        width: STEP - 3,
        height: STEP - 3,
        radius: 4,
        fill: heat(share, 1, colour),
      }),
    ),
    words(more, scale + 6 + 6 * STEP, foot + 13, 12, { fill: look.faint }),
  ];
  const count = t.days(inYear.length, formatNumber(inYear.length, m.locale));
  const best =
    bestDay === '' ? '' : t.best(format(Date.parse(bestDay), { day: 'numeric', month: 'long' }), value(most));
  return {
    name: 'calendar.png',
    alt: plain(t.alt(title, count, best), 1_000),
    scene: {
      width: look.width,
      height: foot + 42,
      background: look.ground,
      nodes: [
        ...head(facts),
        ...halves.flatMap(half),
        ...key,
        words(best === '' ? count : best, look.width - look.pad, foot + 13, 13, {
          weight: 600,
          align: 'right',
          maxWidth: 280,
          shrink: true,
        }),
      ],
    },
  };
};
