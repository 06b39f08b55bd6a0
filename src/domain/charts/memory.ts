import type { CaptureId, ChartEntityId } from '../ids.ts';

/** What a chart remembers of an entity that has stood on it. */
export interface Memory {
  readonly entityId: ChartEntityId;
  /** When it was first and last captured there, ms UTC. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly lastCaptureId: CaptureId;
  readonly lastRank: number;
  /** Its best rank ever, and when it first had it. */
  readonly peak: number;
  readonly peakAt: number;
  /** ISO weeks in which it stood there at least once. */
  readonly weeks: number;
  readonly lastWeek: number;
  /** Since when it stands there without having been missed by a capture. */
  readonly runSince: number;
}

/** A place in a capture. */
export interface Place {
  readonly entityId: ChartEntityId;
  readonly rank: number;
}

/** A place as it is written down. */
export interface Seat extends Place {
  /** Under which name it was met, where that turned out to be another one's. */
  readonly metAs: ChartEntityId;
}

export interface CaptureMoment {
  readonly id: CaptureId;
  readonly capturedAt: number;
  readonly week: number;
}

/**
 * What is remembered of an entity after one more capture. Captures come in the order of their ids, and their times
 * never go back.
 * @param before null: it never stood there
 * @param previous the good capture before this one; null: this is the first
 */
export const remember = (
  before: Memory | null,
  { entityId, rank }: Place,
  { id, capturedAt, week }: CaptureMoment,
  previous: CaptureId | null,
): Memory => {
  const latest = { entityId, lastAt: capturedAt, lastCaptureId: id, lastRank: rank, lastWeek: week };
  if (before === null) {
    return { ...latest, firstAt: capturedAt, peak: rank, peakAt: capturedAt, weeks: 1, runSince: capturedAt };
  }
  const better = rank < before.peak;
  return {
    ...latest,
    firstAt: before.firstAt,
    peak: better ? rank : before.peak,
    peakAt: better ? capturedAt : before.peakAt,
    weeks: before.weeks + (week > before.lastWeek ? 1 : 0),
    runSince: before.lastCaptureId === previous ? before.runSince : capturedAt,
  };
};

/** Everything a chart remembers, from nothing but its captures: what the stored memory must be equal to. */
export const rememberAll = (
  captures: readonly (CaptureMoment & { readonly places: readonly Place[] })[],
): Map<ChartEntityId, Memory> => {
  const memories = new Map<ChartEntityId, Memory>();
  let previous: CaptureId | null = null;
  for (const capture of captures) {
    for (const place of capture.places) {
      const before = memories.get(place.entityId) ?? null;
      memories.set(place.entityId, remember(before, place, capture, previous));
    }
    previous = capture.id;
  }
  return memories;
};
