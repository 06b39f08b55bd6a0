import type { FileProblem, RowProblem } from '../../../domain/listening/exports/rows.ts';
import type { ImportMode, ImportStatus } from '../../../domain/listening/imports.ts';
import type { imports as english } from '../en/imports.ts';

const rowProblems: Record<RowProblem, string> = {
  json: 'kaputtes JSON',
  encoding: 'weder UTF-8 noch UTF-16',
  shape: 'gar keine Wiedergabe',
  time: 'keine sinnvolle Zeit',
  duration: 'keine sinnvolle Länge',
  no_track: 'kein Track darin',
};

const fileProblems: Record<FileProblem, string> = {
  not_json: 'ist kein JSON',
  truncated: 'bricht mittendrin ab',
  broken_json: 'ist von einer Stelle an kaputtes JSON',
  row_too_large: 'hat eine Zeile ohne Ende',
  encrypted: 'ist mit einem Passwort geschützt',
  compression: 'ist auf eine Art gepackt, die Segue nicht kennt',
  damaged: 'ist beschädigt',
  too_large: 'ist zu groß',
  bomb: 'wird ausgepackt viel größer als jeder Hörverlauf',
  too_many_files: 'enthält zu viele Dateien',
  not_zip: 'ist kein ZIP-Archiv',
  cut_zip: 'bricht mittendrin ab: Lade es noch einmal herunter, bis zum Ende',
  nested_zip: 'ist ein ZIP im ZIP: Entpacke das äußere und nimm dieses für sich allein',
  gone: 'konnte nicht von der Festplatte gelesen werden',
};

const states: Record<ImportStatus, string> = {
  collecting: 'Wartet auf deine Dateien',
  reading: 'Deine Dateien werden durchgesehen',
  ready: 'Bereit: Du entscheidest',
  storing: 'Kommt in deinen Hörverlauf',
  stopped: 'Mittendrin angehalten',
  stored: 'In deinem Hörverlauf',
  undoing: 'Wird herausgenommen',
  undone: 'Wieder herausgenommen',
  dropped: 'Verworfen',
};

const modes: Record<ImportMode, { label: string; says: string }> = {
  merge: {
    label: 'Importieren',
    says: '**Importieren**: Jede Wiedergabe zählt einmal; wo auch Segue sie gehört hat, gilt, was Spotify selbst sagt.',
  },
  replace: {
    label: 'Ersetzen, was Segue gehört hat',
    says: '**Ersetzen**: Im ganzen Zeitraum zählt nur der Import.',
  },
  keep: {
    label: 'Behalten, was Segue gehört hat',
    says: '**Behalten**: Was Segue selbst gehört hat, bleibt, wie es ist; der Import füllt auf, was fehlt.',
  },
};

const so = (one: string, many: string) => (count: number, shown: string) =>
  `${shown} ${count === 1 ? one : many}`;

export const imports: typeof english = {
  command: 'Hol deinen ganzen Hörverlauf von Spotify',
  subs: {
    start: 'Hörverlauf importieren: Datei anhängen oder eine private Seite für Dateien bekommen',
    status: 'Wie weit dein Import ist',
    report: 'Was ein Import gebracht hat, Zeile für Zeile',
    undo: 'Einen Import wieder aus deinem Hörverlauf nehmen',
  },
  options: {
    file: 'ZIP oder JSON-Datei, bis Discords Grenze (10 MB ohne Nitro). Sonst weglassen: eine Seite öffnet sich',
    import: 'Welcher Import (sonst der neueste)',
    private: 'Auch Wiedergaben privater Sitzungen importieren (sonst bleiben sie draußen)',
  },

  states,
  modes,
  rowProblems,
  fileProblems,

  link: {
    title: 'Hol deinen Hörverlauf',
    text: 'Öffne deine private Seite und zieh das ZIP von Spotify darauf oder seine JSON-Dateien. Nichts wird gespeichert, bevor du gesehen hast, was darin ist, und Ja gesagt hast.',
    open: 'Meine Seite öffnen',
    expires: (when) => `Der Link ist nur für dich und endet ${when}.`,
    status: 'Ich habe hochgeladen',
    where:
      'Noch keine Datei? Fordere in deinem Spotify-Konto unter **Datenschutz** den **erweiterten Streamingverlauf** an. Das dauert ein paar Tage, dann schickt Spotify eine Mail.',
    page: 'Bei Spotify holen',
    pageUrl: 'https://www.spotify.com/account/privacy/',
  },
  reading: {
    title: 'Deine Datei wird durchgesehen',
    text: 'Gleich steht hier, was darin ist. Nichts wird gespeichert, bevor du Ja sagst.',
  },
  storing: {
    title: 'Dein Hörverlauf kommt herein',
    text: 'Hier siehst du, wie weit es ist. Alles andere kannst du inzwischen weiter benutzen.',
  },
  undoing: {
    title: 'Der Import wird herausgenommen',
    text: 'Was Segue selbst gehört hat, bleibt und erscheint wieder, wo der Import es verdeckt hatte.',
  },

  none: {
    title: 'Noch kein Import',
    text: 'Spotify gibt dir jede Wiedergabe seit dem ersten Tag. Segue nimmt sie auf, und du kannst sie wieder herausnehmen.',
    start: 'Import beginnen',
  },

  period: (from, to) => `${from} bis ${to}`,
  rows: (rows) => `**${rows}** Zeilen gelesen`,
  labels: {
    wouldAdd: so('Wiedergabe ist neu', 'Wiedergaben sind neu'),
    added: so('Wiedergabe ist neu und in deinem Hörverlauf', 'Wiedergaben sind neu und in deinem Hörverlauf'),
    known: so('Wiedergabe war schon da', 'Wiedergaben waren schon da'),
    repeated: so('ist dieselbe Zeile noch einmal', 'sind dieselbe Zeile noch einmal'),
    podcasts: so('ist ein Podcast', 'sind Podcasts'),
    audiobooks: so('ist ein Hörbuch', 'sind Hörbücher'),
    incognito: so(
      'ist aus einer privaten Sitzung und bleibt draußen',
      'sind aus privaten Sitzungen und bleiben draußen',
    ),
    broken: (shown, why) => `${shown} nicht zu gebrauchen: ${why}`,
  },
  files: (count, formatted) => (count === 1 ? 'Eine Datei' : `${formatted} Dateien`),
  otherFiles: (count, formatted) =>
    count === 1
      ? 'Eine andere Datei wurde beiseitegelassen.'
      : `${formatted} andere Dateien wurden beiseitegelassen.`,
  fileProblem: (name, problem, rows) =>
    rows === null ? `\`${name}\` ${problem}.` : `\`${name}\` ${problem}; ${rows} Zeilen daraus waren lesbar.`,
  repeatedFile: (name) => `\`${name}\` ist dieselbe Datei noch einmal.`,
  moreFiles: (count) => `${count} weitere Dateien haben Probleme.`,

  wrongPackage:
    'Das ist das Paket mit den **Kontodaten**: Es kennt nur das letzte Jahr, auf die Minute genau, und keine Alben. Segue nimmt es. Für alles seit dem ersten Tag fordere bei Spotify den **erweiterten Streamingverlauf** an: Das ist eine eigene Anfrage auf derselben Seite, und ihn später zu importieren verdoppelt nichts.',
  nothing: {
    title: 'Darin ist kein Hörverlauf',
    text: 'Keine Zeile ist die Wiedergabe eines Tracks, deshalb wurde nichts gespeichert.',
    next: 'Fordere in deinem Spotify-Konto unter Datenschutz den erweiterten Streamingverlauf an; dessen ZIP liest Segue.',
  },
  gone: 'Dieser Import ist vorbei.',

  ready: { title: 'Das ist in deinen Dateien', drop: 'Nicht importieren' },
  stored: { title: 'Dein Hörverlauf ist da', undo: 'Wieder herausnehmen' },
  stopped: {
    title: 'Der Import wurde angehalten',
    text: 'Was schon da ist, bleibt, bis du weitermachst oder es herausnimmst.',
    go: 'Weitermachen',
  },
  dropped: { title: 'Verworfen', text: 'Nichts davon wurde gespeichert, und die Dateien sind gelöscht.' },
  undone: {
    title: 'Der Import ist wieder draußen',
    text: (plays) => `${plays} Wiedergaben wurden herausgenommen.`,
  },
  undo: {
    title: 'Diesen Import herausnehmen?',
    text: (plays, when) =>
      `Die ${plays} Wiedergaben, die du ${when} importiert hast, verschwinden. Was Segue selbst gehört hat, bleibt. Du kannst die Dateien jederzeit wieder importieren.`,
    yes: 'Herausnehmen',
    no: 'Behalten',
    none: 'Es gibt keinen Import, der sich herausnehmen lässt.',
  },
  choice: (day, state, count, shown) =>
    `${day} · ${state} · ${so('Wiedergabe', 'Wiedergaben')(count, shown)}`,
  pick: 'Einen anderen Import ansehen …',
  another: 'Mehr importieren',
  refresh: 'Noch einmal nachsehen',

  page: {
    title: 'Dein Hörverlauf',
    text: 'Zieh das ZIP von Spotify hierher oder seine JSON-Dateien. Mehrere auf einmal sind in Ordnung.',
    choose: 'Dateien auswählen',
    drop: 'oder hierher ziehen',
    send: 'Das ist alles: jetzt durchsehen',
    next: 'Segue sagt dir dann in Discord, was darin ist. Nichts wird gespeichert, bevor du dort Ja sagst.',
    privacy:
      'Die Dateien liegen auf Segues eigener Festplatte und werden gelöscht, sobald sie eingelesen sind, spätestens nach einer Woche. Adressen, Geräte und Benutzernamen darin werden nie gespeichert.',
    expires: (when) => `Diese Seite gilt bis ${when} (UTC).`,
    list: 'Dateien',
    waiting: 'wartet',
    sending: 'wird hochgeladen',
    done: 'fertig',
    again: 'Die Verbindung ist abgebrochen. Es geht von selbst weiter.',
    failed: 'hat nicht geklappt',
    tooLarge: 'ist zu groß',
    full: 'Die Festplatte dieses Segue ist voll. Wer es betreibt, muss Platz schaffen.',
    noScript:
      'Diese Seite braucht JavaScript, um große Dateien in Teilen zu schicken. Ohne geht es in Discord, mit angehängter Datei: /import start.',
    finished: {
      title: 'Danke',
      text: 'Deine Dateien sind da. Geh zurück zu Discord: Dort sagt dir Segue, was darin ist.',
      next: 'Du kannst diese Seite schließen.',
    },
    ended: {
      title: 'Dieser Link gilt nicht mehr',
      text: 'Er wurde schon benutzt, oder sein Tag ist vorbei.',
      next: 'Hol dir in Discord mit /import start einen neuen.',
    },
  },
};
