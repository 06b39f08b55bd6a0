/** A small seeded generator (sfc32): the same seed and label give the same numbers on every machine. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `count` different elements (fewer when the list is shorter), in random order. */
  sample<T>(list: readonly T[], count: number): T[];
  shuffle<T>(list: readonly T[]): T[];
  /** Around `mean`, roughly bell-shaped, within three `spread`s. */
  around(mean: number, spread: number): number;
  /** An independent generator: what one part draws never shifts what another gets. */
  fork(label: string): Random;
}

export function createRandom(seed: number, label = ''): Random {
  const next = sfc32(...hash128(`${seed}/${label}`));
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(next() * list.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  };
  const sample = <T>(list: readonly T[], count: number): T[] => {
    const pool = [...list];
    const taken: T[] = [];
    while (taken.length < count && pool.length > 0) {
      taken.push(...pool.splice(Math.floor(next() * pool.length), 1));
    }
    return taken;
  };
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    sample,
    shuffle: (list) => sample(list, list.length),
    around: (mean, spread) => mean + ((next() + next() + next()) * 2 - 3) * spread,
    fork: (child) => createRandom(seed, `${label}/${child}`),
  };
}

function sfc32(a0: number, b0: number, c0: number, d0: number): () => number {
  let [a, b, c, d] = [a0 | 0, b0 | 0, c0 | 0, d0 | 0];
  const step = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let warmUp = 0; warmUp < 15; warmUp++) step();
  return step;
}

/** Four 32-bit words of a text (a variant of FNV-1a with a different start each). */
function hash128(text: string): [number, number, number, number] {
  const word = (start: number): number => {
    let h = start;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16_777_619);
    h = Math.imul(h ^ (h >>> 15), 2_246_822_507);
    h = Math.imul(h ^ (h >>> 13), 3_266_489_909);
    return (h ^ (h >>> 16)) >>> 0;
  };
  return [word(2_166_136_261), word(597_399_067), word(2_869_860_233), word(951_274_213)];
}

/** Draws from a list with weights in O(log n) a draw. */
export function weightedDraw<T>(list: readonly T[], weight: (item: T) => number): (random: Random) => T {
  const sums: number[] = [];
  let total = 0;
  for (const item of list) {
    total += weight(item);
    sums.push(total);
  }
  return (random) => {
    const target = random.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    const chosen = list[low];
    if (chosen === undefined) throw new Error('nothing to draw from');
    return chosen;
  };
}

/** The order of two texts by code units: the same on every machine, whatever its language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
