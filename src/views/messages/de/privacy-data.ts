import { capital } from '../../kit/text.ts';
import type { privacyData as english } from '../en/privacy-data.ts';

const so = (count: string, one: string, many: string): string => `${count} ${count === '1' ? one : many}`;

export const privacyData: typeof english = {
  subs: {
    delete: 'Alles löschen, was Segue über dich aufbewahrt',
    export: 'Alles als Dateien bekommen, was Segue über dich aufbewahrt',
    retention: 'Wie lange Segue deine Wiedergaben und Daten getrennter Konten aufbewahrt',
  },
  delete: {
    title: 'Alles über dich löschen?',
    goes: 'Das geht, für immer:',
    nothing:
      'Segue bewahrt kaum etwas über dich auf: deine Sprache, deine Zeitzone und wann du zuletzt da warst.',
    plays: (count) => `${so(count, 'Wiedergabe', 'Wiedergaben')} mit allen Statistiken daraus`,
    accounts: (names) => `die Verknüpfungen mit deinen Konten und ihre Schlüssel: ${names}`,
    sources: (count) =>
      so(
        count,
        'Playlist oder Liste, die Segue kennt, mit ihren Tracks',
        'Playlists und Listen, die Segue kennt, mit ihren Tracks',
      ),
    playlists: (count) => `die Pflege von ${so(count, 'Playlist', 'Playlists')}, die Segue für dich schreibt`,
    ruleSets: (count) => so(count, 'Regelsatz', 'Regelsätze'),
    imports: (count) => `${so(count, 'Import', 'Importe')}, mit Dateien, die noch hier liegen`,
    sorts: (count) =>
      `${so(count, 'Entscheidung', 'Entscheidungen')} über Veröffentlichungen, mit deinen Kategorien und Wochen`,
    servers: (count) =>
      `dein Ja auf ${so(count, 'Server', 'Servern')}, und dein Name in dem, was dort geschrieben wurde`,
    rest: 'alles andere, an dem dein Name hängt: Korrekturen, Radar, Einstellungen, Aufträge',
    stays: 'Das bleibt:',
    spotify:
      'Deine Playlists in Spotify. Sie gehören dir, und Segue löscht sie nie von sich aus. Soll eine auch weg, nimm sie vorher aus deiner Bibliothek, mit `/rules delete` oder in Spotify selbst.',
    access:
      'Segues Eintrag unter den Apps deines Spotify-Kontos. Er ist ab jetzt wertlos; wegnehmen kannst du ihn unter spotify.com/account/apps.',
    digests: (count) =>
      count === '1'
        ? '1 Bericht, den du für einen Server eingerichtet hast: Er gehört dem Server und läuft ohne deinen Namen weiter.'
        : `${count} Berichte, die du für Server eingerichtet hast: Sie gehören dem Server und laufen ohne deinen Namen weiter.`,
    apps: (count) =>
      `${so(count, 'Spotify-App von dir, über die', 'Spotify-Apps von dir, über die')} andere verknüpft sind: Segue gibt sie an eine dieser Personen. Lösch die App in Spotifys Dashboard, um sie zu beenden.`,
    export: 'Erst eine Kopie? `/privacy export` gibt dir alles.',
    ask: 'Alles löschen …',
    keep: 'Alles behalten',
    really: {
      title: 'Wirklich alles?',
      text: 'Niemand kann es zurückholen, auch nicht, wer diesen Bot betreibt. Es beginnt sofort und dauert ein paar Sekunden; bei einer langen Geschichte bis zu einer Minute.',
      yes: 'Ja, alles über mich löschen',
    },
    kept: { title: 'Nichts wurde gelöscht', text: 'Alles ist, wie es war.' },
  },
  deleted: {
    title: 'Alles über dich ist gelöscht',
    text: 'Hier ist deine Quittung. Die Datei ist alles, was es davon gibt: Segue behält nur einen Fingerabdruck ihrer Nummer, der nichts über dich sagt.',
    again: 'Wenn du Segue wieder benutzt, fängst du als jemand Neues an.',
    goingOn: {
      title: 'Deine Daten werden gelöscht',
      text: 'Niemand sieht noch etwas von dir, und der Rest geht im Hintergrund. Deine Quittung kommt als Direktnachricht, wenn es fertig ist und du Direktnachrichten zulässt.',
    },
  },
  receipt: {
    fileName: 'segue-quittung.txt',
    fileAlt: 'Quittung der Löschung',
    head: 'Segue: Quittung einer Löschung',
    number: (number) => `Nummer: ${number}`,
    at: (time) => `Fertig: ${time}`,
    what: 'Gelöscht, nach Art:',
    nothing: 'Es war kaum etwas da: nur die Zeile des Mitglieds.',
    also: 'Auch gelöscht: die Zeile des Mitglieds, hochgeladene Dateien, Nachrichten an das Mitglied, an die sich Segue erinnerte, und Tracks des gemeinsamen Katalogs, die nur dieses Mitglied gebracht hatte.',
    clean:
      'Die Datei der Datenbank wurde danach durchsucht oder neu geschrieben: Sie enthält nichts mehr davon.',
    tonight:
      'Die Datenbank ist groß: Unbenutzte Teile ihrer Datei, die kein Befehl lesen kann, werden in der kommenden Nacht neu geschrieben.',
    backups: (until) =>
      `Sicherungen von vorher können es bis ${until} enthalten; sie werden nur gelesen, um die Datenbank zu reparieren.`,
    noBackups:
      'Diese Installation macht von sich aus keine Sicherungen. Wer sie betreibt, hat vielleicht eigene Kopien: frag dort nach.',
    discord:
      'Was Discord aufbewahrt (deine Befehle, Segues Antworten an dich), kann Segue nicht löschen. Nachrichten auf Servern, die dich nannten, wurden geändert, wo Discord es erlaubte.',
    proof:
      'Wer diesen Bot betreibt, kann die Nummer prüfen: Die Datenbank enthält ihr SHA-256 und die Zeit, und sonst nichts über diese Löschung.',
  },
  kinds: {
    plays: 'Wiedergaben',
    sums: 'Summen von Wiedergaben nach Tag, Monat und Track',
    listening: 'Toplisten, Lücken und wie weit Wiedergaben gelesen sind',
    imports: 'Importe',
    accounts: 'verknüpfte Konten und Spotify-Apps',
    sources: 'bekannte Playlists und Listen',
    library: 'Zeilen in diesen Listen',
    tracks: 'eigene Angaben zu Tracks',
    rules: 'Regelsätze und Entwürfe',
    playlists: 'Playlists, die Segue schreibt',
    playlistLists: 'Inhalte und ältere Fassungen davon',
    sorts: 'Entscheidungen über Veröffentlichungen',
    curation: 'eigene Wochen, Kategorien und Veröffentlichungen',
    charts: 'als Charts beobachtete Playlists',
    radar: 'Veröffentlichungen auf deinem Radar, Ausgeblendetes und Gefolgtes',
    servers: 'Server, denen du zugestimmt hast, und was dich dort nennt',
    digests: 'Berichte in deinen Direktnachrichten',
    settings: 'Einstellungen',
    jobs: 'Aufträge',
  },
  kept: {
    title: 'Was Segue über dich aufbewahrt',
    line: (count, what, why) => `${capital(what)}: **${count}** · ${why}`,
    none: 'Nichts außer deiner Sprache, deiner Zeitzone und wann du zuletzt da warst.',
    why: {
      plays: 'für deine Statistiken; nur du siehst sie, außer du stimmst mehr zu',
      sums: 'aus deinen Wiedergaben gemacht, damit Antworten sofort kommen',
      listening: 'damit keine Wiedergabe fehlt oder doppelt zählt',
      imports: 'Dateien gehen nach dem Import, was sie brachten, nimmst du selbst zurück',
      accounts: 'Schlüssel sind versiegelt und weg, sobald du trennst',
      sources: 'damit du wählen kannst, was Segue liest',
      library: 'für `/library` und deine Regeln',
      tracks: 'was du selbst sagst, geht vor',
      rules: 'nur für dich',
      playlists: 'damit nichts verloren geht, was du von Hand tust',
      playlistLists: 'damit eine Änderung zurückgenommen werden kann',
      sorts: 'fürs Rückgängigmachen und für Vorschläge',
      curation: 'nur für dich',
      charts: 'nur du siehst sie',
      radar: 'damit nichts zweimal kommt',
      servers: 'nimm es jederzeit zurück',
      digests: 'bis du sie entfernst',
      settings: 'bis du sie änderst',
      jobs: 'ein paar Tage nach ihrem Ende',
    },
    foot: 'Jede Funktion in einfachen Worten: was, warum, wie lange, wer es sieht: docs/privacy.md dieses Bots.',
    button: 'Was aufbewahrt wird',
    export: 'Alles exportieren',
    delete: 'Alles löschen …',
    retention: 'Wie lange',
  },
  retention: {
    title: 'Wie lange Segue aufbewahrt, was dir gehört',
    plays: {
      ask: 'Wiedergaben',
      forever: 'Meine Wiedergaben für immer behalten',
      years: (years) =>
        years === 1
          ? 'Wiedergaben des letzten Jahres behalten'
          : `Wiedergaben der letzten ${years} Jahre behalten`,
      saysForever: 'Deine Wiedergaben bleiben, bis du sie löschst.',
      says: (years) =>
        years === 1
          ? 'Wiedergaben, die älter sind als ein Jahr, gehen jede Nacht, und deine Statistiken verlieren sie auch.'
          : `Wiedergaben, die älter sind als ${years} Jahre, gehen jede Nacht, und deine Statistiken verlieren sie auch.`,
    },
    unlinked: {
      ask: 'Was von getrennten Konten kam',
      forever: 'Behalten, bis ich es sage',
      days: (days) => `${days} Tage nach dem Trennen löschen`,
      saysForever: 'Was von einem Konto kam, das du getrennt hast, bleibt, bis du entscheidest.',
      says: (days) => `Was von einem Konto kam, geht ${days} Tage, nachdem du es trennst.`,
    },
    rest: 'Beendete Aufträge gehen nach 3 Tagen, hochgeladene Dateien nach ihrem Import, Links und Seiten, die du geöffnet hast, nach einer Stunde. Nichts anderes über dich bleibt länger, als du willst.',
    warning:
      'Was die Nacht gelöscht hat, ist nicht zurückzuholen. Eine kürzere Zeit beginnt mit der kommenden Nacht.',
  },
  export: {
    title: 'Alles über dich',
    text: 'Ein ZIP: für jeden Teil eine CSV- oder JSON-Datei und ein README, das in einfachen Worten sagt, was jede ist. Schlüssel und andere Geheimnisse sind nicht dabei.',
    link: 'Alles herunterladen',
    expires: (when) => `Der Link gehört nur dir und endet ${when}.`,
    fileAlt: 'Alles, was Segue über dich aufbewahrt',
  },
};
