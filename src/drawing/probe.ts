import { createCanvas } from '@napi-rs/canvas';

const SIDE = 28;
/** No font has a sign for it. */
const NOTHING = '\u{10fffd}';

/**
 * Tells whether a font has a sign, by drawing it: what packages say about their fonts promises too much. A font
 * draws the same box for everything that it does not have.
 */
export const createProbe = () => {
  const context = createCanvas(SIDE, SIDE).getContext('2d');
  const boxes = new Map<string, Buffer>();
  const drawn = (family: string, sign: string): Buffer => {
    context.clearRect(0, 0, SIDE, SIDE);
    context.font = `16px "${family}"`;
    context.fillText(sign, 4, 20);
    return Buffer.from(context.getImageData(0, 0, SIDE, SIDE).data);
  };
  return (family: string, sign: string): boolean => {
    const box = boxes.get(family) ?? drawn(family, NOTHING);
    boxes.set(family, box);
    return !drawn(family, sign).equals(box);
  };
};
