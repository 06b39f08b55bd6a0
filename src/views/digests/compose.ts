import type { APIButtonComponent } from 'discord-api-types/v10';
import type { Picture } from '../../domain/pictures.ts';
import { type Child, gallery, separator, small, text } from '../kit/components.ts';
import { cut } from '../kit/text.ts';
import type { BlockPart } from './blocks/part.ts';

/** Pictures of a post: more would push what is below them out of sight. */
export const MAX_PICTURES = 3;
/** Discord's 4000 for all texts of a message, less what stands around the blocks. */
const ROOM = 3_300;
/** UTF-16 units, of which some letters have two. */
const MAX_ALT = 1_024;

/** Blocks put together within what Discord takes, with the pictures that they show. */
export interface ComposedParts {
  readonly children: readonly Child[];
  readonly pictures: readonly Picture[];
  /** Each way to more once, in the order of the blocks. */
  readonly buttons: readonly APIButtonComponent[];
}

/**
 * Composes blocks: a picture, its lines, its small print. Every block keeps its title; lines get the room that is left in
 * turns, the first of each block first, and notes come after them.
 */
export const composeParts = (parts: readonly BlockPart[]): ComposedParts => {
  const lines = fittingLines(parts);
  let room = ROOM - sum(parts.map(titleSize)) - sum(lines.flat().map(size));
  const pictured = parts.filter(({ picture }) => picture !== null).slice(0, MAX_PICTURES);
  const pictures: Picture[] = [];
  const children = parts.flatMap((part, at): Child[] => {
    const picture = pictured.includes(part) && part.picture !== null ? named(part.picture, part) : null;
    if (picture !== null) pictures.push(picture);
    const note = part.note !== null && size(part.note) + 3 <= room ? part.note : null;
    room -= note === null ? 0 : size(note) + 3;
    return [
      at > 0 && separator(),
      picture !== null && gallery([{ url: `attachment://${picture.name}`, alt: picture.alt }]),
      text(`### ${part.title}`, ...(lines[at] ?? [])),
      note !== null && small(note),
    ];
  });
  return { children, pictures, buttons: uniqueButtons(parts) };
};

/** Several pictures in one message need names of their own. */
const named = ({ alt, ...picture }: Picture, { kind }: BlockPart): Picture => ({
  ...picture,
  name: `${kind}.png`,
  alt: alt.length <= MAX_ALT ? alt : cut(alt, MAX_ALT / 2),
});

const size = (line: string): number => line.length + 1;
const titleSize = ({ title }: BlockPart): number => size(title) + 4;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const fittingLines = (parts: readonly BlockPart[]): string[][] => {
  const fitting: string[][] = parts.map(() => []);
  let room = ROOM - sum(parts.map(titleSize));
  const most = Math.max(0, ...parts.map(({ lines }) => lines.length));
  for (let at = 0; at < most; at += 1) {
    for (const [which, { lines }] of parts.entries()) {
      const line = lines[at];
      if (line === undefined || size(line) > room) continue;
      fitting[which]?.push(line);
      room -= size(line);
    }
  }
  return fitting;
};

const uniqueButtons = (parts: readonly BlockPart[]): APIButtonComponent[] => {
  const known = new Map<string, APIButtonComponent>();
  for (const { button } of parts) {
    if (button !== null && !known.has(JSON.stringify(button))) known.set(JSON.stringify(button), button);
  }
  return [...known.values()];
};
