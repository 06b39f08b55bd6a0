import { SOONEST_LOOK_MS } from '../../../domain/listening/scrobble-schedule.ts';
import type { OnLinked } from '../../linking/pairing.ts';

/**
 * What a new link of an account elsewhere means for its plays: all of it is read again, for it may have been deleted here
 * in the meantime, and the looks begin once that is on its way.
 */
export const startScrobbles: OnLinked = async (tx, { id, memberId }, now) => {
  await tx.scrobbleSyncs.note(id, memberId, {
    backfillBefore: null,
    backfillRead: 0,
    backfilledAt: null,
    deepAt: null,
    total: null,
    addedSince: 0,
  });
  const fresh = { nextSyncAt: now + SOONEST_LOOK_MS, lastSyncAt: null, newestPlayAt: null, failures: 0 };
  await tx.playSyncs.note(id, memberId, fresh);
};
