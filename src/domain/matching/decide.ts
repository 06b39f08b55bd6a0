import { isSameAlbum } from './context.ts';
import { type Prepared, prepare } from './prepare.ts';
import type { Features } from './reasons.ts';
import { type Method, type Score, scorePrepared } from './score.ts';
import type { Candidate, Side } from './side.ts';

/** Stored with every decision, so that old ones can be found and scored again. Raised with every change of judgement. */
export const ALGORITHM = 'segue-matching/2';

export const thresholds = { accept: 0.9, review: 0.75, margin: 0.05 } as const;

export interface Decision<C extends Candidate> {
  readonly kind: 'accept' | 'review' | 'miss';
  /** The best candidate, also when it is not good enough; null when there was none. */
  readonly best: C | null;
  readonly score: number;
  /** How far the best is ahead of the best that is another recording; equal to `score` without a rival. */
  readonly margin: number;
  readonly method: Method;
  readonly features: Features | null;
  /** Of the best candidate: everything that speaks for and against it. */
  readonly detail: Score | null;
  readonly algorithm: string;
}

interface Ranked<C> {
  readonly candidate: C;
  readonly prepared: Prepared;
  readonly score: Score;
}

/** Chooses among candidates: take it, ask a person, or none of them. The order of the candidates decides only ties. */
export const decide = <C extends Candidate>(wanted: Side, candidates: readonly C[]): Decision<C> => {
  const side = prepare(wanted);
  return decidePrepared(
    side,
    candidates.map((candidate) => ({ candidate, prepared: prepare(candidate) })),
  );
};

/** The same with sides that are prepared already. */
export const decidePrepared = <C extends Candidate>(
  wanted: Prepared,
  candidates: readonly { readonly candidate: C; readonly prepared: Prepared }[],
): Decision<C> => {
  const ranked: Ranked<C>[] = candidates.map((one) => ({
    candidate: one.candidate,
    prepared: one.prepared,
    score: scorePrepared(wanted, one.prepared),
  }));
  ranked.sort((x, y) => y.score.score - x.score.score);
  const top = ranked[0];
  if (top === undefined) {
    const nothing = { score: 0, margin: 0, method: 'text', features: null, detail: null } as const;
    return { kind: 'miss', best: null, ...nothing, algorithm: ALGORITHM };
  }
  const same = ranked.filter((one) => one === top || isOneRecording(top, one));
  const chosen = same.length === 1 ? top : prefer(wanted, same);
  const rival = ranked.find((one) => !same.includes(one));
  const margin = rival === undefined ? chosen.score.score : chosen.score.score - rival.score.score;
  return {
    kind: kindOf(chosen.score.score, margin),
    best: chosen.candidate,
    score: chosen.score.score,
    margin,
    method: chosen.score.method,
    features: chosen.score.features,
    detail: chosen.score,
    algorithm: ALGORITHM,
  };
};

const kindOf = (score: number, margin: number): Decision<Candidate>['kind'] =>
  score < thresholds.review
    ? 'miss'
    : score >= thresholds.accept && margin >= thresholds.margin
      ? 'accept'
      : 'review';

/** Several tracks of one recording are no rivals: all of them are right. */
const isOneRecording = <C>(top: Ranked<C>, other: Ranked<C>): boolean =>
  other.score.score >= thresholds.accept &&
  top.score.score >= thresholds.accept &&
  scorePrepared(top.prepared, other.prepared).score >= thresholds.accept;

/**
 * Among tracks of one recording: one that can be played, the same ISRC, the same album, a single or album before a
 * compilation, the closest length, the earliest release; then the better score.
 */
const prefer = <C extends Candidate>(wanted: Prepared, same: readonly Ranked<C>[]): Ranked<C> => {
  const keys = same.map((one) => ({ one, key: preference(wanted, one) }));
  keys.sort((x, y) => {
    for (const [at, part] of x.key.entries()) {
      const difference = part - (y.key[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return y.one.score.score - x.one.score.score;
  });
  const [first] = keys;
  if (first === undefined) throw new RangeError('there is nothing to prefer');
  return first.one;
};

const preference = <C extends Candidate>(
  wanted: Prepared,
  { candidate, prepared, score }: Ranked<C>,
): number[] => {
  const sameAlbum =
    wanted.album !== null && prepared.album !== null && isSameAlbum(wanted.album, prepared.album);
  const delta =
    wanted.durationMs === null || prepared.durationMs === null
      ? 0
      : Math.floor(Math.abs(wanted.durationMs - prepared.durationMs) / 1_000);
  const released = prepared.releaseDate === null ? Number.NaN : Date.parse(prepared.releaseDate);
  return [
    candidate.playable === false ? 1 : 0,
    score.method === 'isrc' ? 0 : 1,
    sameAlbum ? 0 : 1,
    candidate.albumKind === 'compilation' ? 1 : 0,
    delta,
    Number.isFinite(released) ? released : Number.MAX_SAFE_INTEGER,
  ];
};
