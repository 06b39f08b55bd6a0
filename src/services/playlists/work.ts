import type { ManagedPlaylistId } from '../../domain/ids.ts';
import type { JobNotify, NewJob } from '../../domain/jobs.ts';
import type { ManagedPlaylist } from '../../domain/playlists/managed.ts';
import type { ApplyOutcome, PlaylistProblem } from '../../domain/playlists/outcome.ts';

/** The kinds of work of this family, and how each is asked for. */

export const PLAYLISTS_APPLY = 'playlists.apply';
export const PLAYLISTS_DELETE = 'playlists.delete';

type Named = Pick<ManagedPlaylist, 'id' | 'memberId' | 'name'>;

/** Makes Spotify hold what is wanted. One at a time for each playlist: asking while one waits or runs is joining it. */
export const playlistsApply = (playlist: Named, notify?: JobNotify): NewJob =>
  jobOf(PLAYLISTS_APPLY, playlist, notify);

export const playlistsApplyKey = (id: ManagedPlaylistId): string => `${PLAYLISTS_APPLY}:${id}`;

/** Takes the playlist out of the person's library, and then forgets it. */
export const playlistsDelete = (playlist: Named, notify?: JobNotify): NewJob =>
  jobOf(PLAYLISTS_DELETE, playlist, notify);

const jobOf = (kind: string, { id, memberId, name }: Named, notify: JobNotify | undefined): NewJob => ({
  kind,
  memberId,
  name,
  metadata: { playlistId: id },
  dedupeKey: `${kind}:${id}`,
  ...(notify === undefined ? {} : { notify }),
});

/** Why nothing was written, as a code that the message catalogue explains (`jobs.because`); null when all is well. */
export const problemCode = (outcome: ApplyOutcome): string | null => {
  switch (outcome.kind) {
    case 'applied':
    case 'unchanged':
    case 'later':
      return null;
    case 'asking':
      return 'PLAYLIST_ASKS';
    case 'declined':
      return 'PLAYLIST_DECLINED';
    case 'paused':
      return 'PLAYLIST_PAUSED';
    case 'dropped':
      return 'NOT_FOUND';
    case 'problem':
      return problemCodes[outcome.state];
  }
};

const problemCodes: Readonly<Record<PlaylistProblem, string>> = {
  gone: 'PLAYLIST_GONE',
  unreadable: 'PLAYLIST_CLOSED',
  needs_reauth: 'NEEDS_REAUTH',
  no_permission: 'INSUFFICIENT_SCOPE',
  app_refused: 'app_refused',
};
