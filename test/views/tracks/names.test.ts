import { describe, expect, test } from 'vitest';
import { messagesFor } from '../../../src/views/messages/catalogue.ts';
import { pairOfTitles, plainTrackNames } from '../../../src/views/tracks/names.ts';
import { trackFrom } from '../../support/tracks.ts';

const m = messagesFor('en');
const first = trackFrom('a', { title: 'Undertow', durationMs: 361_000 });
const again = { ...first, albumTitle: 'Best *of*', durationMs: 362_000 };
const other = trackFrom('b', { title: 'Polka' });

describe('names in a list of choices', () => {
  test('are short, and tell tracks of one name apart', () => {
    expect(plainTrackNames([first, other, again], m)).toEqual([
      'Undertow – Nova Lane · Night Works, 6:01',
      'Polka – Nova Lane',
      'Undertow – Nova Lane · Best *of*, 6:02',
    ]);
    const bare = { ...first, albumTitle: null, durationMs: null };
    expect(plainTrackNames([bare, bare], m)).toEqual(['Undertow – Nova Lane', 'Undertow – Nova Lane']);
  });

  test('never are longer than Discord takes', () => {
    const long = trackFrom('c', {
      title: '🎧'.repeat(300),
      artists: [{ spotifyId: null, name: 'Å'.repeat(300) }],
      albumTitle: 'x'.repeat(300),
      durationMs: 40_000_000,
    });
    for (const names of [plainTrackNames([long], m), plainTrackNames([long, long], m)]) {
      for (const name of names) expect([...name].length).toBeLessThanOrEqual(100);
    }
  });
});

test('two tracks of one title are told apart in what is said about them', () => {
  expect(pairOfTitles(first, other, 60, m)).toEqual(['Undertow', 'Polka']);
  expect(pairOfTitles(first, again, 60, m)).toEqual([
    'Undertow (Night Works, 6:01)',
    'Undertow (Best \\*of\\*, 6:02)',
  ]);
});
