import type { DeletionId, MemberId } from '../../domain/ids.ts';
import type { DeletedCounts, DeletionTraces } from '../../domain/privacy/deletion.ts';
import type { SchemaKit } from '../sqlite/kit.ts';
import type { definePeople } from './people.ts';

/** What members want kept, and the deletions that are going on. */
export const definePrivacy = (k: SchemaKit, { members }: ReturnType<typeof definePeople>) => {
  /** How long a member wants things kept; no row: as long as it is usual. */
  const retentions = k.table('retentions', {
    memberId: k
      .text<MemberId>()
      .primaryKey()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** Plays older than that go; null: never. */
    playYears: k.int(),
    /** What came from an account goes so many days after it was unlinked; null: its member says when. */
    unlinkedDays: k.int(),
    updatedAt: k.time().notNull(),
  });

  /** Deletions of everything about a member. While one goes on it says about whom; then only that there was one. */
  const deletions = k.table(
    'deletions',
    {
      id: k.id<DeletionId>(),
      /** Null once nothing is left. No reference: the member goes before this. */
      memberId: k.text<MemberId>(),
      /** SHA-256 of the receipt's number, which only the person has. */
      receiptHash: k.text().notNull(),
      /** Rows that went, by kind; null once the receipt was handed over. */
      counts: k.json<DeletedCounts>(),
      /** What only this member may have brought into the catalogue: numbers of ours, looked at again at the end. */
      traces: k.json<DeletionTraces>(),
      compactDue: k.bool().notNull().default(false),
      requestedAt: k.time().notNull(),
      finishedAt: k.time(),
    },
    (t) => [
      k.uniqueIndex('deletions_receipt').on(t.receiptHash),
      k.uniqueIndex('deletions_member').on(t.memberId),
    ],
  );

  return { retentions, deletions };
};
