import type { ReleaseFacts } from './release.ts';

const DAY_MS = 86_400_000;
/** Shops get some releases a few weeks after others: what is older than that was sold before. */
const NEW_FOR_DAYS = 35;

/**
 * Old catalogue that a label put up anew: it went on sale this week, and came out long before. A release without a date
 * of its own, or with only a year that is this one, is taken for new.
 */
export const isRepublished = ({
  publishDate,
  releaseDate,
}: Pick<ReleaseFacts, 'publishDate' | 'releaseDate'>): boolean => {
  if (releaseDate === null) return false;
  // The latest day that a date without day or month may mean.
  const latest =
    releaseDate.length === 4
      ? `${releaseDate}-12-31`
      : releaseDate.length === 7
        ? `${releaseDate}-28`
        : releaseDate;
  return Date.parse(publishDate) - Date.parse(latest) > NEW_FOR_DAYS * DAY_MS;
};
