import type {
  Aggregate,
  AnyField,
  CalendarWord,
  Cap,
  DateField,
  Dedupe,
  FanOut,
  Limit,
  NumberOp,
  RuleSet,
  Span,
  TextOp,
  Universe,
} from '../../../domain/rules/rule-set.ts';

/** How rules are said in plain words. Values are escaped, numbers and dates formatted already. */

const fields: Record<AnyField, string> = {
  title: 'title',
  artist: 'artist',
  album: 'album',
  genre: 'genre',
  style: 'style',
  mood: 'mood',
  tag: 'tag',
  bpm: 'BPM',
  key: 'key',
  energy: 'energy',
  danceability: 'danceability',
  valence: 'brightness',
  acousticness: 'acousticness',
  instrumentalness: 'instrumentalness',
  loudness: 'loudness',
  duration: 'length',
  year: 'release year',
  released: 'release date',
  added: 'date added',
  plays: 'plays',
  lastPlayed: 'last play',
  firstPlayed: 'first play',
  skips: 'skips',
  lastSkipped: 'last skip',
  skipRate: 'skip rate',
  completion: 'share heard',
  playtime: 'time played',
  streak: 'days in a row',
  label: 'label',
  language: 'language',
  version: 'version',
  remixer: 'remixer',
  isrc: 'ISRC',
  curation: 'curation',
  category: 'category',
  curatedStyle: 'curated style',
  curatedWeek: 'curated week',
  artistCount: 'number of artists',
  explicit: 'explicit',
  local: 'local file',
  now: 'today',
};

const texts: Record<TextOp, (field: string, values: string) => string> = {
  is: (field, values) => `${field} ${values}`,
  isNot: (field, values) => `${field} not ${values}`,
  contains: (field, values) => `${field} contains ${values}`,
  notContains: (field, values) => `${field} does not contain ${values}`,
  startsWith: (field, values) => `${field} starts with ${values}`,
  notStartsWith: (field, values) => `${field} does not start with ${values}`,
  endsWith: (field, values) => `${field} ends with ${values}`,
  notEndsWith: (field, values) => `${field} does not end with ${values}`,
  matches: (field, values) => `${field} fits the pattern ${values}`,
  notMatches: (field, values) => `${field} does not fit the pattern ${values}`,
  similar: (field, values) => `${field} similar to ${values}`,
};

const numbers: Record<NumberOp, (subject: string, value: string) => string> = {
  eq: (subject, value) => `${subject} exactly ${value}`,
  ne: (subject, value) => `${subject} not ${value}`,
  gt: (subject, value) => `${subject} over ${value}`,
  gte: (subject, value) => `${subject} at least ${value}`,
  lt: (subject, value) => `${subject} under ${value}`,
  lte: (subject, value) => `${subject} at most ${value}`,
};

const sets: Record<'any' | 'every' | 'none' | 'only', (field: string, any: string, all: string) => string> = {
  any: (field, any) => `${field} ${any}`,
  every: (field, _any, all) => `${field} ${all}`,
  none: (field, any) => `${field} not ${any}`,
  only: (field, _any, all) => `${field} only ${all}`,
};

/** The verb that dates go with. */
const dated: Record<DateField, string> = {
  added: 'added',
  released: 'released',
  lastPlayed: 'last played',
  firstPlayed: 'first played',
  lastSkipped: 'last skipped',
  now: 'today is',
};

const calendar: Record<CalendarWord, string> = {
  today: 'today',
  yesterday: 'yesterday',
  thisWeek: 'this week',
  lastWeek: 'last week',
  thisMonth: 'this month',
  lastMonth: 'last month',
  thisYear: 'this year',
  lastYear: 'last year',
};

/** Not given out by itself: other languages decline it after the word before. */
const span = ({ count, unit }: Span): string => `${count} ${count === 1 ? unit : `${unit}s`}`;

const aggregates: Record<Aggregate, (field: string, percent: number) => string> = {
  average: (field) => `the average ${field}`,
  median: (field) => `the median ${field}`,
  min: (field) => `the lowest ${field}`,
  max: (field) => `the highest ${field}`,
  percentile: (field, percent) => `the ${field} that ${percent}% stay below`,
};

const universes: Record<Universe, string> = {
  library: 'Tracks of your library',
  played: 'Tracks you ever played',
  everything: 'Tracks of your library, and everything you ever played or sorted',
};

const dedupe: Record<Dedupe['by'], string> = {
  nothing: 'also several copies of one recording',
  track: 'each Spotify track once',
  isrc: 'each ISRC once',
  recording: 'each recording once',
  titleAndArtist: 'each title of an artist once',
};

const keeps: Record<Dedupe['keep'], string> = {
  oldestAdded: 'the one added first',
  newestAdded: 'the one added last',
  oldestRelease: 'the oldest release',
  newestRelease: 'the newest release',
  longest: 'the longest',
  shortest: 'the shortest',
  explicit: 'the explicit one',
  clean: 'the clean one',
  mostPlayed: 'the one you play most',
};

const limits: Record<Limit['by'], (count: string, one: boolean) => string> = {
  tracks: (count, one) => (one ? 'one track' : `at most ${count} tracks`),
  albums: (count, one) => (one ? 'one album' : `at most ${count} albums`),
  artists: (count, one) => (one ? 'one artist' : `at most ${count} artists`),
  minutes: (count) => `at most ${count} minutes`,
  percent: (count) => `at most ${count}% of them`,
};

const caps: Record<Cap['per'], string> = {
  artist: 'artist',
  album: 'album',
  label: 'label',
  genre: 'genre',
  year: 'year',
};

const { style, mood, language, key } = fields;
const fans: Record<FanOut['by'], string> = { ...caps, decade: 'decade', style, mood, language, key };

const modes: Record<RuleSet['output']['mode'], string | null> = {
  reconcile: null,
  append: 'Only adds to the playlist, never takes out.',
  replace: 'Makes the playlist exactly this, also against what was done by hand.',
};

export const ruleWords = {
  fields,
  texts,
  numbers,
  sets,
  dated,
  calendar,
  aggregates,
  universes,
  /** “techno” */
  quoted: (value: string) => `“${value}”`,
  more: (count: number) => `${count} more`,
  /** @param joined `a, b` @param last `c` */
  or: (joined: string, last: string) => `${joined} or ${last}`,
  and: (joined: string, last: string) => `${joined} and ${last}`,
  exactly: (condition: string) => `${condition} (letter by letter)`,
  similarAt: (condition: string, percent: string) => `${condition} (at least ${percent} alike)`,
  weighty: (condition: string, percent: string) => `${condition} (with a weight of at least ${percent})`,
  unknowns: {
    include: (condition: string) => `${condition}, or unknown`,
    exclude: (condition: string) => `${condition}, and known`,
    fail: (condition: string) => `${condition} (stops where it is unknown)`,
  },
  between: (subject: string, from: string, to: string) => `${subject} ${from}–${to}`,
  notBetween: (subject: string, from: string, to: string) => `${subject} outside ${from}–${to}`,
  /** @param when “in the last 60 days”; null: ever */
  played: (when: string | null) => (when === null ? 'played before' : `played ${when}`),
  notPlayed: (when: string | null) => (when === null ? 'never played' : `not played ${when}`),
  inWindow: (subject: string, when: string) => `${subject} ${when}`,
  bpm: (value: string) => value,
  db: (value: string) => `${value} dB`,
  days: (value: string) => value,
  own: (field: string) => `its ${field}`,
  times: (amount: string, factor: string) => `${factor} × ${amount}`,
  plus: (amount: string, more: string) => `${amount} plus ${more}`,
  minus: (amount: string, less: string) => `${amount} minus ${less}`,
  last: (time: Span) => `in the last ${span(time)}`,
  next: (time: Span) => `in the next ${span(time)}`,
  notLast: (verb: string, time: Span) => `not ${verb} in the last ${span(time)}`,
  moreAgo: (time: Span) => `more than ${span(time)} ago`,
  lessAgo: (time: Span) => `less than ${span(time)} ago`,
  on: (verb: string, day: string) => `${verb} on ${day}`,
  during: (verb: string, time: string) => `${verb} in ${time}`,
  notOn: (verb: string, day: string) => `not ${verb} on ${day}`,
  notDuring: (verb: string, time: string) => `not ${verb} in ${time}`,
  before: (verb: string, day: string) => `${verb} before ${day}`,
  after: (verb: string, day: string) => `${verb} after ${day}`,
  betweenDates: (verb: string, from: string, to: string) => `${verb} between ${from} and ${to}`,
  notBetweenDates: (verb: string, from: string, to: string) => `not ${verb} between ${from} and ${to}`,
  windowBetween: (from: string, to: string) => `between ${from} and ${to}`,
  hours: (verb: string, hours: string) => `${verb} at hour ${hours}`,
  when: (verb: string, when: string) => `${verb} ${when}`,
  ago: (time: Span) => `${span(time)} ago`,
  today: 'today',
  theDate: (field: DateField) => `the ${fields[field]}`,
  flags: { explicit: 'explicit', local: 'a local file' },
  notFlags: { explicit: 'not explicit', local: 'no local file' },
  keyIs: (keys: string) => `key ${keys}`,
  keyIsNot: (keys: string) => `key not ${keys}`,
  keyFits: (keys: string) => `a key that mixes with ${keys}`,
  liked: 'in your liked tracks',
  notLiked: 'not in your liked tracks',
  inSource: (name: string) => `in ${name}`,
  notInSource: (name: string) => `not in ${name}`,
  inManaged: (name: string) => `in Segue’s playlist ${name}`,
  notInManaged: (name: string) => `not in Segue’s playlist ${name}`,
  known: (field: string) => `${field} known`,
  unknown: (field: string) => `${field} unknown`,
  sure: (field: string, percent: string) => `${field} at least ${percent} sure`,
  everyTrack: 'every track',
  noTrack: 'no track at all',
  group: (inner: string) => `(${inner})`,
  groupOf: (count: number) => (count === 1 ? '(1 condition)' : `(${count} conditions)`),
  not: (inner: string) => `not ${inner}`,
  noneOf: (inner: string) => `none of: ${inner}`,
  atLeast: (count: number, inner: string) => `at least ${count} of: ${inner}`,
  choice: (test: string, then: string, otherwise: string) =>
    `if ${test} then ${then}, otherwise ${otherwise}`,
  uses: (name: string) => `what fits the rule set ${name}`,
  sentence: (universe: string, conditions: string) => `${universe}: ${conditions}`,
  all: (universe: string) => `${universe}, all of them`,

  dedupe,
  keeps,
  keeping: (dedupe: string, keep: string) => `${dedupe}, keeping ${keep}`,
  limits,
  overshoot: (limit: string) => `${limit} or a bit more`,
  caps,
  cap: (count: string, per: string) => `at most ${count} per ${per}`,
  separate: (count: string, per: string) => `at least ${count} others between two of one ${per}`,
  thenBy: (first: string, next: string) => `${first}, then ${next}`,
  chosenBy: (keys: string) => `chosen ${keys}`,
  orders: {
    number: {
      asc: (field: string) => `lowest ${field} first`,
      desc: (field: string) => `highest ${field} first`,
    },
    date: {
      asc: (field: string) => `oldest ${field} first`,
      desc: (field: string) => `newest ${field} first`,
    },
    text: {
      asc: (field: string) => `by ${field} from A to Z`,
      desc: (field: string) => `by ${field} from Z to A`,
    },
  },
  random: {
    run: 'in random order',
    day: 'in random order, a new one every day',
    week: 'in random order, a new one every week',
    fixed: 'in random order, always the same one',
  },
  weighted: (random: string, field: string, more: boolean) =>
    `${random}, ${more ? 'likelier with more' : 'likelier with less'} ${field}`,
  mix: (parts: string) => `a mix of ${parts}`,
  share: (percent: string, what: string) => `${percent} ${what}`,
  fans,
  fanOut: (by: string, name: string) => `One playlist per ${by}, named ${name}.`,
  fanOutMin: (by: string, name: string, count: string) =>
    `One playlist per ${by} with at least ${count} tracks, named ${name}.`,
  modes,
  asks: (percent: string) => `Asks before it takes out more than ${percent} of a playlist.`,
};
