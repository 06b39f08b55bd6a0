import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { Category } from '../../domain/curation/curation.ts';
import type { CategoryId, MemberId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import { letGo } from '../playlists/letting-go.ts';
import type { PlaylistWishes } from '../playlists/wishes.ts';
import type { SortLearning } from './learning.ts';
import type { CurationPlaylists } from './playlists.ts';
import { requireCategory, requireStyle } from './required.ts';

export interface Merged {
  readonly into: Category;
  /** Promotions that came along, and those whose recording was in that Gold already. */
  readonly promoted: number;
  readonly doubles: number;
}

/** Two categories become one. */
export interface Merging {
  /**
   * Everything that was sorted into the first, and what it has in Gold, belongs to the second. The first one's Silver
   * playlists are deleted; its Gold stays in Spotify as it is, and Segue lets go of it.
   * @throws {AppError} NOT_FOUND, INVALID_INPUT (the same, or of another style), and as making a playlist
   */
  merge(memberId: MemberId, from: CategoryId, into: CategoryId): Promise<Merged>;
}

export const createMerging = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  playlists: CurationPlaylists;
  wishes: PlaylistWishes;
  learning: Pick<SortLearning, 'noted'>;
}): Merging => {
  const { store, clock, enqueue, playlists, wishes, learning } = deps;
  return {
    merge: (memberId, from, into) =>
      store.transaction(async (tx) => {
        const old = await requireCategory(tx, memberId, from);
        const kept = await requireCategory(tx, memberId, into);
        if (from === into || old.styleId !== kept.styleId || old.trash || kept.trash) {
          throw new AppError('INVALID_INPUT', { problem: 'category_same', value: old.name });
        }
        const style = await requireStyle(tx, memberId, old.styleId);
        const gold = await playlists.gold(tx, memberId, style, kept);
        const coming = await tx.curationPromotions.ofCategory(memberId, from);
        const held = await tx.managedDesired.uris(gold);
        const keys = await tx.managedKeys.ofUris(memberId, [...held, ...coming.map(({ uri }) => uri)]);
        const keyOf = (uri: string): string | number => keys.get(uri) ?? uri;
        const seen = new Set(held.map(keyOf));
        const fresh = coming.filter(({ uri }) => !seen.has(keyOf(uri)) && seen.add(keyOf(uri)));
        const doubles = coming.filter((one) => !fresh.includes(one)).map(({ id }) => id);
        await tx.curationPromotions.undo(memberId, doubles, clock.now());
        await tx.categories.handOver(memberId, from, into, clock.now());
        await learning.noted(tx, old);
        await wishes.set(tx, memberId, gold, [...held, ...fresh.map(({ uri }) => uri)]);

        for (const period of await tx.curationPeriods.withCategory(memberId, from)) {
          const silver = await tx.curationPeriods.silverOf(period.id, from);
          await tx.curationPeriods.removeSilver(period.id, from);
          if (silver !== null) await letGo(tx, enqueue, memberId, silver, 'delete', clock.now());
          await playlists.refill(tx, period, { stage: 'silver', categoryId: into });
        }
        if (old.goldPlaylistId !== null)
          await letGo(tx, enqueue, memberId, old.goldPlaylistId, 'keep', clock.now());
        const archivedAt = clock.now();
        await tx.categories.set(memberId, from, { archivedAt, mergedInto: into, goldPlaylistId: null });
        const result = await requireCategory(tx, memberId, into);
        return { into: result, promoted: fresh.length, doubles: doubles.length };
      }),
  };
};
