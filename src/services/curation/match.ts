import { type Clock, DAY } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { MatchStatus, ReleaseMatch } from '../../domain/curation/release.ts';
import { sideOf } from '../../domain/curation/release-search.ts';
import type { ReleaseTrackId } from '../../domain/ids.ts';
import { ALGORITHM, thresholds } from '../../domain/matching/decide.ts';
import { scorePair } from '../../domain/matching/score.ts';
import type { AccessOf } from '../../providers/spotify/port.ts';
import type { SpotifySearch } from '../../providers/spotify/search.ts';
import type { Enqueue } from '../intents.ts';
import { createMatchAccounts } from './match-accounts.ts';
import { noteBeatportFacts } from './match-facts.ts';
import { type Looked, lookFor } from './match-look.ts';
import { type Due, matchOf, untried } from './match-row.ts';
import { CURATION_MATCH, curationMatch } from './match-work.ts';

/** Told in the transaction that decides: releases whose Spotify track is another one now, or known at last. */
export type MatchesArrived = (
  tx: Repositories,
  releaseTrackIds: readonly ReleaseTrackId[],
  now: number,
) => Promise<unknown>;

export interface MatchCounts {
  readonly matched: number;
  readonly review: number;
  readonly miss: number;
}

export interface MatchHooks {
  readonly signal: AbortSignal;
  progress(counts: MatchCounts): Promise<void>;
}

/** Finds out which Spotify tracks releases are. Only the service half has it. */
export interface Matching {
  /**
   * Looks for everything that is due, the newest first. What waits for a resting app is put off until it is back.
   * @throws {AppError} PROVIDER_UNAVAILABLE: nothing is decided by an outage.
   */
  run(hooks: MatchHooks): Promise<MatchCounts>;
  /** Enqueues the job when something is due. Cheap when nothing is. */
  enqueueDue(now: number): Promise<void>;
}

export interface MatchingDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly enqueue: Enqueue;
  readonly search: SpotifySearch;
  readonly accessOf: AccessOf;
  readonly arrived: MatchesArrived;
}

const PER_ROUND = 50;
/** Somebody may link an account, or follow the style, until then. */
const NOBODY_MS = DAY;

export const createMatching = (deps: MatchingDeps): Matching => {
  const { store, clock, search, accessOf, arrived } = deps;

  /** What is known without a call: the track that the source names, or what another source's tale of it has led to. */
  const known = async ({ release }: Due): Promise<ReleaseMatch | null> => {
    const named = await store.read.releaseMatchQueue.named(release);
    if (named !== null) {
      return {
        ...untried(release.id, clock.now()),
        status: 'matched',
        trackId: named,
        method: 'given',
        score: 1,
      };
    }
    for (const twin of await store.read.releaseMatchQueue.sameIsrc(release)) {
      if (scorePair(sideOf(twin.release), sideOf(release)).score < thresholds.accept) continue;
      const rest = { tries: 0, nextTryAt: null, decidedAt: clock.now(), algorithm: ALGORITHM };
      return { ...twin.match, ...rest, releaseTrackId: release.id, status: 'matched' };
    }
    return null;
  };

  const put = async (tx: Repositories, { release }: Due, match: ReleaseMatch): Promise<void> => {
    const now = clock.now();
    await tx.releaseMatches.put(match);
    if (match.status !== 'matched' || match.trackId === null) return;
    await noteBeatportFacts(tx, release, match.trackId, match.score ?? 0, now);
    await arrived(tx, [release.id], now);
  };

  const postpone = ({ release, match }: Due, until: number): Promise<void> =>
    store.transaction(async (tx) => {
      const [before] = match === null ? [] : await tx.releaseMatches.of([release.id]);
      await tx.releaseMatches.put({ ...(before ?? untried(release.id, clock.now())), nextTryAt: until });
    });

  const decide = (due: Due, looked: Extract<Looked, { kind: 'verdict' }>): Promise<MatchStatus> =>
    store.transaction(async (tx) => {
      const now = clock.now();
      const [before] = await tx.releaseMatches.of([due.release.id]);
      const found = await matchOf(tx, due, looked, now);
      // What a person is to look at does not vanish because a search had a bad day.
      const isLost = before?.status === 'review' && found.status === 'miss';
      const match = isLost ? { ...before, tries: found.tries, nextTryAt: null } : found;
      await put(tx, due, match);
      return match.status;
    });

  return {
    run: async ({ signal, progress }) => {
      const accounts = createMatchAccounts({ store, clock, accessOf });
      const counts = { matched: 0, review: 0, miss: 0 };
      for (;;) {
        const round = await store.read.releaseMatchQueue.next(clock.now(), PER_ROUND);
        if (round.length === 0) return counts;
        for (const due of round) {
          signal.throwIfAborted();
          const twin = await known(due);
          if (twin !== null) {
            await store.transaction((tx) => put(tx, due, twin));
            counts.matched += 1;
            continue;
          }
          const looked = await lookFor(
            due.release,
            { search, accounts, again: (due.match?.tries ?? 0) > 0 },
            signal,
          );
          if (looked.kind === 'resting') await postpone(due, looked.until);
          else if (looked.kind === 'nobody') await postpone(due, clock.now() + NOBODY_MS);
          else {
            const status = await decide(due, looked);
            if (status !== 'open') counts[status] += 1;
          }
        }
        await progress(counts);
      }
    },

    enqueueDue: async (now) => {
      // It looks again by itself until nothing is due: asking once more would only write.
      if ((await store.read.jobs.activeByKey(CURATION_MATCH)) !== null) return;
      if ((await store.read.releaseMatchQueue.next(now, 1)).length === 0) return;
      await store.transaction((tx) => deps.enqueue(tx, curationMatch()));
    },
  };
};
