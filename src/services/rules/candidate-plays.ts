import type { Reads } from '../../db/repositories/repositories.ts';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import { isCounted } from '../../domain/listening/play-flags.ts';
import type { CandidatePlay } from '../../domain/rules/candidate.ts';
import { candidatePlay } from '../../domain/rules/candidate-play.ts';
import type { Breathe } from './breath.ts';

/** `[endedAt, trackId, msPlayed, flags]`; slices and their rows are in the order of time. */
export type PlaySlices = readonly (readonly (readonly unknown[])[])[];

export const loadPlays = async (
  { candidates: read }: Pick<Reads, 'candidates'>,
  memberId: MemberId,
  since: number | null,
  breathe: Breathe,
): Promise<PlaySlices> => {
  const slices: (readonly (readonly unknown[])[])[] = [];
  for (let after: readonly unknown[] | null = null; ; ) {
    const rows: readonly (readonly unknown[])[] = await read.plays(memberId, since, after);
    after = rows.at(-1) ?? null;
    if (after === null) return slices;
    slices.push(rows);
    await breathe();
  }
};

/** Tracks that were played or skipped. */
export const metTracks = (slices: PlaySlices): Set<TrackId> => {
  const ids = new Set<TrackId>();
  for (const rows of slices) for (const row of rows) ids.add(Number(row[1]) as TrackId);
  return ids;
};

/** Tracks with at least one row that counts as a play: who only skips a track has not played it. */
export const playedTracks = (slices: PlaySlices): Set<TrackId> => {
  const ids = new Set<TrackId>();
  for (const rows of slices) {
    for (const [, trackId, ms, flags] of rows) {
      if (isCounted({ msPlayed: Number(ms), flags: Number(flags) })) ids.add(Number(trackId) as TrackId);
    }
  }
  return ids;
};

/** Plays by what they are plays of, the oldest first. @param keyOf the recording of a track for this member */
export const playsByRecording = async (
  slices: PlaySlices,
  keyOf: (trackId: number) => number,
  breathe: Breathe,
): Promise<Map<number, CandidatePlay[]>> => {
  const byKey = new Map<number, CandidatePlay[]>();
  for (const rows of slices) {
    for (const row of rows) {
      const play = candidatePlay(Number(row[0]), Number(row[2]), Number(row[3]));
      if (play === null) continue;
      const key = keyOf(Number(row[1]));
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [play]);
      else if ((known[known.length - 1]?.at ?? 0) <= play.at) known.push(play);
      else insert(known, play);
    }
    await breathe();
  }
  return byKey;
};

/** Plays come by their end; a long one may have begun before a short one that ended earlier. */
const insert = (plays: CandidatePlay[], play: CandidatePlay): void => {
  let at = plays.length;
  while (at > 0 && (plays[at - 1]?.at ?? 0) > play.at) at -= 1;
  plays.splice(at, 0, play);
};
