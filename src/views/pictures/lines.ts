import type { Picture, Point, SceneNode } from '../../domain/pictures.ts';
import { formatNumber, formatShort } from '../kit/format.ts';
import { HEAD, type Heading, head, legend, legendHeight, look, seriesColour, words } from '../kit/look.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { axisOf, stretches, timeTicks } from './axis.ts';

export interface LinesFacts extends Heading {
  /** When the values were taken, ms UTC, ascending; the same for all. */
  readonly at: readonly number[];
  /** Each with a value per moment; null where there is none (not in the chart). */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** Values are places: the first is on top. */
  readonly rank?: true;
  readonly timeZone: string;
  /** A value in the legend; numbers as they are without it. */
  readonly value?: (value: number) => string;
}

const TOP = HEAD + 14;
const HEIGHT = 220;
const LEFT = look.pad + 40;
const RIGHT = look.width - look.pad - 8;

/** How values or places changed over time. */
export const linesPicture = (facts: LinesFacts, m: Messages): Picture => {
  const { at, series, rank, title } = facts;
  const t = m.pictures.line;
  const shown = facts.value ?? ((value: number) => formatNumber(value, m.locale));
  const label = (value: number) => (rank ? t.rank(formatNumber(value, m.locale)) : shown(value));
  const { share, ticks } = axisOf(
    series.flatMap(({ values }) => values.filter((value) => value !== null)),
    rank === true,
  );
  const [from = 0, to = 0] = [at[0], at.at(-1)];
  const xOf = (moment: number) => LEFT + ((moment - from) / Math.max(1, to - from)) * (RIGHT - LEFT);
  const yOf = (value: number) => TOP + share(value) * HEIGHT;

  const lineOf = (values: readonly (number | null)[], which: number): SceneNode[] => {
    const colour = seriesColour(which);
    const points = values.map((value, index): Point | null =>
      value === null ? null : [xOf(at[index] ?? from), yOf(value)],
    );
    const last = points.findLast((point) => point !== null);
    return [
      ...stretches(points).map(
        (stretch): SceneNode => ({
          kind: 'line',
          points: stretch.length === 1 ? [...stretch, ...stretch] : stretch,
          stroke: colour,
          width: 3.5,
          smooth: true,
        }),
      ),
      ...(last === undefined || last === null
        ? []
        : [
            {
              kind: 'arc',
              x: last[0],
              y: last[1],
              inner: 0,
              outer: 7,
              from: 0,
              to: 1,
              fill: look.ground,
            } as const,
            {
              kind: 'arc',
              x: last[0],
              y: last[1],
              inner: 0,
              outer: 5,
              from: 0,
              to: 1,
              fill: colour,
            } as const,
          ]),
    ];
  };
  const grid = ticks.flatMap((tick): SceneNode[] => [
    { kind: 'rect', x: LEFT, y: yOf(tick) - 0.5, width: RIGHT - LEFT, height: 1, fill: look.rule },
    words(rank ? label(tick) : formatShort(tick, m.locale), LEFT - 10, yOf(tick) + 4, 12, {
      fill: look.faint,
      weight: 600,
      align: 'right',
      maxWidth: 56,
    }),
  ]);
  const dates = timeTicks(from, to, facts.timeZone, m.locale).map(({ at: moment, label: date, align }) =>
    words(date, xOf(moment), TOP + HEIGHT + 28, 12, { fill: look.faint, weight: 600, align }),
  );
  const items = series.map(({ name, values }, which) => {
    const last = values.at(-1);
    return {
      name,
      colour: seriesColour(which),
      value: last === null || last === undefined ? '–' : label(last),
    };
  });
  const alt = series.map(({ name, values }) => {
    const there = values.filter((value) => value !== null);
    const best = rank ? Math.min(...there) : Math.max(...there);
    return there.length === 0
      ? name
      : t.series(name, label(there[0] ?? 0), label(there.at(-1) ?? 0), label(best));
  });
  const below = TOP + HEIGHT + 48;
  return {
    name: 'lines.png',
    alt: plain(t.alt(title, alt.join(', ')), 1_000),
    scene: {
      width: look.width,
      height: below + legendHeight(items.length) + 22,
      background: look.ground,
      nodes: [
        ...head(facts),
        ...grid,
        ...series.toReversed().flatMap(({ values }, index) => lineOf(values, series.length - 1 - index)),
        ...dates,
        ...legend(items, below),
      ],
    },
  };
};
