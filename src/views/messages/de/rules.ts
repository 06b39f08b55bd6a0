import type { rules as english } from '../en/rules.ts';
import { ruleNames } from './rules-names.ts';
import { ruleWords } from './rules-words.ts';

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bminuten?\b/giu, 'minutes'],
  [/\bstunden?\b/giu, 'hours'],
  [/\btag(?:en?)?\b/giu, 'days'],
  [/\bwochen?\b/giu, 'weeks'],
  [/\bmonat(?:en?)?\b/giu, 'months'],
  [/\bjahr(?:en?)?\b/giu, 'years'],
  [/\bheute\b/giu, 'today'],
  [/\bgestern\b/giu, 'yesterday'],
  [/\bin den letzten\b/giu, 'in the last'],
  [/ bis /giu, ' to '],
  [/ und /giu, ' and '],
  [/(\d),(\d)/gu, '$1.$2'],
];
const DATE = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/gu;

const spoken = (typed: string): string =>
  WORDS.reduce((text, [german, ours]) => text.replace(german, ours), typed).replace(
    DATE,
    (_, day: string, month: string, year: string) =>
      `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );

const tracks = (count: number, shown: string): string => (count === 1 ? '1 Track' : `${shown} Tracks`);

export const rules: typeof english = {
  tracks,
  topics: { ...ruleWords.fields, source: 'Quelle', ruleSet: 'anderer Regelsatz' },
  ...ruleNames,

  unnamed: 'Neue Regeln',
  start: {
    title: 'Eine neue Playlist, die sich selbst füllt',
    says: 'Wähl einen Anfang. Du siehst, was er bringt, bevor irgendetwas passiert.',
    pick: 'Wähl einen Anfang',
    option: (says, count) => `${says} · ${count}`,
    line: (name, says, count) => `**${name}** · ${says} · **${count}**`,
    empty:
      'Regeln wählen aus deiner Bibliothek, und die ist leer: Du hast noch keine Quellen. Such zuerst Lieblingssongs oder Playlists aus, das dauert eine Minute.',
    build: 'Schritt für Schritt bauen',
    write: 'Als Text schreiben',
  },

  preview: {
    title: (name) => `${name}: Vorschau`,
    counts: (count, matching) => `**${count}** von **${matching}** passenden`,
    limits: (words) => ` (${words})`,
    nothing: (of) =>
      `Noch passt nichts: keiner von ${of}. Ändere eine Bedingung, oder speichere und lass die Playlist später voll werden.`,
    diff: (added, removed, kept) => `**+ ${added}** neu   **− ${removed}** weg   = ${kept} wie bisher`,
    fresh: 'Noch keine Playlist',
    held: 'Playlists bleiben, wie sie sind, bis diese Regeln nur nennen, was es gibt',
    same: (kept) => `Die Playlist ist schon so: ${kept}`,
    time: (span) => `insgesamt ${span}`,
    line: (place, track) => `${place} ${track}`,
    more: (count) => `-# und noch ${count}`,
    group: (name, count) => `${name} · ${count}`,
    why: 'Warum drin, warum nicht? Wähl einen Track',
    changed: (name) => `Das ändert **${name}** erst, wenn du es speicherst oder anwendest.`,
    create: 'Playlist anlegen & anwenden',
    apply: 'Anwenden',
    edit: 'Bearbeiten',
    save: 'Nur speichern',
    adjust: 'Zahlen anpassen',
    rename: 'Umbenennen',
    adopt: 'Eine Playlist von mir nehmen',
    card: 'Zum Regelsatz',
    cover: (title, artists) => `Cover von ${title} von ${artists}`,
  },

  warnings: {
    finding: (says) => `⚠️ ${says}`,
    ruleSetMissing: (name) => `⚠️ Du hast keinen Regelsatz ${name}; was danach fragt, gilt als unbekannt.`,
    ruleSetCircle: (name) => `⚠️ ${name} führt zu sich selbst zurück; was danach fragt, gilt als unbekannt.`,
    sourceMissing: (name) =>
      `⚠️ ${name} ist keine deiner Quellen, also weiß niemand, was darin ist. \`/sources\` wählt sie aus.`,
    managedMissing: (name) =>
      `⚠️ Segue füllt für dich keine Playlist ${name}; was danach fragt, gilt als unbekannt.`,
    aggregateEmpty: (field) => `⚠️ Kein Track hat einen Wert zum Vergleichen: ${field}.`,
    regexInvalid: (pattern) => `⚠️ ${pattern} ist kein lesbares Muster; dazu passt nichts.`,
    lacking: (count, of, field) =>
      `⚠️ Bei ${count} von ${of} Tracks ist noch nicht bekannt: ${field}. Was unbekannt ist, passt nicht. Segue fragt jede Nacht herum, oder jetzt: \`/jobs run external\`.`,
    stopped: (track) =>
      `⛔ Diese Regeln halten bei ${track} an: Etwas, wonach sie fragen, ist davon nicht bekannt. Es würde nichts geändert. \`/track set\` kann es sagen, oder nimm \`if unknown fail\` heraus.`,
    filling: 'Segue ordnet gerade, was über deine Tracks bekannt ist. Die Zahlen können noch wachsen.',
  },

  forms: {
    params: 'Die Zahlen anpassen',
    range: (least, most) => `${least} bis ${most}`,
    name: 'Name',
    nameTitle: 'Wie soll es heißen?',
    textTitle: 'Regeln als Text',
    text: 'Regeln',
    textHelp:
      'Eine Bedingung pro Zeile, dann sort und limit. /rules export zeigt, wie deine geschrieben ist.',
    textExample:
      'in liked\nbpm 124..132 and genre is "techno"\nplays in the last 60 days = 0\nsort by added desc\nlimit 5',
    sizesTitle: 'Wie viel?',
    sizes: {
      tracks: 'Höchstens so viele Tracks',
      minutes: 'Höchstens so viele Minuten',
      perArtist: 'Höchstens so viele pro Künstler',
      perAlbum: 'Höchstens so viele pro Album',
    },
    sizeHelp: 'Leer lassen heißt: keine Grenze',
    word: 'Text',
    number: 'Zahl',
    numberFrom: 'Von',
    numberTo: 'Bis',
    span: 'Wie lange: 60 Tage, 2 Wochen, 3 Monate',
    date: 'Datum: 2026-11-20, 2026-11 oder 2026',
    dateFrom: 'Von: 2026-11-20, 2026-11 oder 2026',
    dateTo: 'Bis',
    values: 'Welche; mehrere mit Kommas',
    spoken,
    units: {
      share: 'In Prozent, zum Beispiel 80%',
      duration: 'Zum Beispiel 6:30',
      bpm: 'Schläge pro Minute, zum Beispiel 128',
      db: 'Dezibel, zum Beispiel -8',
      year: 'Zum Beispiel 1994',
      days: 'Tage, zum Beispiel 3',
      count: 'Zum Beispiel 3',
    },
  },

  build: {
    title: (name) => `${name}: in Arbeit`,
    counts: (count) => `Bisher passen **${count}**`,
    empty: 'Noch keine Bedingung: Jeder Track deiner Bibliothek passt. Wähl, worum es zuerst geht.',
    track: 'Bedingung dazu: was der Track ist',
    listening: 'Bedingung dazu: wo er ist, wie du hörst',
    items: 'Eine Bedingung ändern',
    tooMany: 'Es sind mehr Bedingungen, als ein Menü zeigen kann; im Text stehen alle.',
    changed: 'Diese Regeln wurden inzwischen geändert. So stehen sie jetzt da.',
    operatorTitle: (topic) => `${topic} …`,
    operator: 'Wie?',
    valueTitle: (topic, operator) => `${topic} ${operator}`,
    value: 'Welche? Du kannst mehrere wählen',
    noValues: 'Davon haben deine Tracks noch keine. Tipp einen Wert ein.',
    type: 'Eintippen',
    calendar: 'Wann?',
    itemTitle: 'Diese Bedingung',
    or: 'Oder etwas anderes',
    not: 'Umkehren',
    remove: 'Herausnehmen',
    back: 'Zurück',
    preview: 'Vorschau',
    shape: 'Reihenfolge & Größe',
    text: 'Als Text',
    discard: 'Verwerfen',
    discarded: 'Verworfen. Es wurde nichts geändert.',
    shapeTitle: 'In welcher Reihenfolge, und wie viel?',
    order: 'Reihenfolge',
    ownOrder: 'eine eigene Reihenfolge; eine Auswahl ersetzt sie',
    from: 'Woraus',
    universes: {
      library: 'Aus meinen Quellen',
      played: 'Aus allem, was ich je gehört habe',
      everything: 'Aus beidem',
    },
    sizes: 'Wie viel',
    alternative: (rule) => `Als Alternative zu: ${rule}`,
    unknown:
      'Dieses Feld oder diesen Vergleich kennt Segue nicht. Wähl aus den Vorschlägen oder aus den Menüs hier.',
    badValue: 'So lässt sich das nicht lesen',
    again: 'Noch einmal',
    liked: 'Lieblingssongs',
  },

  broken: {
    title: 'Noch nicht verstanden',
    kept: 'Nichts ist verloren: „Noch einmal“ bringt genau das zurück, was du getippt hast.',
    again: 'Noch einmal',
    tooLong:
      'Dieser Text ist länger, als ein Formular von Discord fasst (4.000 Zeichen). Hier ist er als Datei: Ändere sie und gib sie mit `/rules import` zurück.',
    tooLongTitle: 'Zu lang für ein Formular',
  },

  why: {
    title: (name, track) => `${track}: in „${name}“?`,
    testTitle: 'Würde er passen?',
    given: (values) => `Als wäre bekannt: ${values}`,
    verdicts: {
      in: '✅ Er ist drin.',
      inPlaylists: (names) => `✅ Er ist drin, und zwar in: ${names}.`,
      matches: '✅ Er passt.',
      pinned: '📌 Er ist drin, weil du ihn angeheftet hast, was auch immer die Regeln sagen.',
      banned:
        '🚫 Er bleibt draußen, weil du ihn gesperrt hast: hier, oder indem du ihn in Spotify entfernt hast.',
      noMatch: '❌ Er passt nicht.',
      unknown:
        '❔ Niemand weiß es: Etwas, wonach die Regeln fragen, ist von ihm nicht bekannt, also bleibt er draußen.',
      noCandidate: '❌ Er gehört nicht zu den Tracks, mit denen diese Regeln anfangen.',
    },
    out: {
      duplicate: (other) =>
        `❌ Er passt, aber nach deinen Regeln ist er dasselbe wie ${other}, und nur einer von beiden kommt hinein.`,
      cap: (count, per, value) =>
        `❌ Er passt, aber vom ${per} ${value} ist die Grenze (${count}) schon erreicht.`,
      limit: (limit) => `❌ Er passt, aber die Playlist war voll, bevor er an der Reihe war: ${limit}.`,
      lengthUnknown: '❌ Er passt, aber niemand weiß, wie lang er ist, und hier zählen Minuten.',
      noShare: '❌ Er passt, aber er gehört zu keinem Teil des Mixes.',
      shareFull: '❌ Er passt, aber sein Teil des Mixes ist voll; mehr würde den Mix verändern.',
      noPlaylist:
        '❌ Er passt, aber für seinen Wert gibt es keine Playlist, oder zu wenige Tracks haben ihn.',
    },
    hands: {
      pin: 'Immer drin behalten',
      ban: 'Diesen nie',
      none: 'Den Regeln überlassen',
      said: {
        pin: '📌 Angeheftet: Er bleibt drin, was auch immer die Regeln sagen. Die Playlist folgt gleich.',
        ban: '🚫 Gesperrt: Er bleibt draußen, was auch immer die Regeln sagen. Die Playlist folgt gleich.',
        none: 'Ab jetzt entscheiden wieder die Regeln über ihn.',
      },
    },
    another: 'ein anderer Track',
    marks: { yes: '✓', no: '✗', unknown: '?' },
    condition: (mark, words, seen) => (seen === null ? `${mark} ${words}` : `${mark} ${words} → ${seen}`),
    is: (value, source) => (source === null ? value : `${value} (${source})`),
    against: (value) => `verglichen mit ${value}`,
    notKnown: 'nicht bekannt',
    never: 'nie',
    nowhere: 'nirgends',
    yes: 'ja',
    no: 'nein',
    more: (count) => (count === 1 ? '… noch eine Zeile' : `… noch ${count} Zeilen`),
    repeated: 'wie oben',
    groups: {
      all: 'alle davon',
      any: 'mindestens eine davon',
      none: 'keine davon',
      not: 'das nicht',
      atLeast: (count) => `mindestens ${count} davon`,
      if: 'wenn die erste, dann die zweite, sonst die dritte',
      use: (name) => `der Regelsatz ${name}`,
    },
    file: 'warum.txt',
    fileAlt: 'Alle Zeilen der Erklärung',
    back: 'Zurück zur Vorschau',
  },
};
