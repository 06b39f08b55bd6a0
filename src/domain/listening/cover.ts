import type { PlaySource } from '../listening.ts';
import { assign, type Candidate } from './assignment.ts';
import { COVER_REACH_MS, closeness, reachOf, type TimedPlay, type Times, timesOf } from './closeness.ts';
import { COVERED, HIDDEN_MASK, has, MINUTE_STAMP, YIELDS } from './play-flags.ts';

/**
 * Which rows are the same play as a row of a better source. Everything is kept as it came; what counts is worked out
 * from the rows that are there, so neither the order of their arrival nor how they were cut into batches can matter, and
 * taking an import away brings back what it covered.
 */
export interface CoverRow extends TimedPlay {
  readonly trackId: number;
  /** `playName` of its track; null where it has none. Rows are of one song by the track or by the name. */
  readonly name: string | null;
}

/** A row of the window that is looked at, and whether it comes or goes with this change. */
export interface ChangingRow extends CoverRow {
  readonly change?: 'arrives' | 'leaves';
}

/** A range of `endedAt`, both ends included. */
export interface ReadRange {
  readonly fromAt: number;
  readonly toAt: number;
}

export type Settled =
  /** By place in the rows given: those whose flag "covered" has to become this. Rows that leave are not among them. */
  | { readonly kind: 'settled'; readonly covered: ReadonlyMap<number, boolean> }
  /** Rows beyond what was read may be the same plays: read all of this range and ask again. */
  | ({ readonly kind: 'read' } & ReadRange);

/**
 * 0 is trusted most. Rows of one tier never cover one another: a source does not tell a play twice, it was heard twice.
 * The short account-data form has the same plays as the extended one, less exactly, so it is a tier of its own.
 */
export const coverTier = ({ source, flags }: { source: PlaySource; flags: number }): number => {
  switch (source) {
    case 'import':
      return (has(flags, MINUTE_STAMP) ? 1 : 0) + (has(flags, YIELDS) ? 3 : 0);
    case 'live':
      return 2;
    case 'listenbrainz':
      return 5;
    case 'lastfm':
      return 6;
  }
};
const TIERS = 7;

/** For each row whether it is covered. The flag that it has now does not matter. */
export const coveredPlays = (rows: readonly CoverRow[]): boolean[] => {
  const covered = rows.map(() => false);
  if (isOneTier(rows)) return covered;
  cover(rows, linksOf(rows), covered);
  return covered;
};

/** What to read first around rows that come or go. */
export const coverRange = (changed: readonly TimedPlay[]): ReadRange | null => {
  if (changed.length === 0) return null;
  const [fromAt, toAt] = spanOf(changed.map(({ endedAt }) => endedAt));
  return { fromAt: fromAt - 2 * COVER_REACH_MS, toAt: toAt + 2 * COVER_REACH_MS };
};

/**
 * What changes when rows come and go. Only plays that hang together with them are looked at; the others are right.
 * @param rows every row of the listener that ended within `read`, and those that arrive
 */
export const settleCover = (rows: readonly ChangingRow[], read: ReadRange): Settled => {
  const links = linksOf(rows);
  const touched = hangingTogether(rows, links);
  if (touched.length === 0) return { kind: 'settled', covered: new Map() };
  const [first, last] = spanOf(touched.map(({ row }) => row.endedAt));
  if (first - COVER_REACH_MS < read.fromAt || last + COVER_REACH_MS > read.toAt) {
    return {
      kind: 'read',
      fromAt: Math.min(read.fromAt, first - 2 * COVER_REACH_MS),
      toAt: Math.max(read.toAt, last + 2 * COVER_REACH_MS),
    };
  }
  const staying = touched.filter(({ row }) => row.change !== 'leaves');
  const flags = coveredPlays(staying.map(({ row }) => row));
  const changes = staying.flatMap(({ row, at }, place) => {
    const now = flags[place] === true;
    return now === has(row.flags, COVERED) ? [] : [[at, now] as const];
  });
  return { kind: 'settled', covered: new Map(changes) };
};

/** Rows that could be the same play as this one, by place. */
type Links = readonly (readonly Link[])[];
interface Link {
  readonly to: number;
  readonly cost: number;
}

const isOneTier = (rows: readonly CoverRow[]): boolean => {
  const [first] = rows;
  return first === undefined || rows.every((row) => coverTier(row) === coverTier(first));
};

/** Tier by tier: each play that is there takes at most one row of the next tier; what finds none is a play of its own. */
const cover = (rows: readonly CoverRow[], links: Links, covered: boolean[]): void => {
  const sorted = rows.map((row, at) => ({ row, at, tier: coverTier(row) })).sort(byTime);
  const placeOf = new Map(sorted.map(({ at }, place) => [at, place]));
  const playOf = new Map<number, number>();
  for (let tier = 0; tier < TIERS; tier += 1) {
    const mine = sorted.filter((one) => one.tier === tier);
    const partners = assign(mine.map(({ at }) => candidatesOf(links[at] ?? [], playOf)));
    for (const [place, { at }] of mine.entries()) {
      const partner = partners[place] ?? null;
      playOf.set(at, partner ?? placeOf.get(at) ?? 0);
      covered[at] = partner !== null;
    }
  }
};

interface Placed {
  readonly row: CoverRow;
  readonly tier: number;
}

/** The same for the same rows, in whatever order they were read; rows that are equal in all of this are alike. */
const byTime = ({ row: a, tier: x }: Placed, { row: b, tier: y }: Placed): number =>
  a.endedAt - b.endedAt ||
  x - y ||
  a.trackId - b.trackId ||
  a.msPlayed - b.msPlayed ||
  (a.flags & ~HIDDEN_MASK) - (b.flags & ~HIDDEN_MASK);

/** The plays that a row could be, each at the cost of its nearest row. */
const candidatesOf = (links: readonly Link[], playOf: ReadonlyMap<number, number>): Candidate[] => {
  const costs = new Map<number, number>();
  for (const { to, cost } of links) {
    const play = playOf.get(to);
    if (play !== undefined && cost < (costs.get(play) ?? Number.POSITIVE_INFINITY)) costs.set(play, cost);
  }
  return [...costs]
    .map(([partner, cost]) => ({ partner, cost }))
    .sort((a, b) => a.cost - b.cost || a.partner - b.partner);
};

const linksOf = (rows: readonly CoverRow[]): Links => {
  const links: Link[][] = rows.map(() => []);
  if (isOneTier(rows)) return links;
  const link = (a: Timed, b: Timed): void => {
    const cost = closeness(a.times, b.times);
    if (cost === null) return;
    links[a.at]?.push({ to: b.at, cost });
    links[b.at]?.push({ to: a.at, cost });
  };
  const timed = rows.flatMap((row, at): Timed[] => {
    const times = timesOf(row);
    return times === null ? [] : [{ row, at, tier: coverTier(row), times }];
  });
  timed.sort((a, b) => a.row.endedAt - b.row.endedAt);
  eachPair(timed, ({ trackId }) => trackId, link);
  eachPair(
    timed,
    ({ name }) => name,
    (a, b) => {
      // Those of one track have met already.
      if (a.row.trackId !== b.row.trackId) link(a, b);
    },
  );
  return links;
};

interface Timed extends Placed {
  readonly at: number;
  readonly times: Times;
}

/** Calls with each two rows of one song that are near in time and of different tiers. @param rows by time */
const eachPair = (
  rows: readonly Timed[],
  songOf: (row: CoverRow) => string | number | null,
  meet: (a: Timed, b: Timed) => void,
): void => {
  for (const song of Map.groupBy(rows, ({ row }) => songOf(row)).values()) {
    const [first] = song;
    if (first === undefined || songOf(first.row) === null) continue;
    if (song.every(({ tier }) => tier === first.tier)) continue;
    const reach = reachOf(song.map(({ times }) => times));
    for (const [place, one] of song.entries()) {
      for (let next = place + 1; next < song.length; next += 1) {
        const other = song[next];
        if (other === undefined || other.row.endedAt - one.row.endedAt > reach) break;
        if (one.tier !== other.tier) meet(one, other);
      }
    }
  }
};

/** Rows that come or go, and all that hang together with them over any number of links. */
const hangingTogether = (
  rows: readonly ChangingRow[],
  links: Links,
): { readonly row: ChangingRow; readonly at: number }[] => {
  const seen = new Set<number>();
  for (const [at, { change }] of rows.entries()) if (change !== undefined) seen.add(at);
  // A set visits what is added while it is walked.
  for (const at of seen) for (const { to } of links[at] ?? []) seen.add(to);
  return [...seen].flatMap((at) => {
    const row = rows[at];
    return row === undefined ? [] : [{ row, at }];
  });
};

const spanOf = (times: readonly number[]): [number, number] => [
  times.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY),
  times.reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY),
];
