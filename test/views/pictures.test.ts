import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { samplePictures } from '../../scripts/drawings/samples.ts';
import type { Picture, SceneNode } from '../../src/domain/pictures.ts';
import { blend, heat, look } from '../../src/views/kit/look.ts';
import { en } from '../../src/views/messages/en.ts';
import { axisOf, stretches } from '../../src/views/pictures/axis.ts';
import { calendarPicture } from '../../src/views/pictures/calendar.ts';
import { clockPicture } from '../../src/views/pictures/clock.ts';
import { collagePicture } from '../../src/views/pictures/collage.ts';
import { funnelPicture } from '../../src/views/pictures/funnel.ts';
import { linesPicture } from '../../src/views/pictures/lines.ts';
import { recapPicture } from '../../src/views/pictures/recap.ts';
import { riverPicture } from '../../src/views/pictures/river.ts';
import { topListPicture } from '../../src/views/pictures/top-list.ts';
import { weekPicture } from '../../src/views/pictures/week.ts';

const NASTY = '\u202e@everyone **x** '.repeat(40);
const head = { title: NASTY, subtitle: NASTY, area: 'listening' } as const;
const plays = (value: number) => `${value} plays`;
const cell = { rank: 1, name: NASTY, by: NASTY, coverUrl: null, value: NASTY };
const YEAR = Date.UTC(2026, 0, 1);

/** The smallest and the largest of each, with nothing, nonsense and too much in it. */
const extremes: Picture[] = [
  funnelPicture({ ...head, stages: [0, 0].map((count) => ({ name: NASTY, count, colour: '#c07a45' })) }, en),
  topListPicture({ ...head, rows: [] }, en),
  topListPicture({ ...head, rows: Array.from({ length: 10 }, () => ({ ...cell, share: 7 })) }, en),
  collagePicture({ ...head, side: 5, cells: [] }, en),
  collagePicture({ ...head, side: 3, cells: Array.from({ length: 40 }, () => cell) }, en),
  clockPicture({ ...head, hours: [], value: plays }, en),
  clockPicture({ ...head, hours: Array.from({ length: 24 }, () => 1e9), value: plays }, en),
  weekPicture({ ...head, cells: [], value: plays }, en),
  calendarPicture({ ...head, year: 2024, days: new Map(), value: plays }, en),
  calendarPicture(
    {
      ...head,
      year: 2026,
      days: new Map([
        ['2025-12-31', 5],
        ['x', 9],
      ]),
      value: plays,
    },
    en,
  ),
  riverPicture({ ...head, months: ['2026-01'], layers: [{ name: NASTY, values: [] }] }, en),
  riverPicture({ ...head, months: ['2026-01', '2026-02'], layers: [] }, en),
  recapPicture({ ...head, coverUrl: null, facts: [], lists: [] }, en),
  recapPicture(
    {
      ...head,
      coverUrl: null,
      facts: [{ label: NASTY, value: NASTY }],
      lists: [{ heading: NASTY, rows: Array.from({ length: 9 }, () => cell) }],
    },
    en,
  ),
  linesPicture({ ...head, at: [], series: [], timeZone: 'UTC' }, en),
  linesPicture(
    { ...head, at: [YEAR], series: [{ name: NASTY, values: [null] }], timeZone: 'UTC', rank: true },
    en,
  ),
  linesPicture({ ...head, at: [YEAR, YEAR], series: [{ name: 'a', values: [5, 5] }], timeZone: 'UTC' }, en),
];

const numbersOf = (node: SceneNode): number[] =>
  Object.values(node).flatMap((value: unknown) => {
    if (typeof value === 'number') return [value];
    return Array.isArray(value) ? value.flat().filter((one) => typeof one === 'number') : [];
  });

describe('every picture', () => {
  it.each([...samplePictures(), ...extremes].map((picture) => [picture.name, picture] as const))(
    '%s is finite, within its card, dark, and told in words',
    (_, { alt, scene }) => {
      expect(alt.length).toBeGreaterThan(0);
      expect(alt.length).toBeLessThanOrEqual(1_024);
      expect(alt).not.toMatch(/[\u202a-\u202e]|NaN|undefined|Infinity/);
      expect(scene.background).toBe(look.ground);
      expect(scene.width).toBe(look.width);
      expect(scene.height).toBeGreaterThan(90);
      expect(scene.height).toBeLessThan(1_300);
      for (const node of scene.nodes) {
        for (const number of numbersOf(node)) expect(Number.isFinite(number)).toBe(true);
        if (node.kind === 'text') {
          expect(node.text).not.toMatch(/[\u202a-\u202e\n]|NaN|undefined|Infinity/);
          expect(node.y).toBeLessThanOrEqual(scene.height);
          expect(node.x).toBeLessThanOrEqual(scene.width);
          expect(node.x).toBeGreaterThanOrEqual(0);
        }
        if (node.kind === 'rect' || node.kind === 'image') {
          expect(node.x).toBeGreaterThanOrEqual(0);
          expect(node.x + node.width).toBeLessThanOrEqual(scene.width + 0.01);
          expect(node.y + node.height).toBeLessThanOrEqual(scene.height);
        }
      }
    },
  );
});

const rectsOf = ({ scene }: Picture) => scene.nodes.filter((node) => node.kind === 'rect');

test('the calendar has every day of a year once, leap days too', () => {
  for (const [year, days] of [
    [2026, 365],
    [2024, 366],
  ] as const) {
    const picture = calendarPicture(
      { ...head, year, days: new Map([[`${year}-02-28`, 3]]), value: plays },
      en,
    );
    // Beside the days: the bar at the title and six squares of the key.
    const squares = rectsOf(picture);
    expect(squares).toHaveLength(days + 1 + 6);
    expect(new Set(squares.map(({ x, y }) => `${x} ${y}`)).size).toBe(days + 7);
    expect(picture.alt).toContain('Most on February 28: 3 plays');
  }
});

test('the clock and the week say when it is most', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => (hour === 23 ? 9 : 1));
  expect(clockPicture({ title: 'T', area: 'listening', hours, value: plays }, en).alt).toBe(
    'T. A clock of 24 hours. Most between 23:00 and 00:00 (9 plays).',
  );
  const cells = Array.from({ length: 7 }, (_, day) => hours.map((value) => (day === 6 ? value : 0)));
  expect(weekPicture({ title: 'T', area: 'listening', cells, value: plays }, en).alt).toBe(
    'T. A grid of weekdays and hours. Most on Sunday between 23:00 and 00:00 (9 plays).',
  );
});

test('the bands of a river lie on one another about its middle', () => {
  const layers = [
    { name: 'a', values: [3, 0, 5] },
    { name: 'b', values: [1, 2, 5] },
  ];
  const { scene, alt } = riverPicture(
    { title: 'T', area: 'listening', months: ['2026-01', '2026-02', '2026-03'], layers },
    en,
  );
  const [upper, lower] = scene.nodes.filter((node) => node.kind === 'area');
  expect(upper?.bottom).toEqual(lower?.top);
  const middles = upper?.top.map(([, y], at) => y + (lower?.bottom[at]?.[1] ?? 0));
  expect(new Set(middles?.map(Math.round)).size).toBe(1);
  expect(alt).toBe(
    'T. A river of stacked bands from January 2026 to March 2026: a 50%, most in March 2026, b 50%, most in March 2026.',
  );
});

test('lines break where nothing is known, and the first place is on top', () => {
  expect(stretches([[0, 0], null, null, [1, 1], [2, 2]])).toEqual([
    [[0, 0]],
    [
      [1, 1],
      [2, 2],
    ],
  ]);
  expect(stretches([])).toEqual([]);
  const ranks = axisOf([3, 40], true);
  expect(ranks.share(1)).toBe(0);
  expect(ranks.share(40)).toBe(1);
  const { alt } = linesPicture(
    {
      title: 'T',
      area: 'digests',
      rank: true,
      at: [1, 2, 3],
      timeZone: 'UTC',
      series: [{ name: 'a', values: [9, 2, 4] }],
    },
    en,
  );
  expect(alt).toBe('T. Lines over time: a from #9 to #4, best #2.');
});

test('ticks of an axis are few, in order, and reach over all values', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 2_000_000 }), { maxLength: 20 }),
      fc.boolean(),
      (values, ranked) => {
        const given = ranked ? values.map((value) => value + 1) : values;
        const { share, ticks } = axisOf(given, ranked);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThan(8);
        expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
        for (const value of [...given, ...ticks]) {
          expect(share(value)).toBeGreaterThanOrEqual(0);
          expect(share(value)).toBeLessThanOrEqual(1);
        }
      },
    ),
    { numRuns: 100 },
  );
});

test('colours blend and deepen', () => {
  expect(blend('#000000', '#ffffff', 0.5)).toBe('#808080');
  expect(heat(0, 9, '#9b51e0')).toBe(look.panel);
  expect(heat(9, 9, '#9b51e0')).toBe('#9b51e0');
  expect(heat(1, 0, '#9b51e0')).toBe(look.panel);
});
