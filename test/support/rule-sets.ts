import fc, { type Arbitrary } from 'fast-check';
import { FIELDS, numberInfo } from '../../src/domain/rules/fields.ts';
import type {
  AnyField,
  Cap,
  Dedupe,
  FanOut,
  Limit,
  Output,
  RuleSet,
  Seed,
  Separation,
  SetField,
  Shape,
  SortKey,
} from '../../src/domain/rules/rule-set.ts';
import { numberSubject, timeWindow } from './rule-values.ts';
import { type RuleWords, ruleFrom, wildWords } from './rules.ts';

/** Any rule set that means something, in its normal form. */

const count = (max: number): Arbitrary<number> => fc.integer({ min: 1, max });

const seedFrom = (words: Arbitrary<string>): Arbitrary<Seed> =>
  fc.oneof(
    fc.record({ per: fc.constantFrom('run' as const, 'day', 'week') }),
    fc.record({ per: fc.constant('fixed' as const), word: words }),
  );

const sortable = FIELDS.flatMap(({ type, field }) =>
  type === 'set' || field === 'now' ? [] : [field as Exclude<AnyField, SetField | 'now'>],
);

const isWindowed = (field: AnyField): boolean =>
  FIELDS.some((info) => info.field === field && info.type === 'number' && numberInfo(info.field).windowed);

const byField: Arbitrary<SortKey> = fc
  .record({
    field: fc.constantFrom(...sortable),
    window: fc.option(timeWindow, { nil: undefined }),
    direction: fc.constantFrom('asc' as const, 'desc'),
    first: fc.boolean(),
  })
  .map(({ field, window, direction, first }) => ({
    by: 'field',
    field,
    direction,
    ...(window !== undefined && isWindowed(field) && { window }),
    ...(first && { missing: 'first' as const }),
  }));

export const sortKeyFrom = (words: Arbitrary<string>): Arbitrary<SortKey> =>
  fc.oneof(
    { weight: 3, arbitrary: byField },
    fc.record({ by: fc.constant('random' as const), seed: seedFrom(words) }),
    fc.record({
      by: fc.constant('weightedRandom' as const),
      seed: seedFrom(words),
      subject: numberSubject,
      factor: fc.integer({ min: -100, max: 100 }).map((n) => n / 100 + 0),
    }),
  );

const limit: Arbitrary<Limit> = fc.oneof(
  fc.record({ by: fc.constantFrom('tracks' as const, 'albums', 'artists'), count: count(500) }),
  fc.tuple(count(1000), fc.boolean()).map(([minutes, overshoot]) => ({
    by: 'minutes' as const,
    count: minutes,
    ...(overshoot && { overshoot }),
  })),
  fc.record({ by: fc.constant('percent' as const), count: count(100) }),
);

const cap: Arbitrary<Cap> = fc.record({
  per: fc.constantFrom('artist', 'album', 'label', 'genre', 'year'),
  atMost: count(20),
});
const separation: Arbitrary<Separation> = fc.record({
  per: fc.constantFrom('artist', 'album', 'label'),
  atLeast: count(20),
});
const dedupe: Arbitrary<Dedupe> = fc.record({
  by: fc.constantFrom('nothing', 'track', 'isrc', 'recording', 'titleAndArtist'),
  keep: fc.constantFrom(
    'oldestAdded',
    'newestAdded',
    'oldestRelease',
    'newestRelease',
    'longest',
    'shortest',
    'explicit',
    'clean',
    'mostPlayed',
  ),
});

export const shapeFrom = (words: RuleWords): Arbitrary<Shape> => {
  const keys = fc.array(sortKeyFrom(words.texts), { maxLength: 3 });
  return fc
    .record({
      dedupe,
      sort: keys,
      limits: fc.array(limit, { maxLength: 2 }),
      caps: fc.array(cap, { maxLength: 2 }),
      selectedBy: keys,
      separate: fc.array(separation, { maxLength: 2 }),
      mix: fc.array(fc.record({ parts: count(100), where: ruleFrom(words, 2) }), { maxLength: 2 }),
    })
    .map(({ selectedBy, ...shape }) => ({ ...shape, ...(selectedBy.length > 0 && { selectedBy }) }));
};

const fanOut: Arbitrary<FanOut> = fc
  .record({
    by: fc.constantFrom<FanOut['by'][]>(
      'year',
      'decade',
      'artist',
      'album',
      'label',
      'genre',
      'style',
      'mood',
      'language',
      'key',
    ),
    before: fc.constantFrom('Best of ', '', '“', 'It’s "'),
    minTracks: fc.option(count(50), { nil: undefined }),
  })
  .map(({ by, before, minTracks }) => ({
    by,
    template: `${before}{${by}}`,
    ...(minTracks !== undefined && { minTracks }),
  }));

export const output: Arbitrary<Output> = fc
  .record({
    mode: fc.constantFrom('reconcile' as const, 'append', 'replace'),
    fanOut: fc.option(fanOut),
    most: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
  })
  .map(({ most, ...rest }) => ({ ...rest, ...(most !== undefined && { maxRemovedPercent: most }) }));

export const ruleSetFrom = (words: RuleWords): Arbitrary<RuleSet> =>
  fc.record({
    from: fc.constantFrom('library', 'played', 'everything'),
    where: ruleFrom(words),
    shape: shapeFrom(words),
    output,
  });

/** With any words at all. */
export const anyRuleSet: Arbitrary<RuleSet> = ruleSetFrom(wildWords);
