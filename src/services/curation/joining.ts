import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { CurationTrack, Period } from '../../domain/curation/curation.ts';
import { rangeOf } from '../../domain/curation/weeks.ts';
import type { MemberId, PeriodId, ReleaseTrackId, TrackId } from '../../domain/ids.ts';
import type { CardDelivery } from './delivering.ts';
import type { CurationPlaylists } from './playlists.ts';
import { followingOf, requirePeriod, requireStyle } from './required.ts';
import type { PeriodStates } from './states.ts';
import { beginningKey } from './work.ts';

/** How a period was filled. */
export interface Joined {
  readonly joined: number;
  /** Of those, not on Spotify yet. */
  readonly waiting: number;
  /** The same recording is in the period already, by another release. */
  readonly doubles: number;
}

/** Takes releases into periods, at the end of Bronze. What is sorted already is not touched. */
export interface Joining {
  /** Everything that the period lacks; goes on where it stood. @throws {AppError} NOT_FOUND, as making playlists */
  fill(
    memberId: MemberId,
    id: PeriodId,
    options: {
      readonly anew: boolean;
      readonly signal: AbortSignal;
      readonly progress: (done: number, total: number) => Promise<void>;
    },
  ): Promise<Joined>;
  /**
   * After a match, or a member's word about one: the tracks of open periods become what is known now. In the caller's
   * transaction; call it with everything that was decided in it.
   */
  matched(tx: Repositories, releaseTrackIds: readonly ReleaseTrackId[]): Promise<number>;
}

type Changed = CurationTrack & { readonly matched: TrackId | null };

/** More than any week of any style has. */
const MOST = 10_000;
const BATCH = 100;

export const createJoining = (deps: {
  store: Store;
  clock: Clock;
  playlists: CurationPlaylists;
  states: PeriodStates;
  delivery: Pick<CardDelivery, 'first'>;
}): Joining => {
  const { store, clock, playlists, states, delivery } = deps;
  const { read } = store;

  /** Releases that the period lacks, each recording once. */
  const lacking = async (memberId: MemberId, period: Period) => {
    const following = await followingOf(read, memberId, period.styleId);
    const found = await read.curationJoins.joinable(following, period.id, rangeOf(period), MOST);
    const held = (await read.curationTracks.withUris(period.id)).map(({ uri }) => uri);
    const keys = await read.managedKeys.ofUris(memberId, [...held, ...found.flatMap(({ uri }) => uri ?? [])]);
    const keyOf = (uri: string): string | number => keys.get(uri) ?? uri;
    const seen = new Set(held.map(keyOf));
    const fresh = found.filter(({ uri }) => {
      if (uri === null) return true;
      const key = keyOf(uri);
      return !seen.has(key) && seen.add(key);
    });
    return { found: found.length, fresh };
  };

  /**
   * Becomes another Spotify track, or none, where it stands. What was never touched, and is a recording that the period
   * has by another release, is taken out.
   */
  const become = async (tx: Repositories, period: Period, { matched, ...track }: Changed): Promise<void> => {
    const untouched = track.version === 0 && track.trackId === null;
    if (untouched && matched !== null && (await isDouble(tx, period, matched))) {
      await tx.curationJoins.remove(track.id);
      return;
    }
    await tx.curationJoins.found(track, matched, clock.now());
    await playlists.became(tx, period, track, matched);
  };

  /** The card comes with what is the first to sort, unless the job that begins the week is about to bring it. */
  const follow = async (tx: Repositories, memberId: MemberId, id: PeriodId): Promise<void> => {
    await states.follow(tx, memberId, id);
    if ((await tx.jobs.activeByKey(beginningKey(id))) === null) await delivery.first(tx, memberId, id);
  };

  const isDouble = async (tx: Repositories, { id, memberId }: Period, trackId: TrackId): Promise<boolean> => {
    const uri = (await tx.tracks.find(trackId))?.uri ?? '';
    const key = (await tx.managedKeys.ofUris(memberId, [uri])).get(uri) ?? null;
    return tx.curationJoins.holds(memberId, id, trackId, key);
  };

  const matched: Joining['matched'] = async (tx, releaseTrackIds) => {
    const changed = await tx.curationJoins.unlike(releaseTrackIds);
    for (const [id, tracks] of Map.groupBy(changed, ({ periodId }) => periodId)) {
      const memberId = tracks[0]?.memberId;
      if (memberId === undefined) continue;
      const period = await requirePeriod(tx, memberId, id);
      for (const track of tracks) await become(tx, period, track);
      await follow(tx, memberId, id);
    }
    return changed.length;
  };

  return {
    fill: async (memberId, id, { anew, signal, progress }) => {
      const period = await store.transaction(async (tx) => {
        const found = await requirePeriod(tx, memberId, id);
        if (found.state === 'closed') return found;
        await playlists.ensure(tx, found, await requireStyle(tx, memberId, found.styleId), anew);
        return requirePeriod(tx, memberId, id);
      });
      if (period.state === 'closed') return { joined: 0, waiting: 0, doubles: 0 };
      const { found, fresh } = await lacking(memberId, period);
      for (let start = 0; start < fresh.length; start += BATCH) {
        signal.throwIfAborted();
        await progress(start, fresh.length);
        await store.transaction(async (tx) => {
          const now = await requirePeriod(tx, memberId, id);
          if (now.state === 'closed') return;
          const batch = fresh.slice(start, start + BATCH);
          await tx.curationJoins.add(now, batch, clock.now());
          await playlists.refill(tx, now, { stage: 'bronze' });
          // What was decided since they were looked up.
          await matched(
            tx,
            batch.map(({ releaseTrackId }) => releaseTrackId),
          );
        });
      }
      await store.transaction(async (tx) => {
        const now = await requirePeriod(tx, memberId, id);
        if (now.state === 'making') await tx.curationPeriods.set(memberId, id, { state: 'open' });
        await follow(tx, memberId, id);
      });
      const waiting = fresh.filter(({ trackId }) => trackId === null).length;
      return { joined: fresh.length, waiting, doubles: found - fresh.length };
    },

    matched,
  };
};
