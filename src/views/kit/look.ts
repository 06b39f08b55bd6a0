import type { Colour, Point, SceneNode, TextNode } from '../../domain/pictures.ts';
import { type Area, colourOf } from './components.ts';
import { plain } from './text.ts';

/**
 * The look of every picture: a dark card that stands in Discord's dark and light themes alike, large type, and the colour
 * of the area it belongs to.
 */
export const look = {
  /** As wide as Discord shows pictures in a message. */
  width: 550,
  pad: 26,
  ground: '#14151a',
  panel: '#1f2129',
  rule: '#2d303b',
  text: '#f6f7f9',
  soft: '#b3b9c6',
  faint: '#7d8494',
  up: '#3ccf8e',
  down: '#f0716b',
} as const satisfies Record<string, Colour | number>;

/** Colours for things side by side, in this order: told apart also by people who see few colours. */
export const palette: readonly Colour[] = [
  '#a78bfa',
  '#38bdf8',
  '#fbbf24',
  '#34d399',
  '#f472b6',
  '#fb923c',
  '#818cf8',
  '#a3e635',
  '#94a3b8',
];

export const seriesColour = (at: number): Colour => palette[at % palette.length] ?? '#94a3b8';

export const accentOf = (area: Area): Colour => hex(colourOf(area));

const hex = (colour: number): Colour => `#${colour.toString(16).padStart(6, '0')}`;

/** Between two colours. @param share 0 is the first, 1 the second */
export const blend = (from: Colour, to: Colour, share: number): Colour => {
  const [a, b] = [channels(from), channels(to)];
  const mixed = a.map((value, at) => Math.round(value + ((b[at] ?? value) - value) * share));
  return hex(mixed.reduce((all, value) => all * 256 + value, 0));
};

const channels = (colour: Colour): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

export interface Heading {
  /** What the picture is about; outside words in it are made harmless here. */
  readonly title: string;
  /** Of whom, from when to when. */
  readonly subtitle?: string;
  readonly area: Area;
}

/** Where what follows the head of a card begins. */
export const HEAD = 92;

/** The head of a card: title, subtitle, and whose picture it is. */
export const head = ({ title, subtitle, area }: Heading): SceneNode[] => [
  { kind: 'rect', x: look.pad, y: 30, width: 5, height: 40, radius: 2.5, fill: accentOf(area) },
  words(title, look.pad + 18, subtitle === undefined ? 58 : 49, 24, {
    weight: 800,
    maxWidth: look.width - 2 * look.pad - 90,
  }),
  ...(subtitle === undefined
    ? []
    : [
        words(subtitle, look.pad + 18, 70, 14, {
          fill: look.soft,
          maxWidth: look.width - 2 * look.pad - 18,
        }),
      ]),
  words('SEGUE', look.width - look.pad, 46, 11, {
    fill: look.faint,
    weight: 700,
    spacing: 2,
    align: 'right',
  }),
];

/** One line of text from anywhere: nothing invisible, nothing that turns the line around. */
export const words = (
  text: string,
  x: number,
  y: number,
  size: number,
  style: Partial<Omit<TextNode, 'kind' | 'text' | 'x' | 'y' | 'size'>> = {},
): TextNode => ({ kind: 'text', fill: look.text, ...style, text: plain(text, 200), x, y, size });

/** A bar with round ends that is seen however small its share is. */
export const bar = (
  x: number,
  y: number,
  width: number,
  height: number,
  share: number,
  fill: Colour,
): SceneNode[] => [
  { kind: 'rect', x, y, width, height, radius: height / 2, fill: look.rule },
  {
    kind: 'rect',
    x,
    y,
    width: Math.max(height, width * Math.min(1, Math.max(0, share))),
    height,
    radius: height / 2,
    fill,
  },
];

/** A small triangle. @param points up for 1, down for -1 */
export const arrow = (x: number, y: number, size: number, points: 1 | -1, fill: Colour): SceneNode => {
  const tip: Point = [x, y - (points * size) / 2];
  const base = y + (points * size) / 2;
  const [left, right]: Point[] = [
    [x - size / 2, base],
    [x + size / 2, base],
  ];
  return {
    kind: 'area',
    top: [left ?? tip, tip, right ?? tip],
    bottom: [left ?? tip, right ?? tip],
    fill,
  };
};

export interface LegendItem {
  readonly name: string;
  readonly colour: Colour;
  readonly value?: string;
}

const LEGEND_STEP = 26;

/** What the colours mean, in two columns. */
export const legend = (items: readonly LegendItem[], y: number): SceneNode[] =>
  items.flatMap(({ name, colour, value = '' }, at) => {
    const room = look.width - 2 * look.pad;
    const column = items.length === 1 ? room : (room - 20) / 2;
    const x = look.pad + (at % 2) * (column + 20);
    const line = y + Math.floor(at / 2) * LEGEND_STEP;
    return [
      { kind: 'rect', x, y: line + 4, width: 12, height: 12, radius: 4, fill: colour },
      words(name, x + 20, line + 15, 14, { weight: 600, maxWidth: column - 20 - (value === '' ? 0 : 66) }),
      ...(value === ''
        ? []
        : [
            words(value, x + column, line + 15, 13, {
              fill: look.soft,
              align: 'right',
              maxWidth: 60,
              shrink: true,
            }),
          ]),
    ];
  });

export const legendHeight = (items: number): number => Math.ceil(items / 2) * LEGEND_STEP;

/** One of five depths of a colour for a share of the most; none for nothing. The root lets small values be seen. */
export const heat = (value: number, most: number, colour: Colour): Colour => {
  if (value <= 0 || most <= 0) return look.panel;
  const depth = Math.ceil(Math.sqrt(Math.min(1, value / most)) * 5) / 5;
  return blend(look.panel, colour, 0.12 + depth * 0.88);
};
