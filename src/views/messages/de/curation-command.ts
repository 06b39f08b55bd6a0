import type { curationCommand as english } from '../en/curation-command.ts';

export const curationCommand: typeof english = {
  curate: 'Eine Woche Neuerscheinungen sortieren, ein Klick pro Track',
  curateSubs: {
    start: 'Eine Woche eines Stils beginnen oder damit weitermachen',
    resume: 'Die nächste Karte, gleich hier',
    list: 'Alle deine Wochen',
    review: 'Silber durchsehen und nach Gold befördern',
    gold: 'Was in Gold ist, aus welcher Woche, und wie du es zurücknimmst',
    close: 'Eine Woche abschließen; fragt, was aus ihren Playlists wird',
    stats: 'Wie viel du behalten hast und wie schnell du bist',
  },
  styles: 'Was du sortierst: Genres und eigene Stile',
  stylesSubs: {
    list: 'Alle Stile und die, denen du folgst',
    show: 'Ein Stil: wöchentliche Neuerscheinungen, Erinnerung, Quellen',
    add: 'Ein eigener Stil',
  },
  categories: 'Worein du einen Stil sortierst',
  categoriesSubs: {
    list: 'Alle Kategorien eines Stils',
    add: 'Eine oder mehrere, mit Kommas getrennt',
    rename: 'Ein anderer Name; ihre Playlists heißen dann auch so',
    reorder: 'Ihr Platz auf der Karte',
    merge: 'Aus zwei wird eine; fragt vorher',
    archive: 'Nicht mehr auf der Karte; was darin ist, bleibt',
  },
  releases: 'Veröffentlichungen und was sie auf Spotify sind',
  releasesSubs: {
    import: 'Eine CSV- oder JSON-Datei mit Veröffentlichungen einlesen',
    review: 'Über unsichere Zuordnungen entscheiden',
    login: 'Für alle, die Segue betreiben: bei Beatport anmelden',
  },
  options: {
    style: 'Welcher Stil: auswählen oder tippen',
    week: 'Welche Woche, zum Beispiel 2026-W47',
    period: 'Welche deiner Wochen',
    dm: 'Die Karte als Direktnachricht schicken',
    name: 'Der Name',
    names: 'Die Namen, mit Kommas: Warm-up, Peak Time',
    category: 'Welche Kategorie',
    into: 'Die, die bleibt',
    position: 'Ab 1 gezählt',
    trash: 'Name einer Playlist für das, was du aussortierst',
    file: 'Eine .csv- oder .json-Datei mit Titel und Künstlern; ohne sie bekommst du eine Seite für Dateien',
  },
};
