import type { listening as english } from '../en/listening.ts';

export const listening: typeof english = {
  kinds: { tracks: 'Tracks', artists: 'Künstler' },
  ranges: { short_term: '4 Wochen', medium_term: '6 Monate', long_term: '1 Jahr' },
  share: 'Hier teilen',

  top: {
    command: 'Was du am meisten hörst: Spotifys eigene Listen oder ein Zeitraum deiner Wiedergaben',
    type: 'Tracks, Künstler; aus deinen Wiedergaben auch Alben, Genres, Labels',
    range: 'Spotifys eigene Liste, und wie weit sie zurückblickt',
    public: 'Allen hier zeigen',
    titles: {
      tracks: (range) => `Deine Top-Tracks · ${range}`,
      artists: (range) => `Deine Top-Künstler · ${range}`,
    },
    publicTitles: {
      tracks: (name, range) => `${name}: Top-Tracks · ${range}`,
      artists: (name, range) => `${name}: Top-Künstler · ${range}`,
    },
    place: (rank, moved, name) => `**${rank}**${moved} · ${name}`,
    by: (artists) => `von ${artists}`,
    listed: (rank, moved, name, artists) => `**${rank}**${moved} · ${name} · ${artists}`,
    moved: {
      up: (by) => ` ▲${by}`,
      down: (by) => ` ▼${by}`,
      same: '',
      new: ' 🆕',
      reentry: ' ↩️',
      none: '',
    },
    memory: (peak, weeks) =>
      `Bester Platz ${peak} · ${weeks === 1 ? '1 Woche' : `${weeks} Wochen`} auf der Liste`,
    age: (when) => `Wie Spotify es ${when} sagte.`,
    refreshing: (when) => `Wie Spotify es ${when} sagte. Wird gerade aufgefrischt…`,
    rejected: (when) =>
      `Wie Spotify es ${when} sagte. Spotify möchte, dass du dich wieder anmeldest; bis dahin bleibt das so.`,
    unlinked: (when) =>
      `Wie Spotify es ${when} sagte. Es ist kein Konto mehr verknüpft, deshalb bleibt das so.`,
    resting: (when, next) =>
      `Wie Spotify es ${when} sagte. Spotify macht Pause; der nächste Versuch ist ${next}.`,
    restingFirst: (next) =>
      `Spotify macht Pause, deshalb sind deine Toplisten noch nicht da. Der nächste Versuch ist ${next}.`,
    firstTime:
      'Segue fragt Spotify nach deinen Toplisten. Das dauert ein paar Sekunden: Klick auf „Neu anzeigen“.',
    empty:
      'Spotify hat für diese Zeit noch nichts. Hör ein paar Tage Musik oder sieh dir einen längeren Zeitraum an.',
    cover: (title, artists) => `Cover von ${title} von ${artists}`,
    portrait: (name) => `Bild von ${name}`,
    again: 'Neu anzeigen',
    mine: 'Meine zeigen',
  },

  recent: {
    command: 'Was du zuletzt gehört hast, und ob etwas fehlt',
    public: 'Allen hier zeigen',
    title: 'Deine letzten Wiedergaben',
    publicTitle: (name) => `${name}: letzte Wiedergaben`,
    line: (when, title, artists) => `${when} · ${title} · ${artists}`,
    gap: (from, to) =>
      `⚠️ Zwischen ${from} und ${to} fehlen vielleicht Wiedergaben: Spotify nennt nur die letzten 50.`,
    gapAbout: (about, day, from, to) =>
      `⚠️ Am ${day} fehlen vielleicht etwa ${about}, zwischen ${from} und ${to}: Spotify nennt nur die letzten 50.`,
    longGapAbout: (about, from, to) =>
      `⚠️ Etwa ${about} zwischen ${from} und ${to} fehlen vielleicht: Spotify nennt nur die letzten 50.`,
    next: (when) => `Nach neuen Wiedergaben wird ${when} gesehen.`,
    soon: 'Neue Wiedergaben werden gesucht…',
    tooSoon: (when) =>
      `Segue hat ${when} nachgesehen; eine Wiedergabe braucht ein paar Minuten, bis sie auftaucht.`,
    failing: (when) => `Zuletzt kam keine Antwort. Der nächste Versuch ist ${when}.`,
    stopped: 'Es ist kein Konto verknüpft, deshalb kommen keine neuen Wiedergaben.',
    resting:
      'Dein Konto möchte neu verknüpft werden (`/accounts`); bis dahin kommen keine neuen Wiedergaben.',
    emptyFirst:
      'Noch keine Wiedergaben. Segue liest gerade, was du zuletzt gehört hast: Klick gleich auf „Neu anzeigen“.',
    empty: 'Noch keine Wiedergaben. Hör etwas; Segue sieht von selbst nach und behält, was es findet.',
    emptyPage: 'So weit zurück gibt es keine Wiedergaben.',
    newer: 'Neuere',
    older: 'Ältere',
    check: 'Jetzt nachsehen',
    again: 'Neu anzeigen',
  },
};
