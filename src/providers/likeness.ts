import type { TrackVersion } from '../domain/enrichment/values.ts';
import { fold } from '../domain/library/fold.ts';
import type { Subject } from './enrichment-port.ts';

/** A track as somebody describes it. */
export interface Described {
  readonly title: string;
  readonly artists: readonly string[];
  readonly durationMs?: number | null;
  readonly label?: string | null;
  readonly album?: string | null;
  readonly releaseDate?: string | null;
}

/** What providers need of matching, passed in by the composition. */
export interface Likeness {
  /** How sure it is that both are one recording, 0..1; what one side does not know counts for neither. */
  compare(ours: Described, theirs: Described): number;
  /** Both titles can be read, and name two songs, whoever made them. */
  contradict(ours: string, theirs: string): boolean;
  /** A title without guests and version, and the version it names (null: none). */
  read(title: string): { readonly core: string; readonly version: TrackVersion | null };
}

/** The subject without its ISRC: the words must agree by themselves. */
export const described = ({
  title,
  artists,
  durationMs,
  label,
  albumTitle,
  releaseDate,
}: Subject): Described => ({
  title,
  artists,
  durationMs,
  label,
  album: albumTitle,
  releaseDate,
});

/**
 * Whether both are called the same, but for an addition ("Undertow", "Undertow (Deluxe Edition)"): the label and the
 * date of another release of the same recording are not ours.
 */
export const sameAlbum = (ours: string | null | undefined, theirs: string | null | undefined): boolean => {
  const [a, b] = [fold(ours ?? ''), fold(theirs ?? '')];
  if (a === '' || b === '') return false;
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
};
