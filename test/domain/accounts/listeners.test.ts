import { expect, test } from 'vitest';
import { type NamedProvider, readListener } from '../../../src/domain/accounts/listeners.ts';

const TOKEN = '0f0e0d0c-0b0a-4908-8706-050403020100';
const name = (text: string) => ({ kind: 'name', name: text });

test.each<[NamedProvider, string, object | null]>([
  ['lastfm', ' RJ ', name('RJ')],
  ['lastfm', '@some_body-1', name('some_body-1')],
  ['lastfm', 'https://www.last.fm/de/user/RJ?x=1', name('RJ')],
  ['lastfm', 'last.fm/user/RJ/library', name('RJ')],
  ['lastfm', '1abc', null],
  ['lastfm', 'sixteencharacter', null],
  ['lastfm', TOKEN, null],
  ['lastfm', 'https://www.last.fm/music/Cher', null],
  ['listenbrainz', TOKEN.toUpperCase(), { kind: 'token', token: TOKEN }],
  ['listenbrainz', 'https://listenbrainz.org/user/Rob%20K/', name('Rob K')],
  ['listenbrainz', 'https://listenbrainz.org/user/100%', name('100%')],
  ['listenbrainz', 'Ünï cødé', name('Ünï cødé')],
  ['listenbrainz', 'a/b', null],
  ['listenbrainz', 'x'.repeat(65), null],
  ['listenbrainz', 'a\u0000b', null],
])('%s: %j', (provider, typed, expected) => {
  expect(readListener(provider, typed)).toEqual(expected);
});
