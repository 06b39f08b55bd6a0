import type { Question } from '../../../domain/playlists/managed.ts';
import type { Applied, PlaylistProblem } from '../../../domain/playlists/outcome.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const problems: Record<PlaylistProblem, string> = {
  gone: 'You took this playlist out of your Spotify library, so Segue leaves it alone. Your rules are kept.',
  unreadable: 'Spotify does not let your account read this playlist any more, so nothing is written to it.',
  needs_reauth: 'Spotify wants you to sign in again: `/link`. Then this playlist goes on by itself.',
  no_permission:
    'Segue may not write your playlists yet. Link again with `/link`, and this one goes on by itself.',
  app_refused: 'Spotify does not let this Segue write for you just now, so this playlist waits.',
};

/** What rules did while nobody looked. */
export const ruleNotes = {
  open: 'Open in Spotify',
  applied: ({ added, removed, size }: Applied): string =>
    [
      added > 0 && count(added, 'track came in', 'tracks came in'),
      removed > 0 && count(removed, 'track left', 'tracks left'),
      `now ${count(size, 'track', 'tracks')}`,
    ]
      .filter((part) => part !== false)
      .join(', ')
      .concat('. `/rules undo` takes it back.'),
  asking: ({ removes, of }: Question): string =>
    `Your rules would take ${count(removes, 'track', 'tracks')} of ${of} out of this playlist. That is a lot, so nothing was done: \`/rules list\` lets you decide.`,
  problems,
};
