import { ALGORITHM, thresholds } from '../matching/decide.ts';
import { type Prepared, prepare } from '../matching/prepare.ts';
import { scorePrepared } from '../matching/score.ts';
import type { Agreement, Compare, Grouped } from './group.ts';

/** What two tracks are compared by. */
export interface Sounding extends Grouped {
  readonly title: string;
  readonly artists: readonly { readonly name: string }[];
  /** ms */
  readonly durationMs: number | null;
  readonly isrc: string | null;
  readonly albumTitle: string | null;
  readonly releaseDate: string | null;
}

/** Kept with every grouping, so that old ones can be found when the judgement changes. */
export const GROUPING = `grouping/1 ${ALGORITHM}`;

/** Encoders pad and round; more than this is another cut. */
const SAME_LENGTH_MS = 5_000;
/** How alike the titles themselves must be, whatever else agrees. */
const LEAST_TITLE = 0.85;

/** Judges by matching's scorer; a side is prepared once, however often it is compared. */
export const createCompare = (): Compare<Sounding> => {
  const known = new Map<Sounding, Prepared>();
  const prepared = (track: Sounding): Prepared => {
    const ready = known.get(track) ?? prepare(sideOf(track));
    known.set(track, ready);
    return ready;
  };
  return (a, b): Agreement => {
    const { score, features } = scorePrepared(prepared(a), prepared(b));
    const apart =
      a.durationMs !== null &&
      b.durationMs !== null &&
      Math.abs(a.durationMs - b.durationMs) > SAME_LENGTH_MS;
    return { agrees: score >= thresholds.accept && features.title >= LEAST_TITLE && !apart, score, features };
  };
};

const sideOf = ({ title, artists, durationMs, isrc, albumTitle, releaseDate }: Sounding) => ({
  title,
  artists: artists.map(({ name }) => name),
  durationMs,
  isrc,
  album: albumTitle,
  releaseDate,
});
