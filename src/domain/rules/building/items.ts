import type { Limit, Rule, RuleSet, Shape, SortKey } from '../rule-set.ts';

/** What a person sees as a list: all of these must hold. */
export const itemsOf = ({ where }: Pick<RuleSet, 'where'>): readonly Rule[] =>
  where.kind === 'all' ? where.rules : [where];

const withItems = (rules: RuleSet, items: readonly Rule[]): RuleSet => {
  const [only, ...more] = items;
  return { ...rules, where: only !== undefined && more.length === 0 ? only : { kind: 'all', rules: items } };
};

/** @param beside the item that it is an alternative to; null: it must hold too */
export const addItem = (rules: RuleSet, rule: Rule, beside: number | null): RuleSet => {
  const items = itemsOf(rules);
  if (beside === null || items[beside] === undefined) return withItems(rules, [...items, rule]);
  return withItems(
    rules,
    items.map((item, at) => {
      if (at !== beside) return item;
      return { kind: 'any', rules: item.kind === 'any' ? [...item.rules, rule] : [item, rule] };
    }),
  );
};

export const removeItem = (rules: RuleSet, at: number): RuleSet =>
  withItems(
    rules,
    itemsOf(rules).filter((_, place) => place !== at),
  );

/** Turns an item into its opposite, and back. */
export const negateItem = (rules: RuleSet, at: number): RuleSet =>
  withItems(
    rules,
    itemsOf(rules).map((item, place) => {
      if (place !== at) return item;
      return item.kind === 'not' ? item.rule : { kind: 'not', rule: item };
    }),
  );

/** A short name of what stands there now, so that a button of an older card does not hit something else: FNV-1a. */
export const markOf = (rules: RuleSet): string => {
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify(rules)) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
};

/** An empty beginning: every track of the library, as it comes. */
export const emptyRules: RuleSet = {
  from: 'library',
  where: { kind: 'all', rules: [] },
  shape: {
    dedupe: { by: 'recording', keep: 'oldestAdded' },
    sort: [],
    limits: [],
    caps: [],
    separate: [],
    mix: [],
  },
  output: { mode: 'reconcile', fanOut: null },
};

/** The sizes that a form asks for; null: none. */
export interface Sizes {
  readonly tracks: number | null;
  readonly minutes: number | null;
  readonly perArtist: number | null;
  readonly perAlbum: number | null;
}

export const sizesOf = ({ limits, caps }: Shape): Sizes => ({
  tracks: limits.find(({ by }) => by === 'tracks')?.count ?? null,
  minutes: limits.find(({ by }) => by === 'minutes')?.count ?? null,
  perArtist: caps.find(({ per }) => per === 'artist')?.atMost ?? null,
  perAlbum: caps.find(({ per }) => per === 'album')?.atMost ?? null,
});

/** Everything that the form does not ask for stays as it is. */
export const withSizes = (rules: RuleSet, sizes: Sizes): RuleSet => {
  const { limits, caps } = rules.shape;
  const limit = (by: 'tracks' | 'minutes', count: number | null): Limit[] =>
    count === null ? [] : [{ ...limits.find((one) => one.by === by), by, count }];
  const cap = (per: 'artist' | 'album', atMost: number | null) => (atMost === null ? [] : [{ per, atMost }]);
  const shape: Shape = {
    ...rules.shape,
    limits: [
      ...limit('tracks', sizes.tracks),
      ...limit('minutes', sizes.minutes),
      ...limits.filter(({ by }) => by !== 'tracks' && by !== 'minutes'),
    ],
    caps: [
      ...cap('artist', sizes.perArtist),
      ...cap('album', sizes.perAlbum),
      ...caps.filter(({ per }) => per !== 'artist' && per !== 'album'),
    ],
  };
  return { ...rules, shape };
};

type SortField = Extract<SortKey, { by: 'field' }>['field'];
const by = (field: SortField, direction: 'asc' | 'desc'): SortKey[] => [{ by: 'field', field, direction }];
const random = (per: 'run' | 'day' | 'week'): SortKey[] => [{ by: 'random', seed: { per } }];

/** Orders that a select menu offers. */
export const ORDERS = {
  newestAdded: by('added', 'desc'),
  oldestAdded: by('added', 'asc'),
  newestReleased: by('released', 'desc'),
  oldestReleased: by('released', 'asc'),
  mostPlayed: by('plays', 'desc'),
  leastPlayed: by('plays', 'asc'),
  longestUnheard: by('lastPlayed', 'asc'),
  slowest: by('bpm', 'asc'),
  fastest: by('bpm', 'desc'),
  calmest: by('energy', 'asc'),
  fullest: by('energy', 'desc'),
  title: by('title', 'asc'),
  artist: by('artist', 'asc'),
  randomDaily: random('day'),
  randomWeekly: random('week'),
  randomRun: random('run'),
} as const satisfies Record<string, readonly SortKey[]>;

export type Order = keyof typeof ORDERS;
const orders: readonly string[] = Object.keys(ORDERS);
export const isOrder = (name: string): name is Order => orders.includes(name);

export const withOrder = (rules: RuleSet, order: Order): RuleSet => ({
  ...rules,
  shape: { ...rules.shape, sort: ORDERS[order] },
});

export const orderOf = ({ sort }: Shape): Order | null =>
  orders.filter(isOrder).find((name) => JSON.stringify(ORDERS[name]) === JSON.stringify(sort)) ?? null;
