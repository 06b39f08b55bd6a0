import type { Settable } from '../../../domain/enrichment/manual.ts';
import type { EnrichmentField, EnrichmentSource } from '../../../domain/enrichment/values.ts';
import type { tracks as english } from '../en/tracks.ts';

const fields: Record<EnrichmentField, string> = {
  genres: 'Genres',
  styles: 'Stile',
  moods: 'Stimmungen',
  tags: 'Schlagwörter',
  bpm: 'BPM',
  key: 'Tonart',
  energy: 'Energie',
  danceability: 'Tanzbarkeit',
  valence: 'Helligkeit',
  acousticness: 'Akustisch',
  instrumentalness: 'Instrumental',
  loudness: 'Lautheit',
  language: 'Sprache',
  label: 'Label',
  releaseDate: 'Erschienen',
  isrc: 'ISRC',
  explicit: 'Explizit',
  durationMs: 'Länge',
  version: 'Version',
};

const voices: Partial<Record<EnrichmentSource, string>> = { manual: 'du', title: 'der Titel' };

const settable: Record<Settable, string> = {
  bpm: 'BPM',
  key: 'Tonart',
  genre: 'Genre',
  mood: 'Stimmung',
  energy: 'Energie',
  label: 'Label',
  language: 'Sprache',
  released: 'Erscheinungsdatum',
};

const versions: Readonly<Record<string, string>> = {
  original: 'Original',
  extended: 'Extended Mix',
  radio: 'Radio Edit',
  club: 'Club Mix',
  dub: 'Dub',
  instrumental: 'Instrumental',
  acapella: 'A cappella',
  vip: 'VIP Mix',
  remix: 'Remix',
  rework: 'Rework',
  edit: 'Edit',
  bootleg: 'Bootleg',
  mashup: 'Mashup',
  live: 'live',
  acoustic: 'akustisch',
  demo: 'Demo',
  remaster: 'Remaster',
  mixed: 'Teil eines Mixes',
  sped_up: 'beschleunigt',
  slowed: 'verlangsamt',
  cover: 'Coverversion',
  karaoke: 'Karaoke',
  re_recorded: 'neu aufgenommen',
  other: 'eine andere Version',
};

/** From C on. Capital letters are major, small ones minor. */
const major = ['C', 'Des', 'D', 'Es', 'E', 'F', 'Fis', 'G', 'As', 'A', 'B', 'H'];
const minor = ['c', 'cis', 'd', 'es', 'e', 'f', 'fis', 'g', 'gis', 'a', 'b', 'h'];

export const tracks: typeof english = {
  command: 'Was über einen Track bekannt ist, und dein eigenes Wort dazu',
  subs: {
    show: 'BPM, Tonart, Genres und mehr, und wer das sagt',
    stats: 'Wie oft, wie lange, seit wann: wie du einen Track hörst',
    tag: 'Einem Track ein eigenes Schlagwort geben',
    untag: 'Einem Track ein Schlagwort von dir nehmen',
    set: 'Selbst sagen, was ein Track ist; für dich gilt dein Wort',
    merge: 'Zwei Tracks sind dieselbe Aufnahme: als einen zählen',
    split: 'Ein Track ist nicht dieselbe Aufnahme: für sich zählen',
    corrections: 'Was du zusammengelegt und getrennt hast, mit Weg zurück',
  },
  options: {
    track: 'Welcher Track: Tipp einen Teil von Titel oder Künstler',
    other: 'Der andere Track',
    tag: 'Das Schlagwort, zum Beispiel warm-up',
    bpm: 'Schläge pro Minute, zum Beispiel 128',
    key: 'Die Tonart: 8A, 1m, Am oder a-Moll',
    genre: 'Genre oder Stil; mehrere mit Kommas',
    mood: 'Stimmung; mehrere mit Kommas',
    energy: 'Von 0 (ruhig) bis 100 (volle Kraft)',
    label: 'Das Label, auf dem er erschienen ist',
    language: 'Die Sprache, in der gesungen wird, oder none',
    released: 'Erscheinungsdatum: 2026-11-20, 2026-11 oder 2026',
    clear: 'Dein eigenes Wort zurücknehmen',
  },
  choice: (title, artists) => `${title} – ${artists}`,
  choiceAmong: (title, artists, rest) => `${title} – ${artists} · ${rest.join(', ')}`,
  titleAmong: (title, rest) => `${title} (${rest.join(', ')})`,
  settable,
  fields,
  voices,
  versions,

  cover: (title, artists) => `Cover von ${title} von ${artists}`,
  by: (artists, album, label) => [artists, album, label].filter((part) => part !== null).join(' · '),
  bpm: (value) => `**${value} BPM**`,
  key: (camelot, name) => `**${camelot}** (${name})`,
  keyName: ({ pitch, mode }) =>
    mode === 'major' ? `${major[pitch] ?? '?'}-Dur` : `${minor[pitch] ?? '?'}-Moll`,
  keyLong: (camelot, open, name) => `${camelot} · ${open} · ${name}`,
  released: (date) => `erschienen ${date}`,
  explicit: 'explizit',
  notExplicit: 'nicht explizit',
  energy: (bar, percent) => `\`${bar}\` ${percent} Energie`,
  danceable: (percent) => `${percent} tanzbar`,
  bright: (percent) => `${percent} hell`,
  sung: (language) => `gesungen: ${language}`,
  noWords: 'ohne Worte',
  versionBy: (kind, names) => `${kind} von ${names}`,
  loudness: (value) => `${value} dB`,
  tags: (tags) => `Schlagwörter: ${tags}`,
  own: (words) => `Du sagst: ${words}`,
  ownWord: (field, value) => `${field} ${value}`,
  disagree: (names) => `Die Quellen sind uneins bei: ${names}`,
  same: (count) =>
    count === 1
      ? 'Ein weiterer Spotify-Track ist dieselbe Aufnahme.'
      : `${count} weitere Spotify-Tracks sind dieselbe Aufnahme.`,
  nothing: 'Zu diesem Track hat noch niemand etwas gesagt.',
  asking: 'Segue fragt gerade herum; komm gleich wieder.',
  askingLater: 'Segue fragt jede Nacht herum, und jetzt, wenn du `/jobs run external` nimmst.',

  saidTitle: (title) => `${title}: wer was sagt`,
  said: (field, value, source) => `**${field}** ${value} · ${source}`,
  sure: (percent, when) => `, zu ${percent} sicher, ${when}`,
  since: (when) => `, ${when}`,
  agreeing: (names) => ` ✓ ${names}`,
  otherwise: (value, source) => `${value} (${source})`,
  otherwiseLine: (parts) => `-# aber: ${parts}`,
  none: 'keine',
  saidNothing: 'Noch hat niemand etwas gesagt.',
  saidOrder:
    'Es zählt die vertrauenswürdigste Quelle; Genres, Stile und Stimmungen werden zusammen gewogen. Dein Wort gilt immer.',

  sameTitle: 'Dieselbe Aufnahme',
  sameSays: (title) => `Diese zählen für dich als einer mit **${title}**:`,
  sameNone: (title) =>
    `**${title}** steht für sich. \`/track merge\` legt ihn mit einem anderen Track zusammen.`,
  sameLine: (title, artists, album) =>
    album === null ? `• ${title} · ${artists}` : `• ${title} · ${artists} · ${album}`,
  more: (count) => `und noch ${count}`,

  changed: 'Notiert. Nur du siehst das.',
  undone: 'Zurückgenommen.',
  changedSince: 'Das wurde seitdem noch einmal geändert, also wurde nichts zurückgenommen.',

  merged: {
    title: 'Als einer gezählt',
    says: (one, other) =>
      `**${one}** und **${other}** sind für dich ab jetzt dieselbe Aufnahme, was auch immer spätere Abgleiche bringen.`,
    already: (one, other) => `**${one}** und **${other}** zählen schon als einer.`,
  },
  split: {
    title: 'Für sich gezählt',
    says: (one) => `**${one}** steht für dich ab jetzt für sich, was auch immer spätere Abgleiche bringen.`,
    already: (one) => `**${one}** steht schon für sich.`,
  },
  corrections: {
    title: 'Deine Korrekturen',
    none: 'Du hast nichts zusammengelegt oder getrennt. Segue fasst Tracks mit gleichem ISRC, Titel und gleicher Länge zusammen; wo das falsch ist, berichtigen es `/track merge` und `/track split`.',
    merge: (one, other) => `**${one}** und **${other}** zählen als einer`,
    split: (one) => `**${one}** steht für sich`,
    line: (what, when) => `${what} · ${when}`,
    undone: 'Zurückgenommen. Beide zählen wieder wie für alle.',
  },

  saidButton: 'Wer sagt was',
  sameButton: 'Dieselbe Aufnahme',
  splitButton: 'Für sich zählen',
  back: 'Zurück zum Track',
  undo: 'Zurücknehmen',
  open: 'In Spotify öffnen',
  correctionsButton: 'Deine Korrekturen',
};
