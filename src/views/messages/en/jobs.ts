import { capital } from '../../kit/text.ts';

/** `/jobs` and the cards of jobs. Names are escaped, numbers and times formatted already. */

interface KindWords {
  /** What goes on. @param parts how many children it has */
  readonly active: (parts: number) => string;
  readonly done: string;
  /** It is through, and some of its children could not be done. */
  readonly partly: string;
}

const still = (active: string, done: string): KindWords => ({ active: () => active, done, partly: done });

/** By job kind: what a person calls this work. */
const kinds: Readonly<Record<string, KindWords>> = {
  'sources.list': still('Looking for your playlists', 'Your playlists are listed'),
  'sources.sync': {
    active: (parts) =>
      parts === 1 ? 'Syncing 1 source' : parts === 0 ? 'Syncing your sources' : `Syncing ${parts} sources`,
    done: 'Your sources are up to date',
    partly: 'Not all of your sources could be read',
  },
  'sources.syncOne': still('Syncing a source', 'The source is up to date'),
  'plays.sync': still('Reading your last plays', 'Your plays are up to date'),
  'plays.syncAll': still('Reading your last plays', 'Your plays are up to date'),
  'plays.import-read': still('Looking through your history', 'This is what is in your files'),
  'plays.import-store': still('Your history goes in', 'Your history is in'),
  'plays.import-undo': still('Taking the import out', 'The import is out again'),
  'plays.import-sweep': still('Tidying up old uploads', 'Old uploads are tidied up'),
  'rankings.refresh': still('Reading your top lists', 'Your top lists are up to date'),
  external: {
    active: () => 'Asking around about your tracks',
    done: 'Everybody was asked about your tracks',
    partly: 'Not everybody could be asked about your tracks',
  },
  'external.musicbrainz': still('MusicBrainz', 'MusicBrainz'),
  'external.listenbrainz': still('ListenBrainz', 'ListenBrainz'),
  'external.reccobeats': still('ReccoBeats', 'ReccoBeats'),
  'external.acousticbrainz': still('AcousticBrainz', 'AcousticBrainz'),
  'external.deezer': still('Deezer', 'Deezer'),
  'external.lastfm': still('Last.fm', 'Last.fm'),
  'external.discogs': still('Discogs', 'Discogs'),
  'external.llm': still('The language model', 'The language model'),
  'covers.fetch': still('Fetching covers', 'Covers are fetched'),
  'playlists.apply': still('Writing a playlist', 'The playlist is as it should be'),
  'playlists.delete': still('Taking a playlist out of your library', 'The playlist is out of your library'),
  'rules.run': still('Looking which tracks your rules choose', 'Your rules have chosen'),
  'rules.follow': still('Looking what new tracks mean for your rules', 'Your rules have been looked at'),
  'rules.flatten': still('Putting what is known about tracks in order', 'Tracks are in order'),
  'rules.import': still('Reading your file of rules', 'Your file of rules is read'),
  'curation.import': still('Taking your releases in', 'Your releases are in'),
  'curation.intake': still('Reading new releases', 'New releases are read'),
  'curation.intakeSweep': still(
    'Asking for the releases of the week',
    'The releases of the week are asked for',
  ),
  'curation.match': still('Looking for releases on Spotify', 'Releases were looked for on Spotify'),
  'curation.news': still('Looking what is new for you', 'What is new was told'),
  'curation.learn': still('Learning how you sort', 'Learned how you sort'),
  'curation.period': still('Putting your week together', 'Your week is ready'),
  'privacy.delete': still('Deleting everything about somebody', 'Everything about somebody is deleted'),
  'privacy.sweep': still('Deleting what nobody wants kept', 'What nobody wants kept is deleted'),
  'radar.gather': still('Asking what came out', 'New releases are known'),
  'radar.tell': still('Telling what is new', 'What is new was told'),
  'radar.scan': still('Looking what is new for whom', 'Radars are up to date'),
  'radar.fill': still('Putting your radar into your playlist', 'Your playlist is as your radar is'),
  'taste.blend': still('Putting a blend together', 'The blend is as it should be'),
  'taste.sweep': still('Looking which blends are due', 'Due blends are asked for'),
  'radar.fillAll': still('Asking for the playlists of radars', 'The playlists of radars are asked for'),
  'accounts.claim': {
    active: () => 'Linking your account',
    done: 'Your account is linked, and its plays are here',
    partly: 'Your account is linked, but not all of its plays could be read',
  },
  'plays.rebuild': still('Counting all you played anew', 'All you played is counted anew'),
  'plays.check': still('Checking the counts of plays', 'The counts of plays are checked'),
  'plays.review': still('Going through your plays', 'Your plays are gone through'),
  'plays.backfill': still('Reading all you played', 'All you played is here'),
  'charts.sweep': still('Looking which charts are due', 'Due charts are asked for'),
  'charts.refresh': still('Fetching a chart', 'The chart is up to date'),
  'charts.resolve': still('Looking who stands on charts', 'It is known who stands on charts'),
  'charts.identify': still('Asking MusicBrainz who stands on charts', 'MusicBrainz was asked'),
  'charts.add': still('Looking for it on Spotify', 'It is where you wanted it'),
  'server.count': still('Counting for servers', 'Servers are counted'),
  'server.crowns': still('Finding new holders for crowns', 'Crowns have their holders'),
  'server.look': still('Looking who is still there', 'It is known who is still there'),
  'server.sweep': still('Looking who is still there', 'It is known who is still there'),
  'server.unname': still('Taking a name out of a message', 'The name is out of the message'),
  'backup.make': still('Making a backup', 'The backup is made'),
  'accounts.delete-data': still('Deleting your data', 'Your data is deleted'),
};

/** By error code or problem of a source: why something did not work, and what helps. */
const because: Readonly<Record<string, string>> = {
  NOT_LINKED: 'no account is linked. `/link` changes that',
  NEEDS_REAUTH: 'Spotify wants you to sign in again: `/link`',
  INSUFFICIENT_SCOPE: 'Segue lacks a permission for that: `/link` asks for it',
  NOT_ALLOWLISTED: 'this Spotify app does not know you yet; whoever runs it has to add you',
  OWNER_WITHOUT_PREMIUM: 'the owner of this Spotify app has no Premium, so Spotify refuses',
  FORBIDDEN_RESOURCE: 'Spotify does not let you read it',
  RESOURCE_GONE: 'it does not exist any more',
  NOT_FOUND: 'it is not there any more',
  LISTENER_UNKNOWN: 'nobody there has that name. It is the one in the address of your profile',
  LISTENER_PRIVATE: 'your plays are hidden there. Show them in its privacy settings, then link again',
  TOKEN_REFUSED: 'the token is not taken. Copy the one that your settings there show now',
  ALREADY_LINKED_ELSEWHERE:
    'somebody else has linked that name. With your user token ListenBrainz knows whose it is',
  PROVIDER_UNAVAILABLE: 'the other side did not answer',
  PROVIDER_REFUSED: 'it does not take our key. Whoever runs this bot has to look at it',
  PROVIDER_OFF: 'it is switched off here',
  STORAGE: 'the disk did not take it',
  CRASHED: 'it stopped Segue again and again',
  NO_SOURCES: 'no source is chosen yet. `/sources` is where you pick them',
  RULES_IDLE: 'no playlist follows these rules now',
  RULES_BROKEN:
    'the rules name something that is not there any more, so the playlist stays as it is. `/rules preview` shows what',
  RULES_STOPPED: 'a track lacks something that these rules do not want to go on without',
  RULES_FILE: 'that is not a file of rules that Segue can read. `/rules export` shows what one looks like',
  PLAYLIST_ASKS: 'it would take out much of the playlist, so it waits for your word',
  PLAYLIST_DECLINED: 'you said no to what it would take out',
  PLAYLIST_PAUSED: 'the playlist is paused',
  PLAYLIST_GONE: 'you took the playlist out of your library, so Segue leaves it alone',
  PLAYLIST_CLOSED: 'Spotify does not let you write this playlist any more',
  FILE_empty: 'the file has no rows',
  FILE_heading: 'no line of the file names a title and an artist column',
  FILE_json: 'the file begins as JSON and is none',
  FILE_tooLarge: 'the file is larger than 5 MB',
  IMPORT_OVER: 'this import is over, or was stopped',
  IMPORT_LINK:
    'Discord does not have the file any more. `/import start` with the file again, or drop it on your upload page',
  IMPORT_SIZE: 'the file is larger than the 2 GB that Segue takes',
  CHART_shape: 'the source answers in another shape than Segue knows. What was there stays',
  CHART_empty: 'the list came empty. What was there stays',
  CHART_unavailable: 'the source did not answer. What was there stays',
  CHART_refused: 'the source does not take our key. Whoever runs this bot has to look at it',
  CHART_resting: 'the source asked for a pause. It comes by itself',
  CHART_nobody: 'nobody who linked Spotify can ask just now',
  CHART_off: 'that source is not set up here',
  CHART_gone: 'there is no such list any more',
  CHART_not_on_spotify: 'Spotify does not have it, as far as can be told for certain',
  forbidden: 'Spotify does not let you read it',
  gone: 'it does not exist any more',
  needs_reauth: 'Spotify wants you to sign in again: `/link`',
  no_permission: 'Segue lacks a permission for that: `/link` asks for it',
  app_refused: 'Spotify refuses this app: its owner has no Premium, or you are not on its list',
  unavailable: 'Spotify did not answer',
};

/**
 * By the provider's budget bucket: which part of it, so that "Spotify … is resting" is a sentence. Those without words
 * are the provider itself.
 */
const parts: Readonly<Record<string, string>> = {
  playlists: 'playlist access',
  'playlist-items': 'playlist content',
  library: 'library',
  player: 'listening history',
  top: 'top list',
  search: 'search',
  listens: 'listening history',
  scrobbles: 'listening history',
};

export const jobs = {
  command: 'What Segue is doing for you',
  subs: { list: 'Your jobs: progress, stop, try again', run: 'Start a step by its name' },
  options: { step: 'Which step' },

  kinds,
  /** A kind without words of its own. */
  otherKind: still('Working', 'Done'),
  because,
  parts,
  unknownReason: (id: string) =>
    `something unforeseen happened. Whoever runs this bot finds it in the log as job ${id}`,

  /** What `/jobs run` can start, by name. */
  steps: {
    tracks: 'Read your chosen sources again',
    sources: 'Look for new playlists',
    plays: 'Read your last plays',
    'top-stats': 'Refresh your top lists',
    recount: 'Count all you played anew',
    external: 'Ask MusicBrainz and the others about your tracks',
  } as Readonly<Record<string, string>>,
  stepChoice: (name: string, what: string) => `${name}: ${what}`,

  progress: (bar: string, percent: string) => `\`${bar}\` ${percent}`,
  states: {
    waiting: '…',
    running: '⟳',
    done: '✓',
    failed: '✗',
    cancelled: '–',
  },
  line: (mark: string, name: string, detail: string | null) =>
    detail === null ? `${mark} ${name}` : `${mark} ${name} · ${detail}`,
  countOf: (done: string, total: string) => `${done} of ${total}`,
  unchanged: 'unchanged',
  stopped: 'stopped',
  more: (count: string) => `and ${count} more`,
  ended: (done: string, total: string) => `${done} of ${total} done`,

  waiting: 'Waiting for its turn.',
  stopping: 'Stopping…',
  cancelled: 'You stopped this. What was finished stays.',
  failed: (why: string) => `It did not work: ${why}.`,
  skipped: (why: string) => `Skipped: ${why}.`,
  retrying: (when: string, why: string | null) =>
    why === null ? `The next try is ${when}.` : `It did not work yet: ${why}. The next try is ${when}.`,
  /** @param who "Spotify search" @param until a time of day */
  resting: (who: string, until: string) =>
    `${capital(who)} is resting until ${until}; everything else goes on.`,
  restingPart: (provider: string, part: string) => `${provider} ${part}`,
  later: (count: number) =>
    count === 1
      ? 'One source waits for Spotify and comes by itself: `/jobs list` says when.'
      : `${count} sources wait for Spotify and come by themselves: \`/jobs list\` says when.`,
  continued: 'This goes on from an answer that Discord does not let Segue change any more.',

  list: {
    title: 'Your jobs',
    none: 'Nothing is running, and nothing went wrong. Pick sources, and Segue has something to do.',
    running: 'Running',
    failed: 'Did not work',
    finished: 'Finished',
    line: (title: string, detail: string) => `**${title}**\n${detail}`,
    when: (title: string, when: string) => `${title} · ${when}`,
  },

  cancel: 'Cancel',
  retry: 'Try again',
  show: 'Show',
  again: 'Show again',
};
