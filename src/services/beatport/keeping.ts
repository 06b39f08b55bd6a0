import type { Reads, Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { BeatportState } from '../../domain/status.ts';
import { SealError, type Secrets } from '../secrets.ts';
import { type GivenTokens, hashOf, type KeptTokens, openKept, sealKept } from './tokens.ts';

/** How the operator's right to call Beatport stands. */
export type BeatportStanding = Exclude<BeatportState, 'off'>;

/** Where the operator's tokens are kept: one set for this Segue. Needs only the database. */
export interface BeatportKeeping {
  /** What counts now: what is kept, unless the operator configured another token since, or took it out. */
  load(): Promise<KeptTokens | null>;
  standing(): Promise<BeatportStanding>;
  keep(tx: Repositories, tokens: Omit<KeptTokens, 'givenHash'>): Promise<void>;
  /** Whether it was noted that Beatport refuses just these. */
  isRefused(tokens: KeptTokens, read?: Pick<Reads, 'facts'>): Promise<boolean>;
  /** False when it was noted already. */
  refuse(tx: Repositories, tokens: KeptTokens): Promise<boolean>;
}

const TOKENS = 'beatport.tokens';
const REFUSED = 'beatport.refused';

export const createBeatportKeeping = (deps: {
  store: Store;
  secrets: Secrets;
  given: GivenTokens | null;
}): BeatportKeeping => {
  const { store, secrets, given } = deps;
  const givenHash = hashOf(given);

  /** @throws {SealError} */
  const opened = async ({ facts }: Pick<Reads, 'facts'>): Promise<KeptTokens | null> => {
    const sealed = await facts.get(TOKENS);
    return sealed ? openKept(secrets, sealed) : null;
  };
  const openable = async (): Promise<KeptTokens | 'unreadable' | null> => {
    try {
      return await opened(store.read);
    } catch (error) {
      if (error instanceof SealError) return 'unreadable';
      throw error;
    }
  };
  const counting = (kept: KeptTokens | null): KeptTokens | null => {
    if (kept !== null && kept.givenHash === givenHash) return kept;
    if (kept !== null && given === null && kept.origin === 'login') return kept;
    return given === null ? null : { ...given, origin: 'given', givenHash };
  };
  const load = async (): Promise<KeptTokens | null> => {
    const kept = await openable();
    return counting(kept === 'unreadable' ? null : kept);
  };
  const isRefused: BeatportKeeping['isRefused'] = async (tokens, read = store.read) =>
    (await read.facts.get(REFUSED)) === refusalOf(tokens);

  return {
    load,
    isRefused,

    standing: async () => {
      const kept = await openable();
      const tokens = counting(kept === 'unreadable' ? null : kept);
      if (tokens === null) return kept === 'unreadable' ? 'unreadable' : 'no_token';
      return (await isRefused(tokens)) ? 'refused' : 'ready';
    },

    keep: async (tx, tokens) => {
      await tx.facts.set(TOKENS, sealKept(secrets, { ...tokens, givenHash }));
      await tx.facts.set(REFUSED, '');
    },

    refuse: async (tx, tokens) => {
      if (await isRefused(tokens, tx)) return false;
      await tx.facts.set(REFUSED, refusalOf(tokens));
      return true;
    },
  };
};

/** Tells tokens apart without saying what they are. */
const refusalOf = (tokens: KeptTokens): string => hashOf(tokens) ?? '';

/** Seals what is kept with the newest key. */
export const resealBeatport = (
  store: Store,
  secrets: Secrets,
): Promise<{ readonly resealed: number; readonly unreadable: number }> =>
  store.transaction(async (tx) => {
    const sealed = await tx.facts.get(TOKENS);
    if (!sealed || !secrets.needsReseal(sealed)) return { resealed: 0, unreadable: 0 };
    try {
      await tx.facts.set(TOKENS, sealKept(secrets, openKept(secrets, sealed)));
      return { resealed: 1, unreadable: 0 };
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      return { resealed: 0, unreadable: 1 };
    }
  });
