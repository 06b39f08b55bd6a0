import type { Colour, Picture, SceneNode } from '../../domain/pictures.ts';
import { formatNumber, formatPercent } from '../kit/format.ts';
import { HEAD, type Heading, head, look, words } from '../kit/look.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

export interface FunnelStage {
  readonly name: string;
  readonly count: number;
  readonly colour: Colour;
}

export interface FunnelFacts extends Heading {
  /** From the widest to the narrowest, 2 to 5. */
  readonly stages: readonly FunnelStage[];
}

const STEP = 84;
const BAR = 52;
const LEFT = 132;
const RIGHT = 106;
const WIDEST = look.width - LEFT - RIGHT;
const NARROWEST = 6;

/** How many came to each stage, and what share of those before them went on. */
export const funnelPicture = (facts: FunnelFacts, m: Messages): Picture => {
  const { stages, title } = facts;
  const t = m.pictures.funnel;
  const most = Math.max(1, ...stages.map(({ count }) => count));
  const number = (value: number) => formatNumber(value, m.locale);
  const middle = LEFT + WIDEST / 2;
  const widthOf = (count: number) => Math.max(NARROWEST, (count / most) * WIDEST);
  const topOf = (at: number) => HEAD + 16 + at * STEP;
  const percent = (part: number, whole: number) => formatPercent(whole === 0 ? 0 : part / whole, m.locale);

  /** In the passage, or beside one that is too narrow. */
  const besides = (width: number, y: number, text: string): SceneNode =>
    width > 110
      ? words(text, middle, y, 12, { fill: look.soft, weight: 500, align: 'center' })
      : words(text, middle + width / 2 + 12, y, 12, { fill: look.soft, weight: 500 });

  const nodesOf = ({ name, count, colour }: FunnelStage, at: number): SceneNode[] => {
    const [top, half] = [topOf(at), widthOf(count) / 2];
    const shade = count === 0 ? look.faint : colour;
    const next = stages[at + 1];
    const passage = (to: FunnelStage): SceneNode[] => [
      {
        kind: 'area',
        top: [
          [middle - half, top + BAR],
          [middle + half, top + BAR],
        ],
        bottom: [
          [middle - widthOf(to.count) / 2, top + STEP],
          [middle + widthOf(to.count) / 2, top + STEP],
        ],
        fill: `${colour}30`,
      },
      besides((half * 2 + widthOf(to.count)) / 2, top + BAR + 21, t.step(percent(to.count, count))),
    ];
    return [
      ...(next === undefined ? [] : passage(next)),
      { kind: 'rect', x: middle - half, y: top, width: half * 2, height: BAR, radius: 8, fill: shade },
      words(number(count), look.pad, top + 26, 26, {
        weight: 800,
        maxWidth: LEFT - look.pad - 8,
        shrink: true,
      }),
      words(name, look.pad, top + 45, 13, { fill: look.soft, weight: 500, maxWidth: LEFT - look.pad - 8 }),
      words(percent(count, stages[0]?.count ?? 0), look.width - look.pad, top + 33, 18, {
        weight: 700,
        fill: at === 0 ? look.faint : shade,
        align: 'right',
      }),
    ];
  };
  const alt = stages.map(({ name, count }) => t.stage(name, number(count))).join(', ');
  return {
    name: 'funnel.png',
    alt: plain(t.alt(title, alt), 1_000),
    scene: {
      width: look.width,
      height: topOf(stages.length - 1) + BAR + 28,
      background: look.ground,
      nodes: [...head(facts), ...stages.flatMap(nodesOf)],
    },
  };
};
