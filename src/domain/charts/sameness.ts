import type { ChartEntity } from './chart.ts';
import type { CaptureMoment, Memory } from './memory.ts';

/**
 * Two entities that turn out to be one. What captures say stays as it was written; the younger one points to the older one,
 * and whoever reads follows. So it can be taken back at any time, and is as soon as both stand in one capture.
 */

/**
 * Why two are one: an id that means the same everywhere, the same recording or release of Segue's, or the same words.
 */
export type SameBy = 'mbid' | 'spotify' | 'isrc' | 'recording' | 'release' | 'name';

/** Facts that the one who stays takes from the other where it has none. */
export const GIVEN_FACTS = [
  ...(['mbid', 'spotifyId', 'isrc', 'imageUrl', 'url', 'label', 'releaseDate'] as const),
  ...(['trackId', 'artistId', 'releaseId'] as const),
] as const satisfies readonly (keyof ChartEntity)[];
export type GivenFact = (typeof GIVEN_FACTS)[number];

type Identity = Pick<ChartEntity, 'mbid' | 'isrc' | 'kind'>;

/** Words alone do not make one of two that are told apart by an id. */
export const mayBeOne = (a: Identity, b: Identity, by: SameBy): boolean => {
  const differ = (field: 'mbid' | 'isrc'): boolean =>
    a[field] !== null && b[field] !== null && a[field] !== b[field];
  if (a.kind !== b.kind) return false;
  return by !== 'name' || !(differ('mbid') || differ('isrc'));
};

/** What the one who stays learns. */
export const given = (
  stays: ChartEntity,
  goes: ChartEntity,
): { readonly facts: Partial<Pick<ChartEntity, GivenFact>>; readonly gave: readonly GivenFact[] } => {
  const gave = GIVEN_FACTS.filter((fact) => stays[fact] === null && goes[fact] !== null);
  return { gave, facts: Object.fromEntries(gave.map((fact) => [fact, goes[fact]])) };
};

/** What it forgets when the other one is somebody else after all; what it heard otherwise by now stays. */
export const takenBack = (
  stays: ChartEntity,
  goes: ChartEntity,
  gave: readonly GivenFact[],
): Partial<Record<GivenFact, null>> =>
  Object.fromEntries(gave.filter((fact) => stays[fact] === goes[fact]).map((fact) => [fact, null]));

/** A good capture of a chart, and who of the two stood there. */
export interface SharedCapture extends CaptureMoment {
  readonly stood: 'stays' | 'goes' | null;
}

/**
 * What a chart remembers of two that are one: the same as if they had been from the beginning. Weeks and breaks are counted
 * by the captures that are kept.
 * @param captures oldest first
 */
export const joined = (stays: Memory, goes: Memory, captures: readonly SharedCapture[]): Memory => {
  const last = goes.lastCaptureId > stays.lastCaptureId ? goes : stays;
  const better = goes.peak < stays.peak || (goes.peak === stays.peak && goes.peakAt < stays.peakAt);
  const best = better ? goes : stays;
  const weeksOf = (who: SharedCapture['stood']): Set<number> =>
    new Set(captures.flatMap(({ stood, week }) => (stood === who ? [week] : [])));
  const others = weeksOf('goes');
  const shared = [...weeksOf('stays')].filter((week) => others.has(week)).length;
  return {
    ...last,
    entityId: stays.entityId,
    firstAt: Math.min(stays.firstAt, goes.firstAt),
    ...{ peak: best.peak, peakAt: best.peakAt },
    weeks: stays.weeks + goes.weeks - shared,
    runSince: runOf(last, [stays, goes], captures),
  };
};

/** Since when one of them stands there without a capture that missed both. */
const runOf = (last: Memory, both: readonly Memory[], captures: readonly SharedCapture[]): number => {
  const end = captures.findLastIndex(({ id }) => id <= last.lastCaptureId);
  let begin = end;
  while (begin > 0 && captures[begin - 1]?.stood !== null) begin -= 1;
  const first = captures[begin];
  if (first === undefined || first.stood === null) return last.runSince;
  const within = both.filter(({ lastCaptureId }) => lastCaptureId >= first.id);
  return Math.min(first.capturedAt, last.runSince, ...within.map(({ runSince }) => runSince));
};
