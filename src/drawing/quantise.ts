import { diffuse, type Frame } from './diffuse.ts';

/** An opaque picture of at most 256 colours. */
export interface Indexed {
  /** Red, green, blue of each colour. */
  readonly palette: Uint8Array;
  /** One index per pixel, row by row. */
  readonly pixels: Uint8Array;
}

/** Colours are told apart by the upper five bits of each channel. */
const BINS = 1 << 15;
const MOST = 256;

interface Bin {
  readonly key: number;
  readonly count: number;
  readonly mean: readonly [red: number, green: number, blue: number];
}

/** Bins that get one colour, and how much it costs that they differ. */
interface Box {
  readonly bins: readonly Bin[];
  readonly axis: 0 | 1 | 2;
  readonly cost: number;
}

/**
 * Reduces a picture to 256 colours by median cut: the box whose pixels differ most is cut in two, again and again.
 * Flat colours, of which drawn pictures are made, come out as they went in.
 * @param data RGBA of opaque pixels
 * @param photographs where colours change gradually: what a colour lacks is handed on to the next pixels
 */
export const quantise = (
  data: Uint8ClampedArray,
  width = data.length / 4,
  photographs: readonly Frame[] = [],
): Indexed => {
  const bins = binsOf(data);
  const boxes = [boxOf(bins)];
  while (boxes.length < Math.min(MOST, bins.length)) {
    const at = indexOfDearest(boxes);
    const box = boxes[at];
    if (box === undefined || box.bins.length < 2) break;
    boxes.splice(at, 1, ...halves(box));
  }
  const palette = new Uint8Array(boxes.length * 3);
  const indexOf = new Int16Array(BINS).fill(-1);
  for (const [index, box] of boxes.entries()) {
    palette.set(meanOf(box.bins).map(Math.round), index * 3);
    for (const { key } of box.bins) indexOf[key] = index;
  }
  const pixels = new Uint8Array(data.length / 4);
  for (let at = 0, from = 0; at < pixels.length; at += 1, from += 4) {
    pixels[at] = indexOf[keyAt(data, from)] ?? 0;
  }
  for (const frame of photographs) diffuse({ data, width, palette, indexOf, pixels }, frame);
  return { palette, pixels };
};

const keyAt = (data: Uint8ClampedArray, at: number): number =>
  (((data[at] ?? 0) >> 3) << 10) | (((data[at + 1] ?? 0) >> 3) << 5) | ((data[at + 2] ?? 0) >> 3);

const binsOf = (data: Uint8ClampedArray): Bin[] => {
  const sums = new Float64Array(BINS * 4);
  for (let at = 0; at < data.length; at += 4) {
    const to = keyAt(data, at) * 4;
    sums[to] = (sums[to] ?? 0) + 1;
    for (let channel = 0; channel < 3; channel += 1) {
      sums[to + 1 + channel] = (sums[to + 1 + channel] ?? 0) + (data[at + channel] ?? 0);
    }
  }
  const bins: Bin[] = [];
  for (let key = 0; key < BINS; key += 1) {
    const [count = 0, red = 0, green = 0, blue = 0] = sums.subarray(key * 4, key * 4 + 4);
    if (count > 0) bins.push({ key, count, mean: [red / count, green / count, blue / count] });
  }
  return bins;
};

const meanOf = (bins: readonly Bin[]): [number, number, number] => {
  const total: [number, number, number] = [0, 0, 0];
  let weight = 0;
  for (const { count, mean } of bins) {
    weight += count;
    for (const channel of [0, 1, 2] as const) total[channel] += mean[channel] * count;
  }
  return [total[0] / weight, total[1] / weight, total[2] / weight];
};

const boxOf = (bins: readonly Bin[]): Box => {
  const middle = meanOf(bins);
  const spread = [0, 0, 0];
  for (const { count, mean } of bins) {
    // A thin edge between two surfaces counts by its root, or large surfaces would take every colour.
    for (const channel of [0, 1, 2] as const) {
      spread[channel] = (spread[channel] ?? 0) + Math.sqrt(count) * (mean[channel] - middle[channel]) ** 2;
    }
  }
  const [red = 0, green = 0, blue = 0] = spread;
  const axis = green >= red && green >= blue ? 1 : red >= blue ? 0 : 2;
  return { bins, axis, cost: bins.length < 2 ? -1 : red + green + blue };
};

const indexOfDearest = (boxes: readonly Box[]): number =>
  boxes.reduce((best, box, at) => (box.cost > (boxes[best]?.cost ?? -1) ? at : best), 0);

/** Cut where both sides weigh the same. */
const halves = ({ bins, axis }: Box): [Box, Box] => {
  const sorted = bins.toSorted((a, b) => a.mean[axis] - b.mean[axis]);
  const half = sorted.reduce((sum, { count }) => sum + Math.sqrt(count), 0) / 2;
  let weight = 0;
  const at = sorted.findIndex(({ count }) => {
    weight += Math.sqrt(count);
    return weight >= half;
  });
  const cut = Math.min(Math.max(1, at + 1), sorted.length - 1);
  return [boxOf(sorted.slice(0, cut)), boxOf(sorted.slice(cut))];
};
