import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ChangingRow,
  type CoverRow,
  coveredPlays,
  coverRange,
  coverTier,
  settleCover,
} from '../../../src/domain/listening/cover.ts';
import {
  COVERED,
  has,
  type PlayFacts,
  playFlags,
  withFlag,
} from '../../../src/domain/listening/play-flags.ts';
import { playName } from '../../../src/domain/listening/play-name.ts';
import type { PlaySource } from '../../../src/domain/listening.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const START = Date.UTC(2026, 4, 3, 18, 0);
const LONG = 200 * SECOND;

type Teller = 'export' | 'account data' | 'live' | 'live, starts' | 'listenbrainz' | 'lastfm';
const ALL: readonly Teller[] = ['export', 'account data', 'live', 'live, starts', 'listenbrainz', 'lastfm'];

interface Heard {
  readonly trackId: number;
  readonly endedAt: number;
  readonly ms: number;
}

const rowOf = (
  { trackId }: Heard,
  source: PlaySource,
  endedAt: number,
  msPlayed: number,
  facts: Partial<PlayFacts>,
): CoverRow => ({ trackId, name: `song ${trackId}`, source, endedAt, msPlayed, flags: playFlags(facts) });

/** How a source tells a play. @param off ms by which its clock is off */
const tell = (heard: Heard, teller: Teller, off = 0): CoverRow => {
  const { endedAt, ms } = heard;
  switch (teller) {
    case 'export':
      return rowOf(heard, 'import', endedAt - (endedAt % SECOND), ms, {});
    case 'account data':
      return rowOf(heard, 'import', endedAt - (endedAt % MINUTE), ms, { precision: 'minute' });
    case 'live':
      return rowOf(heard, 'live', endedAt + off, LONG, { estimated: true });
    case 'live, starts':
      return rowOf(heard, 'live', endedAt - ms + off, LONG, { estimated: true });
    case 'listenbrainz':
    case 'lastfm':
      return rowOf(heard, teller, endedAt - ms + LONG + off, LONG, { estimated: true, stamped: 'start' });
  }
};

const loop = (times: number, trackId = 1): Heard[] =>
  Array.from({ length: times }, (_, n) => ({ trackId, endedAt: START + (n + 1) * LONG, ms: LONG }));
const told = (plays: readonly Heard[], ...tellers: readonly Teller[]): CoverRow[] =>
  tellers.flatMap((teller) => plays.map((play) => tell(play, teller)));
const visible = (rows: readonly CoverRow[]): CoverRow[] => {
  const covered = coveredPlays(rows);
  return rows.filter((_, at) => !covered[at]);
};

describe('one play, told by several', () => {
  test.each(ALL.flatMap((one) => ALL.map((other) => [one, other] as const)))('%s and %s', (one, other) => {
    const rows = told(loop(1), one, other);
    const same = coverTier(rows[0] as CoverRow) === coverTier(rows[1] as CoverRow);
    expect(visible(rows)).toHaveLength(same ? 2 : 1);
    const best = [...rows].sort((a, b) => coverTier(a) - coverTier(b))[0];
    expect(visible(rows)).toContainEqual(best);
  });

  test('all of them, and an import that yields to what was live', () => {
    expect(visible(told(loop(1), 'export', 'account data', 'live', 'listenbrainz', 'lastfm'))).toHaveLength(
      1,
    );
    const [mine, yielding] = [tell(loop(1)[0] as Heard, 'live'), tell(loop(1)[0] as Heard, 'export')];
    const rows = [{ ...yielding, flags: playFlags({ yields: true }) }, mine];
    expect(visible(rows)).toEqual([mine]);
  });

  test('under two ids, with other words for the version', () => {
    const [one] = loop(1);
    if (one === undefined) throw new Error('no play');
    const name = playName('The Lanterns', 'Undertow');
    expect(playName('Lanterns', 'Undertow - 2011 Remaster')).toBe(name);
    expect(playName('Nova Lane', 'Undertow')).not.toBe(name);
    const rows = [
      { ...tell(one, 'export'), name },
      { ...tell(one, 'live'), trackId: 99, name },
    ];
    expect(visible(rows)).toEqual([rows[0]]);
    expect(visible(rows.map((row, at) => ({ ...row, name: `other ${at}` })))).toHaveLength(2);
    expect(visible(rows.map((row) => ({ ...row, name: null })))).toHaveLength(2);
  });
});

describe('a track on loop stays as many plays as it was', () => {
  const pairs = [
    ['export', 'live'],
    ['export', 'live, starts'],
    ['export', 'lastfm'],
    ['account data', 'live'],
    ['account data', 'listenbrainz'],
    ['live', 'lastfm'],
    ['listenbrainz', 'lastfm'],
  ] as const;
  test.each(pairs)('%s and %s', (one, other) => {
    expect(visible(told(loop(7), one, other))).toEqual(told(loop(7), one));
  });

  test('also when one begins or ends before the other, or missed some', () => {
    const all = loop(9);
    const rows = [...told(all.slice(2, 7), 'export'), ...told(all, 'live')];
    const seen = visible(rows);
    expect(seen).toHaveLength(9);
    expect(seen.filter(({ source }) => source === 'live').map(({ endedAt }) => endedAt)).toEqual(
      told([...all.slice(0, 2), ...all.slice(7)], 'live').map(({ endedAt }) => endedAt),
    );
    const some = all.filter((_, at) => at % 3 !== 1);
    expect(visible([...told(all, 'export'), ...told(some, 'lastfm')])).toEqual(told(all, 'export'));
  });

  test('a skip back after seconds leaves the play and the bit before it', () => {
    const bit = { trackId: 1, endedAt: START, ms: 4 * SECOND };
    const whole = { trackId: 1, endedAt: START + LONG, ms: LONG };
    const rows = [...told([bit, whole], 'export'), tell(whole, 'live'), tell(whole, 'lastfm')];
    expect(visible(rows)).toEqual(told([bit, whole], 'export'));
  });
});

/** What somebody heard: three songs, some of it on loop, some after pauses. */
const evenings: fc.Arbitrary<Heard[]> = fc
  .array(
    fc.record({
      trackId: fc.integer({ min: 1, max: 3 }),
      again: fc.integer({ min: 1, max: 3 }),
      ms: fc.integer({ min: 40 * SECOND, max: LONG }),
      pause: fc.constantFrom(0, 0, 2 * SECOND, 90 * SECOND, 20 * MINUTE, 7 * 60 * MINUTE),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => {
    let at = START;
    return parts.flatMap(({ trackId, again, ms, pause }) => {
      at += pause;
      return Array.from({ length: again }, () => {
        at += ms;
        return { trackId, endedAt: at, ms };
      });
    });
  });

/** Which sources tell of each play, by how much they are off. */
const tellings = evenings.chain((plays) =>
  fc
    .array(
      fc.record({
        tellers: fc.subarray(ALL.filter((teller) => teller !== 'live, starts')),
        off: fc.integer({ min: -4_000, max: 4_000 }),
      }),
      { minLength: plays.length, maxLength: plays.length },
    )
    .map((told) =>
      plays.flatMap((play, at) =>
        (told[at]?.tellers ?? []).map((teller) => tell(play, teller, told[at]?.off)),
      ),
    ),
);

test('an export that has everything covers everything, whatever the others know', () => {
  fc.assert(
    fc.property(evenings, (plays) => {
      const whole = told(plays, 'export');
      const others = told(
        plays.filter((_, at) => at % 2 === 0),
        'live',
        'lastfm',
        'account data',
      );
      expect(visible([...others, ...whole])).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

test('only rows of lower tiers are covered, at most one of each by a play, and asking again changes nothing', () => {
  fc.assert(
    fc.property(tellings, (rows) => {
      const covered = coveredPlays(rows);
      const tiers = new Map<number, { all: number; hidden: number }>();
      for (const [at, row] of rows.entries()) {
        const tier = tiers.get(coverTier(row)) ?? { all: 0, hidden: 0 };
        tiers.set(coverTier(row), { all: tier.all + 1, hidden: tier.hidden + (covered[at] ? 1 : 0) });
      }
      let plays = 0;
      for (const [, { all, hidden }] of [...tiers].sort(([a], [b]) => a - b)) {
        expect(hidden).toBeLessThanOrEqual(plays);
        plays += all - hidden;
      }
      expect(
        coveredPlays(rows.map((row, at) => ({ ...row, flags: withFlag(row.flags, COVERED, at % 2 === 0) }))),
      ).toEqual(covered);
    }),
    { numRuns: 100 },
  );
});

/** What the ledger does: rows come and go in batches, each settled over the range it asks for. */
const keep = () => {
  let rows: CoverRow[] = [];
  let reads = 0;
  return {
    reads: () => reads,
    rows: () => rows,
    change: (arriving: readonly CoverRow[], leaving: ReadonlySet<CoverRow>) => {
      let range = coverRange([...arriving, ...leaving]);
      while (range !== null) {
        const { fromAt, toAt } = range;
        reads += 1;
        const read = rows.filter(({ endedAt }) => endedAt >= fromAt && endedAt <= toAt);
        const window: ChangingRow[] = [
          ...read.map((row) => (leaving.has(row) ? { ...row, change: 'leaves' as const } : row)),
          ...arriving.map((row) => ({ ...row, change: 'arrives' as const })),
        ];
        const settled = settleCover(window, range);
        if (settled.kind === 'read') {
          range = settled;
          continue;
        }
        const became = new Map([...read, ...arriving].map((row, at) => [row, settled.covered.get(at)]));
        rows = [...rows, ...arriving]
          .filter((row) => !leaving.has(row))
          .map((row) => ({
            ...row,
            flags: withFlag(row.flags, COVERED, became.get(row) ?? has(row.flags, COVERED)),
          }));
        return;
      }
    },
  };
};
type Kept = readonly CoverRow[];
const inOrder = (rows: Kept): Kept =>
  [...rows].sort((a, b) => a.endedAt - b.endedAt || coverTier(a) - coverTier(b) || a.flags - b.flags);

test('any order of arrival, any batches, and rows that leave again: the same plays', () => {
  const stories = tellings.chain((rows) =>
    fc.record({
      order: fc.shuffledSubarray(rows, { minLength: rows.length }),
      sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      passing: tellings,
    }),
  );
  fc.assert(
    fc.property(stories, ({ order, sizes, passing }) => {
      const ledger = keep();
      const guests = passing.map((row) => ({ ...row, trackId: row.trackId, endedAt: row.endedAt + 7 }));
      ledger.change(guests, new Set());
      let from = 0;
      for (let turn = 0; from < order.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        ledger.change(order.slice(from, from + size), new Set());
        from += size;
      }
      const left = new Set(
        ledger
          .rows()
          .filter(
            ({ endedAt, trackId }) =>
              guests.some((guest) => guest.endedAt === endedAt && guest.trackId === trackId) &&
              !order.some((row) => row.endedAt === endedAt && row.trackId === trackId),
          ),
      );
      ledger.change([], left);
      const plain = ledger.rows().map((row) => ({ ...row, flags: withFlag(row.flags, COVERED, false) }));
      const covered = coveredPlays(plain);
      const expected = plain.map((row, at) => ({
        ...row,
        flags: withFlag(row.flags, COVERED, covered[at] === true),
      }));
      expect(inOrder(ledger.rows())).toEqual(inOrder(expected));
    }),
    { numRuns: 60 },
  );
});

test('a night on loop hangs together: what goes at its end shows at its beginning', () => {
  const night = loop(201);
  const [first, last] = [tell(night[0] as Heard, 'live'), tell(night[200] as Heard, 'export')];
  const ledger = keep();
  // As many as possible are taken for one play, so each live stamp is taken for a start, until one is too many for that.
  ledger.change([...told(night.slice(0, -1), 'live'), ...told(night.slice(1), 'export')], new Set());
  const isCovered = (one: CoverRow) =>
    ledger.rows().some((row) => row.endedAt === one.endedAt && has(row.flags, COVERED));
  expect(isCovered(first)).toBe(true);
  const before = ledger.reads();
  ledger.change([], new Set(ledger.rows().filter(({ endedAt }) => endedAt === last.endedAt)));
  expect(isCovered(first)).toBe(false);
  expect(ledger.reads() - before).toBeGreaterThan(1);
});
