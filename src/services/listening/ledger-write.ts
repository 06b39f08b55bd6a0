import type { PlayRow } from '../../db/repositories/play-rows.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { ListenerId, MemberId } from '../../domain/ids.ts';
import type { PlayChange, SumKeeper } from './ledger-sums.ts';
import type { Kinds } from './ledger-window.ts';

/** Which source each origin of a listener is. */
export const kindsOf = async (tx: Repositories, listenerId: ListenerId): Promise<Kinds> =>
  new Map((await tx.playOrigins.of(listenerId)).map(({ id, kind }) => [id, kind]));

/** The same row with other flags. */
export const flagged = (row: PlayRow, after: number): PlayChange => ({ row, before: row.flags, after });

/** Writes changes of rows, and what follows from them. */
export type LedgerWrite = (
  tx: Repositories,
  memberId: MemberId,
  listenerId: ListenerId,
  changes: readonly PlayChange[],
) => Promise<void>;

export const createLedgerWrite =
  (sums: SumKeeper): LedgerWrite =>
  async (
    tx: Repositories,
    memberId: MemberId,
    listenerId: ListenerId,
    changes: readonly PlayChange[],
  ): Promise<void> => {
    if (changes.length === 0) return;
    const put: PlayRow[] = [];
    const drop: PlayRow[] = [];
    for (const { row, after } of changes) {
      if (after === null) drop.push(row);
      else put.push(after === row.flags ? row : { ...row, flags: after });
    }
    await tx.playRows.put(listenerId, put);
    await tx.playRows.drop(listenerId, drop);
    await sums.keep(tx, listenerId, changes);
    await tx.playOrigins.changed(listenerId);
    await tx.ruleMarks.mark(memberId, [{ kind: 'plays', what: '' }], 0);
  };
