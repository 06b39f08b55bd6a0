import type { Store } from '../../db/store.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { Placed } from '../../domain/statistics/ranking.ts';
import type { Told } from '../../domain/statistics/told.ts';
import { namedPlace, type TopKind, type TopPlays, topMovements } from '../../domain/statistics/tops.ts';
import { type StatsWindow, windowBefore, windowDays } from '../../domain/statistics/windows.ts';
import type { ListeningSets } from './listening.ts';
import { notesOf, yearsOf } from './notes.ts';
import { placeNames } from './place-names.ts';
import { pageOf, whenReady } from './ready.ts';
import type { Tallies } from './tallies.ts';

export interface PlaysQuestion {
  readonly kind: TopKind;
  readonly window: StatsWindow;
  /** Counts from 0; beyond the end it is the last one. */
  readonly page: number;
}

/** Top lists counted from a member's own plays. */
export interface PlayTops {
  /** @param size places of a page */
  look(memberId: MemberId, question: PlaysQuestion, size?: number): Promise<Told<TopPlays>>;
}

export const PLAYS_PAGE_SIZE = 10;

const tallyOf = {
  tracks: 'recordings',
  artists: 'artists',
  albums: 'albums',
  genres: 'genres',
  labels: 'labels',
} as const satisfies Record<TopKind, keyof Tallies>;

export const createPlayTops = (deps: {
  store: Store;
  listeningSets: ListeningSets;
  tallies: Tallies;
}): PlayTops => {
  const { store, listeningSets, tallies } = deps;
  return {
    look: (memberId, { kind, window, page: asked }, size = PLAYS_PAGE_SIZE) =>
      whenReady(listeningSets, memberId, async (set) => {
        const span = windowDays(window, set.today);
        const all: readonly Placed<string | number>[] = await tallies[tallyOf[kind]](set, span);
        const { part, page, pages } = pageOf(all, asked, size);
        const names = await placeNames(store, kind, part);
        const earlier = windowBefore(window, set.today);
        const moved = topMovements<string | number>(
          earlier === null ? [] : await tallies[tallyOf[kind]](set, earlier),
        );
        const entries = part.flatMap((place, at) => {
          const name = names[at];
          const rank = page * size + at + 1;
          return name === undefined ? [] : [namedPlace(place, rank, name, moved(place.key, rank))];
        });
        const [years, notes] = [await yearsOf(store, set), await notesOf(store, set, span)];
        const counts = { page, pages, found: all.length, most: all[0]?.plays ?? 0 };
        return { kind, window, entries, ...counts, years, notes };
      }),
  };
};
