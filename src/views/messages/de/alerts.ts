import type { alerts as english } from '../en/alerts.ts';

export const alerts: typeof english = {
  began: 'Segue braucht einen Blick',
  ended: 'Wieder gut',
  provider: (who, cause, since) =>
    `${who} antwortet seit einer Stunde nicht (seit ${since}): ${cause}. Was von dort kommt, fehlt vorerst und wird von selbst wieder gefragt. Weiß deren Statusseite von nichts, sieh nach unserem Netz und Schlüssel.`,
  providers: (who) =>
    `Von diesen antwortet seit einer Stunde niemand: ${who}. So viele auf einmal sind meist unser eigenes Netz oder der Namensdienst. Was von dort kommt, fehlt vorerst und wird von selbst wieder gefragt.`,
  deadLetters: (recent, count) =>
    `${recent} Aufträge sind in sechs Stunden endgültig gescheitert (insgesamt ${count}). \`/status\` zeigt sie mit dem Grund.`,
  disk: (free, total) =>
    `Der Datenträger wird voll: ${free} MB frei von ${total} MB. Schaff Platz, bevor sich nichts mehr schreiben lässt; ältere Sicherungen können woanders hin.`,
  backupOld: (when) =>
    when === null
      ? 'Es gibt keine geprüfte Sicherung. `npm run backup` macht eine und sagt, was im Weg ist.'
      : `Die letzte geprüfte Sicherung ist von ${when}. \`npm run backup\` macht eine und sagt, was im Weg ist.`,
  backupFailed: (why, when) =>
    `Eine Sicherung ist gescheitert: ${why}. ${when === null ? 'Eine geprüfte gibt es nicht' : `Die letzte geprüfte ist von ${when}`}. \`npm run backup\` sagt mehr.`,
  database: (when) =>
    `Die Prüfung der Datenbank ist ${when} gescheitert: Sie ist beschädigt. Halte Segue an, heb die Datei auf und spiel die neueste heile Sicherung zurück (\`npm run restore\`).`,
  liveSync: (since) =>
    `Wiedergaben werden nicht rechtzeitig gelesen: Jemand wartet seit ${since}. Spotify zeigt nur wenig von früher, also kann etwas verloren gehen. \`/status\` sagt, wer Pause macht.`,
  over: {
    provider: (who, began) => `${who} antwortet wieder (gemeldet ${began}).`,
    dead_letters: (began) => `Kaum ein Auftrag scheitert mehr (gemeldet ${began}).`,
    disk: (began) => `Der Datenträger hat wieder Platz (gemeldet ${began}).`,
    backup: (began) => `Es gibt eine frische, geprüfte Sicherung (gemeldet ${began}).`,
    database: (began) => `Die Datenbank ist heil, soweit eine Prüfung das sagen kann (gemeldet ${began}).`,
    live_sync: (began) => `Wiedergaben werden wieder rechtzeitig gelesen (gemeldet ${began}).`,
  },
  look: 'Nachsehen, wie es Segue geht',
};
