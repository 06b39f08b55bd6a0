/** Warnings for whoever runs Segue: a sentence when something begins, one when it is over. Times are formatted already. */
export const alerts = {
  began: 'Segue needs a look',
  ended: 'Fine again',
  provider: (who: string, cause: string, since: string) =>
    `${who} has not answered for an hour (since ${since}): ${cause}. What comes from there is missing for now and asked for again by itself. If their status page knows nothing of it, look at our network and key.`,
  /** @param who several names */
  providers: (who: string) =>
    `Nobody of these has answered for an hour: ${who}. So many at once are most likely our own network or name server. What comes from there is missing for now and asked for again by itself.`,
  deadLetters: (recent: string, count: string) =>
    `${recent} jobs failed for good within six hours (${count} altogether). \`/status\` lists them with their reasons.`,
  /** @param free of @param total in MB */
  disk: (free: string, total: string) =>
    `The disk fills: ${free} MB free of ${total} MB. Make room before nothing can be written; older backups may move elsewhere.`,
  /** @param when how long ago; null: never */
  backupOld: (when: string | null) =>
    when === null
      ? 'There is no verified backup. `npm run backup` makes one and says what is in its way.'
      : `The last verified backup is from ${when}. \`npm run backup\` makes one and says what is in its way.`,
  backupFailed: (why: string, when: string | null) =>
    `A backup failed: ${why}. ${when === null ? 'There is no verified one' : `The last verified one is from ${when}`}. \`npm run backup\` tells more.`,
  database: (when: string) =>
    `The check of the database failed ${when}: it is damaged. Stop Segue, keep the file, and restore the newest backup that is whole (\`npm run restore\`).`,
  liveSync: (since: string) =>
    `Plays are not read in time: somebody waits since ${since}. What Spotify shows of the past is short, so plays may get lost. \`/status\` says who rests.`,
  over: {
    /** @param began how long ago it began */
    provider: (who: string, began: string) => `${who} answers again (trouble was told ${began}).`,
    dead_letters: (began: string) => `Hardly any jobs fail any more (told ${began}).`,
    disk: (began: string) => `The disk has room again (told ${began}).`,
    backup: (began: string) => `There is a fresh, verified backup (told ${began}).`,
    database: (began: string) => `The database is whole as far as a check can tell (told ${began}).`,
    live_sync: (began: string) => `Plays are read in time again (told ${began}).`,
  },
  look: 'See how Segue is',
};
