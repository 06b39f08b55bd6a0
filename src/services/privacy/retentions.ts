import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { DeletedCounts } from '../../domain/privacy/deletion.ts';
import type { Retention } from '../../domain/privacy/retention.ts';

/** What is kept of a member, and how long they want that. */
export interface Retentions {
  of(memberId: MemberId): Promise<Retention>;
  /** Changes some of it; what it leaves to be deleted goes in the coming night. Returns how it is now. */
  set(memberId: MemberId, patch: Partial<Retention>): Promise<Retention>;
  /** How many rows there are, by kind. */
  kept(memberId: MemberId): Promise<DeletedCounts>;
}

export const createRetentions = ({ store, clock }: { store: Store; clock: Clock }): Retentions => ({
  of: (memberId) => store.read.retentions.of(memberId),
  set: (memberId, patch) =>
    store.transaction(async (tx) => {
      const retention = { ...(await tx.retentions.of(memberId)), ...patch };
      await tx.retentions.set(memberId, retention, clock.now());
      return retention;
    }),
  kept: (memberId) => store.read.memberData.counts(memberId),
});
