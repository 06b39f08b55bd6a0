import type { Condition, NumberField, Rule, RuleSet, Shape, SortKey, Window } from './rule-set.ts';

/** A number that a person can choose before a template becomes a rule set of theirs. */
export interface TemplateParameter {
  readonly key: 'days' | 'plays' | 'bpmFrom' | 'bpmTo' | 'limit';
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

export type TemplateId =
  | 'notHeard'
  | 'newThisMonth'
  | 'peakTimeTechno'
  | 'forgottenFavourites'
  | 'skippedTooOften'
  | 'heavyRotation'
  | 'warmUp'
  | 'bestOfYears';

/** A beginning that needs no knowledge of the language. Its words are in the message catalogue. */
export interface RuleTemplate {
  readonly id: TemplateId;
  readonly parameters: readonly TemplateParameter[];
  /** @param given values of parameters; those that are left out or make no sense are the usual ones */
  readonly build: (given?: TemplateValues) => RuleSet;
}

export type TemplateValues = Partial<Record<TemplateParameter['key'], number>>;
type Values = Readonly<Record<TemplateParameter['key'], number>>;

const days = (usual: number): TemplateParameter => ({ key: 'days', usual, least: 1, most: 3_650 });
const plays = (usual: number): TemplateParameter => ({ key: 'plays', usual, least: 1, most: 1_000 });
const limit = (usual: number): TemplateParameter => ({ key: 'limit', usual, least: 1, most: 5_000 });
const bpm = (key: 'bpmFrom' | 'bpmTo', usual: number): TemplateParameter => ({
  key,
  usual,
  least: 20,
  most: 400,
});

const all = (...rules: Rule[]): Rule => ({ kind: 'all', rules });
const liked: Condition = { kind: 'is', about: 'membership', place: { in: 'liked' }, member: true };
const lastDays = (count: number): Window => ({ kind: 'last', span: { count, unit: 'day' } });
const compare = (
  field: NumberField,
  op: 'eq' | 'gte' | 'lte',
  value: number,
  window?: Window,
): Condition => ({
  kind: 'is',
  about: 'number',
  subject: window === undefined ? { field } : { field, window },
  op,
  value: { kind: 'number', value },
});
const between = (field: NumberField, from: number, to: number): Condition => ({
  kind: 'is',
  about: 'number',
  subject: { field },
  op: 'between',
  from: { kind: 'number', value: Math.min(from, to) },
  to: { kind: 'number', value: Math.max(from, to) },
});
const by = (
  field: Extract<SortKey, { by: 'field' }>['field'],
  direction: 'asc' | 'desc',
  window?: Window,
): SortKey => ({ by: 'field', field, direction, ...(window === undefined ? {} : { window }) });

const shaped = (sort: readonly SortKey[], tracks: number | null, more: Partial<Shape> = {}): Shape => ({
  dedupe: { by: 'recording', keep: 'oldestAdded' },
  sort,
  limits: tracks === null ? [] : [{ by: 'tracks', count: tracks }],
  caps: [],
  separate: [],
  mix: [],
  ...more,
});

const set = (where: Rule, shape: Shape, more: Partial<RuleSet> = {}): RuleSet => ({
  from: 'library',
  where,
  shape,
  output: { mode: 'reconcile', fanOut: null },
  ...more,
});

const template = (
  id: TemplateId,
  parameters: readonly TemplateParameter[],
  build: (values: Values) => RuleSet,
): RuleTemplate => ({
  id,
  parameters,
  build: (given = {}) => {
    const values = { days: 0, plays: 0, bpmFrom: 0, bpmTo: 0, limit: 0 };
    for (const { key, usual, least, most } of parameters) {
      const wanted = Math.round(given[key] ?? usual);
      values[key] = wanted >= least && wanted <= most ? wanted : usual;
    }
    return build(values);
  },
});

/** In the order in which they are offered. */
export const TEMPLATES: readonly RuleTemplate[] = [
  template('notHeard', [days(60), limit(100)], (v) =>
    set(
      all(liked, compare('plays', 'eq', 0, lastDays(v.days))),
      shaped([{ by: 'random', seed: { per: 'week' } }], v.limit),
    ),
  ),
  template('newThisMonth', [], () =>
    set(
      { kind: 'is', about: 'date', subject: { field: 'added' }, op: 'calendar', word: 'thisMonth' },
      shaped([by('added', 'desc')], null),
    ),
  ),
  template('peakTimeTechno', [bpm('bpmFrom', 128), bpm('bpmTo', 142), limit(60)], (v) =>
    set(
      all(
        { kind: 'is', about: 'set', field: 'genre', op: 'any', values: ['techno'] },
        between('bpm', v.bpmFrom, v.bpmTo),
        // Where nobody measured the energy, tempo and genre say enough.
        { ...compare('energy', 'gte', 0.7), whenMissing: 'include' },
      ),
      shaped([by('bpm', 'asc')], v.limit, {
        caps: [{ per: 'artist', atMost: 2 }],
        selectedBy: [{ by: 'random', seed: { per: 'week' } }],
      }),
    ),
  ),
  template('forgottenFavourites', [plays(5), days(180), limit(50)], (v) =>
    set(
      all(compare('plays', 'gte', v.plays), compare('plays', 'eq', 0, lastDays(v.days))),
      shaped([by('plays', 'desc')], v.limit),
      { from: 'everything' },
    ),
  ),
  template('skippedTooOften', [plays(3)], (v) =>
    set(
      all(compare('skips', 'gte', v.plays), compare('skipRate', 'gte', 0.5)),
      shaped([by('skipRate', 'desc'), by('skips', 'desc')], null),
    ),
  ),
  template('heavyRotation', [days(30), plays(3), limit(50)], (v) =>
    set(
      compare('plays', 'gte', v.plays, lastDays(v.days)),
      shaped([by('plays', 'desc', lastDays(v.days))], v.limit),
      { from: 'everything' },
    ),
  ),
  template('warmUp', [bpm('bpmFrom', 100), bpm('bpmTo', 122), limit(60)], (v) =>
    set(
      all(between('bpm', v.bpmFrom, v.bpmTo), compare('energy', 'lte', 0.6)),
      shaped([by('energy', 'asc'), by('bpm', 'asc')], v.limit, {
        caps: [{ per: 'artist', atMost: 2 }],
        selectedBy: [{ by: 'random', seed: { per: 'week' } }],
      }),
    ),
  ),
  template('bestOfYears', [plays(2), limit(50)], (v) =>
    set(all(liked, compare('plays', 'gte', v.plays)), shaped([by('plays', 'desc')], v.limit), {
      output: {
        mode: 'reconcile',
        fanOut: { by: 'year', template: 'Best of {year}', minTracks: 10 },
      },
    }),
  ),
];

export const templateOf = (id: string): RuleTemplate | null => TEMPLATES.find((one) => one.id === id) ?? null;
