import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { hear, readSilences, type Silences } from '../../domain/operators/health.ts';
import type { LogEvent } from '../../log.ts';
import type { FactKey } from '../facts.ts';

/** Listens to every exchange with a provider, and remembers across restarts who does not answer. */
export interface ProviderHealth {
  /** Every event of the log comes by here; only those of providers count. */
  hear(event: LogEvent): void;
  /** Who does not answer now. */
  silences(): Promise<Silences>;
  /** Writes down what changed since the last time. */
  keep(): Promise<void>;
}

export const PROVIDERS_HEALTH: FactKey = 'providers.health';

export const createProviderHealth = ({ store, clock }: { store: Store; clock: Clock }): ProviderHealth => {
  /** Events before the first look are kept until it is known what was before them. */
  let early: { provider: string; outcome: string; at: number }[] = [];
  let known: Silences | null = null;
  let kept = '';

  const load = async (): Promise<Silences> => {
    if (known !== null) return known;
    const stored = readSilences(await store.read.facts.get(PROVIDERS_HEALTH));
    kept = JSON.stringify(stored);
    known = early.reduce((all, { provider, outcome, at }) => hear(all, provider, outcome, at), stored);
    early = [];
    return known;
  };

  return {
    hear: (event) => {
      if (event.event !== 'provider') return;
      const { provider, outcome } = event;
      if (known === null) early.push({ provider, outcome, at: clock.now() });
      else known = hear(known, provider, outcome, clock.now());
    },
    silences: load,
    keep: async () => {
      const text = JSON.stringify(await load());
      if (text === kept) return;
      await store.transaction((tx) => tx.facts.set(PROVIDERS_HEALTH, text));
      kept = text;
    },
  };
};

/** As it was last written down, for the half that does not hear the providers. */
export const keptSilences = async (read: Pick<Store['read'], 'facts'>): Promise<Silences> =>
  readSilences(await read.facts.get(PROVIDERS_HEALTH));
