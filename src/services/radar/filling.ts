import { type Clock, DAY } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { ManagedPlaylistId, MemberId, RadarReleaseId } from '../../domain/ids.ts';
import { isMuted } from '../../domain/radar/noise.ts';
import type { RadarRelease } from '../../domain/radar/radar.ts';
import type { AccessOf } from '../../providers/spotify/port.ts';
import type { Enqueue } from '../intents.ts';
import { requireAccount } from '../playlists/account.ts';
import type { PlaylistWishes } from '../playlists/wishes.ts';
import type { RadarFinding } from './finding.ts';
import { radarFill } from './work.ts';

/** Keeps a member's playlist as their radar is. */
export interface RadarFilling {
  /**
   * What is known at once, then what is looked for on Spotify, release by release: what was found before a budget came
   * to its end is found when it goes on.
   * @returns tracks that are wanted in it now; null: they have no such playlist
   * @throws {AppError} NOT_LINKED and what else accounts lack; {@link RetryAfter}
   */
  run(memberId: MemberId, signal: AbortSignal): Promise<number | null>;
  /** Enqueues it for everybody who has one. */
  enqueueAll(): Promise<number>;
}

/** The dearest ones: a playlist that nobody gets through is none. */
const MOST_RELEASES = 40;
/** Searches of one run, of a hundred and fifty a day. */
const MOST_SOUGHT = 20;
/** What came out elsewhere may come to Spotify some days later. */
const AGAIN_MS = 3 * DAY;

export const createRadarFilling = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  accessOf: AccessOf;
  finding: RadarFinding;
  wishes: Pick<PlaylistWishes, 'set'>;
}): RadarFilling => {
  const { store, clock, enqueue, accessOf, finding, wishes } = deps;
  const { read } = store;

  const releasesOf = async (memberId: MemberId): Promise<RadarRelease[]> => {
    const mutes = await read.radar.mutes(memberId);
    const open = await read.radar.open(memberId, MOST_RELEASES * 2);
    return open
      .filter(({ release, artist }) => !isMuted(release, { name: artist }, mutes))
      .slice(0, MOST_RELEASES)
      .map(({ release }) => release);
  };
  const known = (ids: readonly RadarReleaseId[]) =>
    read.radarDeliveries.tracksOf(ids, clock.now() - AGAIN_MS);

  const write = async (memberId: MemberId, id: ManagedPlaylistId): Promise<number> => {
    const releases = await releasesOf(memberId);
    const found = await known(releases.map((release) => release.id));
    const uris = [...new Set(releases.flatMap((release) => found.get(release.id) ?? []))];
    await store.transaction((tx) => wishes.set(tx, memberId, id, uris));
    return uris.length;
  };

  return {
    run: async (memberId, signal) => {
      const playlistId = await read.radarDeliveries.playlistOf(memberId);
      if (playlistId === null) return null;
      const before = await write(memberId, playlistId);
      const releases = await releasesOf(memberId);
      const found = await known(releases.map((release) => release.id));
      const sought = releases.filter((release) => !found.has(release.id)).slice(0, MOST_SOUGHT);
      if (sought.length === 0) return before;
      const account = await requireAccount(read, memberId, null);
      const access = await accessOf(memberId, account.id);
      for (const release of sought) {
        signal.throwIfAborted();
        const tracks = await finding(access, release, signal);
        await store.transaction(async (tx) => {
          const ids = await tx.tracks.upsertTracks(tracks, clock.now());
          await tx.radarDeliveries.setTracks(release.id, [...ids.values()], clock.now());
        });
      }
      return write(memberId, playlistId);
    },

    enqueueAll: async () => {
      const members = await read.radarDeliveries.withPlaylist();
      for (const memberId of members) {
        await store.transaction((tx) => enqueue(tx, radarFill(memberId)));
      }
      return members.length;
    },
  };
};
