import type { RangeName } from '../../../domain/library/filter.ts';
import type { library as english } from '../en/library.ts';

const ranges: Record<RangeName, string> = {
  week: 'die letzten 7 Tage',
  month: 'die letzten 30 Tage',
  quarter: 'die letzten 3 Monate',
  this_year: 'dieses Jahr',
  last_year: 'letztes Jahr',
};

export const library: typeof english = {
  command: 'Alle Tracks deiner Quellen, jeder einmal',
  options: {
    text: 'Wörter aus Titel, Künstler oder Album',
    artist: 'Nur dieser Künstler',
    source: 'Nur aus dieser Quelle',
    added: 'In dieser Zeit hinzugefügt',
    after: 'Hinzugefügt ab: 2026-11-20, 2026-11 oder 2026',
    before: 'Hinzugefügt vor: 2026-11-20, 2026-11 oder 2026',
    public: 'Allen hier zeigen',
  },
  ranges,
  artistChoice: (name, tracks) => `${name} (${tracks === 1 ? '1 Track' : `${tracks} Tracks`})`,

  title: 'Deine Bibliothek',
  publicTitle: (name) => `${name}: Bibliothek`,
  total: (count, shown) => (count === 1 ? '1 Track' : `${shown} Tracks`),
  totalOf: (shown, size) => `${shown} von ${size} Tracks`,
  text: (words) => `„${words}“`,
  artist: (name) => `von ${name}`,
  source: (name) => `aus ${name}`,
  since: (when) => `hinzugefügt ab ${when}`,
  until: (when) => `hinzugefügt vor ${when}`,
  between: (from, to) => `hinzugefügt von ${from} bis ${to}`,
  line: (place, title, artists) => `**${place}** · ${title} · ${artists}`,
  under: (sources, when) => `-# ${when === null ? sources : `${sources} · hinzugefügt ${when}`}`,
  more: (count) => `+${count}`,
  cover: (title, artists) => `Cover von ${title} von ${artists}`,
  unread: (count) =>
    count === 1
      ? 'Eine deiner Quellen ist noch nicht gelesen.'
      : `${count} deiner Quellen sind noch nicht gelesen.`,

  unlinked:
    'Deine Bibliothek entsteht aus deinen Quellen bei Spotify. Verknüpf zuerst Spotify; das dauert eine Minute.',
  noSources:
    'Deine Bibliothek ist leer: noch keine Quellen. Wähl Lieblingssongs oder Playlists aus, dann kommen sie hier zusammen.',
  notRead:
    'Deine Quellen sind noch nicht gelesen. Das dauert für jede ein paar Sekunden; sieh bei den Aufträgen nach oder komm bald wieder.',
  empty: 'In deinen Quellen sind noch keine Tracks.',
  nothing:
    'In deiner Bibliothek passt nichts dazu. Weniger Wörter oder eine andere Schreibweise helfen vielleicht.',
  clear: 'Alles zeigen',
  share: 'Hier teilen',
};
