import { FOLLOWED, labelFondness } from './labels.ts';
import type { Concerning } from './noise.ts';
import type { NewRelease, PlayedArtist } from './radar.ts';

/** A play of the last year says more than an old one, a kept track more than a play. */
const RECENT = 3;
const KEPT = 5;
/** Being a guest on somebody else's is worth a quarter. */
const GUEST = 0.25;

/** How much somebody listens to an artist, as one number. */
export const fondness = ({ plays, recentPlays, kept, followed }: PlayedArtist): number =>
  plays + RECENT * recentPlays + KEPT * kept + (followed ? FOLLOWED : 0);

/** How much a release concerns somebody. */
export const weightOf = ({ artist, isMain, label }: Concerning<NewRelease>): number =>
  label === null ? fondness(artist) * (isMain ? 1 : GUEST) : labelFondness(label);

/** Whom they listen to most comes first, then the newest: the same order every time. */
export const rankSignals = <R extends NewRelease>(signals: readonly Concerning<R>[]): Concerning<R>[] =>
  [...signals].sort(
    (a, b) =>
      weightOf(b) - weightOf(a) ||
      b.release.releaseDate.localeCompare(a.release.releaseDate) ||
      (a.release.externalId < b.release.externalId ? -1 : 1),
  );
