import { describe, expect, test } from 'vitest';
import { ownWords } from '../../../src/domain/enrichment/own-words.ts';
import { flatten } from '../../../src/domain/enrichment/view.ts';
import type { TrackId } from '../../../src/domain/ids.ts';
import type { Track } from '../../../src/domain/library.ts';
import { trackFrom } from '../../support/tracks.ts';

const track = (more: Partial<Track>): Track => ({ ...trackFrom('a', more), id: 1 as TrackId });

describe('what a track says of itself', () => {
  test('the facts of Spotify', () => {
    const view = flatten(ownWords(track({ isrc: 'DEA310800001', explicit: true, durationMs: 1_000 })));
    expect(view.isrc).toMatchObject({ value: 'DEA310800001', source: 'spotify' });
    expect(view.explicit?.value).toBe(true);
    expect(view.durationMs?.value).toBe(1_000);
    expect(view.releaseDate?.value).toBe('2024-11-14');
  });

  test.each([
    ['Undertow', { kind: 'original', by: [] }, 'spotify'],
    ['Undertow (Extended Mix)', { kind: 'extended', by: [] }, 'title'],
    ['Undertow - Nova Lane Remix', { kind: 'remix', by: ['Nova Lane'] }, 'title'],
    ['Undertow - Live', { kind: 'live', by: [] }, 'title'],
  ])('%s', (title, version, source) => {
    expect(flatten(ownWords(track({ title }))).version).toMatchObject({ value: version, source, others: [] });
  });

  test('whoever knows better is trusted more than a title that says nothing', () => {
    const deezer = { version: 1, confidence: 0.9, fetchedAt: 1, source: 'deezer' } as const;
    const values = { version: { kind: 'extended', by: [] } };
    expect(flatten([...ownWords(track({})), { ...deezer, values }]).version?.value.kind).toBe('extended');
  });

  test('what is not known, or no date, is not said', () => {
    const view = flatten(
      ownWords(track({ isrc: null, explicit: null, durationMs: null, releaseDate: '0000' })),
    );
    expect([view.isrc, view.explicit, view.durationMs, view.releaseDate]).toEqual([null, null, null, null]);
    for (const releaseDate of ['soon', '2020-02-30', '2023-02-29', '1066']) {
      expect(flatten(ownWords(track({ releaseDate }))).releaseDate).toBeNull();
    }
    expect(flatten(ownWords(track({ releaseDate: '2024-02-29' }))).releaseDate?.value).toBe('2024-02-29');
  });
});
