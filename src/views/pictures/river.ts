import type { Picture, Point, SceneNode } from '../../domain/pictures.ts';
import { formatPercent } from '../kit/format.ts';
import { HEAD, type Heading, head, legend, legendHeight, look, seriesColour, words } from '../kit/look.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { monthLabels } from './months.ts';

export interface RiverFacts extends Heading {
  /** `2026-03`, one after the other. */
  readonly months: readonly string[];
  /** From the largest; each with a number per month. */
  readonly layers: readonly { readonly name: string; readonly values: readonly number[] }[];
}

const HEIGHT = 236;
const TOP = HEAD + 8;
const WIDTH = look.width - 2 * look.pad;

/** Bands that grow and shrink over months, about a middle line: what was heard, and how much of it. */
export const riverPicture = (facts: RiverFacts, m: Messages): Picture => {
  const { months, layers, title } = facts;
  const t = m.pictures.river;
  const amountOf = (layer: number, month: number) => Math.max(0, layers[layer]?.values[month] ?? 0);
  const totals = months.map((_, month) => layers.reduce((sum, _layer, at) => sum + amountOf(at, month), 0));
  const most = Math.max(1e-9, ...totals);
  const all = totals.reduce((sum, total) => sum + total, 0);
  const xOf = (month: number) => look.pad + (month / Math.max(1, months.length - 1)) * WIDTH;
  /** The upper edge of a band; of one past the last band the lower edge of all. */
  const edge = (layer: number): Point[] =>
    months.map((_, month) => {
      const above = layers.slice(0, layer).reduce((sum, _layer, at) => sum + amountOf(at, month), 0);
      const total = totals[month] ?? 0;
      return [xOf(month), TOP + (HEIGHT / 2) * (1 - total / most) + (above / most) * HEIGHT];
    });
  const bands = layers.map(
    (_, at): SceneNode => ({
      kind: 'area',
      top: edge(at),
      bottom: edge(at + 1),
      fill: seriesColour(at),
      smooth: true,
    }),
  );
  const items = layers.map(({ name, values }, at) => ({
    name,
    colour: seriesColour(at),
    value: formatPercent(
      all === 0 ? 0 : values.reduce((sum, value) => sum + Math.max(0, value), 0) / all,
      m.locale,
    ),
  }));
  const names = monthLabels(months, m.locale);
  const alt = items.map(({ name, value }, at) => {
    const values = layers[at]?.values ?? [];
    return t.layer(name, value, names.long[values.indexOf(Math.max(...values))] ?? '');
  });
  const below = TOP + HEIGHT + 46;
  return {
    name: 'river.png',
    alt: plain(t.alt(title, names.long[0] ?? '', names.long.at(-1) ?? '', alt.join(', ')), 1_000),
    scene: {
      width: look.width,
      height: below + legendHeight(items.length) + 22,
      background: look.ground,
      nodes: [
        ...head(facts),
        ...bands,
        ...names.ticks.map(({ at, label }) =>
          words(label, xOf(at), TOP + HEIGHT + 26, 12, {
            fill: look.faint,
            weight: 600,
            align: at === 0 ? 'left' : at === months.length - 1 ? 'right' : 'center',
          }),
        ),
        ...legend(items, below),
      ],
    },
  };
};
