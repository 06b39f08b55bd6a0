import type { BackupFacts, BackupTrouble } from '../../../domain/backups/problem.ts';

/** Bytes for people who look after disks. */
const megabytes = (bytes = 0): string => `${Math.ceil(bytes / 1_000_000)} MB`;

const problems: Readonly<Record<BackupTrouble, (facts: BackupFacts) => string>> = {
  no_database: ({ path }) => `There is no database at ${path} (DATABASE_PATH). Nothing was written.`,
  exists: ({ path }) => `${path} exists already. Nothing was overwritten.`,
  no_room: ({ path, needed, free }) =>
    needed === undefined
      ? `The disk of ${path} became full. What was half done is gone again; make room, then try again.`
      : `The disk of ${path} has not enough room: ${megabytes(needed)} are needed (a copy, and one to check it), ${megabytes(free)} are free. Nothing was written.`,
  no_access: ({ path, detail }) =>
    `${path} cannot be read or written (${detail}). Check who owns it and its folder.`,
  damaged: ({ path, detail }) =>
    `${path} is damaged (${detail ?? 'SQLite says so'}). A backup of a damaged database is damaged as well: keep the older ones, and restore the newest one that is whole.`,
  incomplete: ({ path }) =>
    `What came out of ${path} was not what went in, so it does not count. Try again; if it stays so, look at the disk.`,
  failed: ({ path, detail }) => `${path}: ${detail ?? 'it did not work'}. Nothing was changed.`,
  no_file: ({ path }) => `There is no file ${path}. Nothing was changed.`,
  not_segue: ({ path }) => `${path} is no database of Segue. Nothing was changed.`,
  same_file: ({ path }) => `${path} is the database itself. Nothing was changed.`,
  newer: ({ path }) =>
    `${path} was written by a newer version of Segue. Install that version first. Nothing was changed.`,
  running: ({ path }) =>
    `Segue (or somebody else) has ${path} open. Stop it first, then restore. Nothing was changed.`,
  present_damaged: ({ path }) =>
    `${path} is so damaged that nobody can tell whether Segue has it open. Stop Segue, then restore again with --stopped. Nothing was changed.`,
};

const short: Readonly<Record<BackupTrouble, string>> = {
  no_database: 'there is no database',
  exists: 'the file existed already',
  no_room: 'the disk has not enough room',
  no_access: 'the folder cannot be written',
  damaged: 'the database is damaged',
  incomplete: 'the copy was not complete',
  failed: 'it did not work',
  no_file: 'there is no such file',
  not_segue: 'it is no database of Segue',
  same_file: 'it is the database itself',
  newer: 'it is of a newer version',
  running: 'the database is open',
  present_damaged: 'the database is damaged',
};

/** What `npm run backup` and `npm run restore` say. */
export const backups = {
  /** @param members a number */
  made: (file: string, members: string, size: number) =>
    `${file}: checked, ${members} member(s), ${megabytes(size)}.`,
  dropped: (count: string) => `Older backups taken away: ${count}.`,
  problems,

  restoreUsage: 'Usage: npm run restore -- FILE [--stopped]   (the backups are in BACKUP_DIR)',
  /** @param rows a number */
  restored: (file: string, path: string, members: string, rows: string) =>
    `${file} is the database now (${path}): checked, ${members} member(s), ${rows} rows.`,
  aside: (path: string) =>
    `The former database is ${path}. Delete it when you are sure that you do not need it.`,
  older: 'It is of an older version of Segue: the next start brings it up to date.',
  keysMissing: (ids: string) =>
    `Careful: tokens in it are sealed with the key(s) ${ids}, which TOKEN_ENCRYPTION_KEYS does not have. Put them back, or those members have to link again.`,
  /** @param ids of Discord, comma separated */
  left: (count: string, ids: string) =>
    `Careful: ${count} member(s) of this backup were not in the former database, so they deleted their data since, and now it is back. Ask them to repeat \`/privacy delete\`: ${ids}`,
  next: 'Next: start Segue (`npm start`) and look at `/status`. Who withdrew from a server since this backup was made is counted there again: tell your servers.',

  /** Why the last attempt failed, for `/status` and warnings. */
  short,
};
