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
  noPlays: 'Noch keine Wiedergaben: Sie kommen, während du hörst',
  noRules: 'Noch keine Playlist füllt sich selbst',
  rules: (value, valueText) => count(value, valueText, 'Regelsatz', 'Regelsätze'),
  noDigests: 'In diesem Server erscheint noch kein Bericht',
  digests: (value, valueText) => `${count(value, valueText, 'Bericht', 'Berichte')} in diesem Server`,
  next,
  nextTitle: 'Als Nächstes',
  private:
    'Nur du siehst das. Alles, was Segue aufbewahrt, kannst du ansehen und löschen: `/privacy`, `/unlink`.',
};
