import type { AccountStatus } from '../../../domain/accounts.ts';
import type { linking as english } from '../en/linking.ts';

const states: Record<AccountStatus, string> = {
  active: '🟢 verknüpft',
  needs_reauth: '🟠 Spotify möchte, dass du dich wieder anmeldest',
  unlinked: '⚪ getrennt, seine Daten bleiben',
};

export const linking: typeof english = {
  commands: {
    link: 'Ein Spotify-Konto mit Segue verknüpfen',
    app: 'Spotify-App zum Verknüpfen: eine aus der Liste oder die Client-ID deiner eigenen',
    forServer: 'Diese App von dir allen auf diesem Server anbieten',
    accounts: 'Deine verknüpften Konten: Zustand, Erneuerung, Apps',
    unlink: 'Segue ein Spotify-Konto wegnehmen',
    account: 'Welches Konto; unnötig, wenn du nur eins hast',
  },
  choice: (name, people) => `${name} · ${people}`,
  places: (people, limit) => `${people} von ${limit} Plätzen belegt`,
  peopleLinked: (people) => (people === 1 ? '1 Person verknüpft' : `${people} Personen verknüpft`),

  start: {
    title: 'Spotify verknüpfen',
    steps: [
      '**1.** Öffne die Seite und erlaub Segue den Zugriff bei Spotify',
      '**2.** Die Seite zeigt sechs Ziffern',
      '**3.** Komm zurück und tipp sie hier ein',
    ],
    open: 'Seite öffnen',
    code: 'Ich habe meinen Code',
    expires: (when) => `Nur du kannst diesen Link sehen und benutzen. Er endet ${when}.`,
    app: (name, places) => `Spotify-App: ${name}, ${places}, soweit Segue weiß.`,
    full: (name, limit) =>
      `⚠️ Über **${name}** sind schon ${limit} Personen verknüpft, und Spotify lässt ${limit} namentlich zu. Wenn es dich ablehnt, bring eine eigene App mit: \`/link app:\``,
  },
  newApp: {
    title: (name) => `Deine App ${name} ist hier neu`,
    steps: (redirectUri, limit) => [
      'Mach das einmal in ihren Einstellungen auf developer.spotify.com/dashboard:',
      `**•** Trag diese Redirect-URI ein, genau so: \`${redirectUri}\``,
      `**•** Trag unter *User Management* alle ein, die sie benutzen werden, auch dich: höchstens ${limit} Personen`,
      '**•** Du brauchst Spotify Premium; die App geht, solange du es hast. Ein Secret ist nicht nötig.',
    ],
  },
  offered: (name) => `📣 **${name}** wird jetzt allen auf diesem Server angeboten: \`/link app:\``,

  form: { title: 'Dein Code', field: 'Sechs Ziffern', hint: 'Sie stehen auf der Seite in deinem Browser' },
  again: 'Neu versuchen',
  early: {
    title: 'Erst die Seite, dann der Code',
    text: 'Es gibt noch keinen Code. Öffne die Seite aus der Nachricht oben, erlaub Segue den Zugriff bei Spotify, dann zeigt sie dir sechs Ziffern.',
  },
  linked: {
    title: 'Spotify ist verknüpft',
    first: (name) => `✓ **${name}** gehört hier dir. Segue liest schon die Liste deiner Playlists.`,
    again: (name) =>
      `✓ **${name}** ist zurück. Alles, was Segue hatte, ist noch da, und von hier geht es weiter.`,
    next: 'Als Nächstes: Wähl aus, was zu deiner Bibliothek gehört.',
  },

  accounts: {
    title: 'Deine Konten',
    none: 'Noch ist kein Konto verknüpft. Verknüpfen dauert eine Minute, und du kannst es jederzeit wieder lösen.',
    states,
    renew: (date, relative) => `Spotify möchte am ${date} eine neue Anmeldung (${relative})`,
    via: (app) => `über die App ${app}`,
    relink: 'Neu verknüpfen',
    renewNow: 'Jetzt erneuern',
    unlink: 'Trennen',
    forget: 'Daten löschen',
    more: (count) => `…und ${count} mehr: \`/unlink account:\` findet sie alle.`,
    apps: 'Deine Spotify-Apps',
    appOffered: 'einem Server angeboten',
    removeApp: 'Vergessen',
    appInUse: 'Über diese App sind noch Leute verknüpft: Trenn sie zuerst, dann kann sie vergessen werden.',
    add: 'Noch eins verknüpfen',
    show: 'Meine Konten',
  },

  unlinked: {
    title: (name) => `${name} ist getrennt`,
    done: 'Segues Zugang ist gelöscht, und es kommt nichts Neues herein. Um ihn auch bei Spotify zu schließen: spotify.com/account/apps.',
    ask: 'Was soll mit dem geschehen, was daraus kam?',
    counts: (sources, tracks, plays) => `${sources} mit ${tracks}, dazu ${plays}`,
    sources: (count, shown) => `${shown} ${count === 1 ? 'Quelle' : 'Quellen'}`,
    tracks: (count, shown) => `${shown} ${count === 1 ? 'Track' : 'Tracks'}`,
    plays: (count, shown) => `${shown} ${count === 1 ? 'Wiedergabe' : 'Wiedergaben'}`,
    nothing: 'Segue hat nichts daraus, also gibt es nichts zu entscheiden.',
    keep: 'Behalten',
    delete: (count) => `Alles löschen (${count})`,
    kept: 'Es bleibt erhalten. Verknüpf das Konto jederzeit wieder, dann geht es weiter; mit `/accounts` kannst du es später löschen.',
    deleting: (name) =>
      `Alles, was aus **${name}** kam, wird gelöscht. Das lässt sich nicht rückgängig machen.`,
    linkedAgain: 'Dieses Konto ist wieder verknüpft, deshalb wurde nichts gelöscht. Trenn es zuerst.',
    which: 'Welches Konto soll weg?',
  },

  notices: {
    reauth: {
      title: 'Spotify möchte, dass du dich wieder anmeldest',
      text: (name) =>
        `Die Erlaubnis für **${name}** ist zu Ende: Sie wurde zurückgenommen, oder Spotifys sechs Monate sind um. Bis du neu verknüpfst, kommt nichts Neues herein. Was Segue hat, bleibt erhalten.`,
    },
    expiring: {
      title: (days) => (days <= 7 ? 'Noch eine Woche' : 'Bald ist es Zeit zu erneuern'),
      text: (name, date, relative) =>
        `Spotify beendet jede Erlaubnis nach sechs Monaten. Deine für **${name}** endet am ${date} (${relative}). Erneuer sie in einer Minute, dann fehlt nichts.`,
    },
  },
};
