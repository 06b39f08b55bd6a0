import type { Picture, SceneNode } from '../../domain/pictures.ts';
import { accentOf, blend, type Heading, look, words } from '../kit/look.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

export interface RecapRow {
  readonly name: string;
  readonly by?: string | null;
  readonly coverUrl?: string | null;
  readonly value?: string;
}

export interface RecapFacts extends Heading {
  /** The large numbers: 2 to 4. */
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** One or two lists of up to five. */
  readonly lists: readonly { readonly heading: string; readonly rows: readonly RecapRow[] }[];
  /** Of what was heard most. */
  readonly coverUrl: string | null;
}

const HERO = 168;
const COVER = 120;
const TILE = 78;
const ROW = 50;

/** A card to keep of a month or a year: the cover of what was heard most, large numbers, and the top of two lists. */
export const recapPicture = (facts: RecapFacts, m: Messages): Picture => {
  const { title, subtitle = '', area, lists } = facts;
  const t = m.pictures.recap;
  const accent = accentOf(area);
  const { pad, width } = look;
  const top = lists[0]?.rows[0]?.name ?? title;
  const text = pad + COVER + 22;
  const hero: SceneNode[] = [
    { kind: 'rect', x: 0, y: 0, width, height: HERO, fill: blend(look.ground, accent, 0.55) },
    { kind: 'arc', x: width - 30, y: 20, inner: 96, outer: 140, from: 0, to: 1, fill: `${accent}55` },
    { kind: 'arc', x: width - 30, y: 20, inner: 40, outer: 72, from: 0, to: 1, fill: `${accent}55` },
    {
      kind: 'image',
      x: pad,
      y: 24,
      width: COVER,
      height: COVER,
      radius: 12,
      url: facts.coverUrl,
      words: top,
    },
    words('SEGUE', width - pad, 46, 11, { weight: 700, spacing: 2, fill: '#ffffffb0', align: 'right' }),
    words(subtitle, text, 62, 15, { fill: '#ffffffd8', weight: 500, maxWidth: width - text - pad - 80 }),
    words(title, text, 102, 31, { weight: 800, maxWidth: width - text - pad, lines: 2, lineHeight: 35 }),
  ];
  const gap = 12;
  const tile = (width - 2 * pad - (facts.facts.length - 1) * gap) / Math.max(1, facts.facts.length);
  const tiles = facts.facts.flatMap(({ label, value }, at): SceneNode[] => {
    const x = pad + at * (tile + gap);
    return [
      { kind: 'rect', x, y: HERO + 22, width: tile, height: TILE, radius: 12, fill: look.panel },
      words(value, x + 14, HERO + 60, 25, { weight: 800, maxWidth: tile - 24, shrink: true }),
      words(label, x + 14, HERO + 83, 12, {
        fill: look.soft,
        weight: 500,
        maxWidth: tile - 24,
        shrink: true,
      }),
    ];
  });
  const column = (width - 2 * pad - (lists.length - 1) * 26) / Math.max(1, lists.length);
  const listTop = HERO + 22 + TILE + 36;
  const columns = lists.flatMap(({ heading, rows }, which): SceneNode[] => {
    const x = pad + which * (column + 26);
    return [
      words(heading, x, listTop, 14, { weight: 800, fill: blend(accent, '#ffffff', 0.35), maxWidth: column }),
      ...rows.slice(0, 5).flatMap((row, at) => rowOf(row, at, x, listTop + 14 + at * ROW, column)),
    ];
  });
  const most = Math.max(0, ...lists.map(({ rows }) => Math.min(5, rows.length)));
  const alt = lists.map(({ heading, rows }) => t.list(heading, rows.map(({ name }) => name).join(', ')));
  const numbers = facts.facts.map(({ label, value }) => t.fact(label, value)).join(', ');
  return {
    name: 'recap.png',
    alt: plain(t.alt(title, numbers, alt.join(' ')), 1_000),
    scene: {
      width,
      height: listTop + 14 + most * ROW + 18,
      background: look.ground,
      nodes: [...hero, ...tiles, ...columns],
    },
  };
};

const rowOf = (row: RecapRow, at: number, x: number, y: number, width: number): SceneNode[] => {
  const cover = row.coverUrl === undefined ? 0 : 38;
  const name = x + 24 + (cover === 0 ? 0 : cover + 10);
  const below = row.by ?? row.value ?? null;
  return [
    words(String(at + 1), x + 8, y + 28, 15, { weight: 800, fill: look.faint, align: 'center' }),
    ...(row.coverUrl === undefined
      ? []
      : [
          {
            kind: 'image',
            x: x + 24,
            y: y + 4,
            width: cover,
            height: cover,
            radius: 6,
            url: row.coverUrl,
            words: row.name,
          } as const,
        ]),
    words(row.name, name, y + (below === null ? 28 : 20), 14, { weight: 700, maxWidth: x + width - name }),
    ...(below === null
      ? []
      : [words(below, name, y + 37, 12, { fill: look.soft, maxWidth: x + width - name })]),
  ];
};
