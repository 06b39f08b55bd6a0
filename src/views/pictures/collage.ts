import type { Picture, SceneNode } from '../../domain/pictures.ts';
import { HEAD, type Heading, head, look, words } from '../kit/look.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

export interface CollageCell {
  readonly name: string;
  readonly by?: string | null;
  readonly coverUrl: string | null;
  /** `214 plays`; it stands where `by` would when there is no `by`. */
  readonly value?: string;
}

export interface CollageFacts extends Heading {
  /** Covers in a row, and rows at most. */
  readonly side: 3 | 4 | 5;
  readonly cells: readonly CollageCell[];
}

const GAP = 12;
const SIZES = { 3: 14, 4: 12, 5: 11 } as const;
/** Covers are photographs, which weigh a lot. */
const SCALE = 1.25;

/** A wall of covers with their names. */
export const collagePicture = (facts: CollageFacts, m: Messages): Picture => {
  const { side, title } = facts;
  const t = m.pictures.collage;
  const cells = facts.cells.slice(0, side * side);
  const size = SIZES[side];
  const cover = (look.width - 2 * look.pad - (side - 1) * GAP) / side;
  const step = cover + size * 2.6 + 18;
  const nodesOf = ({ name, by, coverUrl, value }: CollageCell, at: number): SceneNode[] => {
    const x = look.pad + (at % side) * (cover + GAP);
    const y = HEAD + 2 + Math.floor(at / side) * step;
    const below = by ?? value;
    return [
      { kind: 'image', x, y, width: cover, height: cover, radius: 9, url: coverUrl, words: name },
      words(name, x, y + cover + size + 6, size, { weight: 700, maxWidth: cover }),
      ...(below === undefined || below === null
        ? []
        : [
            words(below, x, y + cover + size * 2.3 + 6, size - 1, {
              fill: look.soft,
              maxWidth: cover,
            }),
          ]),
    ];
  };
  const alt = cells.map(({ name, by }) => t.cell(name, by ?? null)).join(', ');
  return {
    name: 'collage.png',
    alt: plain(t.alt(title, alt), 1_000),
    scene: {
      width: look.width,
      height: HEAD + 2 + Math.ceil(cells.length / side) * step + 6,
      background: look.ground,
      scale: SCALE,
      nodes: [...head(facts), ...cells.flatMap(nodesOf)],
    },
  };
};
