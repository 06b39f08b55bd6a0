import { createLookBackServices } from '../../src/app/look-back.ts';
import { createTrackServices } from '../../src/app/tracks.ts';
import type { MemberId, TrackId } from '../../src/domain/ids.ts';
import type { NewTrack } from '../../src/domain/library.ts';
import { playFlags } from '../../src/domain/listening/play-flags.ts';
import { createPlayLedger } from '../../src/services/listening/ledger.ts';
import { createListeningSets } from '../../src/services/statistics/listening.ts';
import { createTallies } from '../../src/services/statistics/tallies.ts';
import { createManualClock } from './clock.ts';
import { openTestStore } from './database.ts';
import { person } from './linking.ts';

export const ANNA = person(1, 'Anna *A*');

export interface HeardPlay {
  readonly track: NewTrack;
  /** When it ended. */
  readonly at: string;
  readonly ms?: number;
  readonly skipped?: boolean;
  /** From a source that tells neither lengths nor skips. */
  readonly estimated?: boolean;
}

/** A member in Berlin with an imported history, and everything that looks back on it. The clock stands at `now`. */
export const openHeardWorld = async (now: string) => {
  const db = openTestStore();
  const clock = createManualClock(Date.parse(now));
  const { store } = db;
  const ledger = createPlayLedger();
  await store.transaction(async (tx) => {
    await tx.members.see({ id: ANNA.id, locale: 'en' }, 1);
    await tx.members.setTimeZone(ANNA.id, 'Europe/Berlin');
  });
  const tracks = createTrackServices({ clock }, { store });
  const statistics = {
    listeningSets: createListeningSets({ store, clock }),
    tallies: createTallies({ store }),
  };
  const { ownRecordings } = tracks;
  const lookBack = createLookBackServices({ store, ...statistics, ownRecordings });
  const hear = (plays: readonly HeardPlay[], memberId: MemberId = ANNA.id): Promise<Map<string, TrackId>> =>
    store.transaction(async (tx) => {
      const ids = await tx.tracks.upsertTracks(
        plays.map(({ track }) => track),
        1,
      );
      const rows = plays.flatMap(({ track, at, ms = 180_000, skipped = false, estimated = false }) => {
        const trackId = ids.get(track.uri);
        if (trackId === undefined) throw new Error(`No track ${track.uri}.`);
        return [
          {
            trackId,
            endedAt: Date.parse(at),
            msPlayed: ms,
            flags: playFlags(estimated ? { estimated } : { skipped: skipped ? 'yes' : 'no' }),
          },
        ];
      });
      await ledger.take(tx, {
        memberId,
        origin: { kind: 'import', accountId: null, importId: null },
        plays: rows,
        now: clock.now(),
      });
      return ids;
    });
  return Object.assign(db, { clock, hear, ...tracks, ...statistics, ...lookBack });
};
