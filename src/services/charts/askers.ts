import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { AppId } from '../../domain/ids.ts';
import { isAppError, RetryAfter } from '../../errors.ts';
import type { AskAnyone } from '../../providers/spotify/charts.ts';
import type { AccessOf } from '../../providers/spotify/port.ts';

/** What says that this account cannot ask, and another one may. */
const ITS_OWN = [
  'NOT_LINKED',
  'NEEDS_REAUTH',
  'NOT_ALLOWLISTED',
  'OWNER_WITHOUT_PREMIUM',
  'INSUFFICIENT_SCOPE',
  'FORBIDDEN_RESOURCE',
] as const;

/** A question that concerns nobody in particular, asked through whoever's account can ask it. */
export const createAskAnyone =
  (deps: { store: Pick<Store, 'read'>; clock: Clock; accessOf: AccessOf }): AskAnyone =>
  async (question) => {
    const { store, clock, accessOf } = deps;
    const resting = new Map<AppId, RetryAfter>();
    for (const { memberId, accountId, appId } of await store.read.charts.askers()) {
      // Its budget is the app's: another account of it would hear the same.
      if ((resting.get(appId)?.at ?? 0) > clock.now()) continue;
      try {
        return await question(await accessOf(memberId, accountId));
      } catch (error) {
        if (error instanceof RetryAfter) resting.set(appId, error);
        else if (!ITS_OWN.some((code) => isAppError(error, code))) throw error;
      }
    }
    const first = [...resting.values()].sort((a, b) => a.at - b.at)[0];
    if (first !== undefined) throw first;
    return null;
  };
