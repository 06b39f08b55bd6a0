import type { PlayRow } from '../../db/repositories/play-rows.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { AccountId, MemberId, PlayImportId, PlayOriginId, TrackId } from '../../domain/ids.ts';
import { ESTIMATED, has } from '../../domain/listening/play-flags.ts';
import type { PlaySource } from '../../domain/listening.ts';

/** A play as a source brings it. */
export interface ArrivingPlay {
  readonly trackId: TrackId;
  /** ms UTC. */
  readonly endedAt: number;
  /** ms; of an estimated one the length of its track, or 0. */
  readonly msPlayed: number;
  /** Bits (domain `playFlags`); whether it is covered or disowned is for the ledger to say. */
  readonly flags: number;
}

/** Where plays come from. */
export interface PlayOriginWish {
  readonly kind: PlaySource;
  readonly accountId: AccountId | null;
  readonly importId: PlayImportId | null;
}

export interface Taken {
  readonly added: number;
  /** The same source had brought them before, or twice now. */
  readonly alreadyThere: number;
  readonly originId: PlayOriginId;
}

/**
 * The one door through which plays come and go. Every function works within the caller's transaction and leaves plays
 * and sums as they should be.
 */
export interface PlayLedger {
  /** Stores what is new of some thousand plays at most, in any order. */
  take(
    tx: Repositories,
    facts: {
      memberId: MemberId;
      origin: PlayOriginWish;
      plays: readonly ArrivingPlay[];
      now: number;
    },
  ): Promise<Taken>;
  /**
   * Takes away the plays of an origin among the next `limit` rows after `after`.
   * @returns `next`: where to go on, null at the end; the origin itself is gone then.
   */
  remove(
    tx: Repositories,
    facts: { memberId: MemberId; originId: PlayOriginId; after: number | null; limit: number },
  ): Promise<{ removed: number; next: number | null }>;
}

export const createPlayLedger = (): PlayLedger => ({
  take: async (tx, { memberId, origin, plays, now }) => {
    const { id: listenerId } = await tx.playRows.ensureListener(memberId);
    const originId = await tx.playRows.ensureOrigin(listenerId, origin, now);
    const times = plays.map(({ endedAt }) => endedAt);
    const kinds = new Map((await tx.playRows.origins(listenerId)).map(({ id, kind }) => [id, kind]));
    const known = new Set<string>();
    if (times.length > 0) {
      for (const row of await tx.playRows.between(listenerId, Math.min(...times), Math.max(...times))) {
        if (kinds.get(row.originId) === origin.kind) known.add(identityOf(row));
      }
    }
    const fresh: PlayRow[] = [];
    for (const play of plays) {
      const identity = identityOf(play);
      if (known.has(identity)) continue;
      known.add(identity);
      fresh.push({ ...play, originId });
    }
    await tx.playRows.put(listenerId, fresh);
    if (fresh.length > 0) await noteChange(tx, memberId, listenerId);
    return { added: fresh.length, alreadyThere: plays.length - fresh.length, originId };
  },

  remove: async (tx, { memberId, originId, after, limit }) => {
    const listenerId = await tx.playRows.listener(memberId);
    if (listenerId === null) return { removed: 0, next: null };
    const rows = await tx.playRows.following(listenerId, after ?? Number.MIN_SAFE_INTEGER, limit);
    const gone = rows.filter((row) => row.originId === originId);
    await tx.playRows.drop(listenerId, gone);
    if (gone.length > 0) await noteChange(tx, memberId, listenerId);
    if (rows.length === limit) return { removed: gone.length, next: (rows.at(-1)?.endedAt ?? 0) - 1 };
    await tx.playRows.deleteOrigin(listenerId, originId);
    return { removed: gone.length, next: null };
  },
});

const identityOf = (play: { endedAt: number; trackId: number; msPlayed: number; flags: number }): string =>
  has(play.flags, ESTIMATED)
    ? `${play.endedAt} ${play.trackId}`
    : `${play.endedAt} ${play.trackId} ${play.msPlayed}`;

const noteChange = async (
  tx: Repositories,
  memberId: MemberId,
  listenerId: Parameters<Repositories['playRows']['changed']>[0],
): Promise<void> => {
  await tx.playRows.changed(listenerId);
  await tx.ruleMarks.mark(memberId, [{ kind: 'plays', what: '' }], 0);
};
