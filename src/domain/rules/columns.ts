import type { Candidate } from './candidate.ts';
import { fieldInfo } from './fields.ts';
import type {
  Amount,
  AnyField,
  Condition,
  DateValue,
  FanOut,
  NumberSubject,
  Rule,
  RuleSet,
  SetField,
  Shape,
  SortKey,
  Window,
} from './rule-set.ts';
import { SET_COLUMNS } from './sets.ts';
import { createTimes, type Moment, type Times } from './time.ts';

/** What can be brought of a candidate; who it is always comes. */
export type Column = Exclude<keyof Candidate, 'trackId' | 'recording' | 'uri'>;

export interface Columns {
  readonly columns: ReadonlySet<Column>;
  /** Null: no plays. Otherwise those from `since` on (ms UTC), or all of them (`since` null). */
  readonly plays: { readonly since: number | null } | null;
}

const columnOf: Readonly<Record<AnyField, Column | null>> = {
  title: 'title',
  artist: 'artists',
  album: 'album',
  label: 'label',
  language: 'language',
  isrc: 'isrc',
  version: 'version',
  remixer: 'remixers',
  bpm: 'bpm',
  energy: 'energy',
  danceability: 'danceability',
  valence: 'valence',
  acousticness: 'acousticness',
  instrumentalness: 'instrumentalness',
  loudness: 'loudness',
  duration: 'durationMs',
  year: 'releaseDate',
  plays: 'plays',
  skips: 'plays',
  skipRate: 'plays',
  completion: 'plays',
  playtime: 'plays',
  streak: 'plays',
  artistCount: 'artists',
  added: 'addedAt',
  released: 'releaseDate',
  lastPlayed: 'plays',
  firstPlayed: 'plays',
  lastSkipped: 'plays',
  now: null,
  ...SET_COLUMNS,
  explicit: 'explicit',
  local: 'local',
  key: 'key',
};

/** Who said a field, where `said` names it as the field or as the column (`releaseDate`) does. */
export const saidOf = (
  { said }: Candidate,
  field: AnyField,
): { readonly source: string; readonly confidence: number } | undefined => {
  if (said === undefined) return undefined;
  const column = columnOf[field];
  return said[field] ?? (column === null ? undefined : said[column]);
};

const dedupeColumns: Readonly<Record<Shape['dedupe']['by'], readonly Column[]>> = {
  nothing: [],
  track: [],
  recording: [],
  isrc: ['isrc'],
  titleAndArtist: ['title', 'artists'],
};
const keeperColumns: Readonly<Record<Shape['dedupe']['keep'], Column>> = {
  oldestAdded: 'addedAt',
  newestAdded: 'addedAt',
  oldestRelease: 'releaseDate',
  newestRelease: 'releaseDate',
  longest: 'durationMs',
  shortest: 'durationMs',
  explicit: 'explicit',
  clean: 'explicit',
  mostPlayed: 'plays',
};
const capColumns: Readonly<Record<Shape['caps'][number]['per'], Column>> = {
  artist: 'artists',
  album: 'album',
  label: 'label',
  genre: 'genres',
  year: 'releaseDate',
};
const fanColumns: Readonly<Record<FanOut['by'], Column>> = {
  ...capColumns,
  decade: 'releaseDate',
  style: 'styles',
  mood: 'moods',
  language: 'language',
  key: 'key',
};

/** What a rule set, and all that it uses, needs of candidates: the loader brings this and nothing else. */
export const columnsOf = (
  { where, shape, output }: RuleSet,
  resolve: (name: string) => RuleSet | null,
  moment: Moment,
): Columns => {
  const wanted = createWanted(createTimes(moment));
  walkRule(where, wanted, resolve, new Set());
  const { by, keep } = shape.dedupe;
  if (by !== 'nothing') {
    for (const column of [...dedupeColumns[by], keeperColumns[keep]]) wanted.column(column);
    wanted.column('addedAt');
  }
  for (const key of [...shape.sort, ...(shape.selectedBy ?? [])]) walkSort(key, wanted);
  for (const limit of shape.limits) {
    if (limit.by === 'minutes') wanted.column('durationMs');
    if (limit.by === 'albums') wanted.column('album');
    if (limit.by === 'artists') wanted.column('artists');
  }
  for (const { per } of [...shape.caps, ...shape.separate]) wanted.column(capColumns[per]);
  for (const share of shape.mix) walkRule(share.where, wanted, resolve, new Set());
  if (output.fanOut !== null) wanted.column(fanColumns[output.fanOut.by]);
  return wanted.result();
};

interface Wanted {
  readonly column: (column: Column) => void;
  readonly field: (field: AnyField) => void;
  readonly subject: (subject: NumberSubject) => void;
  readonly value: (value: DateValue) => void;
  readonly result: () => Columns;
}

const createWanted = (times: Times): Wanted => {
  const columns = new Set<Column>();
  /** Infinity while nobody asked. */
  let since = Number.POSITIVE_INFINITY;
  const column = (wanted: Column): void => {
    columns.add(wanted);
    if (wanted === 'plays') since = Number.NEGATIVE_INFINITY;
  };
  const field = (wanted: AnyField): void => {
    const found = columnOf[wanted];
    if (found !== null) column(found);
    if (wanted === 'completion') column('durationMs');
  };
  const value = (wanted: DateValue): void => {
    if (wanted.kind === 'field') field(wanted.field);
  };
  return {
    column,
    field,
    value,
    subject: ({ field: wanted, window }) => {
      if (columnOf[wanted] !== 'plays' || window === undefined) {
        field(wanted);
        return;
      }
      columns.add('plays');
      if (wanted === 'completion') column('durationMs');
      if (window.kind === 'between') for (const end of [window.from, window.to]) value(end);
      since = Math.min(since, beginOf(window, times));
    },
    result: () => ({
      columns,
      plays: columns.has('plays') ? { since: Number.isFinite(since) ? since : null } : null,
    }),
  };
};

/** Never more than what is there: an end that each track has of its own needs all plays. */
const beginOf = (window: Window, times: Times): number => {
  switch (window.kind) {
    case 'last':
      return times.ago(window.span);
    case 'calendar':
      return times.calendar(window.word).from;
    case 'between': {
      if (window.from.kind === 'field') return Number.NEGATIVE_INFINITY;
      const { from } = times.stretchOf(window.from);
      return Number.isNaN(from) ? Number.NEGATIVE_INFINITY : from;
    }
  }
};

const walkRule = (
  rule: Rule,
  wanted: Wanted,
  resolve: (name: string) => RuleSet | null,
  seen: Set<string>,
): void => {
  const waiting: Rule[] = [rule];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    switch (next.kind) {
      case 'all':
      case 'any':
      case 'none':
      case 'atLeast':
        for (const part of next.rules) waiting.push(part);
        break;
      case 'not':
        waiting.push(next.rule);
        break;
      case 'if':
        waiting.push(next.if, next.then, next.else);
        break;
      case 'use': {
        const used = seen.has(next.name) ? null : resolve(next.name);
        seen.add(next.name);
        if (used !== null) waiting.push(used.where);
        break;
      }
      case 'is':
        walkCondition(next, wanted);
    }
  }
};

const walkCondition = (condition: Condition, wanted: Wanted): void => {
  switch (condition.about) {
    case 'number': {
      wanted.subject(condition.subject);
      const amounts: readonly Amount[] =
        'from' in condition ? [condition.from, condition.to] : [condition.value];
      for (const amount of amounts) if (amount.kind !== 'number') wanted.subject(amount.subject);
      return;
    }
    case 'date': {
      wanted.field(condition.subject.field);
      if ('value' in condition) wanted.value(condition.value);
      if ('from' in condition) for (const end of [condition.from, condition.to]) wanted.value(end);
      return;
    }
    case 'key':
      wanted.column('key');
      return;
    case 'membership':
      wanted.column(condition.place.in === 'managed' ? 'managed' : 'sources');
      return;
    case 'confidence':
      // The value itself is for those who ask why.
      wanted.column('said');
      wanted.field(condition.field);
      return;
    default:
      wanted.field(condition.field);
  }
};

const walkSort = (key: SortKey, wanted: Wanted): void => {
  if (key.by === 'weightedRandom') wanted.subject(key.subject);
  else if (key.by === 'field') walkSortField(key.field, key.window, wanted);
};

const walkSortField = (
  field: Exclude<AnyField, SetField | 'now'>,
  window: Window | undefined,
  wanted: Wanted,
): void => {
  const info = fieldInfo(field);
  if (info.type === 'number') wanted.subject({ field: info.field, ...(window !== undefined && { window }) });
  else wanted.field(field);
};
