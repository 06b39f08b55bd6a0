import type { Clock } from '../../clock.ts';
import type { Searcher } from '../../db/repositories/release-match-queue.ts';
import type { Store } from '../../db/store.ts';
import type { ReleaseTrack } from '../../domain/curation/release.ts';
import type { AppId } from '../../domain/ids.ts';
import { isAppError, RetryAfter } from '../../errors.ts';
import type { AccessOf, SpotifyAccess } from '../../providers/spotify/port.ts';

/** What came of a question that any of several accounts could ask. */
export type Asked<T> =
  | { readonly kind: 'answer'; readonly answer: T }
  /** Every app that could be asked rests; ms UTC of the first one's return. */
  | { readonly kind: 'resting'; readonly until: number }
  /** Nobody who sees the release has an account that works. */
  | { readonly kind: 'nobody' };

export interface MatchAccounts {
  /** Asks in the name of somebody who sees the release: of the next app where one rests. */
  ask<T>(release: ReleaseTrack, question: (access: SpotifyAccess) => Promise<T>): Promise<Asked<T>>;
}

/** What says that this account cannot ask, and another one may. */
const ITS_OWN = [
  'NOT_LINKED',
  'NEEDS_REAUTH',
  'NOT_ALLOWLISTED',
  'OWNER_WITHOUT_PREMIUM',
  'INSUFFICIENT_SCOPE',
  'FORBIDDEN_RESOURCE',
] as const;

/** The accounts of one run: what was learnt about them is forgotten with it. */
export const createMatchAccounts = (deps: {
  store: Pick<Store, 'read'>;
  clock: Clock;
  accessOf: AccessOf;
}): MatchAccounts => {
  const { store, clock, accessOf } = deps;
  const resting = new Map<AppId, number>();
  const useless = new Set<number>();
  const known = new Map<string, readonly Searcher[]>();

  const searchersOf = async ({ ownerId, styleId }: ReleaseTrack): Promise<readonly Searcher[]> => {
    const key = `${ownerId ?? ''}:${ownerId === null ? styleId : ''}`;
    const found =
      known.get(key) ??
      (ownerId === null
        ? await store.read.releaseMatchQueue.searchersOf(styleId)
        : await store.read.releaseMatchQueue.searchersOfMember(ownerId));
    known.set(key, found);
    return found;
  };

  return {
    ask: async (release, question) => {
      const usable = (await searchersOf(release)).filter(({ accountId }) => !useless.has(accountId));
      for (const { memberId, accountId, appId } of usable) {
        if ((resting.get(appId) ?? 0) > clock.now()) continue;
        try {
          return { kind: 'answer', answer: await question(await accessOf(memberId, accountId)) };
        } catch (error) {
          if (error instanceof RetryAfter) resting.set(appId, error.at);
          else if (ITS_OWN.some((code) => isAppError(error, code))) useless.add(accountId);
          else throw error;
        }
      }
      const back = usable.flatMap(({ appId, accountId }) =>
        useless.has(accountId) ? [] : (resting.get(appId) ?? []),
      );
      return back.length === 0 ? { kind: 'nobody' } : { kind: 'resting', until: Math.min(...back) };
    },
  };
};
