/** Names of backups: the time stands in the name, so that a folder tells its own story wherever it is moved. */

const NAME = /^segue-(\d{4})-(\d{2})-(\d{2})T(\d{2})(\d{2})(\d{2})Z\.sqlite$/;

/** A backup as it lies in its folder. A file with such a name was verified before it got it. */
export interface BackupFile {
  readonly name: string;
  /** ms UTC */
  readonly at: number;
  readonly bytes: number;
}

/** @param at ms UTC @returns `segue-2026-11-20T034000Z.sqlite` */
export const backupName = (at: number): string => {
  const stamp = new Date(at).toISOString().replaceAll(':', '').replace(/\..*/, 'Z');
  return `segue-${stamp}.sqlite`;
};

/** When the backup of this name was made, ms UTC; null for a file of somebody else. */
export const backupTime = (name: string): number | null => {
  const parts = NAME.exec(name)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  // 31 February is no time at all.
  return backupName(at) === name ? at : null;
};
