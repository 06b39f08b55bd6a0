import { type Clock, MINUTE } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { hashSecret, type Random, randomSecret, type Secrets } from '../secrets.ts';

/** What is kept of a sign-in; sealed, for the verifier's sake. */
export interface KeptLogin {
  readonly ticketHash: string;
  readonly expiresAt: number;
  readonly browserHash: string | null;
  readonly stateHash: string | null;
  readonly verifier: string | null;
}

export const FACT = 'beatport.login';
const IDENTITY = 'facts:beatport.login';
const LIFETIME_MS = 10 * MINUTE;

export const createKeptLogin = ({ secrets, clock }: { secrets: Secrets; clock: Clock }) => ({
  keep: (tx: Repositories, kept: KeptLogin): Promise<void> =>
    tx.facts.set(FACT, secrets.seal(JSON.stringify(kept), IDENTITY)),

  /** Null when there is none, or it is too old. */
  load: async ({ facts }: Pick<Store['read'], 'facts'>): Promise<KeptLogin | null> => {
    const sealed = await facts.get(FACT);
    const kept: unknown = sealed ? JSON.parse(secrets.open(sealed, IDENTITY)) : null;
    return isKept(kept) && kept.expiresAt > clock.now() ? kept : null;
  },
});

/** Hands out the link to the sign-in page. It only touches the database; whoever asks has been checked to be an operator. */
export interface BeatportLinks {
  /** A new link; the one before it ends. */
  start(): Promise<{ readonly url: string; readonly expiresAt: number }>;
}

export const createBeatportLinks = (deps: {
  store: Store;
  clock: Clock;
  secrets: Secrets;
  publicUrl: string;
  random?: Random;
}): BeatportLinks => {
  const { store, clock, publicUrl, random } = deps;
  const { keep } = createKeptLogin(deps);
  return {
    start: async () => {
      const ticket = randomSecret(random);
      const expiresAt = clock.now() + LIFETIME_MS;
      const nothing = { browserHash: null, stateHash: null, verifier: null };
      await store.transaction((tx) => keep(tx, { ticketHash: hashSecret(ticket), expiresAt, ...nothing }));
      return { url: `${publicUrl}/beatport/${ticket}`, expiresAt };
    },
  };
};

const isKept = (value: unknown): value is KeptLogin =>
  typeof value === 'object' &&
  value !== null &&
  'ticketHash' in value &&
  typeof value.ticketHash === 'string' &&
  'expiresAt' in value &&
  typeof value.expiresAt === 'number' &&
  'browserHash' in value &&
  'stateHash' in value &&
  'verifier' in value;
