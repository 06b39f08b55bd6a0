import type { Clock } from '../../clock.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { Candidate } from '../../domain/rules/candidate.ts';
import type { CandidateNeed, LoadCandidates } from './candidates.ts';

/** How long a library is remembered after it was last looked at: somebody tries one rule after another. */
const KEPT_MS = 60_000;
/** So many candidates are remembered at most, of everybody together. */
const MOST_CANDIDATES = 120_000;

interface Kept {
  readonly memberId: MemberId;
  readonly need: CandidateNeed;
  readonly stamp: string;
  readonly candidates: readonly Candidate[];
  usedAt: number;
}

/**
 * The same, from memory while nothing has changed and no more is asked for than was loaded last. Only for looking:
 * what writes loads anew.
 */
export const rememberCandidates = (deps: {
  load: LoadCandidates;
  read: Pick<Reads, 'candidates' | 'curated'>;
  clock: Pick<Clock, 'elapsed'>;
}): LoadCandidates => {
  const { load, read, clock } = deps;
  let kept: Kept[] = [];

  /** The least recently used go first. */
  const keep = (fresh: Kept): void => {
    const others = kept.filter((one) => one.memberId !== fresh.memberId || one.need.from !== fresh.need.from);
    let room = MOST_CANDIDATES;
    kept = [fresh, ...others.sort((a, b) => b.usedAt - a.usedAt)].filter(({ candidates }) => {
      room -= candidates.length;
      return room >= 0;
    });
    setTimeout(forget, KEPT_MS + 1).unref();
  };
  const forget = (): void => {
    kept = kept.filter(({ usedAt }) => clock.elapsed() - usedAt < KEPT_MS);
  };

  return async (memberId, need) => {
    forget();
    const stamps = [await read.candidates.stamp(memberId), await read.curated.stamp(memberId)];
    const stamp = `${JSON.stringify(await read.candidates.places(memberId))}|${stamps.join('|')}`;
    const known = kept.find(
      (one) => one.memberId === memberId && covers(one.need, need) && one.stamp === stamp,
    );
    if (known !== undefined) {
      known.usedAt = clock.elapsed();
      return known.candidates;
    }
    const candidates = await load(memberId, need);
    keep({ memberId, need, stamp, candidates, usedAt: clock.elapsed() });
    return candidates;
  };
};

const covers = (had: CandidateNeed, wanted: CandidateNeed): boolean => {
  if (had.from !== wanted.from || ![...wanted.columns].every((column) => had.columns.has(column)))
    return false;
  if ((had.without ?? []).join() !== (wanted.without ?? []).join()) return false;
  // What other playlists hold changes without a trace in the stamp.
  if (wanted.columns.has('managed')) return false;
  if (wanted.plays === null) return true;
  if (had.plays === null) return false;
  return had.plays.since === null || (wanted.plays.since !== null && had.plays.since <= wanted.plays.since);
};
