import type { web as english, PageSentence } from '../en/web.ts';

const again =
  'Geh zurück zu Discord und klick den Link noch einmal an; in diesem Browser geht er, bis seine zehn Minuten um sind.';
const anew = 'Geh zurück zu Discord und hol dir mit /link einen neuen.';

/** After “in etwa”. */
const lengthOf = (minutes: number): string => {
  if (minutes === 1) return 'einer Minute';
  return minutes < 120 ? `${minutes} Minuten` : `${Math.ceil(minutes / 60)} Stunden`;
};

const problems: Record<keyof (typeof english)['problems'], PageSentence> = {
  gone: {
    title: 'Dieser Link gilt nicht mehr',
    text: 'Er wurde schon benutzt, durch einen neueren ersetzt oder ist älter als zehn Minuten. Es wurde nichts verknüpft.',
    next: anew,
  },
  reloaded: {
    title: 'Diese Seite wurde schon benutzt',
    text: 'Spotifys Antwort gilt nur einmal. Dein Code gilt noch.',
    next: 'Lass ihn dir noch einmal zeigen und tipp ihn in Discord ein.',
  },
  no_code: {
    title: 'Hier wartet kein Code',
    text: 'Er wurde schon benutzt, ist älter als zehn Minuten oder gehört zu einem anderen Browser.',
    next: anew,
  },
  other_browser: {
    title: 'In einem anderen Browser begonnen',
    text: 'Zu deiner Sicherheit geht ein Link nur in dem Browser, in dem er zuerst benutzt wurde.',
    next: 'Mach dort weiter, oder hol dir in Discord mit /link einen neuen.',
  },
  form: {
    title: 'Das kam nicht von unserer Seite',
    text: 'Der Knopf wurde woanders angeklickt, oder dieser Browser behält keine Cookies; fürs Verknüpfen braucht es sie zehn Minuten lang.',
    next: 'Erlaub Cookies für diese Seite, öffne den Link aus Discord noch einmal und klick dort auf den Knopf.',
  },
  denied: {
    title: 'Du hast bei Spotify Nein gesagt',
    text: 'Das ist in Ordnung. Es wurde nichts verknüpft und nichts gespeichert.',
    next: `Wenn es ein Versehen war: ${again}`,
  },
  refused: {
    title: 'Spotify hat es nicht zu Ende gebracht',
    text: 'Es nahm die eben gegebene Erlaubnis zurück, oder seine Antwort kam zu spät. Es wurde nichts verknüpft.',
    next: again,
  },
  storage: {
    title: 'Das ließ sich nicht speichern',
    text: 'Segues Datenbank hat es gerade nicht angenommen. Es wurde nichts verknüpft.',
    next: again,
  },
  not_found: {
    title: 'Hier ist nichts',
    text: 'Diese Adresse führt nirgendwohin.',
    next: 'Alles beginnt in Discord, mit /link oder /help.',
  },
  too_fast: {
    title: 'Etwas langsamer',
    text: 'Das kam zu oft von einer Adresse.',
    next: 'Warte eine Minute und lade die Seite neu.',
  },
  too_much: {
    title: 'Diese Anfrage lässt sich nicht lesen',
    text: 'Sie war zu groß oder von einer Art, die keine unserer Seiten schickt.',
    next: anew,
  },
};

export const web: typeof english = {
  pageTitle: (title) => `${title} · Segue`,
  home: {
    title: 'Segue läuft',
    text: 'Alles passiert in Discord: deine Quellen, deine Bibliothek, was du gehört hast.',
    next: 'Tipp dort /link, um anzufangen, oder /help, um zu sehen, was du tun kannst.',
  },
  link: {
    title: 'Verknüpf dein Spotify-Konto',
    who: 'mit dieser Person in Discord',
    discordId: (id) => `Discord-ID ${id}`,
    may: 'Was Segue darf',
    reads: 'Deine Lieblingssongs, Playlists, Toplisten und letzten Wiedergaben lesen',
    writes: 'Die Playlists ändern, die du ihm überlässt',
    never: 'Es sieht nie dein Passwort, und mit /unlink nimmst du das jederzeit zurück',
    go: 'Weiter zu Spotify',
    minutes: (minutes) =>
      minutes <= 1 ? 'Diese Seite gilt noch eine Minute.' : `Diese Seite gilt noch ${minutes} Minuten.`,
    app: (name) => `Spotify-App: ${name}.`,
    foreign: (name) =>
      `Du bist nicht ${name}? Dann schließ diese Seite. Nur ${name} kann das zu Ende bringen, und dein Konto stünde dann dort zur Verfügung.`,
  },
  code: {
    title: 'Tipp diesen Code in Discord ein',
    alt: (digits) => `Code ${digits}`,
    steps: [
      'Geh zurück zu Segues Nachricht in Discord',
      'Drück „Ich habe meinen Code“',
      'Tipp die sechs Ziffern ein',
    ],
    from: 'Spotify',
    to: 'Discord',
    minutes: (minutes) =>
      minutes <= 1 ? 'Der Code gilt noch eine Minute.' : `Der Code gilt noch ${minutes} Minuten.`,
    foreign: (name) =>
      `Du bist nicht ${name}? Dann behalt den Code für dich und schließ diese Seite: Ohne ihn wird nichts verknüpft.`,
  },
  showCode: 'Meinen Code zeigen',
  problems,
  notAllowlisted: (app) => ({
    title: 'Spotify lässt dich noch nicht hinein',
    text: `Du hast dich angemeldet, aber die Spotify-App „${app}“ ist im Entwicklungsmodus: Sie lässt fünf Leute hinein, namentlich. Du stehst nicht auf ihrer Liste, also wurde nichts verknüpft.`,
    next: 'Bitte, wer die App betreibt, die E-Mail-Adresse deines Spotify-Kontos unter „User Management“ einzutragen, und verknüpf dann neu. Oder bring eine eigene App mit: /link mit der Option app.',
  }),
  ownerWithoutPremium: (app) => ({
    title: 'Spotify hat diese App abgeschaltet',
    text: `Apps im Entwicklungsmodus gehen nur, solange ihr Besitzer Premium hat, und der von „${app}“ hat gerade keins. Es wurde nichts verknüpft.`,
    next: 'Frag den Besitzer (nach dem Abschließen kann es ein paar Stunden dauern), oder bring eine eigene App mit: /link mit der Option app.',
  }),
  forbidden: (app) => ({
    title: 'Spotify hat die App abgewiesen',
    text: `Du hast dich angemeldet, aber Spotify lässt die App „${app}“ dein Profil nicht lesen. Meist stehst du nicht auf der Liste der fünf Leute dieser App, oder ihr Besitzer hat kein Premium. Es wurde nichts verknüpft.`,
    next: 'Frag, wer die App betreibt, oder bring eine eigene mit: /link mit der Option app.',
  }),
  unavailable: (minutes) => ({
    title: 'Spotify antwortet nicht',
    text: 'Das liegt nicht an dir. Es wurde nichts verknüpft, und nichts ist verloren.',
    next:
      minutes === null
        ? `Warte einen Moment. ${again}`
        : `Versuch es in etwa ${lengthOf(minutes)} noch einmal: Nimm dann /link in Discord.`,
  }),
  broken: (errorId) => ({
    title: 'Etwas ist kaputtgegangen, und das liegt an uns',
    text: `Es wurde nichts verknüpft. Dieses Problem hat die ID ${errorId}; wer diesen Bot betreibt, findet es im Protokoll.`,
    next: anew,
  }),
};
