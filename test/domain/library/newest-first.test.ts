import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFront, type FrontLine, type SeenPage } from '../../../src/domain/library/newest-first.ts';

const PAGE = 50;
const line = (track: number, addedAt = track): FrontLine => ({ track, addedAt });
const list = (count: number): FrontLine[] => Array.from({ length: count }, (_, at) => line(count - at));

/** Asks until it is answered; counts the pages. */
const run = (known: readonly FrontLine[], actual: readonly FrontLine[]) => {
  const page = (offset: number): SeenPage => ({ offset, lines: actual.slice(offset, offset + PAGE) });
  const pages = [page(0)];
  for (;;) {
    const finding = compareFront({ known, pages, total: actual.length, pageSize: PAGE });
    if (finding.kind !== 'read') return { finding, reads: pages.length };
    pages.push(page(finding.offset));
  }
};

const apply = (known: readonly FrontLine[], finding: ReturnType<typeof run>['finding']): FrontLine[] => {
  if (finding.kind !== 'found') throw new Error(finding.kind);
  const gone = new Set(finding.removed);
  return [...finding.fresh, ...known.filter(({ track }) => !gone.has(track))];
};

describe('cost in pages', () => {
  test.each([
    ['nothing changed', list(8_412), list(8_412), 1],
    ['one new', list(8_412), [line(9_000), ...list(8_412)], 1],
    ['forty new', list(8_412), [...list(8_452)], 1],
    ['120 new', list(8_412), [...list(8_532)], 3],
    ['one removed in the middle', list(8_412), list(8_412).toSpliced(4_000, 1), 9],
    ['one removed at the end', list(8_412), list(8_412).slice(0, -1), 9],
    [
      'one liked again',
      list(8_412),
      [line(400, 9_000), ...list(8_412).filter(({ track }) => track !== 400)],
      1,
    ],
    ['emptied', list(30), [], 1],
  ])('%s', (_, known, actual, most) => {
    const { finding, reads } = run(known, actual);
    expect(apply(known, finding)).toEqual(actual);
    expect(reads).toBeLessThanOrEqual(most);
  });
});

test.each([
  ['a line was added in the middle', list(500), list(500).toSpliced(250, 0, line(9_000))],
  [
    'lines changed places',
    list(500),
    [...list(500).slice(10, 20), ...list(500).slice(0, 10), ...list(500).slice(20)],
  ],
  ['very much is new', list(10), list(5_000)],
  ['very much is gone', list(5_000), list(5_000).filter(({ track }) => track % 3 === 0)],
])('says that it is unclear when %s', (_, known, actual) => {
  expect(run(known, actual).finding.kind).toBe('unclear');
});

test('a page without lines does not make it ask for ever', () => {
  const known = list(200);
  const pages = [
    { offset: 0, lines: known.slice(0, PAGE) },
    { offset: 99, lines: [] },
  ];
  expect(compareFront({ known, pages, total: 199, pageSize: PAGE }).kind).not.toBe('found');
});

test('what it finds is always the list as it is', () => {
  const change = fc.record({
    size: fc.nat(700),
    removed: fc.array(fc.nat(699), { maxLength: 6 }),
    again: fc.array(fc.nat(699), { maxLength: 3 }),
    fresh: fc.nat(130),
  });
  fc.assert(
    fc.property(change, ({ size, removed, again, fresh }) => {
      const known = list(size);
      const relike = new Set(again.flatMap((at) => known[at]?.track ?? []));
      const gone = new Set(removed.flatMap((at) => known[at]?.track ?? []));
      const added = Array.from({ length: fresh }, (_, at) => line(20_000 - at));
      const actual = [
        ...added,
        ...[...relike].map((track) => line(track, 10_000 + track)),
        ...known.filter(({ track }) => !gone.has(track) && !relike.has(track)),
      ];
      const { finding, reads } = run(known, actual);
      expect(apply(known, finding)).toEqual(actual);
      expect(reads).toBeLessThanOrEqual(40);
    }),
    { numRuns: 300 },
  );
});
