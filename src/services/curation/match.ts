import { type Clock, DAY } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { MatchStatus, ReleaseMatch, ReleaseTrack } from '../../domain/curation/release.ts';
import { nextLook, sideOf } from '../../domain/curation/release-search.ts';
import type { ReleaseTrackId } from '../../domain/ids.ts';
import type { NewTrack } from '../../domain/library.ts';
import { ALGORITHM, thresholds } from '../../domain/matching/decide.ts';
import { scorePair } from '../../domain/matching/score.ts';
import type { AccessOf } from '../../providers/spotify/port.ts';
import type { SpotifySearch } from '../../providers/spotify/search.ts';
import type { Enqueue } from '../intents.ts';
import { createMatchAccounts } from './match-accounts.ts';
import { noteBeatportFacts } from './match-facts.ts';
import { type Looked, lookFor } from './match-look.ts';
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
/** Candidates that are kept with a decision. */
const MOST_KEPT = 5;
/** Somebody may link an account, or follow the style, until then. */
const NOBODY_MS = DAY;

type Due = { readonly release: ReleaseTrack; readonly match: Pick<ReleaseMatch, 'status' | 'tries'> | null };

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
          const looked = await lookFor(due.release, { search, accounts }, signal);
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

const untried = (releaseTrackId: ReleaseTrackId, now: number): ReleaseMatch => ({
  ...{ releaseTrackId, status: 'open', trackId: null, method: null, score: null, features: null },
  ...{ candidates: [], algorithm: ALGORITHM, tries: 0, nextTryAt: null, decidedAt: now },
});

/** The decision as it is stored; the tracks that it names are stored with it, so that a person can choose among them. */
const matchOf = async (
  tx: Repositories,
  { release, match }: Due,
  { verdict, given }: Extract<Looked, { kind: 'verdict' }>,
  now: number,
): Promise<ReleaseMatch> => {
  const kept = verdict.ranked.slice(0, MOST_KEPT);
  const tracks = [...kept.map(({ candidate }) => candidate.track), ...(given === null ? [] : [given])];
  const ids = await tx.tracks.upsertTracks(tracks, now);
  const candidates = kept.map(({ candidate, method, score }) => ({
    ...cardOf(candidate.track),
    trackId: ids.get(candidate.track.uri) ?? null,
    score: score.score,
    method,
  }));
  const status = given === null ? verdict.status : 'matched';
  const tries = status === 'matched' ? 0 : (match?.tries ?? 0) + 1;
  const best = verdict.best;
  const chosen = given ?? (status === 'matched' ? (best?.candidate.track ?? null) : null);
  return {
    releaseTrackId: release.id,
    status,
    trackId: chosen === null ? null : (ids.get(chosen.uri) ?? null),
    method: given === null ? (status === 'miss' ? null : (best?.method ?? null)) : 'given',
    score: best?.score.score ?? null,
    features: best?.score.features ?? null,
    candidates,
    algorithm: verdict.algorithm,
    tries,
    nextTryAt: nextLook(status, tries, now),
    decidedAt: now,
  };
};

const cardOf = (track: NewTrack) => ({
  uri: track.uri,
  title: track.title,
  artists: track.artists.map(({ name }) => name),
  albumTitle: track.albumTitle,
  // Spotify does not tell labels in development mode, nor of a track at all.
  label: null,
  durationMs: track.durationMs,
  imageUrl: track.imageUrl,
  releaseDate: track.releaseDate,
});
