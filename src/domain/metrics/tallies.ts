import type { Family, Labels, Sample } from './exposition.ts';

/** What is counted, or measured into buckets (upper bounds in base units, rising). */
export interface TallyKind {
  readonly name: string;
  readonly help: string;
  /** Absent: a counter. */
  readonly buckets?: readonly number[];
}

/** Counters and histograms of one thread since it began. */
export interface Tallies {
  /** @throws {Error} for a kind that was not declared */
  add(name: string, labels: Labels, amount?: number): void;
  observe(name: string, labels: Labels, value: number): void;
  families(): Family[];
}

interface Series {
  readonly labels: Labels;
  sum: number;
  count: number;
  /** Per bucket, not yet added up. */
  readonly inBucket: number[];
}

/** A name from outside must not fill the memory: further series of a kind are counted together. */
const MOST_SERIES = 500;

export const createTallies = (kinds: readonly TallyKind[]): Tallies => {
  const all = new Map(kinds.map((kind) => [kind.name, { kind, series: new Map<string, Series>() }]));

  const seriesOf = (name: string, labels: Labels): { kind: TallyKind; one: Series } => {
    const found = all.get(name);
    if (found === undefined) throw new Error(`Nobody declared the tally ${name}.`);
    const { kind, series } = found;
    const key = JSON.stringify(labels);
    const known = series.get(key);
    if (known !== undefined) return { kind, one: known };
    const isFull = series.size >= MOST_SERIES;
    const used = isFull ? Object.fromEntries(Object.keys(labels).map((label) => [label, 'other'])) : labels;
    const usedKey = isFull ? 'other' : key;
    const one = series.get(usedKey) ?? {
      labels: used,
      sum: 0,
      count: 0,
      inBucket: (kind.buckets ?? []).map(() => 0),
    };
    series.set(usedKey, one);
    return { kind, one };
  };

  return {
    add: (name, labels, amount = 1) => {
      seriesOf(name, labels).one.sum += amount;
    },
    observe: (name, labels, value) => {
      const { kind, one } = seriesOf(name, labels);
      one.sum += value;
      one.count += 1;
      const at = (kind.buckets ?? []).findIndex((bound) => value <= bound);
      if (at >= 0) one.inBucket[at] = (one.inBucket[at] ?? 0) + 1;
    },
    families: () =>
      [...all.values()].map(({ kind, series }) => ({
        name: kind.name,
        help: kind.help,
        type: kind.buckets === undefined ? 'counter' : 'histogram',
        samples: [...series.values()].flatMap((one) => samplesOf(kind, one)),
      })),
  };
};

const samplesOf = ({ buckets }: TallyKind, { labels, sum, count, inBucket }: Series): Sample[] => {
  if (buckets === undefined) return [{ labels, value: sum }];
  let below = 0;
  const counted = buckets.map((bound, at): Sample => {
    below += inBucket[at] ?? 0;
    return { suffix: '_bucket', labels: { ...labels, le: String(bound) }, value: below };
  });
  return [
    ...counted,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: sum },
    { suffix: '_count', labels, value: count },
  ];
};
