import type { ChartList } from '../../../domain/charts/catalogue.ts';
import type { ChartProblem, ChartSourceName } from '../../../domain/charts/chart.ts';

const sources: Record<ChartSourceName, string> = {
  spotify: 'Spotify',
  listenbrainz: 'ListenBrainz',
  deezer: 'Deezer',
  apple: 'Apple Music',
  beatport: 'Beatport',
  server: 'This server',
  playlist: 'Your playlist',
};

const lists: Record<ChartList, string> = {
  tracks: 'Tracks',
  albums: 'Albums',
  artists: 'Artists',
  new: 'New releases',
};

/** Why the last look brought nothing; the middle of a sentence. */
const problems: Record<ChartProblem, string> = {
  shape:
    'the answer has another shape than Segue knows. It is kept, and whoever runs this bot can look at it',
  empty: 'the list came empty',
  unavailable: 'there was no answer',
  refused: 'the key is refused. Whoever runs this bot has to look at it',
  resting: 'it asked for a pause',
  nobody: 'nobody who linked Spotify can ask just now',
  off: 'it is not set up here',
  gone: 'there is no such list any more',
};

const count = (value: number, one: string, many: string): string => `${value} ${value === 1 ? one : many}`;

/** `/trending`. Names are escaped, times are Discord timestamps already, unless it says plain. */
export const charts = {
  command: 'What is moving: charts and new releases, with their memory',
  subs: {
    show: 'A chart with its movement, and what you have of it',
    history: 'Where a track, album or artist stood, and when',
    stats: 'Climbers, newcomers, longest stays and labels of a chart',
    add: 'Put a track or album from a chart into a playlist or a week',
    refresh: 'Fetch a chart anew',
    watch: 'Watch one of your playlists as a chart',
    unwatch: 'Stop watching a playlist, and forget what was seen',
    watched: 'Playlists that are watched for you',
  },
  options: {
    source: 'Whose chart',
    list: 'Tracks, albums, artists or new releases',
    genre: 'A genre of that source',
    country: 'A country, for Apple Music',
    week: 'As it was in a week (2026-W47)',
    public: 'Show it to everybody here',
    what: 'A track, an album or an artist',
    pick: 'A track or an album',
    playlist: 'A playlist you collect in; another name makes a new one',
    period: 'Into Bronze of one of your weeks instead',
    source_playlist: 'Which of your playlists',
    watched: 'Which one',
  },
  sources,
  lists,
  problems,

  /** @param parts plain: source, genre or country, list */
  name: (parts: readonly string[]) => parts.join(' · '),
  /** @param week plain, "2026-W47" */
  title: (name: string, week: string | null) => (week === null ? name : `${name} · ${week}`),

  moves: {
    none: '',
    new: '🆕',
    reentry: '↩️',
    same: '=',
    up: (by: number) => `▲${by}`,
    down: (by: number) => `▼${by}`,
  },
  place: (rank: number, move: string, name: string) =>
    move === '' ? `**${rank}** · ${name}` : `**${rank}** ${move} · ${name}`,
  by: (artists: string) => `by ${artists}`,
  listed: (line: string, artists: string) => `${line} · ${artists}`,
  was: (rank: number) => `was ${rank}`,
  peak: (rank: number) => `peak ${rank}`,
  weeksOn: (weeks: number) => count(weeks, 'week', 'weeks'),
  inLibrary: '✓ in your library',
  facts: (facts: readonly string[]) => facts.join(' · '),
  cover: (name: string) => `Cover of ${name}`,
  portrait: (name: string) => `Picture of ${name}`,

  age: (source: string, when: string) => `As ${source} had it ${when}.`,
  seen: (when: string) => `As it was ${when}.`,
  counted: (when: string) => `Counted ${when} among those here who agreed to it: \`/privacy\`.`,
  asOf: (source: string, when: string) => `${source}, as it was on ${when}.`,
  since: (day: string) => `Arrows say what moved since ${day}.`,
  noBasis: 'This is the first look at it: arrows come with the next one.',
  refreshing: 'It is being fetched now: press “Show again” in a moment.',
  tooSoon: (when: string) => `It was asked for a moment ago. The next time is ${when}.`,
  problem: (when: string, why: string) =>
    `The last look ${when} brought nothing: ${why}. What was there stays.`,
  first: 'Segue fetches it for the first time: press “Show again” in a few seconds.',
  firstFailed: (why: string) => `There is nothing to show yet: ${why}. Segue goes on trying.`,
  nobodyCounted:
    'Nothing is counted here yet. Plays of members who agreed to it are: `/privacy` is where everybody decides for themselves.',
  noWeek: (week: string) => `Nothing was seen of it in ${week}.`,

  again: 'Show again',
  fetch: 'Fetch anew',
  stats: 'Who moves',
  back: 'Back to the chart',
  share: 'Share here',
  earlier: 'A week back',
  latest: 'Now',
  pickEntity: 'See where one of these stood…',
  pickSource: 'Another source…',
  /** Plain. */
  choice: (rank: number, name: string, artists: string | null) =>
    artists === null ? `${rank}. ${name}` : `${rank}. ${name} – ${artists}`,
  suggestion: (name: string, artists: string | null) => (artists === null ? name : `${name} – ${artists}`),

  statsTitle: (name: string) => `${name}: who moves`,
  climbers: 'Climbed most',
  newcomers: 'New, or back',
  stays: 'There longest',
  labels: 'Labels with most places',
  left: 'Left',
  label: (name: string, places: number) => `${name} · ${count(places, 'place', 'places')}`,
  stay: (line: string, weeks: string) => `${line} · ${weeks}`,
  lastRank: (rank: number, name: string) => `was ${rank} · ${name}`,
  nothingMoves: 'There is one look at this chart so far. Movement shows from the second on.',

  history: {
    title: (name: string) => `Where ${name} stood`,
    now: (rank: number) => `now ${rank}`,
    gone: (rank: number, when: string) => `was ${rank} when last seen ${when}`,
    peakAt: (rank: number, when: string) => `peak ${rank} ${when}`,
    firstAt: (when: string) => `first seen ${when}`,
    line: (chart: string, facts: string) => `**${chart}**\n${facts}`,
    point: (day: string, rank: string) => `${day} ${rank}`,
    off: '–',
    rank: (rank: number) => `#${rank}`,
    pickChart: 'On another chart…',
    add: 'Into a playlist',
  },

  adding: {
    title: 'Put it into a playlist',
    field: 'Playlist',
    fieldSays: 'One of those you collect in, or a new name.',
    usual: 'Trending finds',
    added: (name: string, playlist: string) =>
      `**${name}** is in **${playlist}**. Spotify has it in a moment.`,
    already: (name: string, playlist: string) => `**${name}** is in **${playlist}** already.`,
    looking: (name: string, playlist: string) =>
      `Segue looks for **${name}** on Spotify and puts it into **${playlist}**. This tells you when it is there.`,
    week: 'Bronze of your week',
    nowhere: 'Say where it goes: a playlist, or one of your weeks.',
    heading: 'From the charts',
  },

  watching: {
    heading: 'Watched playlists',
    none: 'No playlist is watched for you. `/trending watch` begins with one of your own: Segue remembers what stood where, and when it came and left.',
    started: (name: string) => `**${name}** is watched from now on. Only you see it.`,
    stopped: (name: string) => `**${name}** is not watched any more, and what was seen is forgotten.`,
    line: (name: string, when: string | null) =>
      when === null ? `**${name}** · not looked at yet` : `**${name}** · seen ${when}`,
    open: 'Open',
  },
};
