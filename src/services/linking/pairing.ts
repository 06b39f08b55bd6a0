import type { Clock } from '../../clock.ts';
import type { LinkRow } from '../../db/repositories/links.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { judgePairing, PAIRING_TRIES, readPairingCode } from '../../domain/accounts/linking.ts';
import { accessTimes } from '../../domain/accounts/refresh.ts';
import type { Account } from '../../domain/accounts.ts';
import type { AccountId, LinkRequestId, MemberId } from '../../domain/ids.ts';
import type { NewJob } from '../../domain/jobs.ts';
import { AppError } from '../../errors.ts';
import { sealTokens } from '../accounts/tokens.ts';
import type { Enqueue } from '../intents.ts';
import { hashSecret, type Secrets, sameSecret } from '../secrets.ts';
import { type Grant, openGrant } from './grant.ts';

/** What is to happen right after an account was linked: jobs of sources, listening and whoever else reads accounts. */
export type AfterLink = (linked: {
  readonly account: Account;
  /** True when the member had linked this account before: its data is there. */
  readonly again: boolean;
  readonly now: number;
}) => readonly NewJob[];

/** The same for what is more than a job: written in the transaction that links. */
export type OnLinked = (tx: Repositories, account: Account, now: number) => Promise<unknown>;

export type PairResult =
  | { readonly kind: 'linked'; readonly account: Account; readonly again: boolean }
  /** No code exists yet: the consent in the browser comes first. Not counted as a try. */
  | { readonly kind: 'early' }
  /** It cannot be a code. Not counted either. */
  | { readonly kind: 'unreadable' }
  /** Another try is possible. */
  | { readonly kind: 'wrong'; readonly triesLeft: number };

/** The end of linking, in Discord: the six digits from the page, typed by the member who asked for the link. */
export interface Pairing {
  /**
   * @param typed what the person typed; spaces and dashes do no harm
   * @throws {AppError} PAIRING_CODE_WRONG when that was the last try, LINK_EXPIRED (also for a request of somebody
   * else), ALREADY_LINKED_ELSEWHERE.
   */
  pair(memberId: MemberId, requestId: LinkRequestId, typed: string): Promise<PairResult>;
}

export interface PairingDeps {
  readonly store: Store;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly enqueue: Enqueue;
  readonly afterLink: readonly AfterLink[];
  readonly onLinked: readonly OnLinked[];
}

/** An outcome that must be committed (a try counted, a request closed) before it is told as an error. */
type Outcome = PairResult | { readonly kind: 'refused'; readonly error: AppError };

export const createPairing = (deps: PairingDeps): Pairing => {
  const { store, secrets, clock, enqueue, afterLink, onLinked } = deps;
  const link = async (tx: Repositories, row: LinkRow, grant: Grant): Promise<Outcome> => {
    const { memberId } = row;
    const now = clock.now();
    const { accountId: externalId, userId, displayName } = grant.profile;
    const holder =
      (await tx.accounts.holderOf('spotify', externalId)) ?? (await tx.accounts.holderOf('spotify', userId));
    if (holder !== null && holder.memberId !== memberId) {
      await tx.links.finish([row.id], 'failed');
      return { kind: 'refused', error: new AppError('ALREADY_LINKED_ELSEWHERE', {}) };
    }
    // Rows from before Spotify had account ids are known by the user id.
    const own =
      (await tx.accounts.ownRow(memberId, 'spotify', externalId)) ??
      (await tx.accounts.ownRow(memberId, 'spotify', userId));
    const authorization = {
      appId: row.appId,
      externalId,
      externalUserId: userId,
      displayName,
      scopes: grant.scopes,
      authorizedAt: grant.obtainedAt,
      ...accessTimes(grant.expiresIn, grant.obtainedAt),
    };
    const id =
      own?.id ?? (await tx.accounts.insert({ ...authorization, memberId, provider: 'spotify' }, now));
    if (own !== null) await tx.accounts.authorize(memberId, id, authorization, now);
    await tx.accounts.setTokens(memberId, id, sealTokens(secrets, id, grant));
    await tx.links.finish([row.id], 'paired');
    return {
      kind: 'linked',
      account: await stored(tx, memberId, id, own !== null),
      again: own !== null,
    };
  };

  const stored = async (
    tx: Repositories,
    memberId: MemberId,
    id: AccountId,
    again: boolean,
  ): Promise<Account> => {
    const account = await tx.accounts.find(memberId, id);
    if (account === null) throw new AppError('NOT_FOUND', { what: 'account' });
    const now = clock.now();
    for (const write of onLinked) await write(tx, account, now);
    for (const jobs of afterLink) {
      for (const job of jobs({ account, again, now })) await enqueue(tx, job);
    }
    return account;
  };

  const judge = async (tx: Repositories, row: LinkRow, code: string): Promise<Outcome> => {
    const matches =
      row.pairingCodeHash !== null && sameSecret(row.pairingCodeHash, pairingHash(row.id, code));
    const verdict = judgePairing(row, matches, clock.now());
    switch (verdict.kind) {
      case 'dead':
        return { kind: 'refused', error: new AppError('LINK_EXPIRED', {}) };
      case 'early':
        return { kind: 'early' };
      case 'wrong':
        await tx.links.setTries(row.id, PAIRING_TRIES - verdict.triesLeft);
        if (verdict.triesLeft > 0) return verdict;
        await tx.links.finish([row.id], 'failed');
        return { kind: 'refused', error: new AppError('PAIRING_CODE_WRONG', { triesLeft: 0 }) };
      case 'right':
        if (row.grantSealed === null) throw new Error(`Link ${row.id} has a pairing code and no grant.`);
        return link(tx, row, openGrant(secrets, row.id, row.grantSealed));
    }
  };

  return {
    pair: async (memberId, requestId, typed) => {
      const code = readPairingCode(typed);
      if (code === null) return { kind: 'unreadable' };
      const outcome = await store.transaction(async (tx): Promise<Outcome> => {
        const row = await tx.links.find(memberId, requestId);
        if (row === null) return { kind: 'refused', error: new AppError('LINK_EXPIRED', {}) };
        return judge(tx, row, code);
      });
      if (outcome.kind === 'refused') throw outcome.error;
      return outcome;
    },
  };
};

/** A code alone has few possibilities; with the request in it, one hash says nothing about another. */
export const pairingHash = (id: LinkRequestId, code: string): string => hashSecret(`pairing:${id}:${code}`);
