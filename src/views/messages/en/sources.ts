import type { SourceKind, SourceProblem } from '../../../domain/library.ts';

const tracks = (count: number, shown: string): string => (count === 1 ? '1 track' : `${shown} tracks`);

/** Words for kinds that have no name of their own. */
const kinds: Partial<Record<SourceKind, string>> = { liked: 'Liked tracks' };

const problems: Record<SourceProblem, string> = {
  forbidden: 'Spotify does not let you read it; a copy in your own account works. What was read stays.',
  gone: 'It is not in your Spotify any more. What was read stays until you take it out.',
  needs_reauth: 'Spotify wants you to sign in again.',
  no_permission:
    'When you linked Spotify, this was not part of what you allowed. Link again with everything on.',
  app_refused:
    'Spotify refuses this app: its owner has no Premium, or you are not on its list. Ask whoever runs it. What was read stays.',
  unavailable: 'Spotify did not answer. Segue tries again by itself.',
};

/** `/sources`. Names are escaped, numbers and times formatted already. */
export const sources = {
  command: 'Where your library comes from: choose playlists and liked tracks',
  options: {
    add: 'A playlist to add',
    remove: 'A source to take out',
  },
  kinds,
  problems,
  tracks,

  title: 'Your sources',
  total: (count: number, shown: string, sources: number) =>
    `${tracks(count, shown)} from ${sources === 1 ? '1 source' : `${sources} sources`}, each once.`,
  /** Chosen, and nothing read yet. */
  waiting: (sources: number) =>
    sources === 1
      ? '1 source is chosen, its tracks are not read yet.'
      : `${sources} sources are chosen, their tracks are not read yet.`,
  line: (mark: string, name: string, facts: string) => `${mark} **${name}** · ${facts}`,
  problemLine: (problem: string) => `-# ${problem}`,
  synced: (when: string) => `synced ${when}`,
  neverSynced: 'not read yet',
  listed: (tracks: string) => `about ${tracks}`,
  notMusic: (count: number, shown: string) =>
    count === 1 ? '1 entry that is not music' : `${shown} entries that are not music`,
  nextStep: 'They are looked at every few hours by themselves.',
  syncing: 'A sync is on its way.',

  unlinked: 'Segue builds your library from your Spotify. Link it first; that takes a minute.',
  stopped: 'No Spotify account is linked any more, so this stays as it is.',
  rejected: 'Spotify wants you to sign in again; until then nothing new comes in. What was read stays.',
  looking: 'Segue is looking for your playlists. This message changes when they are there.',
  none: 'No sources yet. Pick liked tracks or playlists, and Segue makes one library of them, each track once.',
  nothingToChoose:
    'There is nothing in your Spotify that Segue can read yet. Like a track or make a playlist, then look again.',

  /** What a sync brought. @param came null when nothing @param left null when nothing */
  result: (all: string, came: string | null, left: string | null) =>
    [all, came === null ? null : `+${came}`, left === null ? null : `−${left}`]
      .filter((part) => part !== null)
      .join(' '),

  choose: 'Choose sources',
  more: 'Change choice',
  sync: 'Sync now',
  refresh: 'Look for new playlists',
  back: 'Done choosing',

  choices: {
    title: 'Choose sources',
    none: 'Pick what belongs to your library. Every pick is saved at once.',
    says: (count: number, shown: string) =>
      `${count === 1 ? '1 source is' : `${shown} sources are`} chosen. Every pick is saved at once.`,
    all: 'Liked tracks and playlists',
    placeholder: (from: string, to: string) => `Sources ${from} to ${to}`,
    by: (owner: string) => `by ${owner}`,
    unreadable: 'cannot be read any more',
    changed:
      'Your list has changed meanwhile. What you picked is saved; please look whether all is as you want it.',
    /** @param shown names @param more how many are not named */
    closed: (shown: string, more: number) =>
      `🔒 Spotify does not let apps in development mode read other people’s playlists: ${shown}${more === 0 ? '' : ` and ${more} more`}. A copy in your own account works.`,
  },

  added: {
    title: 'Source added',
    says: (name: string) => `**${name}** is being read. This message shows how far it is.`,
  },
  removed: {
    title: 'Source taken out',
    says: (name: string) =>
      `**${name}** is not part of your library any more. Nothing changed in Spotify, and what was read comes back at once if you add it again.`,
    undo: 'Add it again',
  },
};
