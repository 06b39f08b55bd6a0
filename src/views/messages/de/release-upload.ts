import type { releaseUpload as english } from '../en/release-upload.ts';

export const releaseUpload: typeof english = {
  link: {
    title: 'Leg deine Veröffentlichungen auf eine Seite',
    text: 'CSV oder JSON mit Titel und Künstlern in jeder Zeile, bis zu zehn Dateien mit je 5 MB. Exporte von Shops, rekordbox und Promo-Pools passen meist so, wie sie sind.',
    where: 'Oder häng eine Datei an: `/releases import file:`',
    open: 'Seite öffnen',
    expires: (when) => `Der Link ist nur für dich und endet ${when}, oder mit dem nächsten.`,
  },
  page: {
    title: 'Deine Veröffentlichungen',
    text: 'Leg hier CSV- oder JSON-Dateien ab, mit Titel und Künstlern in jeder Zeile. Gern mehrere auf einmal.',
    choose: 'Dateien auswählen',
    drop: 'oder hier ablegen',
    send: 'Das sind alle: einlesen',
    next: 'Segue sagt dir dann in Discord, was angekommen ist und welche Zeilen nicht.',
    privacy:
      'Die Dateien liegen auf der Festplatte von Segue, höchstens drei Tage lang. Was darin steht, siehst nur du.',
    expires: (when) => `Diese Seite gilt bis ${when} (UTC).`,
    list: 'Dateien',
    waiting: 'wartet',
    sending: 'wird hochgeladen',
    done: 'fertig',
    again: 'Die Verbindung ist abgerissen. Es geht von selbst weiter.',
    failed: 'hat nicht geklappt',
    tooLarge: 'ist größer als 5 MB oder eine Datei zu viel',
    full: 'Die Festplatte von diesem Segue ist voll. Wer es betreibt, muss Platz schaffen.',
    noScript:
      'Diese Seite braucht JavaScript. Ohne geht es in Discord, mit der Datei im Anhang: /releases import.',
    finished: {
      title: 'Danke',
      text: 'Deine Dateien sind da. Geh zurück zu Discord: Dort sagt dir Segue, was angekommen ist.',
      next: 'Du kannst diese Seite schließen.',
    },
    ended: {
      title: 'Dieser Link gilt nicht mehr',
      text: 'Er wurde schon benutzt, durch einen neueren ersetzt, oder sein Tag ist vorbei.',
      next: 'Hol dir in Discord mit /releases import einen neuen.',
    },
  },
};
