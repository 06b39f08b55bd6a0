import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChartEntity, ChartEntry } from '../../../src/domain/charts/chart.ts';
import { partedBy } from '../../../src/domain/charts/identify.ts';
import { type Place, rememberAll } from '../../../src/domain/charts/memory.ts';
import { given, joined, mayBeOne, type SameBy, takenBack } from '../../../src/domain/charts/sameness.ts';
import { weekNumber } from '../../../src/domain/charts/weeks.ts';
import type { CaptureId, ChartEntityId, TrackId } from '../../../src/domain/ids.ts';

const DAY = 86_400_000;
const STAYS = 1 as ChartEntityId;
const GOES = 2 as ChartEntityId;

const entity = (id: number, more: Partial<ChartEntity> = {}): ChartEntity => ({
  ...{ id: id as ChartEntityId, kind: 'track', name: 'Song', artists: ['Aurel'], isrc: null, imageUrl: null },
  ...{ url: null, label: null, releaseDate: null, spotifyId: null, mbid: null, namedBy: 'deezer' },
  ...{ trackId: null, artistId: null, releaseId: null },
  ...more,
});

describe('two that are one', () => {
  it.each<[string, Partial<ChartEntity>, Partial<ChartEntity>, SameBy, boolean]>([
    ['the same words', {}, {}, 'name', true],
    ['the same words, two ids of MusicBrainz', { mbid: 'a' }, { mbid: 'b' }, 'name', false],
    ['the same words, two codes', { isrc: 'A' }, { isrc: 'B' }, 'name', false],
    ['the same words, one of them with a code', { isrc: 'A' }, {}, 'name', true],
    ['the same recording, two codes', { isrc: 'A' }, { isrc: 'B' }, 'recording', true],
    ['a track and an album', {}, { kind: 'album' }, 'spotify', false],
  ])('%s', (_, a, b, by, one) => {
    expect(mayBeOne(entity(1, a), entity(2, b), by)).toBe(one);
    expect(mayBeOne(entity(2, b), entity(1, a), by)).toBe(one);
  });

  it('tell one another what they know, and take back what nobody else said since', () => {
    const stays = entity(1, { label: 'Blackline' });
    const goes = entity(2, { label: 'Other', isrc: 'A', trackId: 7 as TrackId });
    const { facts, gave } = given(stays, goes);
    expect(facts).toEqual({ isrc: 'A', trackId: 7 });
    expect(takenBack({ ...stays, ...facts }, goes, gave)).toEqual({ isrc: null, trackId: null });
    expect(takenBack({ ...stays, isrc: 'B', trackId: 7 as TrackId }, goes, gave)).toEqual({ trackId: null });
  });

  it('are remembered as if they had been one from the beginning', () => {
    const steps = fc.array(
      fc.record({
        gap: fc.integer({ min: 0, max: 9 }),
        who: fc.constantFrom('stays', 'goes', null),
        rank: fc.integer({ min: 1, max: 5 }),
      }),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(steps, (list) => {
        let at = Date.UTC(2026, 0, 1);
        const captures = list.map(({ gap, who, rank }, index) => {
          at += gap * DAY;
          const places: Place[] = who === null ? [] : [{ entityId: who === 'stays' ? STAYS : GOES, rank }];
          return { id: (index + 1) as CaptureId, capturedAt: at, week: weekNumber(at), stood: who, places };
        });
        const apart = rememberAll(captures);
        const [a, b] = [apart.get(STAYS), apart.get(GOES)];
        if (a === undefined || b === undefined) return;
        const whole = rememberAll(
          captures.map((one) => ({
            ...one,
            places: one.places.map(({ rank }) => ({ entityId: STAYS, rank })),
          })),
        );
        expect(joined(a, b, captures)).toEqual(whole.get(STAYS));
      }),
      { numRuns: 300 },
    );
  });

  it('are two again when both stand in one list by ids of its source', () => {
    const entries = ['x', 'y', 'z'].map((externalId): ChartEntry => {
      const { name, artists, isrc, imageUrl, url, label, releaseDate, spotifyId, mbid } = entity(1);
      return { rank: 1, name, artists, externalId, isrc, imageUrl, url, label, releaseDate, spotifyId, mbid };
    });
    const known = new Map([
      ['deezer:x', 1],
      ['deezer:y', 2],
      ['deezer:z', 3],
      ['apple:x', 4],
    ]);
    expect(partedBy('deezer', entries, known, new Map([[2, 1]]))).toEqual([2]);
    const three = new Map([
      [3, 9],
      [2, 9],
    ]);
    expect(partedBy('deezer', entries, known, three)).toEqual([3]);
    expect(partedBy('deezer', entries.slice(0, 1), known, new Map([[2, 1]]))).toEqual([]);
  });
});
