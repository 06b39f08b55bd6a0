import { expect, test } from 'vitest';
import {
  isTextTrack,
  placeholderTrack,
  textTrackUri,
  wordsKey,
} from '../../src/domain/listening/text-track.ts';
import { openTestStore } from '../support/database.ts';

const words = (n: number) => ({
  uri: `spotify:track:${String(n).padStart(22, '0')}`,
  title: `Track ${n} - Extended Mix`,
  artist: `Artist ${n % 7}`,
  album: n % 2 === 0 ? null : 'Album',
});

test('placeholders are the rows that the catalogue would have made of the same words', async () => {
  await using one = openTestStore();
  await using other = openTestStore();
  const tracks = Array.from({ length: 700 }, (_, n) => placeholderTrack(words(n)));
  const ids = await one.store.transaction((tx) => tx.placeholderTracks.ensure([...tracks, ...tracks], 5));
  await other.store.transaction((tx) => tx.tracks.upsertTracks(tracks, 5));
  expect(ids.size).toBe(700);
  const read = async ({ store }: typeof one) => {
    const all = [...(await store.read.placeholderTracks.idsByUris(tracks.map(({ uri }) => uri))).values()];
    return {
      tracks: await store.read.tracks.byIds(all),
      facts: await store.read.trackFacts.ofTracks(all),
      versions: await store.read.trackFacts.versionsAfter(null, 1_000),
    };
  };
  expect(await read(one)).toEqual(await read(other));

  // Known ones stay as they are, however a play calls them.
  const worse = placeholderTrack({ ...words(3), title: 'Worse' });
  const again = await one.store.transaction((tx) => tx.placeholderTracks.ensure([worse], 9));
  expect(again.get(worse.uri)).toBe(ids.get(worse.uri));
  expect((await read(one)).tracks).toEqual((await read(other)).tracks);
});

test('a track can be found by its words, best the one that Spotify knows', async () => {
  await using opened = openTestStore();
  const { store } = opened;
  const text = placeholderTrack({ uri: null, title: 'Déjà: Vu', artist: 'Aurel', album: null });
  expect(text.uri).toBe(textTrackUri('AUREL', 'deja vu'));
  expect(isTextTrack(text.uri)).toBe(true);
  const known = placeholderTrack({ ...words(1), title: 'Deja Vu', artist: 'Aurél' });
  const ids = await store.transaction((tx) => tx.placeholderTracks.ensure([text, known], 1));
  const found = await store.read.placeholderTracks.idsByWords([
    { artist: 'aurel', title: 'DEJA VU' },
    { artist: 'Aurel', title: 'Another' },
    { artist: 'Nobody', title: 'Deja Vu' },
  ]);
  expect([...found]).toEqual([[wordsKey('Aurel', 'Deja Vu'), ids.get(known.uri)]]);
});

test('words of signs only are an identity too', () => {
  expect(textTrackUri('÷', ':')).not.toBe(textTrackUri('÷:', ''));
  expect(textTrackUri('!!!', '%')).toBe('text:!!!:%25');
});
