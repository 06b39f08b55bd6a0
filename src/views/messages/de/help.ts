import type { NextStep } from '../../../domain/standing.ts';
import type { help as english } from '../en/help.ts';

const count = (value: number, text: string, one: string, many: string): string =>
  `${text} ${value === 1 ? one : many}`;

const next: Record<NextStep, string> = {
  link: 'Verknüpf dein Spotify-Konto. Das dauert eine Minute, und du siehst genau, wonach gefragt wird.',
  relink:
    'Melde dich wieder bei Spotify an: Die alte Erlaubnis ist abgelaufen. Deine Daten bleiben erhalten.',
  choose: 'Wähl aus, was Segue lesen darf: deine Lieblingssongs und jede deiner Playlists.',
  wait: 'Deine Quellen werden zum ersten Mal gelesen. Schau dabei zu.',
  rule: 'Lass eine Playlist sich selbst füllen: Anfang wählen, ansehen, anwenden. Das dauert keine Minute.',
  listen: 'Schau dir an, was du am meisten hörst.',
};

const topics: (typeof english)['topics'] = {
  start: {
    name: 'Konten',
    brief: 'Verknüpfen, ansehen, trennen; deine Zeitzone',
    says: 'Verknüpf Spotify, oder lass Wiedergaben von Last.fm und ListenBrainz aufbewahren. Jedes Konto kannst du ansehen und jederzeit trennen.',
  },
  library: {
    name: 'Bibliothek und Tracks',
    brief: 'Quellen auswählen, Tracks nachschlagen und berichtigen',
    says: 'Aus den Playlists und Lieblingssongs, die du auswählst, wird eine Bibliothek, in der jeder Track einmal steht. Jeder hat eine Karte mit BPM, Tonart, Genres und wer das sagt; dein eigenes Wort gilt immer.',
  },
  listening: {
    name: 'Was du gehört hast',
    brief: 'Toplisten, Statistik, Rückblicke',
    says: 'Gezählt aus deinen eigenen Wiedergaben, für jeden Zeitraum: Toplisten, deine Stunden, Rückblicke, Meilensteine, vergessene Lieblinge. Nur du siehst eine Antwort, bis du sie teilst.',
  },
  history: {
    name: 'Dein Hörverlauf',
    brief: 'Jahre von Wiedergaben herein- und mitnehmen',
    says: 'Spotifys Export deiner Daten bringt Jahre von Wiedergaben auf einmal: Fordere ihn dort an und bring ihn her. Alles bekommst du auch als Dateien zurück.',
  },
  playlists: {
    name: 'Playlists, die sich selbst füllen',
    brief: 'Regeln über das, was du hast und hörst',
    says: 'Sag, was hineingehört, und Segue hält es so: nach BPM, Genre oder Schlagwort, und nach dem, was du hörst, zum Beispiel meistgehört, lange nicht gehört, zu oft übersprungen. Du siehst vorher, was es bringt, und kannst jede Änderung zurücknehmen.',
  },
  sorting: {
    name: 'Neuerscheinungen sortieren',
    brief: 'Eine Woche eines Stils, ein Klick pro Track',
    says: 'Jede Woche die Neuerscheinungen deiner Stile: anhören, Kategorie anklicken, weiter. Was du behältst, kommt in deine Playlists.',
  },
  charts: {
    name: 'Charts',
    brief: 'Was sich bewegt, und wo es vorher stand',
    says: 'Charts mehrerer Dienste mit Bewegung und Gedächtnis, und was davon in deiner Bibliothek ist. Auch jede deiner Playlists lässt sich so beobachten.',
  },
  radar: {
    name: 'Radar',
    brief: 'Neues von deinen Künstlern und Labels',
    says: 'Was die Künstler, die du hörst oder denen du folgst, und die Labels, die du magst, gerade herausgebracht haben, jedes einmal und ohne Rauschen.',
  },
  server: {
    name: 'Auf einem Server',
    brief: 'Berichte, und die Musik der Leute hier',
    says: 'Wer hier sonst einen Künstler kennt, Ranglisten, Kronen, wie ähnlich zwei Geschmäcker sind, und Berichte zur Stunde, die du wählst. Von jeder Person ist nur zu sehen, was sie erlaubt hat.',
  },
  privacy: {
    name: 'Privatsphäre',
    brief: 'Was aufbewahrt wird, wer es sieht, wie es weggeht',
    says: 'Was Segue von dir aufbewahrt, in klaren Worten, was dieser Server davon sehen darf, und wie du alles mitnimmst oder löschst.',
  },
  work: {
    name: 'Hinter den Kulissen',
    brief: 'Was Segue gerade tut, und wie es den Diensten geht',
    says: 'Was Segue für dich tut, was warten muss und warum, und wie es den Musikdiensten geht.',
  },
};

export const help: typeof english = {
  command: 'Was du gerade mit Segue machen kannst',
  title: 'Dein Wegweiser',
  noAccount: 'Noch kein Konto',
  account: (name) => `Verknüpft: **${name}**`,
  accountEnded: (name) => `**${name}** braucht eine neue Anmeldung`,
  noSources: 'Noch nichts zum Lesen ausgewählt',
  sources: (chosen, chosenText, tracks) =>
    `${count(chosen, chosenText, 'Quelle', 'Quellen')} mit ${tracks} Tracks darin`,
  reading: (chosen, chosenText) =>
    `${count(chosen, chosenText, 'Quelle wird', 'Quellen werden')} zum ersten Mal gelesen`,
  plays: 'Deine Wiedergaben werden aufbewahrt',
  noPlays: 'Noch keine Wiedergaben: Sie kommen, während du hörst, oder alle auf einmal mit `/import start`',
  noRules: 'Noch keine Playlist füllt sich selbst',
  rules: (value, valueText) => count(value, valueText, 'Regelsatz', 'Regelsätze'),
  noDigests: 'Auf diesem Server erscheint noch kein Bericht',
  digests: (value, valueText) => `${count(value, valueText, 'Bericht', 'Berichte')} auf diesem Server`,
  topic: 'Ein Bereich von dem, was Segue kann',
  topics,
  everything: 'Alles, was Segue kann',
  line: (path, says) => `\`/${path}\` ${says}`,
  back: 'Zum Wegweiser',
  next,
  nextTitle: 'Als Nächstes',
  private:
    'Nur du siehst das. Alles, was Segue aufbewahrt, kannst du ansehen und löschen: `/privacy`, `/unlink`.',
};
