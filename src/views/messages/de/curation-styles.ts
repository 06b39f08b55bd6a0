import type {
  categoryCards as englishCategories,
  styleCards as englishStyles,
} from '../en/curation-styles.ts';

export const styleCards: typeof englishStyles = {
  title: 'Stile',
  followed: 'Du folgst',
  none: 'Du folgst noch keinem Stil. Öffne einen und schalte seine wöchentlichen Neuerscheinungen ein, oder beginn eine Woche.',
  others: (count) => `${count} Stile zur Auswahl`,
  line: (name, words) => `**${name}** · ${words}`,
  weekly: 'jede Woche Neuerscheinungen',
  quiet: 'nur wenn du eine Woche beginnst',
  pick: 'Stil öffnen',
  own: 'dein eigener',
  beatport: 'ein Genre von Beatport',
  says: (kind, categories) => `${kind} · ${categories}`,
  categories: (count) => (count === 1 ? '1 Kategorie' : `${count} Kategorien`),
  switches: {
    intake: { on: 'Jede Woche Neuerscheinungen: an', off: 'Jede Woche Neuerscheinungen: aus' },
    remind: { on: 'Erinnerung: an', off: 'Erinnerung: aus' },
    unmatched: { on: 'Sortieren, was Spotify nicht hat: an', off: 'Sortieren, was Spotify nicht hat: aus' },
  },
  explain:
    'Wöchentliche Neuerscheinungen kommen von selbst, mit einer Nachricht; die Erinnerung kommt vor dem Ende der Woche, wenn noch etwas übrig ist.',
  sources: 'Woher seine Neuerscheinungen kommen',
  source: {
    beatport: 'Beatport',
    listenbrainz: 'Neuerscheinungen von ListenBrainz',
    file: 'Dateien, die ich importiere',
    playlist: 'Eine Playlist von mir',
  },
  feed: 'Aus welcher Playlist kommen sie?',
  noFeed: 'Es ist noch keine Playlist dafür ausgewählt, deshalb kommt daraus nichts.',
  noFeedSources: 'Wähl die Playlist zuerst als Quelle aus: `/sources`.',
  added: 'Hinzugefügt. Gib ihm Kategorien oder schalte ein, woher seine Neuerscheinungen kommen.',
  begin: 'Woche beginnen',
  remove: 'Diesen Stil löschen',
  all: 'Alle Stile',
  removeTitle: (name) => `${name} löschen?`,
  removeSays:
    'Alles, was du darin sortiert hast, wird vergessen. Playlists bleiben in deinem Spotify, wie sie sind.',
  removeYes: 'Löschen',
  no: 'Behalten',
};

export const categoryCards: typeof englishCategories = {
  title: (style) => `${style}: Kategorien`,
  none: 'Noch keine Kategorien. `/categories add` gibt ihnen Namen.',
  line: (at, name) => `${at}. **${name}**`,
  trash: (name) => `Der Papierkorb ist die Playlist **${name}**.`,
  archived: (names) => `Archiviert: ${names}`,
  added: 'Hinzugefügt. Die Gold-Playlists dazu sind unterwegs zu Spotify.',
  renamed: (name) => `Sie heißt jetzt **${name}**, und ihre Playlists auch.`,
  reordered: 'Das ist jetzt die Reihenfolge auf der Karte.',
  isArchived: (name) =>
    `**${name}** ist archiviert: Keine Karte bietet sie mehr an. Was darin ist, bleibt; wenn du den Namen wieder hinzufügst, ist sie zurück.`,
  mergeTitle: (from, into) => `${from} mit ${into} zusammenlegen?`,
  mergeSays: (from, into) =>
    `Alles, was in **${from}** einsortiert ist, auch was davon in Gold ist, gehört dann zu **${into}**. Die Gold-Playlist von **${from}** bleibt in deinem Spotify, wie sie ist; die Silber-Playlists werden gelöscht. Das lässt sich nicht rückgängig machen.`,
  mergeYes: 'Zusammenlegen',
  no: 'So lassen',
  merged: (name, promoted, doubles) =>
    `Mit **${name}** zusammengelegt: ${promoted} kamen in Gold dazu, ${doubles} waren schon da.`,
};
