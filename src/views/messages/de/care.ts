import type { care as english } from '../en/care.ts';

export const care: typeof english = {
  noLag: 'Nichts wartet, das laufen sollte.',
  lag: (kind, since) => `⏳ Am längsten fällig: ${kind}, seit ${since}.`,
  listenersWait: (since) => `⏳ Wiedergaben: Jemand wartet seit ${since} darauf, dass seine gelesen werden.`,
  listenersFine: 'Wiedergaben: bei allen gelesen bis zu ihrer Zeit.',
  disk: (free, total, journal) =>
    `Datenträger: ${free} MB frei von ${total} MB. Neben der Datenbank warten ${journal} MB darauf, hineinzukommen.`,
  diskUnknown: 'Datenträger: Das System sagt nicht, wie viel frei ist.',
  backup: (when, size, count) =>
    `Letzte Sicherung: ${when}, geprüft, ${size} MB; ${count} werden aufgehoben.`,
  noBackup: '⚠️ Noch gibt es keine Sicherung. `npm run backup` macht eine.',
  backupFailed: (when, why) => `⚠️ Der letzte Versuch einer Sicherung ist ${when} gescheitert: ${why}.`,
  backupsOff: 'Sicherungen nach Plan sind abgeschaltet (BACKUP_CRON).',
  consents: (ending, next) =>
    `Zustimmungen: ${ending} enden in den nächsten 30 Tagen, die erste ${next}; wem sie gehören, erfährt es.`,
  noConsents: 'Zustimmungen: In den nächsten 30 Tagen endet keine.',
  dead: (count) => `Konten, die neu verknüpft werden müssen: ${count}.`,
  posts: (waiting, failed) =>
    `Nachrichten: ${waiting} unterwegs, ${failed} der letzten Wochen ließen sich nicht schicken.`,
  paused: (what) => `⏸ Angehalten: ${what}.`,
  pausedParts: {
    background: 'alles nach Plan (ENABLE_BACKGROUND_SYNC)',
    digests: (count) => (count === 1 ? '1 Bericht' : `${count} Berichte`),
    playlists: (count) => (count === 1 ? '1 Playlist' : `${count} Playlists`),
  },
  warningsIn: (where) => `Warnungen gehen nach ${where}.`,
  warningsDm: 'Warnungen kommen per Direktnachricht zu dir. `/status alerts:` wählt einen Kanal dafür.',
  warningsOn: (what) => `⚠️ Jetzt: ${what}`,

  warningSince: (name, when) => `${name} (${when})`,
  warningNames: {
    dead_letters: 'scheiternde Aufträge',
    disk: 'der Datenträger',
    backup: 'die Sicherung',
    database: 'die Datenbank',
    live_sync: 'verspätete Wiedergaben',
  },

  option: 'Für alle, die Segue betreiben: der Kanal für Warnungen',
  notYours:
    'Nur wer dieses Segue betreibt, bestimmt, wohin Warnungen gehen. `/status` allein sagt, wie es ihm geht.',
  placed: (where) =>
    `Warnungen gehen ab jetzt nach ${where}. Ist der Kanal einmal zu, kommen sie per Direktnachricht.`,
  placedDm: 'Warnungen kommen ab jetzt per Direktnachricht zu dir.',
  toMe: 'Warnungen lieber an mich',
  letters: (count) => `Endgültig gescheitert (${count})`,

  lettersTitle: 'Endgültig gescheitert',
  noLetters: 'Nichts ist endgültig gescheitert. Wenn doch, steht es hier, mit dem Grund.',
  lettersShown: (shown, total) =>
    `Die neuesten ${shown} von ${total}. Was du erledigst, macht den nächsten Platz; nach 30 Tagen verschwinden sie von selbst.`,
  letter: (id, kind, when, why) => `**${kind}** \`${id}\` · ${when}\n${why}`,
  retry: 'Noch einmal',
  forget: 'Vergessen',
  forgetAll: 'Alle vergessen',
  back: 'Zurück',
};
