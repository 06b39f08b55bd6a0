import type { CapKind } from '../../../domain/matching/reasons.ts';

/** Why a match is doubtful; what is not said here does not help a person to decide. */
export const doubts: Partial<Record<CapKind, string>> = {
  title_differs: 'the title differs',
  title_close: 'the title is only similar',
  numbers_differ: 'a number in the title differs',
  subtitle_one_sided: 'a subtitle on one side only',
  artists_differ: 'other artists',
  artists_partly: 'not all artists are the same',
  artists_unknown: 'artists unknown',
  remixer_as_artist: 'the remixer is named as artist',
  version_differs: 'another version',
  length_differs: 'another length',
  length_unnamed: 'the version is not named',
  detail_differs: 'the version differs in a detail',
  remix_one_sided: 'a remix on one side only',
  remixers_differ: 'another remixer',
  remixer_unnamed: 'the remixer is not named',
  remixer_similar: 'a similar remixer',
  edition_differs: 'another edition',
  duration_close: 'a little longer or shorter',
  duration_apart: 'longer or shorter',
  duration_far: 'much longer or shorter',
  isrc_conflict: 'other recording codes',
  common_title: 'a very common title',
};
