import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign, type Candidate } from '../../../src/domain/listening/assignment.ts';

interface Worth {
  readonly pairs: number;
  readonly cost: number;
}

/** Every way there is, tried. */
const bestOf = (rows: readonly (readonly Candidate[])[], taken: ReadonlySet<number> = new Set()): Worth => {
  const [first, ...rest] = rows;
  if (first === undefined) return { pairs: 0, cost: 0 };
  const ways = first
    .filter(({ partner }) => !taken.has(partner))
    .map(({ partner, cost }) => {
      const others = bestOf(rest, new Set([...taken, partner]));
      return { pairs: others.pairs + 1, cost: others.cost + cost };
    });
  return [bestOf(rest, taken), ...ways].reduce((best, way) =>
    way.pairs > best.pairs || (way.pairs === best.pairs && way.cost < best.cost) ? way : best,
  );
};

const tables = fc.array(
  fc.uniqueArray(
    fc.record({ partner: fc.integer({ min: 0, max: 5 }), cost: fc.integer({ min: 0, max: 900 }) }),
    { selector: ({ partner }) => partner, maxLength: 4 },
  ),
  { maxLength: 6 },
);

test('as many pairs as there can be, as cheap as they can be, nobody twice', () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const partners = assign(rows);
      const pairs = partners.flatMap((partner, row) => (partner === null ? [] : [{ partner, row }]));
      expect(new Set(pairs.map(({ partner }) => partner)).size).toBe(pairs.length);
      const cost = pairs.reduce((sum, { partner, row }) => {
        const candidate = rows[row]?.find((one) => one.partner === partner);
        expect(candidate).toBeDefined();
        return sum + (candidate?.cost ?? 0);
      }, 0);
      expect({ pairs: pairs.length, cost }).toEqual(bestOf(rows));
    }),
    { numRuns: 300 },
  );
});

test('a night of one track on loop is matched at once', () => {
  const rows = Array.from({ length: 2_000 }, (_, at) =>
    [at + 1, at, at - 1]
      .filter((n) => n >= 0)
      .map((partner) => ({ partner, cost: partner === at ? 10 : 600 })),
  );
  expect(assign(rows)).toEqual(rows.map((_, at) => at));
});
