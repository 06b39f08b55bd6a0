import type { linkingByName as english } from '../en/linking-by-name.ts';

export const linkingByName: typeof english = {
  services: { spotify: 'Spotify', listenbrainz: 'ListenBrainz', lastfm: 'Last.fm' },
  service: 'Wo du hörst: Spotify oder ein Ort, der deine Wiedergaben aufbewahrt',
  instead:
    'Kein Platz auf der Liste dieser App, oder du hörst woanders? Segue kann deine Wiedergaben auch hier zählen:',

  about: {
    title: (service) => `${service} verknüpfen`,
    text: (service) =>
      `Segue liest bei ${service}, was du gehört hast: einmal alles, dann das Neue. Playlists und Lieblingssongs brauchen Spotify.`,
    how: {
      listenbrainz:
        'Dein Benutzername genügt. Mit deinem User-Token kann niemand sonst diesen Namen verknüpfen.',
      lastfm:
        'Dein Benutzername genügt. In deinen Datenschutz-Einstellungen dort darf nicht verborgen sein, was du zuletzt gehört hast.',
    },
    open: 'Namen eintippen',
  },
  form: {
    title: (service) => `${service} verknüpfen`,
    field: { listenbrainz: 'Benutzername oder User-Token', lastfm: 'Benutzername' },
    hint: {
      listenbrainz: 'Das Token steht in deinen Einstellungen auf listenbrainz.org.',
      lastfm: 'Er steht in der Adresse deines Profils.',
    },
  },
  looking: {
    title: (service) => `${service} wird gefragt`,
    name: (name) =>
      `Segue sieht nach, ob es **${name}** gibt, verknüpft das Konto und liest deine Wiedergaben.`,
    token: 'Segue sieht nach, wem dieses Token gehört, verknüpft das Konto und liest deine Wiedergaben.',
  },
  account: (name, service) => `${name} bei ${service}`,
  closed: '🟠 lässt sich nicht mehr lesen. Verknüpf es neu, dann sagt Segue, woran es liegt',
  unlinked: (service) => `Segue hat den Weg dorthin vergessen, und von ${service} kommt nichts Neues herein.`,
  notice: {
    title: (service) => `${service} lässt Segue nicht mehr lesen`,
    text: (name) =>
      `**${name}** lässt sich nicht lesen: Das Konto wurde umbenannt, seine Wiedergaben sind jetzt verborgen, oder sein Token wurde zurückgesetzt. Bis du es neu verknüpfst, kommt nichts Neues herein. Was Segue hat, bleibt erhalten.`,
  },
};
