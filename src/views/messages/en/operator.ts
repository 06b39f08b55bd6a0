/** Sentences for whoever runs Segue, on standard error when it cannot start. */
export const operator = {
  portTaken: (address: string) =>
    `${address} is taken by another program. Stop that one, or choose another HTTP_PORT (and PUBLIC_URL).`,
  portForbidden: (address: string) =>
    `Segue may not listen on ${address}. Choose an HTTP_PORT above 1023 (and PUBLIC_URL to match).`,
  noSuchAddress: (address: string) => `${address} is not an address of this machine: check HTTP_HOST.`,
  noAccess: (path: string) =>
    `Segue may not write to ${path} or its folder: check DATABASE_PATH and who owns the folder.`,
  noDatabase: (path: string) =>
    `${path} is not a readable SQLite database. Restore a backup, or point DATABASE_PATH somewhere else.`,
  databaseBusy: (path: string) =>
    `Somebody else has ${path} for themselves: a restore, or another program. Wait until that is over, then start again.`,
  diskFull: (path: string) => `There is no room left on the disk of ${path}.`,
  unreachable: 'Discord cannot be reached: check the network and DISCORD_API_URL, then start again.',
  usage: 'Usage: node src/main.ts [bot|service]   (without a word: both halves in one process)',
  crashed: 'Segue stopped because of an error that nobody foresaw; the log above has it.',
};
