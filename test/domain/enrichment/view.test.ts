import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankOf, singleFields } from '../../../src/domain/enrichment/trust.ts';
import type {
  Enrichment,
  EnrichmentSource,
  EnrichmentValues,
} from '../../../src/domain/enrichment/values.ts';
import { filledFields, flatten, tempoOf } from '../../../src/domain/enrichment/view.ts';

const said = (
  source: EnrichmentSource,
  values: Partial<EnrichmentValues>,
  more: Partial<Enrichment> = {},
): Enrichment => ({ source, version: 1, values, confidence: 0.9, fetchedAt: 1_000, ...more });
const words = (...pairs: (readonly [name: string, weight: number])[]) =>
  pairs.map(([name, weight]) => ({ name, weight }));

const sources: readonly EnrichmentSource[] = [
  'manual',
  'beatport',
  'spotify',
  'musicbrainz',
  'listenbrainz',
  'reccobeats',
  'deezer',
  'lastfm',
  'acousticbrainz',
  'discogs',
  'llm',
  'title',
];

const word = fc.record({
  name: fc.constantFrom('techno', 'Dub Techno', 'house', 'electronic', 'dark', 'seen live', 'weird style'),
  weight: fc.double({ min: 0, max: 1, noNaN: true }),
});
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const anyValues: fc.Arbitrary<Partial<EnrichmentValues>> = fc.record(
  {
    genres: fc.array(word, { maxLength: 4 }),
    styles: fc.array(word, { maxLength: 4 }),
    moods: fc.array(word, { maxLength: 2 }),
    tags: fc.array(fc.constantFrom('warm up', 'Warm Up', 'closing'), { maxLength: 3 }),
    bpm: fc.double({ min: 40, max: 220, noNaN: true }),
    key: fc.record({ pitch: fc.integer({ min: 0, max: 11 }), mode: fc.constantFrom('major', 'minor') }),
    energy: unit,
    danceability: unit,
    loudness: fc.double({ min: -60, max: 0, noNaN: true }),
    language: fc.constantFrom('de', 'en'),
    label: fc.constantFrom('Kompakt', 'Kompakt Records', 'Ostgut Ton'),
    releaseDate: fc.constantFrom('2024', '2024-11', '2024-11-14', '1994'),
    isrc: fc.constantFrom('DEA310800001', 'DEA310800002'),
    explicit: fc.boolean(),
    durationMs: fc.integer({ min: 1, max: 900_000 }),
    version: fc.constantFrom(
      { kind: 'original', by: [] },
      { kind: 'remix', by: ['Nova Lane'] },
      { kind: 'remix', by: ['nova lane'] },
    ),
  },
  { requiredKeys: [] },
);
const anyEnrichment: fc.Arbitrary<Enrichment> = fc.record({
  source: fc.constantFrom(...sources),
  version: fc.constant(1),
  values: anyValues,
  confidence: fc.constantFrom(0.3, 0.55, 0.7, 0.9),
  fetchedAt: fc.constantFrom(1, 2),
});
const many = fc.array(anyEnrichment, { maxLength: 8 });

describe('whatever is said', () => {
  test('the order of the enrichments does not matter', () => {
    const shuffled = many.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(flatten(other)).toEqual(flatten(list));
      }),
    );
  });

  test('a person’s own word always wins', () => {
    const manual = anyValues.map((values) => said('manual', values));
    fc.assert(
      fc.property(many, manual, (list, own) => {
        const view = flatten([...list.filter(({ source }) => source !== 'manual'), own]);
        for (const field of singleFields) {
          if (own.values[field] === undefined) continue;
          expect(view[field]).toMatchObject({ source: 'manual', value: own.values[field] });
        }
        if (own.values.genres !== undefined) expect(view.genres?.source).toBe('manual');
      }),
    );
  });

  test('a less trusted source never changes a field that a more trusted one filled', () => {
    fc.assert(
      fc.property(many, anyEnrichment, (list, late) => {
        const before = flatten(list);
        const after = flatten([...list, late]);
        for (const field of singleFields) {
          const filled = before[field];
          if (filled === null || rankOf(field, late.source) <= rankOf(field, filled.source)) continue;
          expect(after[field]?.value).toEqual(filled.value);
          expect(after[field]?.source).toBe(filled.source);
        }
      }),
    );
  });

  test('weights stay within 0..1, and each word stands once', () => {
    fc.assert(
      fc.property(many, (list) => {
        const { genres, styles, moods } = flatten(list);
        for (const field of [genres, styles, moods]) {
          const value = field?.value ?? [];
          expect(new Set(value.map(({ name }) => name)).size).toBe(value.length);
          for (const { weight } of value) expect(weight).toBeGreaterThan(0);
          for (const { weight } of value) expect(weight).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  test('what nobody says is not known', () => {
    expect(filledFields(flatten([]))).toEqual([]);
  });
});

describe('one winner', () => {
  test('the most trusted says it, who agrees and who does not stands beside it', () => {
    const view = flatten([
      said('llm', { bpm: 90 }),
      said('deezer', { bpm: 128.2 }),
      said('acousticbrainz', { bpm: 64 }),
      said('reccobeats', { bpm: 127.9 }),
    ]);
    expect(view.bpm).toEqual({
      value: 127.9,
      source: 'reccobeats',
      confidence: 0.9,
      fetchedAt: 1_000,
      agree: ['deezer', 'acousticbrainz'],
      others: [{ source: 'llm', value: 90 }],
    });
  });

  test('of two answers of one source the surer one counts, then the newer one', () => {
    const view = flatten([
      said('musicbrainz', { label: 'Old' }, { fetchedAt: 1 }),
      said('musicbrainz', { label: 'New' }, { fetchedAt: 2 }),
      said('musicbrainz', { label: 'Unsure' }, { fetchedAt: 3, confidence: 0.6 }),
    ]);
    expect(view.label?.value).toBe('New');
  });

  test.each([
    ['llm', 0.59, null],
    ['llm', 0.6, 120],
    ['deezer', 0.49, null],
    ['deezer', 0.5, 120],
  ] as const)('%s with a confidence of %d says %s', (source, confidence, value) => {
    expect(flatten([said(source, { bpm: 120 }, { confidence })]).bpm?.value ?? null).toBe(value);
  });

  test.each([
    ['label', 'Kompakt', 'KOMPAKT Records', true],
    ['label', 'Kompakt', 'Ostgut Ton', false],
    ['releaseDate', '2024-11-14', '2024', true],
    ['releaseDate', '2024-11-14', '2024-12', false],
    ['durationMs', 200_000, 202_900, true],
    ['durationMs', 200_000, 204_000, false],
    ['bpm', 87, 174.5, true],
    ['bpm', 87, 130, false],
    ['energy', 0.7, 0.8, true],
    ['energy', 0.7, 0.4, false],
  ] as const)('%s: %s and %s agree: %s', (field, a, b, agree) => {
    const view = flatten([said('deezer', { [field]: a }), said('discogs', { [field]: b })]);
    expect(view[field]?.agree.length).toBe(agree ? 1 : 0);
    expect(view[field]?.others.length).toBe(agree ? 0 : 1);
  });
});

describe('merged words', () => {
  test('each word weighs what those who said it weigh', () => {
    const view = flatten([
      said('discogs', { styles: words(['Dub Techno', 1]) }, { confidence: 1 }),
      said('lastfm', { genres: words(['techno', 1], ['house', 0.5], ['seen live', 1]) }, { confidence: 1 }),
    ]);
    expect(view.genres?.value.map(({ name }) => name)).toEqual(['techno', 'house']);
    expect(view.genres?.value[0]?.weight).toBeCloseTo(1);
    expect(view.genres?.value[1]?.weight).toBeCloseTo((0.5 * 0.6) / 1.5);
    expect(view.styles).toMatchObject({ source: 'discogs', value: [{ name: 'dub techno' }] });
  });

  test('a person’s genres stand alone; an empty list says "none of these"', () => {
    const view = flatten([
      said('manual', { genres: words(['techno', 1]), styles: [] }),
      said('lastfm', { genres: words(['deep house', 1]) }),
    ]);
    expect(view.genres?.value).toEqual(words(['techno', 1]));
    expect(view.styles).toMatchObject({ value: [], source: 'manual' });
    expect(view.styles?.others).toEqual([{ source: 'lastfm', value: words(['deep house', 1]) }]);
    expect(view.genres?.others).toEqual([{ source: 'lastfm', value: words(['house', 1]) }]);
  });

  test('words nobody knows are kept from those who choose from lists, and dropped from the crowd', () => {
    const view = flatten([
      said('discogs', { styles: words(['Hauntology', 1]) }),
      said('lastfm', { genres: words(['my favourites', 1]) }),
    ]);
    expect(view.styles?.value.map(({ name }) => name)).toEqual(['hauntology']);
    expect(view.genres).toBeNull();
  });

  test('moods among tags of a crowd are moods', () => {
    const view = flatten([said('lastfm', { genres: words(['techno', 1], ['dark', 0.6]) })]);
    expect(view.moods?.value).toEqual(words(['dark', 0.6]));
  });

  test('two answers of one source are one voice', () => {
    const twice = flatten([
      said('lastfm', { genres: words(['techno', 1]) }),
      said('lastfm', { genres: words(['techno', 0.5]) }, { fetchedAt: 2 }),
    ]);
    expect(twice.genres?.value).toEqual(words(['techno', 1]));
  });

  test('tags of everybody, each once, in the spelling of the most trusted', () => {
    const view = flatten([
      said('lastfm', { tags: ['warm-up', 'melancholy'] }),
      said('manual', { tags: ['Warm up'] }),
    ]);
    expect(view.tags).toMatchObject({
      value: ['Warm up', 'melancholy'],
      source: 'manual',
      agree: ['lastfm'],
    });
  });
});

describe('tempo', () => {
  test.each([
    ['reccobeats', 66, 'techno', 132],
    ['reccobeats', 87, 'drum and bass', 174],
    ['acousticbrainz', 64, 'techno', 128],
    ['deezer', 256, 'house', 128],
    ['reccobeats', 87, 'hip hop', 87],
    ['manual', 66, 'techno', 66],
    ['beatport', 66, 'techno', 66],
  ] as const)('%s says %d for %s: %d', (source, bpm, genre, tempo) => {
    const view = flatten([said(source, { bpm }), said('discogs', { genres: words([genre, 1]) })]);
    expect(tempoOf(view)).toBe(tempo);
    expect(view.bpm?.value).toBe(bpm);
  });

  test('without a word there is none', () => {
    expect(tempoOf(flatten([]))).toBeNull();
  });
});
