import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { MemberStyle } from '../../domain/curation/curation.ts';
import { progressOf } from '../../domain/curation/places.ts';
import type { ReleaseSourceName } from '../../domain/curation/release.ts';
import type { Week } from '../../domain/curation/weeks.ts';
import type { MemberId, PeriodId } from '../../domain/ids.ts';
import type { CardDelivery } from './delivering.ts';
import { followingOf, requirePeriod } from './required.ts';

/** Whether the releases of a week are still being read. */
export type ReleasesComing = (following: MemberStyle, week: Week) => Promise<boolean>;

/** Sources that are set up, and of which only the operator can open the door again. */
export type ClosedSources = () => Promise<readonly ReleaseSourceName[]>;

/**
 * Where the card went. `here`: the DMs are closed, so it belongs into the answer; `unsure`: Discord does not say;
 * `none`: there is nothing to sort, or the member sorts already.
 */
export type CardPlace = 'dm' | 'here' | 'unsure' | 'none';

/** How a week that was begun stands. */
export type Begun =
  /** Releases and their tracks on Spotify are on their way. */
  | { readonly kind: 'coming'; readonly found: number; readonly all: number }
  | {
      readonly kind: 'there';
      readonly joined: number;
      readonly waiting: number;
      readonly card: CardPlace;
      /** Releases of theirs that wait for their word. */
      readonly doubts: number;
      /** Sources that the member wants and that do not let Segue in. */
      readonly closed: readonly ReleaseSourceName[];
    };

/** From "begin" to the first card: the week's job looks until the card is somewhere, or nothing more comes. */
export interface Beginning {
  /** @param since when the member began, ms UTC @throws {AppError} NOT_FOUND */
  look(memberId: MemberId, id: PeriodId, since: number): Promise<Begun>;
}

/** With something to sort nobody waits for the rest: it joins while they sort. */
const PATIENCE_MS = 15_000;
/** After this the card comes when there is something to sort, and nobody looks for it any more. */
const LONGEST_MS = 10 * 60_000;

const PLACES = { SENT: 'dm', FAILED: 'here', UNVERIFIED: 'unsure' } as const;

export const createBeginning = (deps: {
  store: Store;
  clock: Clock;
  delivery: Pick<CardDelivery, 'first' | 'firstStatus'>;
  releasesComing: ReleasesComing;
  closedSources: ClosedSources;
}): Beginning => {
  const { store, clock, delivery, releasesComing, closedSources } = deps;
  const { read } = store;

  const progress = async (memberId: MemberId, id: PeriodId) => {
    const period = await requirePeriod(read, memberId, id);
    const following = await followingOf(read, memberId, period.styleId);
    const counts = await read.curationTracks.counts(id);
    return { period, following, ...progressOf(counts, following.unmatched) };
  };

  return {
    look: async (memberId, id, since) => {
      const age = clock.now() - since;
      const { period, following, total, left, waiting } = await progress(memberId, id);
      const coming = { kind: 'coming', found: total, all: total + waiting } as const;
      const isLate = age > (left > 0 ? PATIENCE_MS : LONGEST_MS);
      if (
        !isLate &&
        ((await releasesComing(following, period)) || (await read.curationJoins.isUntried(id)))
      ) {
        return coming;
      }
      await store.transaction((tx) => delivery.first(tx, memberId, id));
      const status = await delivery.firstStatus(id);
      if (status === 'PENDING' && age < LONGEST_MS) return coming;
      const card = status === null || status === 'PENDING' ? 'none' : PLACES[status];
      const closed = (await closedSources()).filter((source) => following.sources.includes(source));
      const doubts = await read.releaseMatches.reviewCount(memberId);
      return { kind: 'there', joined: total + waiting, waiting, card, doubts, closed };
    },
  };
};
