import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { listenerKey, type NamedProvider, readListener } from '../../domain/accounts/listeners.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import { AppError } from '../../errors.ts';
import { accountsClaim, sealClaim } from '../accounts/claim-order.ts';
import type { Enqueue } from '../intents.ts';
import { hashSecret, type Secrets } from '../secrets.ts';
import type { LinkingMember } from './linking.ts';

/** Linking by a public name, as it begins in Discord: what was typed is written down, a job looks whether it is true. */
export interface LinkingByName {
  /** Providers that this Segue can read from. */
  readonly providers: readonly NamedProvider[];
  /** The same provider. @throws {AppError} INVALID_INPUT when this Segue cannot read from it. */
  offered(provider: NamedProvider): NamedProvider;
  /**
   * @param typed a user name, the address of a profile, or (ListenBrainz) a user token
   * @returns what is being looked for: the name, or null for a token
   * @throws {AppError} INVALID_INPUT
   */
  ask(
    member: LinkingMember,
    provider: NamedProvider,
    typed: string,
    notify: JobNotify | null,
  ): Promise<string | null>;
}

export const createLinkingByName = (deps: {
  store: Store;
  clock: Clock;
  secrets: Secrets;
  enqueue: Enqueue;
  providers: readonly NamedProvider[];
}): LinkingByName => {
  const { store, clock, secrets, enqueue, providers } = deps;
  const offered = (provider: NamedProvider): NamedProvider => {
    if (!providers.includes(provider)) throw new AppError('INVALID_INPUT', { problem: 'provider_off' });
    return provider;
  };
  return {
    providers,
    offered,
    ask: async (member, provider, typed, notify) => {
      const listener = readListener(offered(provider), typed);
      if (listener === null) throw new AppError('INVALID_INPUT', { problem: `${provider}_name` });
      const name = listener.kind === 'name' ? listener.name : null;
      const token = listener.kind === 'token' ? listener.token : null;
      const order = {
        provider,
        name,
        tokenSealed: token === null ? null : sealClaim(secrets, member.id, token),
      };
      // Somebody who mistyped asks again while the first question waits: that is another question.
      const what = name === null ? hashSecret(token ?? '') : listenerKey(name);
      await store.transaction(async (tx) => {
        await tx.members.see({ id: member.id, locale: member.locale }, clock.now());
        await enqueue(tx, accountsClaim(member.id, order, what, notify));
      });
      return name;
    },
  };
};
