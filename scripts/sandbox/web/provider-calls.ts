import { providerNames } from '../providers/contract.ts';
import type { Stage } from '../stage.ts';

/** Calls to providers that Segue keeps no account of, as their doubles counted them since they started. */
export const uncountedCalls = (
  { providers }: Pick<Stage, 'providers'>,
  counted: readonly { readonly provider: string }[],
): { provider: string; bucket: string; count: number }[] =>
  providerNames
    .filter((name) => !counted.some(({ provider }) => provider === name))
    .map((provider) => ({ provider, bucket: 'since start', count: providers.counters.total(provider) }))
    .filter(({ count }) => count > 0);
