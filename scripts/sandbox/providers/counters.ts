import { type Counters, type ProviderName, providerNames } from './contract.ts';

export interface CounterDesk extends Counters {
  count(provider: ProviderName, pattern: string): void;
  countTooFast(provider: ProviderName): void;
  countRefused(provider: ProviderName): void;
}

interface Tally {
  paths: Map<string, number>;
  tooFast: number;
  refused: number;
}

export function createCounters(): CounterDesk {
  const tallies = new Map<ProviderName, Tally>();
  const of = (provider: ProviderName): Tally => {
    const tally = tallies.get(provider) ?? { paths: new Map(), tooFast: 0, refused: 0 };
    tallies.set(provider, tally);
    return tally;
  };
  const sum = (provider: ProviderName): number =>
    [...of(provider).paths.values()].reduce((total, count) => total + count, 0);
  return {
    total: (provider) =>
      provider === undefined ? providerNames.reduce((total, each) => total + sum(each), 0) : sum(provider),
    paths: (provider) => of(provider).paths,
    tooFast: (provider) => of(provider).tooFast,
    refused: (provider) => of(provider).refused,
    reset: () => tallies.clear(),
    count(provider, pattern) {
      const { paths } = of(provider);
      paths.set(pattern, (paths.get(pattern) ?? 0) + 1);
    },
    countTooFast(provider) {
      of(provider).tooFast++;
    },
    countRefused(provider) {
      of(provider).refused++;
    },
  };
}
