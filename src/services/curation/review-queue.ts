import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { MatchCandidate, MatchWord, ReleaseMatch, ReleaseTrack } from '../../domain/curation/release.ts';
import { sideOf } from '../../domain/curation/release-search.ts';
import type { MemberId, ReleaseTrackId, TrackId } from '../../domain/ids.ts';
import type { Cap, Features, Reason } from '../../domain/matching/reasons.ts';
import { scorePair } from '../../domain/matching/score.ts';
import { AppError } from '../../errors.ts';
import type { MatchesArrived } from './match.ts';

/** A Spotify track beside the release that it may be. */
export interface ReviewCandidate extends MatchCandidate {
  readonly trackId: TrackId;
  readonly features: Features;
  /** What speaks for and against it, for words on a card. */
  readonly reasons: readonly Reason[];
  readonly caps: readonly Cap[];
}

/** One doubtful release, as a card shows it. */
export interface ReviewCase {
  readonly release: ReleaseTrack;
  /** Best first; never empty. */
  readonly candidates: readonly ReviewCandidate[];
  /** How many wait, this one included. */
  readonly left: number;
}

export type ReviewAnswer =
  | { readonly kind: 'this'; readonly trackId: TrackId }
  /** None of them: it counts as not on Spotify for this member, for ever. */
  | { readonly kind: 'none' }
  /** Asked again at the end of the queue. */
  | { readonly kind: 'later' };

/** Doubtful matches of a member's open weeks, one after the other. It only touches the database. */
export interface ReviewQueue {
  /** Null when nothing waits. */
  next(memberId: MemberId): Promise<ReviewCase | null>;
  count(memberId: MemberId): Promise<number>;
  /**
   * What a member says about a release wins over the machine for this member, for ever.
   * @returns the next case
   * @throws {AppError} OUT_OF_DATE when the release or the track is not theirs to choose (any more).
   */
  decide(memberId: MemberId, id: ReleaseTrackId, answer: ReviewAnswer): Promise<ReviewCase | null>;
  /** Takes the member's latest word back. @returns the case that is open again; null when there was no word */
  undo(memberId: MemberId): Promise<ReviewCase | null>;
}

/** Of those put off or without a track to choose, so many are passed over to find one that can be shown. */
const LOOK_AT = 20;

export const createReviewQueue = (deps: {
  store: Store;
  clock: Clock;
  arrived: MatchesArrived;
}): ReviewQueue => {
  const { store, clock, arrived } = deps;

  const next = async (memberId: MemberId): Promise<ReviewCase | null> => {
    const waiting = await store.read.releaseMatches.reviewOf(memberId, LOOK_AT);
    const left = await store.read.releaseMatches.reviewCount(memberId);
    for (const { release, match } of waiting) {
      const candidates = candidatesOf(release, match);
      if (candidates.length > 0) return { release, candidates, left };
    }
    return null;
  };

  const say = async (tx: Repositories, word: MatchWord): Promise<void> => {
    await tx.releaseMatches.say(word);
    if (word.kind !== 'later') await arrived(tx, [word.releaseTrackId], word.at);
  };

  return {
    next,
    count: (memberId) => store.read.releaseMatches.reviewCount(memberId),

    decide: async (memberId, releaseTrackId, answer) => {
      await store.transaction(async (tx) => {
        const judged = await tx.matchWords.judged(memberId, releaseTrackId);
        if (judged === null) throw new AppError('OUT_OF_DATE', {});
        const trackId = answer.kind === 'this' ? answer.trackId : null;
        const isOffered = judged.match.candidates.some((one) => one.trackId === trackId);
        if (trackId !== null && !isOffered) throw new AppError('OUT_OF_DATE', {});
        const { word } = judged;
        // A second click, or another device: what was said stands, and is not said again.
        if (word !== null && word.kind === answer.kind && word.trackId === trackId && word.kind !== 'later')
          return;
        // "Later" of an old card does not take a decision back.
        if (answer.kind === 'later' && word !== null && word.kind !== 'later') return;
        await say(tx, { memberId, releaseTrackId, kind: answer.kind, trackId, at: clock.now() });
      });
      return next(memberId);
    },

    undo: async (memberId) => {
      const undone = await store.transaction(async (tx) => {
        const word = await tx.matchWords.latest(memberId);
        if (word === null) return null;
        await tx.matchWords.unsay(memberId, word.releaseTrackId);
        if (word.kind !== 'later') await arrived(tx, [word.releaseTrackId], clock.now());
        return tx.matchWords.judged(memberId, word.releaseTrackId);
      });
      if (undone === null) return null;
      const left = await store.read.releaseMatches.reviewCount(memberId);
      const candidates = candidatesOf(undone.release, undone.match);
      return candidates.length === 0 ? next(memberId) : { release: undone.release, candidates, left };
    },
  };
};

/** With what speaks for and against each: it is worked out anew, which costs less than keeping it. */
const candidatesOf = (release: ReleaseTrack, match: ReleaseMatch): ReviewCandidate[] =>
  match.candidates.flatMap((candidate) => {
    const { trackId } = candidate;
    if (trackId === null) return [];
    const { title, artists, durationMs, albumTitle: album, releaseDate } = candidate;
    const { features, reasons, caps } = scorePair(sideOf(release), {
      title,
      artists,
      durationMs,
      album,
      releaseDate,
    });
    return [{ ...candidate, trackId, features, reasons, caps }];
  });
