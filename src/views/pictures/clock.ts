import type { Colour, Picture, SceneNode } from '../../domain/pictures.ts';
import { formatPercent } from '../kit/format.ts';
import { blend, HEAD, type Heading, head, look, words } from '../kit/look.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

export interface ClockFacts extends Heading {
  /** 24 numbers, of the hours of a day where the listener is: plays, or how long. */
  readonly hours: readonly number[];
  /** A number of those as it is shown. */
  readonly value: (hour: number) => string;
}

const CENTRE = { x: look.width / 2, y: HEAD + 210 };
const INNER = 78;
const OUTER = 172;
const LABELS = { x: 208, y: 193 };
const GAP = 0.0035;
/** Night and noon. */
const NIGHT: Colour = '#7c6cf2';
const NOON: Colour = '#fbbf4e';

/** When in the day music is heard: a ring of 24 hours, midnight at the top. */
export const clockPicture = (facts: ClockFacts, m: Messages): Picture => {
  const { title, value } = facts;
  const t = m.pictures.clock;
  const hours = Array.from({ length: 24 }, (_, hour) => Math.max(0, facts.hours[hour] ?? 0));
  const most = Math.max(...hours);
  const all = hours.reduce((sum, hour) => sum + hour, 0);
  const peak = hours.indexOf(most);
  const { x, y } = CENTRE;
  const nodesOf = (amount: number, hour: number): SceneNode[] => {
    const place = {
      kind: 'arc',
      x,
      y,
      inner: INNER,
      from: hour / 24 + GAP,
      to: (hour + 1) / 24 - GAP,
    } as const;
    const height = most === 0 ? 0 : (amount / most) * (OUTER - INNER);
    const colour = blend(NIGHT, NOON, (1 - Math.cos(((hour + 0.5) / 12) * Math.PI)) / 2);
    return [
      { ...place, outer: OUTER, fill: look.panel },
      ...(height === 0
        ? []
        : [
            {
              ...place,
              outer: INNER + Math.max(3, height),
              fill: hour === peak ? colour : blend(look.ground, colour, 0.78),
            },
          ]),
    ];
  };
  const label = (hour: number): SceneNode => {
    const angle = (hour / 24) * 2 * Math.PI;
    const big = hour % 6 === 0;
    return words(
      t.hour(String(hour).padStart(2, '0')),
      x + Math.sin(angle) * LABELS.x,
      y - Math.cos(angle) * LABELS.y + 5,
      big ? 14 : 11,
      { fill: big ? look.text : look.faint, weight: big ? 700 : 500, align: 'center' },
    );
  };
  const middle: SceneNode[] =
    all === 0
      ? []
      : [
          words(t.peak, x, y - 34, 11, { fill: look.faint, weight: 700, spacing: 1.5, align: 'center' }),
          words(t.hour(String(peak).padStart(2, '0')), x, y + 6, 36, { weight: 800, align: 'center' }),
          words(value(most), x, y + 28, 14, {
            weight: 600,
            align: 'center',
            maxWidth: INNER * 1.8,
            shrink: true,
          }),
          words(t.of(formatPercent(most / all, m.locale)), x, y + 47, 12, {
            fill: look.soft,
            align: 'center',
          }),
        ];
  const clock = (hour: number) => t.hour(String(hour % 24).padStart(2, '0'));
  const between = t.between(clock(peak), clock(peak + 1));
  return {
    name: 'clock.png',
    alt: plain(all === 0 ? t.nothing(title) : t.alt(title, `${between} (${value(most)})`), 1_000),
    scene: {
      width: look.width,
      height: CENTRE.y + LABELS.y + 34,
      background: look.ground,
      nodes: [
        ...head(facts),
        ...hours.flatMap(nodesOf),
        ...[0, 3, 6, 9, 12, 15, 18, 21].map(label),
        ...middle,
      ],
    },
  };
};
