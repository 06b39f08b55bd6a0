import type { Store } from '../db/store.ts';

/** Single facts that the installation remembers across restarts. */
export interface FactsService {
  get(key: FactKey): Promise<string | null>;
  set(key: FactKey, value: string): Promise<void>;
}

/** Every fact that exists, so that two parts never use one key for two things. */
export type FactKey =
  | 'commands.registered'
  | 'bot.aliveAt'
  | 'plays.sumsChecked'
  | 'backup.failed'
  | 'alerts.state'
  | 'alerts.channel'
  | 'providers.health';

export const createFactsService = ({ store }: { store: Store }): FactsService => ({
  get: (key) => store.read.facts.get(key),
  set: (key, value) => store.transaction((tx) => tx.facts.set(key, value)),
});
