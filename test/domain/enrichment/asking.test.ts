import { describe, expect, test } from 'vitest';
import {
  type AskedSource,
  askedSources,
  interestOf,
  isWorthAsking,
  waitsFor,
} from '../../../src/domain/enrichment/asking.ts';
import type {
  Enrichment,
  EnrichmentSource,
  EnrichmentValues,
} from '../../../src/domain/enrichment/values.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 16);
const said = (source: EnrichmentSource, values: Partial<EnrichmentValues>): Enrichment => ({
  source,
  version: 1,
  values,
  confidence: 0.9,
  fetchedAt: 1,
});
const words = { genres: [{ name: 'techno', weight: 1 }], styles: [{ name: 'dub techno', weight: 1 }] };
const sound = {
  bpm: 128,
  key: { pitch: 9, mode: 'minor' },
  energy: 0.5,
  danceability: 0.5,
  valence: 0.5,
} as const;

describe('whom it is worth to ask', () => {
  test.each<[AskedSource, Enrichment[], boolean]>([
    ['musicbrainz', [said('discogs', { ...words, ...sound, label: 'A' })], true],
    ['reccobeats', [], true],
    ['reccobeats', [said('acousticbrainz', sound)], true],
    ['listenbrainz', [said('discogs', words)], true],
    ['acousticbrainz', [said('reccobeats', { ...sound, instrumentalness: 0.1 })], false],
    ['acousticbrainz', [said('acousticbrainz', sound)], true],
    ['lastfm', [said('discogs', words)], false],
    ['lastfm', [said('deezer', { genres: words.genres })], true],
    ['lastfm', [said('lastfm', words)], true],
    ['deezer', [said('discogs', { label: 'A' }), said('reccobeats', sound)], false],
    ['deezer', [said('reccobeats', sound)], true],
    ['llm', [said('lastfm', words)], false],
    ['llm', [said('lastfm', { genres: words.genres })], true],
  ])('%s, %#', (source, enrichments, worth) => {
    expect(isWorthAsking(source, enrichments)).toBe(worth);
  });
});

test('nobody waits for somebody who waits for them', () => {
  const seen = new Set<AskedSource>();
  const reach = (source: AskedSource, trail: readonly AskedSource[]): void => {
    expect(trail).not.toContain(source);
    seen.add(source);
    for (const next of waitsFor[source]) reach(next, [...trail, source]);
  };
  for (const source of askedSources) reach(source, []);
  expect(seen.size).toBe(askedSources.length);
});

describe('which tracks matter most', () => {
  const order = (...facts: { plays: number; addedAt: number }[]): number[] =>
    facts.map((one) => interestOf(one, NOW));

  test('played more, added later, or both', () => {
    const [rare = 0, often = 0] = order({ plays: 1, addedAt: 0 }, { plays: 50, addedAt: 0 });
    expect(often).toBeGreaterThan(rare);
    const [old = 0, fresh = 0] = order(
      { plays: 0, addedAt: NOW - 90 * DAY },
      { plays: 0, addedAt: NOW - DAY },
    );
    expect(fresh).toBeGreaterThan(old);
    const [loved = 0, unheard = 0] = order({ plays: 100, addedAt: 0 }, { plays: 0, addedAt: NOW });
    expect(loved).toBeGreaterThan(unheard);
  });

  test('a clock that was set back gives no track more than the newest has', () => {
    expect(interestOf({ plays: 0, addedAt: NOW + DAY }, NOW)).toBe(
      interestOf({ plays: 0, addedAt: NOW }, NOW),
    );
  });
});
