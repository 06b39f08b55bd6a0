import type { AccountId, MemberId } from '../../domain/ids.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { definePeople } from './people.ts';

/** How far the whole history of an account elsewhere (ListenBrainz, Last.fm) is read. */
export const defineScrobbles = (k: SchemaKit, { members, accounts }: ReturnType<typeof definePeople>) => {
  const scrobbleSyncs = k.table('scrobble_syncs', {
    accountId: k
      .ref<AccountId>()
      .primaryKey()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    memberId: k
      .text<MemberId>()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** Where reading back stands: older plays are still to come, ms UTC; null: from the newest. */
    backfillBefore: k.time(),
    /** Plays read back so far. */
    backfillRead: k.int().notNull(),
    /** When all of it was read; null while it is not. */
    backfilledAt: k.time(),
    /** The last look that read two weeks back. */
    deepAt: k.time(),
    /** Plays that the place had then; null when it did not say. */
    total: k.int(),
    /** Plays that came in through looks since then. */
    addedSince: k.int().notNull(),
  });
  return { scrobbleSyncs };
};
