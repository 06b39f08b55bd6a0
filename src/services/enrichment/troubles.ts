import type { Clock } from '../../clock.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { type AskedSource, askedSources } from '../../domain/enrichment/asking.ts';
import { isCurrent, noteTrouble, readTrouble, type TroubleKind } from '../../domain/enrichment/troubles.ts';
import type { ProviderTrouble } from '../../domain/status.ts';

/** Remembers across restarts, and for both halves, which providers gave no good answer the last time. */
export interface Troubles {
  note(source: AskedSource, why: TroubleKind): Promise<void>;
  /** It gave a good answer. */
  over(source: AskedSource): Promise<void>;
}

/** Among the facts of the installation. */
const keyOf = (source: AskedSource) => `trouble.${source}`;

export const createTroubles = ({ store, clock }: { store: Store; clock: Clock }): Troubles => {
  /** Known to be well: a good answer after a good one writes nothing. */
  const well = new Set<AskedSource>();
  return {
    note: (source, why) => {
      well.delete(source);
      return store.transaction(async ({ facts }) => {
        const before = readTrouble(await facts.get(keyOf(source)));
        await facts.set(keyOf(source), JSON.stringify(noteTrouble(before, why, clock.now())));
      });
    },
    over: async (source) => {
      if (well.has(source)) return;
      if ((await store.read.facts.get(keyOf(source))) !== null)
        await store.transaction((tx) => tx.facts.remove(keyOf(source)));
      well.add(source);
    },
  };
};

/** Who is in trouble at `now`, the longest first. */
export const troublesAt = async (
  { facts }: Pick<Reads, 'facts'>,
  now: number,
): Promise<ProviderTrouble[]> => {
  const found: ProviderTrouble[] = [];
  for (const provider of askedSources) {
    const trouble = readTrouble(await facts.get(keyOf(provider)));
    if (trouble !== null && isCurrent(trouble, now)) found.push({ provider, ...trouble });
  }
  return found.sort((a, b) => a.since - b.since);
};
