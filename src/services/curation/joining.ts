import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { CurationTrack, Period, Place } from '../../domain/curation/curation.ts';
import { placeKey, placeOf } from '../../domain/curation/places.ts';
import { rangeOf } from '../../domain/curation/weeks.ts';
import type { MemberId, PeriodId, ReleaseTrackId, TrackId } from '../../domain/ids.ts';
import type { CurationPlaylists } from './playlists.ts';
import { followingOf, requirePeriod, requireStyle } from './required.ts';
import type { PeriodStates } from './states.ts';

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
}): Joining => {
  const { store, clock, playlists, states } = deps;

  /** What each uri is for this member; a uri that belongs to no recording is itself. */
  const keysOf = async (tx: Repositories, memberId: MemberId, uris: readonly string[]) => {
    const keys = await tx.managedKeys.ofUris(memberId, uris);
    return (uri: string): string => {
      const key = keys.get(uri);
      return key === undefined ? uri : `r${key}`;
    };
  };

  /** Releases that the period lacks, each recording once. */
  const lacking = (memberId: MemberId, period: Period) =>
    store.transaction(async (tx) => {
      const following = await followingOf(tx, memberId, period.styleId);
      const found = await tx.curationJoins.joinable(following, period.id, rangeOf(period), MOST);
      const held = await tx.curationTracks.withUris(period.id);
      const all = [...held.map(({ uri }) => uri), ...found.flatMap(({ uri }) => uri ?? [])];
      const keyOf = await keysOf(tx, memberId, all);
      const seen = new Set(held.map(({ uri }) => keyOf(uri)));
      return {
        found: found.length,
        fresh: found.filter(({ uri }) => {
          if (uri === null) return true;
          const key = keyOf(uri);
          return !seen.has(key) && seen.add(key);
        }),
      };
    });

  /**
   * Tracks of one period become other Spotify tracks, or none, where they stand. What was never touched, and is a
   * recording that the period has by another release, is taken out.
   */
  const become = async (tx: Repositories, period: Period, changed: readonly Changed[]): Promise<void> => {
    const found = await tx.tracks.byIds(changed.flatMap(({ matched }) => matched ?? []));
    const uris = new Map(found.map(({ id, uri }) => [id, uri]));
    const ids = new Set(changed.map(({ id }) => id));
    const held = (await tx.curationTracks.withUris(period.id)).filter(({ id }) => !ids.has(id));
    const keyOf = await keysOf(
      tx,
      period.memberId,
      [...held, ...found].map(({ uri }) => uri),
    );
    const seen = new Set(held.map(({ uri }) => keyOf(uri)));
    const places = new Map<string, Place>();
    for (const { matched, ...track } of changed) {
      const uri = matched === null ? undefined : uris.get(matched);
      const key = uri === undefined ? null : keyOf(uri);
      const double = key !== null && seen.has(key) && track.version === 0 && track.trackId === null;
      if (double) await tx.curationJoins.remove(track.id);
      else await tx.curationJoins.found(track, matched);
      if (key !== null) seen.add(key);
      const place = placeOf(track);
      places.set(placeKey(place), place);
    }
    for (const place of places.values()) await playlists.refill(tx, period, place);
  };

  const matched: Joining['matched'] = async (tx, releaseTrackIds) => {
    const changed = await tx.curationJoins.unlike(releaseTrackIds);
    for (const [id, tracks] of Map.groupBy(changed, ({ periodId }) => periodId)) {
      const memberId = tracks[0]?.memberId;
      if (memberId === undefined) continue;
      await become(tx, await requirePeriod(tx, memberId, id), tracks);
      await states.follow(tx, memberId, id);
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
        await states.follow(tx, memberId, id);
      });
      const waiting = fresh.filter(({ trackId }) => trackId === null).length;
      return { joined: fresh.length, waiting, doubles: found - fresh.length };
    },

    matched,
  };
};
