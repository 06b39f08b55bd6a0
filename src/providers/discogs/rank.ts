import { fold } from '../../domain/library/fold.ts';
import type { Subject } from '../enrichment-port.ts';
import { labelKey } from './names.ts';
import type { Result } from './wire.ts';

/**
 * The results worth a call of their own, most promising first: the label and the album that we know, the year, no
 * compilation. One without any style or genre has nothing to tell.
 */
export const rankResults = (results: readonly Result[], subject: Subject): Result[] =>
  results
    .filter(({ genre, style }) => (genre?.length ?? 0) + (style?.length ?? 0) > 0)
    .map((result) => ({ result, points: pointsOf(result, subject) }))
    .sort((a, b) => b.points - a.points)
    .map(({ result }) => result);

const pointsOf = (result: Result, { label, albumTitle, releaseDate }: Subject): number => {
  const title = fold(result.title?.split(' - ').slice(1).join(' - ') ?? '');
  const wanted = label === null ? null : labelKey(label);
  const sameLabel = wanted !== null && result.label?.some((name) => labelKey(name) === wanted) === true;
  const sameAlbum = albumTitle !== null && title !== '' && title === fold(albumTitle);
  const sameYear = releaseDate !== null && String(result.year ?? '') === releaseDate.slice(0, 4);
  const mixed =
    result.format?.includes('Compilation') === true || result.title?.startsWith('Various') === true;
  return (
    (sameLabel ? 4 : 0) +
    (sameAlbum ? 4 : 0) +
    (sameYear ? 2 : 0) +
    ((result.style?.length ?? 0) > 0 ? 1 : 0) -
    (mixed ? 3 : 0)
  );
};
