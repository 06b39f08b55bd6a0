/** What `/status` tells whoever runs Segue about the installation. Numbers and times are formatted already. */
export const care = {
  noLag: 'Nothing waits that should run.',
  /** @param since how long ago */
  lag: (kind: string, since: string) => `⏳ The longest due job: ${kind}, since ${since}.`,
  /** @param since how long ago */
  listenersWait: (since: string) => `⏳ Plays: somebody waits for theirs to be read since ${since}.`,
  listenersFine: 'Plays: everybody’s are read up to their time.',
  /** @param free of @param total in MB */
  disk: (free: string, total: string, journal: string) =>
    `Disk: ${free} MB free of ${total} MB. Beside the database ${journal} MB are to be moved into it.`,
  diskUnknown: 'Disk: the system does not say how much is free.',
  /** @param when how long ago @param size in MB */
  backup: (when: string, size: string, count: string) =>
    `Last backup: ${when}, verified, ${size} MB; ${count} kept.`,
  noBackup: '⚠️ There is no backup yet. `npm run backup` makes one.',
  backupFailed: (when: string, why: string) => `⚠️ The last attempt at a backup failed ${when}: ${why}.`,
  backupsOff: 'Backups by schedule are switched off (BACKUP_CRON).',
  consents: (ending: string, next: string) =>
    `Consents: ${ending} end within 30 days, the first ${next}; their members are told.`,
  noConsents: 'Consents: none ends within 30 days.',
  dead: (count: string) => `${count} account(s) need a new link.`,
  posts: (waiting: string, failed: string) =>
    `Posts: ${waiting} on their way, ${failed} of the last weeks could not be sent.`,
  paused: (what: string) => `⏸ Paused: ${what}.`,
  pausedParts: {
    background: 'everything on schedule (ENABLE_BACKGROUND_SYNC)',
    digests: (count: number) => (count === 1 ? '1 digest' : `${count} digests`),
    playlists: (count: number) => (count === 1 ? '1 playlist' : `${count} playlists`),
  },
  /** @param where a channel */
  warningsIn: (where: string) => `Warnings go to ${where}.`,
  warningsDm: 'Warnings come to you by DM. `/status alerts:` picks a channel for them.',
  warningsOn: (what: string) => `⚠️ Now: ${what}`,

  /** @param when how long ago it was told */
  warningSince: (name: string, when: string) => `${name} (${when})`,
  warningNames: {
    dead_letters: 'failing jobs',
    disk: 'the disk',
    backup: 'the backup',
    database: 'the database',
    live_sync: 'plays that are late',
  },

  option: 'For whoever runs Segue: the channel for warnings',
  notYours: 'Only whoever runs this Segue can say where warnings go. `/status` alone tells how it is.',
  placed: (where: string) => `Warnings go to ${where} from now on. If it is closed one day, they come by DM.`,
  placedDm: 'Warnings come to you by DM from now on.',
  toMe: 'Warnings to me instead',
  letters: (count: string) => `Failed for good (${count})`,

  lettersTitle: 'Failed for good',
  noLetters: 'Nothing failed for good. If something does, it is here, with its reason.',
  /** @param shown of @param total */
  lettersShown: (shown: string, total: string) =>
    `The newest ${shown} of ${total}. Those that you deal with make room for the next; after 30 days they go by themselves.`,
  /** @param why a sentence */
  letter: (id: string, kind: string, when: string, why: string) => `**${kind}** \`${id}\` · ${when}\n${why}`,
  retry: 'Try again',
  forget: 'Forget',
  forgetAll: 'Forget all',
  back: 'Back',
};
