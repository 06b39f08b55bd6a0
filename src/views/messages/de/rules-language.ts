import { fieldInfo } from '../../../domain/rules/fields.ts';
import type { Finding } from '../../../domain/rules/findings.ts';
import { escapeText } from '../../kit/text.ts';
import type { ruleLanguage as english } from '../en/rules-language.ts';
import { ruleWords } from './rules-words.ts';

/** After “Hier erwarte ich …”. What people type stays as it is typed. */
const expected: (typeof english)['expected'] = {
  condition:
    'eine Bedingung wie `bpm 124..132` oder `in liked`, oder eine Zeile wie `sort by added desc` oder `limit 50`',
  field: 'den Namen eines Feldes wie `bpm` oder `last played`',
  numberField: 'ein Feld mit Zahlen wie `bpm` oder `plays`',
  dateField: 'ein Feld mit einem Datum wie `added`',
  sortField: 'etwas zum Sortieren wie `added desc`, `title` oder `random`',
  comparison: 'einen Vergleich wie `= 3`, `> 120`, `124..132` oder `at least 5`',
  number: 'eine Zahl',
  share: 'einen Anteil in Prozent wie `80%`',
  duration: 'eine Länge wie `3:45` oder `4 minutes`',
  wholeNumber: 'eine ganze Zahl ab 1',
  text: 'einen Text, am besten in Anführungszeichen',
  pattern: 'ein Muster wie `/remix|edit/`',
  date: 'ein Datum wie `2024`, `2024-05-31`, `60 days ago` oder `this month`',
  span: 'eine Zeitspanne wie `30 days` oder `2 weeks`',
  unit: '`minutes`, `hours`, `days`, `weeks`, `months` oder `years`',
  key: 'eine Tonart wie `8A`, `1m` oder `A minor`',
  weekday: 'einen Wochentag wie `monday` (in JSON 1 für Montag bis 7)',
  month: 'einen Monat wie `may` (in JSON 1 bis 12)',
  hour: 'eine Stunde von 0 bis 23',
  list: 'mindestens einen Wert',
  group: 'eine Klammer mit Bedingungen darin: `( … )`',
  closing: 'ein Komma oder eine schließende Klammer `)`',
  quote: 'ein schließendes Anführungszeichen vor dem Ende der Zeile',
  slash: 'ein Muster mit einem Schrägstrich auf beiden Seiten wie `/remix/`',
  thenWord: '`then`',
  whenMissing: '`include`, `exclude` oder `fail`',
  andBetween: 'zwei Werte: `124..132` oder `between 124 and 132`',
  percentile: 'ein Perzentil wie `80th percentile of energy`',
  name: 'einen Namen, am besten in Anführungszeichen',
  place: '`liked` oder den Namen einer Quelle',
  endOfLine: '`and`, `or`, ein Komma oder das Ende der Zeile',
  shape: 'etwas wie `keep artists 3 apart`',
  seed: '`each day`, `each week` oder `fixed "word"`',
  limit: 'was begrenzt wird: `tracks`, `minutes`, `percent`, `albums` oder `artists`',
  capPer: '`artist`, `album`, `label`, `genre` oder `year`',
  separatePer: '`artists`, `albums` oder `labels`',
  parts: 'eine Zahl von Teilen wie in `mix 2 of (genre techno), 1 of (genre house)`',
  dedupeBy: '`nothing`, `track`, `isrc`, `recording` oder `title and artist`',
  dedupeKeep: 'welcher bleibt, zum Beispiel `oldest added`, `longest` oder `most played`',
  universe: '`library`, `played` oder `everything`',
  output: '`reconcile`, `append` oder `replace`',
  fanOutBy: '`year`, `decade`, `artist`, `album`, `label`, `genre`, `style`, `mood`, `language` oder `key`',
  template: 'einen Namen, in dem einmal steht, wofür sie ist, wie `named "Best of {year}"`',
  json: 'ein JSON-Dokument',
  object: 'ein Objekt: `{ … }`',
  array: 'eine Liste: `[ … ]`',
  string: 'einen Text in Anführungszeichen',
  boolean: '`true` oder `false`',
  rule: 'eine Regel: ein Objekt mit `all`, `any`, `none`, `not`, `atLeast`, `if`, `use`, `field`, `in`, `notIn`, `has`, `missing` oder `confidenceOf`',
  knownName: 'nur Namen, die hierher gehören',
  operator: 'einen Operator',
  oneOf: 'eins der Wörter, die hier stehen können',
};

const tooMuch: (typeof english)['tooMuch'] = {
  shorter: (limit) =>
    `Das ist zu lang zum Lesen: höchstens ${limit} Zeichen. Es wurde nichts geändert; teil es auf mehrere Regelsätze auf und nenn den einen im anderen mit \`matches "name"\`.`,
  shallower: (limit) =>
    `Die Klammern gehen zu tief: höchstens ${limit} Ebenen. Gib dem inneren Teil einen eigenen Regelsatz und nenn ihn mit \`matches "name"\`.`,
  fewerRules: (limit) =>
    `Das sind zu viele Bedingungen: höchstens ${limit}. Eine Liste wie \`artist any of ("…", "…")\` zählt als eine.`,
  fewerValues: (limit) => `Die Liste ist zu lang: höchstens ${limit} Werte.`,
  shorterValue: (limit) => `Dieser Text ist zu lang: höchstens ${limit} Zeichen.`,
  shorterPattern: (limit) => `Dieses Muster ist zu lang: höchstens ${limit} Zeichen.`,
  fewerOfShape: (limit) => `Davon gibt es zu viele: höchstens ${limit} von einer Art.`,
};

const meant = (nearest: string | undefined): string =>
  nearest === undefined ? '' : ` Meintest du „${escapeText(nearest)}“?`;

const finding = (found: Finding): string => {
  switch (found.kind) {
    case 'pattern':
      return `Das Muster „${escapeText(found.pattern)}“ geht nicht: ${escapeText(found.why)}. Muster sind die von RE2, also ohne look-around und back-references.`;
    case 'patternTooLong':
      return tooMuch.shorterPattern(String(found.limit));
    case 'circle':
      return `Diese Regelsätze nennen einander im Kreis: ${found.names.map((name) => escapeText(name)).join(' → ')}. Nimm einen der Namen heraus.`;
    case 'unknownRule':
      return `Es gibt keinen Regelsatz „${escapeText(found.name)}“.${meant(found.nearest)}`;
    case 'turnedRange':
      return `\`${fieldInfo(found.field).word}\`: Zwischen ${found.from} und ${found.to} liegt nichts, weil das Erste mehr ist als das Zweite. Dreh sie um.`;
    case 'zero':
      return found.what === 'parts'
        ? 'Ein Anteil von 0 Teilen bekommt nichts. Lass ihn weg oder gib ihm eine Zahl über 0.'
        : 'Mit 0 bliebe dort nichts übrig. Lass es weg oder nimm eine Zahl über 0.';
    case 'twice':
      return `Die Zahl für \`${found.what}\` steht zweimal da, ${found.counts[0]} und ${found.counts[1]}. Behalte eine davon.`;
    case 'percent':
      return `${found.count} % ist mehr als alles. Prozente gehen bis 100.`;
    case 'tooManyAsked':
      return `Mindestens ${found.count} von ${found.of} kann nie zutreffen.`;
    case 'tooDeep':
      return tooMuch.shallower(String(found.limit));
    case 'tooMany':
      return tooMuch.fewerRules(String(found.limit));
    case 'unknownSource':
      return `Du hast keine Quelle „${escapeText(found.name)}“ (mehr), also ist kein Track darin.${meant(found.nearest)}`;
    case 'unknownManaged':
      return `Segue füllt für dich keine Playlist „${escapeText(found.name)}“ (mehr), also ist kein Track darin.${meant(found.nearest)}`;
    case 'unknownWord':
      return `Bei keinem deiner Tracks steht „${escapeText(found.value)}“ (${ruleWords.fields[found.field]}).${meant(found.nearest)}`;
    case 'outOfRange':
      return `Kein Track hat \`${fieldInfo(found.field).word}\` ${found.value}: Es geht von ${found.least} bis ${found.most}.`;
    case 'contradiction':
      return `Die Bedingungen zu \`${fieldInfo(found.field).word}\` schließen einander aus, also passt nie etwas.`;
    case 'chooseWithoutLimit':
      return '`choose by` tut nichts ohne eine Grenze (`limit`).';
  }
};

export const ruleLanguage: typeof english = {
  expected,
  tooMuch,
  finding,
  at: (line, column) => `Zeile ${line}, Spalte ${column}`,
  inDocument: 'Im Dokument',
  problem: (what, { found, example, words }) =>
    [
      found === '' ? `Hier erwarte ich ${what}.` : `Hier erwarte ich ${what}, nicht „${found}“.`,
      ...(words === undefined ? [] : [`Möglich: ${words}.`]),
      ...(example === undefined ? [] : [`Zum Beispiel: \`${example}\``]),
    ].join(' '),
  missing: 'Hier fehlt etwas.',
  nearest: (word) => `Meintest du \`${word}\`?`,
  version: (found, known) =>
    `Das hat ein neueres Segue geschrieben (Version ${found}; ich lese Version ${known}). Es wurde nichts geändert. Wer diesen Bot betreibt, kann ihn aktualisieren.`,
};
