import type { Picture, SceneNode } from '../../domain/pictures.ts';
import { accentOf, HEAD, type Heading, head, heat, look, words } from '../kit/look.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

export interface WeekFacts extends Heading {
  /** Seven days from Monday, each with 24 numbers. */
  readonly cells: readonly (readonly number[])[];
  /** A number of those as it is shown. */
  readonly value: (cell: number) => string;
}

const LEFT = look.pad + 42;
const STEP = (look.width - look.pad - LEFT + 3) / 24;
const ROW = 30;
const TOP = HEAD + 30;

/** When in the week music is heard: a row for each day, a square for each hour. */
export const weekPicture = (facts: WeekFacts, m: Messages): Picture => {
  const { title, value } = facts;
  const t = m.pictures.clock;
  const amountAt = (day: number, hour: number) => Math.max(0, facts.cells[day]?.[hour] ?? 0);
  const places = Array.from({ length: 7 * 24 }, (_, at) => ({ day: Math.floor(at / 24), hour: at % 24 }));
  const peak = places.reduce((best, place) =>
    amountAt(place.day, place.hour) > amountAt(best.day, best.hour) ? place : best,
  );
  const most = amountAt(peak.day, peak.hour);
  const square = ({ day, hour }: { day: number; hour: number }): SceneNode => ({
    kind: 'rect',
    x: LEFT + hour * STEP,
    y: TOP + day * ROW,
    width: STEP - 3,
    height: ROW - 4,
    radius: 4,
    fill: heat(amountAt(day, hour), most, accentOf(facts.area)),
  });
  const days = Array.from({ length: 7 }, (_, day) =>
    words(dayName(day, 'short', m), look.pad, TOP + day * ROW + 18, 13, {
      weight: 600,
      fill: look.soft,
      maxWidth: 40,
    }),
  );
  const hours = [0, 3, 6, 9, 12, 15, 18, 21].map((hour) =>
    words(String(hour).padStart(2, '0'), LEFT + hour * STEP, TOP - 10, 12, { fill: look.faint, weight: 600 }),
  );
  const clock = (hour: number) => t.hour(String(hour % 24).padStart(2, '0'));
  const when = t.at(dayName(peak.day, 'long', m), t.between(clock(peak.hour), clock(peak.hour + 1)));
  const note = t.most(when, value(most));
  return {
    name: 'week.png',
    alt: plain(most === 0 ? t.nothing(title) : t.week(title, `${when} (${value(most)})`), 1_000),
    scene: {
      width: look.width,
      height: TOP + 7 * ROW + 46,
      background: look.ground,
      nodes: [
        ...head(facts),
        ...hours,
        ...days,
        ...places.map(square),
        ...(most === 0
          ? []
          : [
              words(note, LEFT, TOP + 7 * ROW + 20, 13, {
                fill: look.soft,
                weight: 500,
                maxWidth: look.width - look.pad - LEFT,
                shrink: true,
              }),
            ]),
      ],
    },
  };
};

/** 1970 began on a Thursday. */
const dayName = (day: number, weekday: 'short' | 'long', m: Messages): string =>
  new Intl.DateTimeFormat(m.locale, { weekday, timeZone: 'UTC' }).format((day + 4) * 86_400_000);
