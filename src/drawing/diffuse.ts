/** A part of a picture, in pixels; the right and the lower edge are not in it. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A picture on its way to a palette. */
interface Work {
  /** RGBA. */
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly palette: Uint8Array;
  /** By the upper five bits of each channel; -1 where no pixel has such a colour. */
  readonly indexOf: Int16Array;
  readonly pixels: Uint8Array;
}

/** Less than all of the error: a smooth surface stays calm, and the picture light. */
const SHARE = 0.6 / 16;

/** Hands what a pixel's colour lacks on to its neighbours (Floyd and Steinberg), within a frame. */
export const diffuse = (work: Work, { left, top, right, bottom }: Frame): void => {
  const { data, width, palette, pixels } = work;
  // What this row and the one below it are still owed, three numbers per pixel, with one pixel to spare at each side.
  const across = (right - left + 2) * 3;
  let here = new Float32Array(across);
  let below = new Float32Array(across);
  const hand = (slot: number, error: number): void => {
    here[slot + 3] = (here[slot + 3] ?? 0) + error * 7;
    below[slot - 3] = (below[slot - 3] ?? 0) + error * 3;
    below[slot] = (below[slot] ?? 0) + error * 5;
    below[slot + 3] = (below[slot + 3] ?? 0) + error;
  };
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4;
      const slot = (x - left + 1) * 3;
      const red = clamp((data[at] ?? 0) + (here[slot] ?? 0));
      const green = clamp((data[at + 1] ?? 0) + (here[slot + 1] ?? 0));
      const blue = clamp((data[at + 2] ?? 0) + (here[slot + 2] ?? 0));
      const index = nearest(work, red, green, blue);
      pixels[at / 4] = index;
      hand(slot, (red - (palette[index * 3] ?? 0)) * SHARE);
      hand(slot + 1, (green - (palette[index * 3 + 1] ?? 0)) * SHARE);
      hand(slot + 2, (blue - (palette[index * 3 + 2] ?? 0)) * SHARE);
    }
    [here, below] = [below, here];
    below.fill(0);
  }
};

const clamp = (value: number): number => Math.min(255, Math.max(0, value));

/** The colour of the palette for a bin, found once. */
const nearest = ({ palette, indexOf }: Work, red: number, green: number, blue: number): number => {
  const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
  const known = indexOf[key] ?? -1;
  if (known >= 0) return known;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < palette.length; at += 3) {
    const distance =
      (red - (palette[at] ?? 0)) ** 2 +
      (green - (palette[at + 1] ?? 0)) ** 2 +
      (blue - (palette[at + 2] ?? 0)) ** 2;
    if (distance < least) [best, least] = [at / 3, distance];
  }
  indexOf[key] = best;
  return best;
};
