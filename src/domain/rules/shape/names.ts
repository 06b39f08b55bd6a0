import type { Candidate } from '../candidate.ts';
import type { Cap, FanOut } from '../rule-set.ts';
import { yearIn } from '../time-release.ts';

/** By what tracks are counted and kept apart. */
export type Grouping = Cap['per'] | FanOut['by'];

const one = (name: string | null | undefined): readonly string[] =>
  name === null || name === undefined || name === '' ? [] : [name];

const yearOf = ({ releaseDate }: Candidate): number | null => {
  const year = releaseDate === null || releaseDate === undefined ? Number.NaN : yearIn(releaseDate);
  return Number.isNaN(year) ? null : year;
};

/** The names of a track under which it is counted, as they are written; several artists are several names. */
export const namesOf = (candidate: Candidate, by: Exclude<Grouping, 'key'>): readonly string[] => {
  switch (by) {
    case 'artist':
      return candidate.artists ?? [];
    case 'album':
      return one(candidate.album);
    case 'label':
      return one(candidate.label);
    case 'language':
      return one(candidate.language);
    case 'genre':
      return (candidate.genres ?? []).map(({ name }) => name);
    case 'style':
      return (candidate.styles ?? []).map(({ name }) => name);
    case 'mood':
      return (candidate.moods ?? []).map(({ name }) => name);
    case 'year':
      return one(yearOf(candidate)?.toString());
    case 'decade': {
      const year = yearOf(candidate);
      return year === null ? [] : [`${Math.floor(year / 10) * 10}s`];
    }
  }
};
