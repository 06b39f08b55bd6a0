import type { Order } from '../../../domain/rules/building/items.ts';
import type { Operator } from '../../../domain/rules/building/operators.ts';
import type { RuleSchedule } from '../../../domain/rules/stored.ts';
import type { TemplateId, TemplateParameter } from '../../../domain/rules/templates.ts';
import type { ruleNames as english } from '../en/rules-names.ts';

type Values = Readonly<Record<TemplateParameter['key'], number>>;

const days = (count: number): string => (count === 1 ? 'seit 1 Tag' : `seit ${count} Tagen`);

const templates: Record<TemplateId, { readonly name: string; readonly says: (v: Values) => string }> = {
  notHeard: {
    name: 'Gemocht, lange nicht gehört',
    says: (v) => `Lieblingssongs, ${days(v.days)} nicht gehört`,
  },
  newThisMonth: { name: 'Neu in diesem Monat', says: () => 'diesen Monat hinzugefügt, neueste zuerst' },
  peakTimeTechno: {
    name: 'Peak-Time-Techno',
    says: (v) => `Techno mit ${v.bpmFrom}–${v.bpmTo} BPM und Energie, steigend`,
  },
  forgottenFavourites: {
    name: 'Vergessene Lieblinge',
    says: (v) => `${v.plays}-mal oder öfter gehört, aber ${days(v.days)} nicht mehr`,
  },
  skippedTooOften: {
    name: 'Zu oft übersprungen',
    says: (v) => `${v.plays}-mal oder öfter übersprungen, und öfter als nicht`,
  },
  heavyRotation: {
    name: 'Dauerschleife',
    says: (v) =>
      `${v.plays}-mal oder öfter gehört ${v.days === 1 ? 'seit gestern' : `in den letzten ${v.days} Tagen`}`,
  },
  warmUp: { name: 'Warm-up', says: (v) => `${v.bpmFrom}–${v.bpmTo} BPM, Ruhiges zuerst` },
  bestOfYears: {
    name: 'Das Beste jedes Jahres',
    says: (v) => `Lieblingssongs, ${v.plays}-mal oder öfter gehört, pro Jahr eine Playlist`,
  },
};

const parameters: Record<TemplateParameter['key'], string> = {
  days: 'Tage',
  plays: 'Wie oft',
  bpmFrom: 'BPM von',
  bpmTo: 'BPM bis',
  limit: 'Höchstens so viele Tracks',
};

const operators: Record<Operator, string> = {
  is: 'ist',
  isNot: 'ist nicht',
  contains: 'enthält',
  containsNot: 'enthält nicht',
  startsWith: 'beginnt mit',
  endsWith: 'endet mit',
  any: 'ist eins von',
  every: 'hat alle von',
  none: 'ist keins von',
  atLeast: 'mindestens',
  atMost: 'höchstens',
  exactly: 'genau',
  range: 'von … bis …',
  noneIn: 'gar nicht in den letzten …',
  atLeastIn: 'mindestens … in den letzten …',
  atMostIn: 'höchstens … in den letzten …',
  within: 'in den letzten …',
  notWithin: 'nicht in den letzten …',
  before: 'vor …',
  after: 'nach …',
  dates: 'zwischen zwei Tagen',
  calendar: 'heute, diese Woche, letzten Monat …',
  yes: 'ja',
  no: 'nein',
  fits: 'mischt sich mit',
  known: 'ist bekannt',
  unknown: 'ist nicht bekannt',
};

const orders: Record<Order, string> = {
  newestAdded: 'Zuletzt hinzugefügte zuerst',
  oldestAdded: 'Zuerst hinzugefügte zuerst',
  newestReleased: 'Neueste Veröffentlichung zuerst',
  oldestReleased: 'Älteste Veröffentlichung zuerst',
  mostPlayed: 'Meistgehörte zuerst',
  leastPlayed: 'Am wenigsten gehörte zuerst',
  longestUnheard: 'Am längsten nicht gehörte zuerst',
  slowest: 'Langsamste zuerst',
  fastest: 'Schnellste zuerst',
  calmest: 'Ruhigste zuerst',
  fullest: 'Meiste Energie zuerst',
  title: 'Nach Titel',
  artist: 'Nach Künstler',
  randomDaily: 'Gemischt, jeden Tag neu',
  randomWeekly: 'Gemischt, jede Woche neu',
  randomRun: 'Gemischt, jedes Mal neu',
};

const schedules: Record<RuleSchedule, string> = {
  afterSync: 'Nach jedem Abgleich, wenn sich etwas geändert hat',
  daily: 'Jeden Tag',
  weekly: 'Jede Woche',
  never: 'Nur wenn ich es sage',
};

const stages: Readonly<Record<string, string>> = {
  bronze: 'Bronze',
  silver: 'Silber',
  gold: 'Gold',
  trash: 'Papierkorb',
  skipped: 'übersprungen',
};

export const ruleNames: typeof english = { operators, orders, schedules, stages, templates, parameters };
