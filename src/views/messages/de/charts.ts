import type { ChartList } from '../../../domain/charts/catalogue.ts';
import type { ChartProblem, ChartSourceName } from '../../../domain/charts/chart.ts';
import type { charts as english } from '../en/charts.ts';

const sources: Record<ChartSourceName, string> = {
  spotify: 'Spotify',
  listenbrainz: 'ListenBrainz',
  deezer: 'Deezer',
  apple: 'Apple Music',
  beatport: 'Beatport',
  server: 'Dieser Server',
  playlist: 'Deine Playlist',
};

const lists: Record<ChartList, string> = {
  tracks: 'Tracks',
  albums: 'Alben',
  artists: 'Künstler',
  new: 'Neuerscheinungen',
};

const problems: Record<ChartProblem, string> = {
  shape:
    'die Antwort hat eine andere Form, als Segue kennt. Sie ist aufgehoben, und wer diesen Bot betreibt, kann nachsehen',
  empty: 'die Liste kam leer',
  unavailable: 'es kam keine Antwort',
  refused: 'der Schlüssel wird abgelehnt. Wer diesen Bot betreibt, muss nachsehen',
  resting: 'dort wurde um eine Pause gebeten',
  nobody: 'gerade kann niemand fragen, der Spotify verknüpft hat',
  off: 'das ist hier nicht eingerichtet',
  gone: 'diese Liste gibt es nicht mehr',
};

const count = (value: number, one: string, many: string): string => `${value} ${value === 1 ? one : many}`;

export const charts: typeof english = {
  command: 'Was sich bewegt: Charts und Neuerscheinungen, mit Gedächtnis',
  subs: {
    show: 'Eine Liste mit ihrer Bewegung, und was du davon hast',
    history: 'Wo ein Track, Album oder Künstler stand, und wann',
    stats: 'Aufsteiger, Neuzugänge, längste Zeiten und Labels einer Liste',
    add: 'Einen Track oder ein Album aus den Charts in eine Playlist oder eine Woche legen',
    refresh: 'Eine Liste neu holen',
    watch: 'Eine deiner Playlists als Liste beobachten',
    unwatch: 'Eine Playlist nicht mehr beobachten und vergessen, was war',
    watched: 'Playlists, die für dich beobachtet werden',
  },
  options: {
    source: 'Wessen Charts',
    list: 'Tracks, Alben, Künstler oder Neuerscheinungen',
    genre: 'Ein Genre dieser Quelle',
    country: 'Ein Land, für Apple Music',
    week: 'Wie es in einer Woche war (2026-W47)',
    public: 'Allen hier zeigen',
    what: 'Ein Track, ein Album oder ein Künstler',
    pick: 'Ein Track oder ein Album',
    playlist: 'Eine Playlist, in der du sammelst; ein anderer Name macht eine neue',
    period: 'Stattdessen nach Bronze einer deiner Wochen',
    source_playlist: 'Welche deiner Playlists',
    watched: 'Welche',
  },
  sources,
  lists,
  problems,

  name: (parts) => parts.join(' · '),
  title: (name, week) => (week === null ? name : `${name} · ${week}`),

  moves: {
    none: '',
    new: '🆕',
    reentry: '↩️',
    same: '=',
    up: (by) => `▲${by}`,
    down: (by) => `▼${by}`,
  },
  place: (rank, move, name) => (move === '' ? `**${rank}** · ${name}` : `**${rank}** ${move} · ${name}`),
  by: (artists) => `von ${artists}`,
  listed: (line, artists) => `${line} · ${artists}`,
  was: (rank) => `war ${rank}`,
  peak: (rank) => `bester Platz ${rank}`,
  weeksOn: (weeks) => count(weeks, 'Woche', 'Wochen'),
  inLibrary: '✓ in deiner Bibliothek',
  facts: (facts) => facts.join(' · '),
  cover: (name) => `Cover von ${name}`,
  portrait: (name) => `Bild von ${name}`,

  age: (source, when) => `Stand bei ${source}: ${when}.`,
  seen: (when) => `Stand: ${when}.`,
  counted: (when) => `Gezählt ${when} unter allen hier, die zugestimmt haben: \`/privacy\`.`,
  asOf: (source, when) => `${source}, Stand vom ${when}.`,
  since: (day) => `Die Pfeile zeigen, was sich seit ${day} bewegt hat.`,
  noBasis: 'Das ist der erste Blick darauf: Pfeile kommen mit dem nächsten.',
  refreshing: 'Es wird gerade geholt: Klick gleich auf „Neu anzeigen“.',
  tooSoon: (when) => `Danach wurde eben erst gefragt. Das nächste Mal geht es ${when}.`,
  problem: (when, why) => `Der letzte Blick ${when} brachte nichts: ${why}. Was da war, bleibt.`,
  first: 'Segue holt es zum ersten Mal: Klick in ein paar Sekunden auf „Neu anzeigen“.',
  firstFailed: (why) => `Es gibt noch nichts zu zeigen: ${why}. Segue versucht es weiter.`,
  nobodyCounted:
    'Hier ist noch nichts gezählt. Gezählt werden Wiedergaben von allen, die zugestimmt haben: In `/privacy` entscheiden alle für sich.',
  noWeek: (week) => `In ${week} wurde davon nichts gesehen.`,

  again: 'Neu anzeigen',
  fetch: 'Neu holen',
  stats: 'Wer sich bewegt',
  back: 'Zurück zur Liste',
  share: 'Hier teilen',
  earlier: 'Eine Woche zurück',
  latest: 'Jetzt',
  pickEntity: 'Sieh nach, wo etwas davon stand…',
  pickSource: 'Andere Quelle…',
  choice: (rank, name, artists) => (artists === null ? `${rank}. ${name}` : `${rank}. ${name} – ${artists}`),
  suggestion: (name, artists) => (artists === null ? name : `${name} – ${artists}`),

  statsTitle: (name) => `${name}: Wer sich bewegt`,
  climbers: 'Am meisten gestiegen',
  newcomers: 'Neu oder wieder da',
  stays: 'Am längsten dabei',
  labels: 'Labels mit den meisten Plätzen',
  left: 'Nicht mehr dabei',
  label: (name, places) => `${name} · ${count(places, 'Platz', 'Plätze')}`,
  stay: (line, weeks) => `${line} · ${weeks}`,
  lastRank: (rank, name) => `war ${rank} · ${name}`,
  nothingMoves: 'Bisher gibt es nur einen Blick auf diese Liste. Bewegung zeigt sich ab dem zweiten.',

  history: {
    title: (name) => `Wo ${name} stand`,
    now: (rank) => `jetzt ${rank}`,
    gone: (rank, when) => `war ${rank}, zuletzt gesehen ${when}`,
    peakAt: (rank, when) => `bester Platz ${rank} ${when}`,
    firstAt: (when) => `zuerst gesehen ${when}`,
    line: (chart, facts) => `**${chart}**\n${facts}`,
    point: (day, rank) => `${day} ${rank}`,
    off: '–',
    rank: (rank) => `#${rank}`,
    pickChart: 'In anderen Charts…',
    add: 'In eine Playlist',
  },

  adding: {
    title: 'In eine Playlist legen',
    field: 'Playlist',
    fieldSays: 'Eine, in der du sammelst, oder ein neuer Name.',
    usual: 'Fundstücke aus den Charts',
    added: (name, playlist) => `**${name}** ist in **${playlist}**. Gleich hat Spotify es auch.`,
    already: (name, playlist) => `**${name}** ist schon in **${playlist}**.`,
    looking: (name, playlist) =>
      `Segue sucht **${name}** auf Spotify und legt es in **${playlist}**. Hier steht, wann es da ist.`,
    week: 'Bronze deiner Woche',
    nowhere: 'Sag, wohin es soll: in eine Playlist oder in eine deiner Wochen.',
    heading: 'Aus den Charts',
  },

  watching: {
    heading: 'Beobachtete Playlists',
    none: 'Für dich wird keine Playlist beobachtet. `/trending watch` beginnt mit einer deiner eigenen: Segue merkt sich, was wo stand, und wann es kam und ging.',
    started: (name) => `**${name}** wird ab jetzt beobachtet. Nur du siehst sie.`,
    stopped: (name) => `**${name}** wird nicht mehr beobachtet, und was gesehen wurde, ist vergessen.`,
    line: (name, when) =>
      when === null ? `**${name}** · noch nicht angesehen` : `**${name}** · gesehen ${when}`,
    open: 'Öffnen',
  },
};
