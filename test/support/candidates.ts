import fc, { type Arbitrary } from 'fast-check';
import type { Weighted } from '../../src/domain/enrichment/values.ts';
import type { TrackId } from '../../src/domain/ids.ts';
import type { Candidate } from '../../src/domain/rules/candidate.ts';
import type { RuleWords } from './rules.ts';

/** Candidates and words that meet often enough for rules to be true, false and unknown in turn. */

/** A Friday afternoon in Berlin. */
export const NOW = Date.parse('2026-11-20T15:30:12.345Z');
const DAY = 86_400_000;

const titles = [
  'Nightshift (Extended Mix)',
  'nightshift',
  'Änderung',
  'Anderung',
  'AC/DC',
  "Don't Stop",
  'Live at Home',
  '÷',
  'Поезд',
  'Night Shift',
];
const people = ['Aurel', 'Mina K.', 'Beyoncé', 'beyonce', 'Four Tet', 'Ø'];
const labels = ['Ostgut Ton', 'Blackline', 'blackline'];
const genres = ['techno', 'house', 'drum and bass', 'ambient'];
const written = [...genres, 'DnB', 'Techno', 'minimal'];
const sources = ['liked', 'Promo Pool', 'promo pool', 'Warm-up'];
const managed = ['Peak', 'After hours'];
const patterns = [
  '^night',
  'shift|live',
  '\\bmix\\)?$',
  'a+n',
  '[0-9]{2}',
  'é',
  '(ostgut|black)',
  'de$',
  '.*',
];

const some = <T>(values: readonly T[]): Arbitrary<T> => fc.constantFrom(...values);

export const fittingWords: RuleWords = {
  texts: some([...titles, ...people, ...labels, 'night', 'de', 'DE12', 'remix', 'original', 'e']),
  patterns: some(patterns),
  genres: some(written),
  sources: some([...sources, 'Gone']),
  managed: some(managed),
  uses: some(['Techno', 'techno', 'Heard', 'Nobody knows']),
};

const maybe = <T>(value: Arbitrary<T>): Arbitrary<T | null | undefined> =>
  fc.oneof(
    { weight: 8, arbitrary: value },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
const weighted: Arbitrary<Weighted[]> = fc.array(
  fc.record({
    name: some([...genres, 'Hard Techno']),
    weight: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
  }),
  { maxLength: 3 },
);
const share = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);

/** Near now, near a change of the clocks, or long ago. */
const moment: Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 90 * DAY }).map((ago) => NOW - ago),
  fc.integer({ min: 0, max: 2 * DAY }).map((past) => Date.parse('2026-10-24T12:00:00Z') + past),
  fc.integer({ min: 0, max: 5000 }).map((days) => NOW - days * DAY),
  fc.constantFrom(NOW, NOW + 1, NOW + DAY),
);
const day = fc.integer({ min: -400, max: 20_000 }).map((ago) => new Date(NOW - ago * DAY).toISOString());
const release = fc
  .tuple(
    fc.oneof(day, some(['2026-11-20T', '2026-11-19T', '2026-11-01T', '2026-01-01T'])),
    some([4, 7, 10, 10]),
    fc.integer({ min: 0, max: 30 }),
  )
  .map(([text, length, odd]) => (odd === 0 ? '0000' : text.slice(0, length)));
const play = fc.record({
  at: moment,
  ms: fc.option(fc.oneof(fc.integer({ min: 0, max: 600_000 }), fc.integer({ min: 25_000, max: 31_000 })), {
    freq: 4,
  }),
  skipped: fc.option(fc.boolean(), { freq: 3 }),
});
const said = fc.dictionary(
  some(['bpm', 'genres', 'genre', 'releaseDate', 'label', 'key', 'durationMs']),
  fc.record({ source: some(['deezer', 'beatport']), confidence: share }),
  { maxKeys: 4 },
);

/** Drops what is undefined: columns that were not loaded are not there. */
const withoutGaps = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

export const candidate: Arbitrary<Candidate> = fc
  .record({
    trackId: fc.integer({ min: 1, max: 1_000_000 }).map((id) => id as TrackId),
    recording: fc.integer({ min: 1, max: 60 }),
    uri: fc.constant('spotify:track:x'),
    title: fc.option(some(titles), { nil: undefined, freq: 9 }),
    artists: fc.option(fc.array(some(people), { maxLength: 3 }), { nil: undefined, freq: 9 }),
    album: maybe(some(titles)),
    label: maybe(some(labels)),
    language: maybe(some(['de', 'en', 'zxx'])),
    isrc: maybe(some(['DE1234500001', 'GB1234500001', 'DE1234500002'])),
    version: maybe(some(['original', 'extended', 'remix'])),
    remixers: maybe(fc.array(some(people), { maxLength: 2 })),
    bpm: maybe(
      fc.oneof(
        fc.integer({ min: 60, max: 180 }),
        fc.integer({ min: 12_000, max: 13_000 }).map((n) => n / 100),
      ),
    ),
    energy: maybe(share),
    danceability: maybe(share),
    valence: maybe(share),
    acousticness: maybe(share),
    instrumentalness: maybe(share),
    loudness: maybe(fc.integer({ min: -600, max: 0 }).map((n) => n / 10)),
    durationMs: maybe(fc.integer({ min: 0, max: 900_000 })),
    key: maybe(
      fc.record({ pitch: fc.integer({ min: 0, max: 11 }), mode: some(['major', 'minor'] as const) }),
    ),
    releaseDate: maybe(release),
    explicit: maybe(fc.boolean()),
    local: fc.option(fc.boolean(), { nil: undefined, freq: 9 }),
    genres: maybe(weighted),
    styles: maybe(weighted),
    moods: maybe(weighted),
    tags: maybe(fc.array(some(written), { maxLength: 3 })),
    curation: maybe(fc.uniqueArray(some(['bronze', 'silver', 'gold', 'trash', 'skipped']), { maxLength: 2 })),
    categories: maybe(fc.uniqueArray(some(written), { maxLength: 2 })),
    curatedStyles: maybe(fc.uniqueArray(some(written), { maxLength: 2 })),
    curatedWeeks: maybe(fc.uniqueArray(some(['2026-W46', '2026-W47']), { maxLength: 2 })),
    addedAt: maybe(moment),
    sources: fc.option(fc.uniqueArray(some(sources), { maxLength: 3 }), { nil: undefined, freq: 9 }),
    managed: fc.option(fc.uniqueArray(some(managed), { maxLength: 2 }), { nil: undefined, freq: 9 }),
    plays: fc.option(
      fc.array(play, { maxLength: 6 }).map((plays) => plays.sort((a, b) => a.at - b.at)),
      { nil: undefined, freq: 9 },
    ),
    said: fc.option(said, { nil: undefined, freq: 5 }),
  })
  .map(withoutGaps) as Arbitrary<Candidate>;

/** Always the same ones for a seed, each with an id of its own. */
export const candidatesOf = (seed: number, count: number): Candidate[] =>
  fc.sample(candidate, { seed, numRuns: count }).map((one, at) => ({ ...one, trackId: (at + 1) as TrackId }));
