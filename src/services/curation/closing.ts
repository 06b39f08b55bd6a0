import type { Clock } from '../../clock.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { Period, Style } from '../../domain/curation/curation.ts';
import { type PeriodProgress, progressOf } from '../../domain/curation/places.ts';
import type { ManagedPlaylistId, MemberId, PeriodId } from '../../domain/ids.ts';
import type { Enqueue } from '../intents.ts';
import { letGo } from '../playlists/letting-go.ts';
import type { PlaylistWishes } from '../playlists/wishes.ts';
import { followingOf, requirePeriod, requireStyle } from './required.ts';

/** What becomes of the temporary playlists: they are emptied, taken out of the library, or left as they are. */
export type CloseHow = 'empty' | 'delete' | 'keep';

/** What a person is asked with before a week is closed. */
export interface Closing {
  readonly period: Period;
  readonly style: Style;
  readonly progress: PeriodProgress;
  /** Of what is in Silver. */
  readonly promoted: number;
  readonly notPromoted: number;
  /** How many temporary playlists there are. */
  readonly playlists: number;
}

/** The end of a week. Gold is not touched; the history stays. */
export interface Closer {
  /** @throws {AppError} NOT_FOUND */
  closing(memberId: MemberId, id: PeriodId): Promise<Closing>;
  /** Closes it; a second time nothing happens. @throws {AppError} NOT_FOUND */
  close(memberId: MemberId, id: PeriodId, how: CloseHow): Promise<Closing>;
}

export const createCloser = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  wishes: PlaylistWishes;
}): Closer => {
  const { store, clock, enqueue, wishes } = deps;

  const playlistsOf = async (
    read: Pick<Reads, 'curationPeriods'>,
    { id, bronzePlaylistId, trashPlaylistId }: Period,
  ): Promise<ManagedPlaylistId[]> => {
    const silver = (await read.curationPeriods.silver(id)).map(({ playlistId }) => playlistId);
    return [bronzePlaylistId, ...silver, trashPlaylistId].filter((one) => one !== null);
  };

  const look = async (
    read: Pick<Reads, 'curationPeriods' | 'curationTracks' | 'curationPromotions' | 'styles'>,
    memberId: MemberId,
    id: PeriodId,
  ): Promise<Closing> => {
    const period = await requirePeriod(read, memberId, id);
    const { unmatched } = await followingOf(read, memberId, period.styleId);
    const progress = progressOf(await read.curationTracks.counts(id), unmatched);
    const promotions = await read.curationPromotions.ofPeriod(memberId, id);
    const promoted = new Set(promotions.map(({ curationTrackId }) => curationTrackId)).size;
    return {
      ...{ period, progress, promoted },
      style: await requireStyle(read, memberId, period.styleId),
      notPromoted: Math.max(0, progress.silver - promoted),
      playlists: (await playlistsOf(read, period)).length,
    };
  };

  return {
    closing: (memberId, id) => look(store.read, memberId, id),

    close: (memberId, id, how) =>
      store.transaction(async (tx) => {
        const before = await look(tx, memberId, id);
        const { period } = before;
        if (period.state === 'closed') return before;
        await tx.curationPeriods.set(memberId, id, { state: 'closed', closedAt: clock.now() });
        for (const playlist of await playlistsOf(tx, period)) {
          if (how === 'empty') await wishes.set(tx, memberId, playlist, []);
          else await letGo(tx, enqueue, memberId, playlist, how, clock.now());
        }
        return { ...before, period: await requirePeriod(tx, memberId, id) };
      }),
  };
};
