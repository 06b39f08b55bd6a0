/** Why there is no backup, or no restored database. The words for each stand in the message catalogue (`backups`). */
export const backupTroubles = [
  /** Nothing lies where the database should be. */
  'no_database',
  /** The target has a file already. */
  'exists',
  'no_room',
  'no_access',
  /** SQLite finds the file damaged. */
  'damaged',
  /** What came out of the copy is not what went in. */
  'incomplete',
  'failed',
  /** The file to restore is not there, or no database of Segue. */
  'no_file',
  'not_segue',
  /** It is the database itself. */
  'same_file',
  /** A newer Segue wrote it. */
  'newer',
  /** Somebody has the database open. */
  'running',
  /** The present database is damaged, so nobody can tell whether Segue has it open. */
  'present_damaged',
] as const;

export type BackupTrouble = (typeof backupTroubles)[number];

/** Facts for the sentence about it. */
export interface BackupFacts {
  readonly path?: string;
  /** What SQLite says. */
  readonly detail?: string;
  /** bytes */
  readonly needed?: number;
  /** bytes */
  readonly free?: number;
}

/** A backup or a restore that did not come about. Nothing of what was there before is changed. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem';
  readonly why: BackupTrouble;
  readonly facts: BackupFacts;

  constructor(why: BackupTrouble, facts: BackupFacts = {}, options?: ErrorOptions) {
    super(`backup: ${why}`, options);
    this.why = why;
    this.facts = facts;
  }
}

/** The last attempt that failed, as it is remembered until one works. */
export interface FailedBackup {
  /** ms UTC */
  readonly at: number;
  readonly why: BackupTrouble;
}
