import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../../src/domain/ids.ts';
import { type KnownSource, type ListedSource, planListing } from '../../../src/domain/library/listing.ts';

const listed = (externalId: string, more: Partial<ListedSource> = {}): ListedSource => ({
  externalId,
  name: externalId,
  ownerName: null,
  imageUrl: null,
  readable: 'yes',
  listedTracks: 3,
  snapshotId: 's1',
  ...more,
});
const known = (id: number, externalId: string, more: Partial<KnownSource> = {}): KnownSource => ({
  id: id as SourceId,
  kind: 'playlist',
  externalId,
  selectedAt: null,
  readable: true,
  lastProblem: null,
  snapshotId: 's1',
  ...more,
});

test('keeps the order of the list and takes each source once', () => {
  const plan = planListing(
    [],
    new Map([
      ['liked' as const, [listed('liked')]],
      ['playlist' as const, [listed('b'), listed('a'), listed('b')]],
    ]),
  );
  expect(plan.entries.map(({ externalId, position }) => [externalId, position])).toEqual([
    ['liked', 0],
    ['b', 1],
    ['a', 2],
  ]);
});

test('what vanished is gone when somebody chose it, and removed when nobody did', () => {
  const before = [known(1, 'a', { selectedAt: 5 }), known(2, 'b'), known(3, 'liked', { kind: 'liked' })];
  const plan = planListing(before, new Map([['playlist' as const, []]]));
  expect(plan).toEqual({ entries: [], gone: [1], removed: [2] });
});

describe('whether it can be read', () => {
  const refused = { readable: false, lastProblem: 'forbidden' } as const;
  test.each([
    ['own', listed('a'), undefined, { readable: true, lastProblem: null }],
    ['of somebody else', listed('a', { readable: 'no' }), undefined, refused],
    [
      'shared, never tried',
      listed('a', { readable: 'perhaps' }),
      undefined,
      { readable: true, lastProblem: null },
    ],
    ['shared, refused before', listed('a', { readable: 'perhaps' }), known(1, 'a', refused), refused],
    [
      'shared, refused before, changed since',
      listed('a', { readable: 'perhaps', snapshotId: 's2' }),
      known(1, 'a', refused),
      { readable: true, lastProblem: null },
    ],
    ['own now, refused before', listed('a'), known(1, 'a', refused), { readable: true, lastProblem: null }],
    [
      'back again',
      listed('a'),
      known(1, 'a', { lastProblem: 'gone' }),
      { readable: true, lastProblem: null },
    ],
    [
      'with another trouble',
      listed('a'),
      known(1, 'a', { lastProblem: 'needs_reauth' }),
      { readable: true, lastProblem: 'needs_reauth' },
    ],
  ])('%s', (_, source, before, standing) => {
    const plan = planListing(
      before === undefined ? [] : [before],
      new Map([['playlist' as const, [source]]]),
    );
    expect(plan.entries[0]).toMatchObject(standing);
  });
});
