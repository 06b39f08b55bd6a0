import type { TrackId } from '../../../src/domain/ids.ts';
import type { Candidate } from '../../../src/domain/rules/candidate.ts';

/** A Friday in November 2026. */
export const NOW = Date.parse('2026-11-20T15:30:00Z');
const DAY = 86_400_000;

/** Always the same numbers, 0..1. */
const createNumbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const GENRES = ['techno', 'house', 'drum and bass', 'ambient', 'hip hop', 'rock', 'pop', 'hard techno'];
const LABELS = ['Ostgut Ton', 'Blackline', 'Hessle Audio', 'Ninja Tune', 'Warp', 'XL Recordings'];

/** A library as the loader brings it: the columns that the rule asks for, every tenth value unknown. */
export const benchLibrary = (count: number): Candidate[] => {
  const next = createNumbers(7);
  const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(next() * values.length)];
  const known = <T>(value: T): T | null => (next() < 0.1 ? null : value);
  return Array.from({ length: count }, (_, at) => {
    const genres = Array.from({ length: 1 + Math.floor(next() * 3) }, () => ({
      name: pick(GENRES) ?? '',
      weight: Math.round(next() * 100) / 100,
    }));
    const plays = Array.from({ length: Math.floor(next() * 8) }, () => NOW - Math.floor(next() * 500) * DAY)
      .sort((a, b) => a - b)
      .map((played) => ({ at: played, ms: 200_000, skipped: false }));
    return {
      trackId: (at + 1) as TrackId,
      recording: at + 1,
      uri: `spotify:track:${at}`,
      title: `Track ${at}`,
      artists: [`Artist ${Math.floor(next() * 5_000)}`],
      label: known(pick(LABELS) ?? ''),
      bpm: known(80 + Math.floor(next() * 100)),
      energy: known(Math.round(next() * 100) / 100),
      explicit: known(next() < 0.2),
      genres: known(genres),
      plays,
    };
  });
};
