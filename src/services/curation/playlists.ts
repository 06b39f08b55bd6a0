import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Category, CurationTrack, Period, Place, Style } from '../../domain/curation/curation.ts';
import { placeOf, samePlace } from '../../domain/curation/places.ts';
import type { Week } from '../../domain/curation/weeks.ts';
import type { ManagedPlaylistId, MemberId, TrackId } from '../../domain/ids.ts';
import type { PlaylistMaking } from '../playlists/making.ts';
import type { PlaylistWishes } from '../playlists/wishes.ts';
import { wanted } from '../playlists/wishes.ts';
import { sortableOf, trashOf } from './required.ts';

/** What playlists of curation are called in Spotify: a view, passed in by the composition root. */
export interface CurationNames {
  bronze(style: string, week: Week): string;
  silver(style: string, week: Week, category: string): string;
  trash(style: string, week: Week, category: string): string;
  gold(style: string, category: string): string;
}

/** The playlists behind stages. All within the caller's transaction; what Spotify is to hold follows by jobs. */
export interface CurationPlaylists {
  /**
   * The Gold of a category, made if there is none, and made anew if the person deleted it.
   * @throws {AppError} as making a playlist
   */
  gold(tx: Repositories, memberId: MemberId, style: Style, category: Category): Promise<ManagedPlaylistId>;
  /**
   * Makes what a period lacks of playlists, and has them hold what stands in its stages.
   * @param anew also those that the person deleted in Spotify
   * @throws {AppError} as `gold`
   */
  ensure(tx: Repositories, period: Period, style: Style, anew: boolean): Promise<void>;
  /** Which playlist a place is; null: none. */
  of(tx: Repositories, period: Period, place: Place): Promise<ManagedPlaylistId | null>;
  /** One track went from one place to another. Its row says where it is already. */
  moved(tx: Repositories, period: Period, track: CurationTrack, from: Place, to: Place): Promise<void>;
  /** A track is another one on Spotify, or none, where it stands. @param before its row until now */
  became(tx: Repositories, period: Period, before: CurationTrack, trackId: TrackId | null): Promise<void>;
  /** Many tracks came and went: the playlist holds just what stands at the place. */
  refill(tx: Repositories, period: Period, place: Place): Promise<void>;
}

export const createCurationPlaylists = (deps: {
  clock: Clock;
  making: Pick<PlaylistMaking, 'create'>;
  wishes: PlaylistWishes;
  names: CurationNames;
}): CurationPlaylists => {
  const { clock, making, wishes, names } = deps;

  /** Everything that is sorted is a person's word, so nothing is asked back; and the order is theirs. */
  const make = async (
    tx: Repositories,
    memberId: MemberId,
    purpose: 'bronze' | 'silver' | 'trash' | 'gold',
    name: string,
  ): Promise<ManagedPlaylistId> => {
    const wish = { name, purpose, order: 'loose', maxRemovedPercent: 100 } as const;
    const { id } = await making.create(tx, memberId, wish);
    // People move tracks there by hand, so it is there before the first click.
    await tx.managedPlaylists.set(memberId, id, { dueAt: clock.now() });
    return id;
  };

  /** The playlist; null: there is none. @param anew one that was deleted in Spotify is made once more */
  const standing = async (
    tx: Repositories,
    memberId: MemberId,
    id: ManagedPlaylistId | null,
    anew: boolean,
  ): Promise<ManagedPlaylistId | null> => {
    const playlist = id === null ? null : await tx.managedPlaylists.find(memberId, id);
    if (playlist === null) return null;
    if (anew && (playlist.state === 'gone' || playlist.state === 'unreadable')) {
      const now = clock.now();
      const left = { base: null, baseSnapshot: null, pending: null, pendingDone: 0, restore: null };
      const known = { size: null, appliedVersion: null, lookedAt: null, detailsDue: false };
      await wanted(tx, playlist, now, { ...left, ...known, spotifyId: null, state: 'new', stateAt: now });
    }
    return playlist.id;
  };

  const of: CurationPlaylists['of'] = async (tx, period, place) => {
    switch (place.stage) {
      case 'bronze':
        return period.bronzePlaylistId;
      case 'trash':
        return period.trashPlaylistId;
      case 'silver':
        return tx.curationPeriods.silverOf(period.id, place.categoryId);
      case 'skipped':
        return null;
    }
  };

  const refill: CurationPlaylists['refill'] = async (tx, period, place) => {
    const id = await of(tx, period, place);
    if (id === null) return;
    await wishes.set(tx, period.memberId, id, await tx.curationTracks.urisOf(period.id, place));
  };

  const gold: CurationPlaylists['gold'] = async (tx, memberId, style, category) => {
    const known = await standing(tx, memberId, category.goldPlaylistId, true);
    if (known !== null) return known;
    const goldPlaylistId = await make(tx, memberId, 'gold', names.gold(style.name, category.name));
    await tx.categories.set(memberId, category.id, { goldPlaylistId });
    const kept = await tx.curationPromotions.ofCategory(memberId, category.id);
    if (kept.length > 0)
      await wishes.set(tx, memberId, goldPlaylistId, [...new Set(kept.map(({ uri }) => uri))]);
    return goldPlaylistId;
  };

  return {
    gold,
    of,
    refill,

    ensure: async (tx, period, style, anew) => {
      const { memberId, id } = period;
      const all = await tx.categories.ofStyle(memberId, period.styleId);
      const silver = new Map(
        (await tx.curationPeriods.silver(id)).map(({ categoryId, playlistId }) => [categoryId, playlistId]),
      );
      let made: Period = period;
      if ((await standing(tx, memberId, period.bronzePlaylistId, anew)) === null) {
        const bronzePlaylistId = await make(tx, memberId, 'bronze', names.bronze(style.name, period));
        await tx.curationPeriods.set(memberId, id, { bronzePlaylistId });
        made = { ...made, bronzePlaylistId };
        await refill(tx, made, { stage: 'bronze' });
      }
      for (const category of sortableOf(all)) {
        // An account that was linked anew has none of them.
        if (category.goldPlaylistId === null) await gold(tx, memberId, style, category);
        if ((await standing(tx, memberId, silver.get(category.id) ?? null, anew)) !== null) continue;
        const name = names.silver(style.name, period, category.name);
        await tx.curationPeriods.putSilver(id, category.id, await make(tx, memberId, 'silver', name));
        await refill(tx, made, { stage: 'silver', categoryId: category.id });
      }
      const trash = trashOf(all);
      if (trash !== null && (await standing(tx, memberId, period.trashPlaylistId, anew)) === null) {
        const name = names.trash(style.name, period, trash.name);
        const trashPlaylistId = await make(tx, memberId, 'trash', name);
        await tx.curationPeriods.set(memberId, id, { trashPlaylistId });
        await refill(tx, { ...made, trashPlaylistId }, { stage: 'trash' });
      }
    },

    became: async (tx, period, before, trackId) => {
      const place = placeOf(before);
      const id = await of(tx, period, place);
      if (id === null) return;
      const uriOf = async (one: TrackId | null): Promise<string | undefined> =>
        one === null ? undefined : (await tx.tracks.find(one))?.uri;
      const [old, fresh] = [await uriOf(before.trackId), await uriOf(trackId)];
      const { memberId } = period;
      if (old !== undefined && !(await tx.curationTracks.hasTwin(before, place))) {
        await wishes.remove(tx, memberId, id, old);
      }
      if (fresh !== undefined) await wishes.add(tx, memberId, id, fresh);
    },

    moved: async (tx, period, track, from, to) => {
      if (track.trackId === null || samePlace(from, to)) return;
      const uri = (await tx.tracks.find(track.trackId))?.uri;
      if (uri === undefined) return;
      const { memberId } = period;
      const [left, entered] = [await of(tx, period, from), await of(tx, period, to)];
      // What a hand once said about this track there is over: now it is told here.
      const both = [left, entered].filter((id) => id !== null);
      await tx.managedMarks.forget(both, uri);
      if (left !== null && !(await tx.curationTracks.hasTwin(track, from))) {
        await wishes.remove(tx, memberId, left, uri);
      }
      if (entered !== null) await wishes.add(tx, memberId, entered, uri);
    },
  };
};
