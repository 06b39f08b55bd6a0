import type { Repositories } from '../../src/db/repositories/repositories.ts';
import type { AccountId, MemberId, TrackId } from '../../src/domain/ids.ts';
import { ESTIMATED } from '../../src/domain/listening/play-flags.ts';
import type { PlaySource } from '../../src/domain/listening.ts';
import { createPlayLedger } from '../../src/services/listening/ledger.ts';

export interface SeedPlay {
  readonly memberId: MemberId;
  readonly trackId: TrackId;
  readonly playedAt: number;
  /** Null: nobody knows. */
  readonly msPlayed: number | null;
  readonly source?: PlaySource;
  readonly accountId?: AccountId | null;
  readonly flags?: number;
}

const ledger = createPlayLedger();

/** Brings plays in as their sources do. */
export const addPlays = async (tx: Repositories, plays: readonly SeedPlay[]): Promise<void> => {
  for (const {
    memberId,
    trackId,
    playedAt,
    msPlayed,
    source = 'live',
    accountId = null,
    flags = 0,
  } of plays) {
    const play = {
      trackId,
      endedAt: playedAt,
      msPlayed: msPlayed ?? (await tx.tracks.find(trackId))?.durationMs ?? 0,
      flags: flags | (msPlayed === null ? ESTIMATED : 0),
    };
    const origin = { kind: source, accountId, importId: null };
    await ledger.take(tx, { memberId, origin, plays: [play], now: playedAt });
  }
};
