import { isOtherSong } from '../domain/matching/caps.ts';
import { scorePair } from '../domain/matching/score.ts';
import { parseTitle } from '../domain/matching/title.ts';
import type { Likeness } from './likeness.ts';

/** The house's matching as providers need it. */
export const likenessByMatching: Likeness = {
  compare: (ours, theirs) => scorePair(ours, theirs).score,
  contradict: (ours, theirs) =>
    scorePair({ title: ours, artists: [] }, { title: theirs, artists: [] }).caps.some(({ kind }) =>
      isOtherSong(kind),
    ),
  read: (title) => {
    const { core, version } = parseTitle(title);
    return { core, version: version.label === null ? null : { kind: version.kind, by: version.by } };
  },
};
