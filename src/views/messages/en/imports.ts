import type { FileProblem, RowProblem } from '../../../domain/listening/exports/rows.ts';
import type { ImportMode, ImportStatus } from '../../../domain/listening/imports.ts';

/** `/import`, its cards and its page. Names are escaped, numbers and times formatted already. */

const rowProblems: Record<RowProblem, string> = {
  json: 'broken JSON',
  encoding: 'neither UTF-8 nor UTF-16',
  shape: 'no play at all',
  time: 'no time that makes sense',
  duration: 'no length that makes sense',
  no_track: 'no track in it',
};

const fileProblems: Record<FileProblem, string> = {
  not_json: 'is no JSON',
  truncated: 'breaks off in the middle',
  broken_json: 'is broken JSON from some place on',
  row_too_large: 'has a row without an end',
  encrypted: 'is locked with a password',
  compression: 'is packed in a way that Segue does not know',
  damaged: 'is damaged',
  too_large: 'is too large',
  bomb: 'unpacks to far more than any history',
  too_many_files: 'holds too many files',
  not_zip: 'is no ZIP archive',
  cut_zip: 'breaks off in the middle: download it again, and wait for its end',
  nested_zip: 'is a ZIP within a ZIP: unpack the outer one, and bring this one by itself',
  gone: 'could not be read from the disk',
};

const states: Record<ImportStatus, string> = {
  collecting: 'Waiting for your files',
  reading: 'Looking through your files',
  ready: 'Ready: you decide',
  storing: 'Going into your history',
  stopped: 'Stopped halfway',
  stored: 'In your history',
  undoing: 'Being taken out',
  undone: 'Taken out again',
  dropped: 'Given up',
};

const modes: Record<ImportMode, { label: string; says: string }> = {
  merge: {
    label: 'Import',
    says: '**Import**: each play counts once; where Segue heard it too, Spotify’s own record wins.',
  },
  replace: {
    label: 'Replace what Segue heard',
    says: '**Replace**: in the whole period only the import counts.',
  },
  keep: {
    label: 'Keep what Segue heard',
    says: '**Keep**: what Segue heard itself stays as it is; the import fills what is missing.',
  },
};

/** A sentence about so many rows. */
const so = (one: string, many: string) => (count: number, shown: string) =>
  `${shown} ${count === 1 ? one : many}`;

export const imports = {
  command: 'Bring your whole listening history from Spotify',
  subs: {
    start: 'Import your history: attach a file, or get a private page to drop files on',
    status: 'How far your import is',
    report: 'What an import brought, row by row',
    undo: 'Take an import out of your history again',
  },
  options: {
    file: 'The ZIP or a JSON file, if Discord takes it (10 MB without Nitro). Else leave it out: a page opens',
    import: 'Which import (the newest otherwise)',
    private: 'Import plays of private sessions too (they are left out otherwise)',
  },

  states,
  modes,
  rowProblems,
  fileProblems,

  link: {
    title: 'Bring your listening history',
    text: 'Open your private page and drop the ZIP from Spotify on it, or its JSON files. Nothing is stored before you have seen what is in it and said yes.',
    open: 'Open my upload page',
    expires: (when: string) => `The link is yours alone and ends ${when}.`,
    status: 'I have uploaded',
    where:
      'No file yet? In your Spotify account, under **Privacy**, ask for **Extended streaming history**. It takes a few days, then Spotify sends a mail.',
    page: 'Get it at Spotify',
    pageUrl: 'https://www.spotify.com/account/privacy/',
  },
  reading: {
    title: 'Looking through your file',
    text: 'This message says soon what is in it. Nothing is stored before you say yes.',
  },
  storing: {
    title: 'Your history goes in',
    text: 'This message follows along. You can go on with everything else meanwhile.',
  },
  undoing: {
    title: 'Taking the import out',
    text: 'What Segue heard itself stays, and shows again where the import had covered it.',
  },

  none: {
    title: 'No import yet',
    text: 'Spotify gives you every play since the first day. Segue takes it in, and you can take it out again.',
    start: 'Start an import',
  },

  period: (from: string, to: string) => `${from} to ${to}`,
  rows: (rows: string) => `**${rows}** rows read`,
  labels: {
    wouldAdd: so('play is new', 'plays are new'),
    added: so('play is new and in your history', 'plays are new and in your history'),
    known: so('play was there already', 'plays were there already'),
    repeated: so('is the same row again', 'are the same row again'),
    podcasts: so('is a podcast', 'are podcasts'),
    audiobooks: so('is an audiobook', 'are audiobooks'),
    incognito: so('is of a private session, left out', 'are of private sessions, left out'),
    broken: (shown: string, why: string) => `${shown} cannot be used: ${why}`,
  },
  files: (count: number, formatted: string) => (count === 1 ? 'One file' : `${formatted} files`),
  otherFiles: (count: number, formatted: string) =>
    count === 1 ? 'One other file was left aside.' : `${formatted} other files were left aside.`,
  fileProblem: (name: string, problem: string, rows: string | null) =>
    rows === null ? `\`${name}\` ${problem}.` : `\`${name}\` ${problem}; ${rows} rows of it could be read.`,
  repeatedFile: (name: string) => `\`${name}\` is the same file again.`,
  moreFiles: (count: string) => `${count} more files have problems.`,

  wrongPackage:
    'This is the **account data** package: it knows the last year only, to the minute, and no albums. Segue takes it. For everything since the first day, ask Spotify for the **Extended streaming history**: that is a separate request on the same page, and importing it later doubles nothing.',
  nothing: {
    title: 'There is no listening history in that',
    text: 'No row of it is a play of a track, so nothing was stored.',
    next: 'In your Spotify account, under Privacy, ask for the Extended streaming history; its ZIP is what Segue reads.',
  },
  gone: 'This import is over.',

  ready: { title: 'This is what is in your files', drop: 'Leave it' },
  stored: { title: 'Your history is in', undo: 'Take it out again' },
  stopped: {
    title: 'The import was stopped',
    text: 'What is in already stays until you go on or take it out.',
    go: 'Go on',
  },
  dropped: { title: 'Given up', text: 'Nothing of it was stored, and the files are deleted.' },
  undone: { title: 'The import is out again', text: (plays: string) => `${plays} plays were taken out.` },
  undo: {
    title: 'Take this import out?',
    text: (plays: string, when: string) =>
      `The ${plays} plays that you imported ${when} go. What Segue heard itself stays. You can import the files again at any time.`,
    yes: 'Take it out',
    no: 'Keep it',
    none: 'There is no import that could be taken out.',
  },
  /** Plain; the day as it is written in short. */
  choice: (day: string, state: string, count: number, shown: string) =>
    `${day} · ${state} · ${so('play', 'plays')(count, shown)}`,
  pick: 'Look at another import…',
  another: 'Import more',
  refresh: 'Look again',

  page: {
    title: 'Your listening history',
    text: 'Drop the ZIP from Spotify here, or its JSON files. Several at once are fine.',
    choose: 'Choose files',
    drop: 'or drop them here',
    send: 'That is all: look through it',
    next: 'Segue then tells you in Discord what is in them. Nothing is stored before you say yes there.',
    privacy:
      'The files lie on Segue’s own disk and are deleted as soon as they are read in, at the latest after a week. Addresses, devices and user names in them are never stored.',
    expires: (when: string) => `This page works until ${when} (UTC).`,
    list: 'Files',
    waiting: 'waiting',
    sending: 'uploading',
    done: 'done',
    again: 'The connection broke. It goes on by itself.',
    failed: 'did not work',
    tooLarge: 'is too large',
    full: 'The disk of this Segue is full. Whoever runs it has to make room.',
    noScript:
      'This page needs JavaScript to send large files in parts. Without it, attach the file in Discord: /import start.',
    finished: {
      title: 'Thank you',
      text: 'Your files are here. Go back to Discord: Segue tells you there what is in them.',
      next: 'You can close this page.',
    },
    ended: {
      title: 'This link has ended',
      text: 'It was used already, or its day is over.',
      next: 'Ask for a new one in Discord with /import start.',
    },
  },
};
