import type { beatport as english } from '../en/beatport.ts';

export const beatport: typeof english = {
  refused: {
    title: 'Beatport nimmt unser Token nicht mehr',
    text: 'Bis das behoben ist, kommen von Beatport keine Neuerscheinungen. Alles andere geht weiter, und nichts geht verloren: Jede Woche wird dort weitergelesen, wo sie stand.',
    next: '`/releases login` meldet wieder an. Wenn BEATPORT_TOKEN gesetzt ist, trag dort ein neues ein und starte Segue neu.',
  },
  login: {
    title: 'Bei Beatport anmelden',
    text: 'Neuerscheinungen werden mit einem Konto gelesen, mit dem du dich anmeldest. Dein Passwort bleibt bei Beatport.',
    open: 'Seite öffnen',
    expires: (when) => `Der Link ist nur für dich und endet ${when}.`,
  },
  off: {
    operators: {
      title: 'Nur für alle, die Segue betreiben',
      text: 'Beatport wird einmal für alle hier verbunden. Es wurde nichts geändert; `/curate start` geht auch so.',
    },
    noClient: {
      title: 'Es gibt noch keine Client-ID von Beatport',
      text: 'Setz BEATPORT_CLIENT_ID auf eine, die Beatport dir gegeben hat, oder BEATPORT_TOKEN auf ein Token, und starte Segue neu. Mehr dazu steht in `docs/providers.md`.',
    },
  },
  page: {
    title: 'Bei Beatport anmelden',
    text: 'Segue liest Neuerscheinungen mit einem Konto von dir aus dem Katalog von Beatport. Dein Passwort bleibt bei Beatport.',
    go: 'Weiter zu Beatport',
  },
  ready: {
    title: 'Beatport ist verbunden',
    text: 'Ab jetzt kommen Neuerscheinungen herein: jeden Samstag und immer, wenn jemand eine Woche beginnt.',
    next: 'Du kannst diese Seite schließen.',
  },
  problems: {
    gone: {
      title: 'Dieser Link gilt nicht mehr',
      text: 'Er wurde schon benutzt, durch einen neueren ersetzt oder ist älter als zehn Minuten. Es wurde nichts geändert.',
      next: 'Geh zurück zu Discord und hol dir mit /releases login einen neuen.',
    },
    other_browser: {
      title: 'Ein anderer Browser hat mit diesem Link begonnen',
      text: 'Eine Anmeldung endet in dem Browser, in dem sie begonnen hat. Es wurde nichts geändert.',
      next: 'Mach dort weiter oder hol dir in Discord mit /releases login einen neuen Link.',
    },
    denied: {
      title: 'Du hast Nein gesagt',
      text: 'Beatport wurde gefragt und hat deine Zustimmung nicht bekommen. Es wurde nichts geändert.',
      next: 'Wenn das ein Versehen war, öffne den Link aus Discord noch einmal.',
    },
    refused: {
      title: 'Beatport war nicht einverstanden',
      text: 'Beatport nahm den Code nicht an, den es selbst gegeben hatte. Oft ist die Redirect-URI der Client-ID eine andere als PUBLIC_URL mit /oauth/beatport/callback dahinter.',
      next: 'Prüf das bei Beatport und öffne dann den Link aus Discord noch einmal.',
    },
    unavailable: {
      title: 'Beatport antwortet nicht',
      text: 'Beatport hat gerade Probleme oder hat um eine Pause gebeten. Es wurde nichts geändert.',
      next: 'Öffne den Link aus Discord in ein paar Minuten noch einmal.',
    },
  },
};
