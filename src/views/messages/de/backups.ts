import type { backups as english } from '../en/backups.ts';

const megabytes = (bytes = 0): string => `${Math.ceil(bytes / 1_000_000)} MB`;

export const backups: typeof english = {
  made: (file, members, size) => `${file}: geprüft, ${members} Mitglied(er), ${megabytes(size)}.`,
  dropped: (count) => `Ältere Sicherungen entfernt: ${count}.`,
  problems: {
    no_database: ({ path }) =>
      `Unter ${path} (DATABASE_PATH) liegt keine Datenbank. Nichts wurde geschrieben.`,
    exists: ({ path }) => `${path} gibt es schon. Nichts wurde überschrieben.`,
    no_room: ({ path, needed, free }) =>
      needed === undefined
        ? `Der Datenträger von ${path} ist voll geworden. Das Halbfertige ist wieder weg; schaff Platz und versuch es noch einmal.`
        : `Auf dem Datenträger von ${path} ist zu wenig Platz: ${megabytes(needed)} werden gebraucht (eine Kopie, und eine zum Prüfen), ${megabytes(free)} sind frei. Nichts wurde geschrieben.`,
    no_access: ({ path, detail }) =>
      `${path} lässt sich nicht lesen oder schreiben (${detail}). Sieh nach, wem die Datei und ihr Ordner gehören.`,
    damaged: ({ path, detail }) =>
      `${path} ist beschädigt (${detail ?? 'sagt SQLite'}). Die Sicherung einer beschädigten Datenbank ist es auch: Behalte die älteren und spiel die neueste heile zurück.`,
    incomplete: ({ path }) =>
      `Was aus ${path} herauskam, war nicht, was hineinging; darum zählt es nicht. Versuch es noch einmal; bleibt es so, sieh dir den Datenträger an.`,
    failed: ({ path, detail }) => `${path}: ${detail ?? 'es hat nicht geklappt'}. Nichts wurde geändert.`,
    no_file: ({ path }) => `Die Datei ${path} gibt es nicht. Nichts wurde geändert.`,
    not_segue: ({ path }) => `${path} ist keine Datenbank von Segue. Nichts wurde geändert.`,
    same_file: ({ path }) => `${path} ist die Datenbank selbst. Nichts wurde geändert.`,
    newer: ({ path }) =>
      `${path} stammt von einer neueren Version von Segue. Installiere zuerst diese. Nichts wurde geändert.`,
    running: ({ path }) =>
      `Segue (oder jemand anderes) hat ${path} offen. Halte es an, dann spiel zurück. Nichts wurde geändert.`,
    present_damaged: ({ path }) =>
      `${path} ist so beschädigt, dass niemand sagen kann, ob Segue es offen hat. Halte Segue an, dann spiel mit --stopped zurück. Nichts wurde geändert.`,
  },

  restoreUsage: 'Aufruf: npm run restore -- DATEI [--stopped]   (die Sicherungen liegen in BACKUP_DIR)',
  restored: (file, path, members, rows) =>
    `${file} ist jetzt die Datenbank (${path}): geprüft, ${members} Mitglied(er), ${rows} Zeilen.`,
  aside: (path) => `Die bisherige Datenbank ist ${path}. Lösch sie, wenn du sie sicher nicht mehr brauchst.`,
  older: 'Sie ist von einer älteren Version von Segue: Der nächste Start bringt sie auf den Stand.',
  keysMissing: (ids) =>
    `Achtung: Tokens darin sind mit dem Schlüssel ${ids} versiegelt, der in TOKEN_ENCRYPTION_KEYS fehlt. Trag ihn wieder ein, sonst müssen diese Mitglieder neu verbinden.`,
  left: (count, ids) =>
    `Achtung: ${count} Mitglied(er) dieser Sicherung standen nicht in der bisherigen Datenbank; sie haben ihre Daten seitdem gelöscht, und nun sind sie wieder da. Bitte sie, \`/privacy delete\` zu wiederholen: ${ids}`,
  next: 'Weiter: Starte Segue (`npm start`) und sieh dir `/status` an. Wer seit dieser Sicherung auf einem Server widerrufen hat, zählt dort wieder mit: Sag es deinen Servern.',

  short: {
    no_database: 'es gibt keine Datenbank',
    exists: 'die Datei gab es schon',
    no_room: 'auf dem Datenträger ist zu wenig Platz',
    no_access: 'der Ordner lässt sich nicht beschreiben',
    damaged: 'die Datenbank ist beschädigt',
    incomplete: 'die Kopie war nicht vollständig',
    failed: 'es hat nicht geklappt',
    no_file: 'die Datei gibt es nicht',
    not_segue: 'es ist keine Datenbank von Segue',
    same_file: 'es ist die Datenbank selbst',
    newer: 'sie ist von einer neueren Version',
    running: 'die Datenbank ist offen',
    present_damaged: 'die Datenbank ist beschädigt',
  },
};
