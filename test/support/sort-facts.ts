import fc from 'fast-check';
import type { Choice, Example, SortFacts } from '../../src/domain/curation/suggest/facts.ts';
import type { CategoryId } from '../../src/domain/ids.ts';

/** A track of which nothing is known but its title. */
export const NOTHING: SortFacts = {
  title: 'Undertow',
  mix: null,
  artists: [],
  remixers: [],
  label: null,
  release: null,
  bpm: null,
  key: null,
  durationMs: null,
  energy: null,
  genres: [],
  tags: [],
};

export const facts = (known: Partial<SortFacts> = {}): SortFacts => ({ ...NOTHING, ...known });

export const WARM_UP = 1 as CategoryId;
export const PEAK = 2 as CategoryId;
export const AFTER = 3 as CategoryId;
export const OFFERED: readonly Choice[] = [WARM_UP, PEAK, AFTER, 'trash'];

/** Names as they come from outside, some of them what objects have anyway. */
const name = fc.constantFrom(
  'Blackline',
  'Aurel',
  'constructor',
  '__proto__',
  'toString',
  '÷',
  ' ',
  '夜',
  'Dub',
);

export const anyFacts: fc.Arbitrary<SortFacts> = fc.record({
  title: fc.constantFrom('Undertow', 'Nightshift (Aurel Remix)', 'Blue feat. Mina K.', ''),
  mix: fc.option(fc.constantFrom('Original Mix', 'Extended Mix', 'Aurel Dub', '')),
  artists: fc.array(name, { maxLength: 3 }),
  remixers: fc.array(name, { maxLength: 2 }),
  label: fc.option(name),
  release: fc.option(fc.constantFrom('Undertow EP', 'VA Sampler', '')),
  bpm: fc.option(
    fc.oneof(fc.double({ min: 60, max: 200, noNaN: true }), fc.constantFrom(0, -1, Number.NaN, 1e9)),
  ),
  key: fc.option(
    fc.record({
      pitch: fc.integer({ min: 0, max: 11 }),
      mode: fc.constantFrom('major' as const, 'minor' as const),
    }),
  ),
  durationMs: fc.option(fc.integer({ min: 0, max: 900_000 })),
  energy: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  genres: fc.array(name, { maxLength: 3 }),
  tags: fc.array(name, { maxLength: 3 }),
});

export const anyExamples: fc.Arbitrary<Example[]> = fc.array(
  fc.record({ facts: anyFacts, choice: fc.constantFrom<Choice>(...OFFERED) }),
  { maxLength: 80, size: 'max' },
);
