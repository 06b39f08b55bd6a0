import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Category, CurationTrack, Style } from '../../domain/curation/curation.ts';
import type { MemberId, PromotionId } from '../../domain/ids.ts';
import type { PlaylistWishes } from '../playlists/wishes.ts';
import type { CurationPlaylists } from './playlists.ts';

/** What became of tracks that were to go to Gold. */
export interface Promoted {
  readonly promoted: readonly PromotionId[];
  /** The same recording is in that Gold. */
  readonly already: number;
  /** Not on Spotify yet. */
  readonly waiting: number;
}

/** What goes to Gold and back. All within the caller's transaction. */
export interface Promoting {
  /** Adds each recording once, in this order. @throws {AppError} as making a playlist, where there is none yet */
  add(
    tx: Repositories,
    style: Style,
    category: Category,
    tracks: readonly CurationTrack[],
  ): Promise<Promoted>;
  /** Takes promotions back. @returns how many counted until now */
  end(tx: Repositories, memberId: MemberId, ids: readonly PromotionId[]): Promise<number>;
  /** A person put these into Gold in Spotify. @returns those that are known by now */
  byHand(tx: Repositories, category: Category, uris: readonly string[]): Promise<readonly string[]>;
}

export const createPromoting = (deps: {
  clock: Clock;
  playlists: Pick<CurationPlaylists, 'gold'>;
  wishes: PlaylistWishes;
}): Promoting => {
  const { clock, playlists, wishes } = deps;

  return {
    add: async (tx, style, category, tracks) => {
      const { memberId, id: categoryId } = category;
      const gold = await playlists.gold(tx, memberId, style, category);
      const found = await tx.tracks.byIds(tracks.flatMap(({ trackId }) => trackId ?? []));
      const uris = new Map(found.map(({ id, uri }) => [id, uri]));
      const held = await tx.managedDesired.uris(gold);
      const kept = (await tx.curationPromotions.ofCategory(memberId, categoryId)).map(({ uri }) => uri);
      const keys = await tx.managedKeys.ofUris(memberId, [...held, ...kept, ...uris.values()]);
      const keyOf = (uri: string): string | number => keys.get(uri) ?? uri;
      const seen = new Set([...held, ...kept].map(keyOf));
      const [promoted, fresh]: [PromotionId[], string[]] = [[], []];
      let [already, waiting] = [0, 0];
      for (const { trackId, id: curationTrackId, periodId } of tracks) {
        const uri = trackId === null ? undefined : uris.get(trackId);
        if (trackId === null || uri === undefined) {
          waiting += 1;
        } else if (seen.has(keyOf(uri))) {
          already += 1;
        } else {
          seen.add(keyOf(uri));
          fresh.push(uri);
          const promotion = { memberId, categoryId, trackId, periodId, curationTrackId, by: 'word' } as const;
          promoted.push(await tx.curationPromotions.add(promotion, clock.now()));
        }
      }
      if (fresh.length > 0) {
        await tx.managedMarks.remove(gold, fresh);
        await wishes.set(tx, memberId, gold, [...held, ...fresh]);
      }
      return { promoted, already, waiting };
    },

    end: async (tx, memberId, ids) => {
      const ended = await tx.curationPromotions.find(memberId, ids);
      await tx.curationPromotions.undo(memberId, ids, clock.now());
      const tracks = await tx.tracks.byIds(ended.map(({ trackId }) => trackId));
      const uris = new Map(tracks.map(({ id, uri }) => [id, uri]));
      for (const { categoryId, trackId } of ended) {
        const gold = (await tx.categories.find(memberId, categoryId))?.goldPlaylistId ?? null;
        const uri = uris.get(trackId);
        if (gold === null || uri === undefined) continue;
        await tx.managedMarks.remove(gold, [uri]);
        await wishes.remove(tx, memberId, gold, uri);
      }
      return ended.length;
    },

    byHand: async (tx, { memberId, id: categoryId, goldPlaylistId }, uris) => {
      if (goldPlaylistId === null || uris.length === 0) return [];
      const known = await tx.curationPromotions.trackIds(uris);
      const held = await tx.managedDesired.uris(goldPlaylistId);
      const keys = await tx.managedKeys.ofUris(memberId, [...held, ...uris]);
      const seen = new Set(held.map((uri) => keys.get(uri) ?? uri));
      const understood: string[] = [];
      for (const uri of uris) {
        const trackId = known.get(uri);
        if (trackId === undefined) continue;
        understood.push(uri);
        const key = keys.get(uri) ?? uri;
        if (seen.has(key)) continue;
        seen.add(key);
        const from = { periodId: null, curationTrackId: null, by: 'hand' } as const;
        await tx.curationPromotions.add({ memberId, categoryId, trackId, ...from }, clock.now());
        await wishes.add(tx, memberId, goldPlaylistId, uri);
      }
      return understood;
    },
  };
};
