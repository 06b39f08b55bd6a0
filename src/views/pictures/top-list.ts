import type { Picture, SceneNode } from '../../domain/pictures.ts';
import { accentOf, arrow, bar, HEAD, type Heading, head, look, words } from '../kit/look.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** How a place changed since the time before. */
export type Movement =
  | { readonly kind: 'up' | 'down'; readonly by: number }
  | { readonly kind: 'same' | 'new' | 'back' };

export interface TopRow {
  readonly rank: number;
  readonly name: string;
  /** Whose it is: the artists of a track. */
  readonly by?: string | null;
  readonly coverUrl: string | null;
  /** As it is shown: `214 plays`. */
  readonly value: string;
  /** Of the largest, 0..1: the length of its bar. Without it there is none. */
  readonly share?: number;
  readonly movement?: Movement;
}

export interface TopListFacts extends Heading {
  /** 1 to 10, in order. */
  readonly rows: readonly TopRow[];
}

const STEP = 62;
const COVER = 48;
const NAME = 126;
const VALUE = 112;
/** The first one stands out. */
const FIRST = { step: 96, cover: 80, name: 158 };

/** A list of the most played, with covers. */
export const topListPicture = (facts: TopListFacts, m: Messages): Picture => {
  const { rows, title, area } = facts;
  const t = m.pictures.top;
  const topOf = (at: number) => HEAD + 6 + (at === 0 ? 0 : FIRST.step + (at - 1) * STEP);
  const nodesOf = (row: TopRow, at: number): SceneNode[] => {
    const { step, cover, name } = at === 0 ? FIRST : { step: STEP, cover: COVER, name: NAME };
    const middle = topOf(at) + step / 2 - 4;
    const width = look.width - look.pad - VALUE - name;
    const by = row.by ?? null;
    const lift = by === null ? 0 : at === 0 ? 14 : 10;
    return [
      words(String(row.rank), look.pad + 16, middle + (at === 0 ? 4 : 3), at === 0 ? 28 : 20, {
        weight: 800,
        fill: at === 0 ? accentOf(area) : look.text,
        align: 'center',
        maxWidth: 36,
        shrink: true,
      }),
      ...moved(row, look.pad + 16, middle + (at === 0 ? 23 : 18), m),
      {
        kind: 'image',
        x: look.pad + 38,
        y: middle - cover / 2,
        width: cover,
        height: cover,
        radius: at === 0 ? 10 : 7,
        url: row.coverUrl,
        words: row.name,
      },
      words(row.name, name, middle + (at === 0 ? 7 : 5) - lift, at === 0 ? 21 : 16, {
        weight: 700,
        maxWidth: width,
      }),
      ...(by === null
        ? []
        : [words(by, name, middle + (at === 0 ? 15 : 12), 13, { fill: look.soft, maxWidth: width })]),
      words(row.value, look.width - look.pad, middle + 5 - lift, at === 0 ? 17 : 14, {
        weight: 700,
        align: 'right',
        maxWidth: VALUE - 8,
        shrink: true,
      }),
      ...(row.share === undefined
        ? []
        : bar(look.width - look.pad - 84, middle + (lift === 0 ? 12 : 6), 84, 5, row.share, accentOf(area))),
    ];
  };
  const alt = rows.map(({ rank, name, by, value }) => t.row(String(rank), name, by ?? null, value)).join(' ');
  return {
    name: 'top.png',
    alt: plain(t.alt(title, alt), 1_000),
    scene: {
      width: look.width,
      height: topOf(rows.length) + 18,
      background: look.ground,
      nodes: [...head(facts), ...rows.flatMap(nodesOf)],
    },
  };
};

/** A small sign under the rank; one that stayed says nothing. */
const moved = ({ movement }: TopRow, x: number, y: number, m: Messages): SceneNode[] => {
  if (movement === undefined || movement.kind === 'same') return [];
  if (movement.kind === 'up' || movement.kind === 'down') {
    const [points, fill] = movement.kind === 'up' ? ([1, look.up] as const) : ([-1, look.down] as const);
    return [
      arrow(x - 8, y - 3.5, 7, points, fill),
      words(String(movement.by), x - 1, y, 10, { weight: 700, fill }),
    ];
  }
  const label = m.pictures.top[movement.kind];
  const style = {
    weight: 800,
    fill: look.up,
    align: 'center',
    spacing: 0.4,
    maxWidth: 38,
    shrink: true,
  } as const;
  return [words(label, x, y, 9, style)];
};
