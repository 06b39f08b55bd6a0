import type { Order } from '../../../domain/rules/building/items.ts';
import type { Operator } from '../../../domain/rules/building/operators.ts';
import type { RuleSchedule } from '../../../domain/rules/stored.ts';
import type { TemplateId, TemplateParameter } from '../../../domain/rules/templates.ts';

/** What is picked from menus of `/rules`. */

type Values = Readonly<Record<TemplateParameter['key'], number>>;

const templates: Record<TemplateId, { readonly name: string; readonly says: (v: Values) => string }> = {
  notHeard: { name: 'Liked, long not heard', says: (v) => `liked, not heard for ${v.days} days` },
  newThisMonth: { name: 'New this month', says: () => 'added this month, newest first' },
  peakTimeTechno: {
    name: 'Peak time techno',
    says: (v) => `techno at ${v.bpmFrom}–${v.bpmTo} BPM with energy, rising`,
  },
  forgottenFavourites: {
    name: 'Forgotten favourites',
    says: (v) => `played ${v.plays} times or more, but not for ${v.days} days`,
  },
  skippedTooOften: {
    name: 'Skipped too often',
    says: (v) => `skipped ${v.plays} times or more, and more often than not`,
  },
  heavyRotation: {
    name: 'Heavy rotation',
    says: (v) => `played ${v.plays} times or more in the last ${v.days} days`,
  },
  warmUp: { name: 'Warm-up', says: (v) => `${v.bpmFrom}–${v.bpmTo} BPM, calm first` },
  bestOfYears: {
    name: 'Best of every year',
    says: (v) => `liked and played ${v.plays} times or more, a playlist per year`,
  },
};

const parameters: Record<TemplateParameter['key'], string> = {
  days: 'Days',
  plays: 'Times',
  bpmFrom: 'BPM from',
  bpmTo: 'BPM to',
  limit: 'At most so many tracks',
};

const operators: Record<Operator, string> = {
  is: 'is',
  isNot: 'is not',
  contains: 'contains',
  containsNot: 'does not contain',
  startsWith: 'starts with',
  endsWith: 'ends with',
  any: 'is any of',
  every: 'has all of',
  none: 'is none of',
  atLeast: 'at least',
  atMost: 'at most',
  exactly: 'exactly',
  range: 'from … to …',
  noneIn: 'not at all in the last …',
  atLeastIn: 'at least … in the last …',
  atMostIn: 'at most … in the last …',
  within: 'in the last …',
  notWithin: 'not in the last …',
  before: 'before …',
  after: 'after …',
  dates: 'between two dates',
  calendar: 'today, this week, last month …',
  yes: 'yes',
  no: 'no',
  fits: 'mixes with',
  known: 'is known',
  unknown: 'is not known',
};

const orders: Record<Order, string> = {
  newestAdded: 'Added last first',
  oldestAdded: 'Added first first',
  newestReleased: 'Newest release first',
  oldestReleased: 'Oldest release first',
  mostPlayed: 'Most played first',
  leastPlayed: 'Least played first',
  longestUnheard: 'Longest not heard first',
  slowest: 'Slowest first',
  fastest: 'Fastest first',
  calmest: 'Calmest first',
  fullest: 'Most energy first',
  title: 'By title',
  artist: 'By artist',
  randomDaily: 'Shuffled, anew every day',
  randomWeekly: 'Shuffled, anew every week',
  randomRun: 'Shuffled, anew every time',
};

const schedules: Record<RuleSchedule, string> = {
  afterSync: 'After each sync, when something has changed',
  daily: 'Every day',
  weekly: 'Every week',
  never: 'Only when I say so',
};

/** Stages of curation, by the word that rules have for them. */
const stages: Readonly<Record<string, string>> = {
  bronze: 'Bronze',
  silver: 'Silver',
  gold: 'Gold',
  trash: 'Trash',
  skipped: 'skipped',
};

export const ruleNames = { operators, orders, schedules, stages, templates, parameters };
