import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { listenerKey, type NamedProvider } from '../../domain/accounts/listeners.ts';
import type { Account } from '../../domain/accounts.ts';
import type { MemberId } from '../../domain/ids.ts';
import { AppError, type ErrorCode, isAppError } from '../../errors.ts';
import type { ListenerProfile, ScrobbleSource } from '../../providers/scrobble-port.ts';
import type { OnLinked } from '../linking/pairing.ts';
import type { Secrets } from '../secrets.ts';
import { type ClaimOrder, openClaim } from './claim-order.ts';
import { sealTokens } from './tokens.ts';

export type ClaimResult =
  | { readonly kind: 'linked'; readonly account: Account }
  /** Nothing was linked, and asking again would not help: the person has to do something else. */
  | { readonly kind: 'refused'; readonly code: ErrorCode };

/** Looks whether an account that somebody named is there and can be read, and links it. */
export interface Claims {
  /** @throws {AppError} PROVIDER_UNAVAILABLE; {@link RetryAfter} */
  claim(memberId: MemberId, order: ClaimOrder, signal: AbortSignal): Promise<ClaimResult>;
}

export const createClaims = (deps: {
  store: Store;
  clock: Clock;
  secrets: Secrets;
  sources: ReadonlyMap<NamedProvider, ScrobbleSource>;
  onLinked: readonly OnLinked[];
}): Claims => {
  const { store, clock, secrets, sources, onLinked } = deps;

  const link = async (
    tx: Repositories,
    memberId: MemberId,
    provider: NamedProvider,
    profile: ListenerProfile,
    token: string | null,
  ): Promise<ClaimResult> => {
    const now = clock.now();
    const externalId = listenerKey(profile.name);
    const holder = await tx.accounts.holderOf(provider, externalId);
    if (holder !== null && holder.memberId !== memberId) {
      // A name can be said by anybody, a token only be had by its owner: whoever proves it, has it.
      const isProven = await isLinkedByToken(tx, holder);
      if (token === null || isProven) throw new AppError('ALREADY_LINKED_ELSEWHERE', {});
      await tx.accounts.unlink(holder.memberId, holder.id, now);
    }
    const own = await tx.accounts.ownRow(memberId, provider, externalId);
    const authorization = {
      appId: null,
      externalId,
      externalUserId: null,
      displayName: profile.name,
      scopes: '',
      authorizedAt: now,
      // Nothing about a name or a token ends by time.
      accessExpiresAt: now,
      refreshDueAt: now,
    };
    const id = own?.id ?? (await tx.accounts.insert({ ...authorization, memberId, provider }, now));
    if (own !== null) await tx.accounts.authorize(memberId, id, authorization, now);
    const tokens = token === null ? null : { accessToken: token, refreshToken: '' };
    await tx.accounts.setTokens(memberId, id, tokens === null ? null : sealTokens(secrets, id, tokens));
    const account = await tx.accounts.find(memberId, id);
    if (account === null) throw new Error('An account was stored and is not there.');
    for (const write of onLinked) await write(tx, account, now);
    return { kind: 'linked', account };
  };

  return {
    claim: async (memberId, { provider, name, tokenSealed }, signal) => {
      const source = sources.get(provider);
      if (source === undefined) return { kind: 'refused', code: 'INVALID_INPUT' };
      const token = tokenSealed === null ? null : openClaim(secrets, memberId, tokenSealed);
      try {
        const profile = await source.profile({ name: name ?? '', token }, signal);
        return await store.transaction((tx) => link(tx, memberId, provider, profile, token));
      } catch (error) {
        const code = REFUSALS.find((one) => isAppError(error, one));
        if (code === undefined) throw error;
        return { kind: 'refused', code };
      }
    },
  };
};

const REFUSALS = [
  'LISTENER_UNKNOWN',
  'LISTENER_PRIVATE',
  'TOKEN_REFUSED',
  'ALREADY_LINKED_ELSEWHERE',
] as const;

const isLinkedByToken = async (tx: Repositories, { memberId, id }: Account): Promise<boolean> =>
  ((await tx.accounts.sealed(memberId, id))?.tokensSealed ?? null) !== null;
