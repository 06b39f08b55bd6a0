import { expect, test } from 'vitest';
import { coverProviderOf, isPicture, smallCover } from '../../src/domain/pictures/covers.ts';
import { createCoverReader } from '../../src/providers/covers.ts';
import { openTestHttp } from '../support/http.ts';
import { openLoopback, type Reply } from '../support/loopback.ts';

const HASH = 'ab67616d0000b273c3b0a2d4e1f5a6978899aabb';

test.each([
  [`https://i.scdn.co/image/${HASH}`, 'spotify'],
  ['https://mosaic.scdn.co/640/abc', 'spotify'],
  ['https://image-cdn-ak.spotifycdn.com/image/abc', 'spotify'],
  ['https://cdn-images.dzcdn.net/images/cover/9f/500x500-000000-80-0-0.jpg', 'deezer'],
  ['https://coverartarchive.org/release/6a5c6cf2-7bd6-4f0d-a3a0-2d2b1d5a5c11/front', 'musicbrainz'],
  ['https://ia800100.us.archive.org/12/items/mbid-1/front.jpg', 'musicbrainz'],
  ['https://geo-media.beatport.com/image_size/1400x1400/a.jpg', 'beatport'],
  ['http://127.0.0.1:9999/image/x', 'spotify'],
])('%s is a cover of %s', (url, provider) => {
  expect(coverProviderOf(url, 'http://127.0.0.1:9999')).toBe(provider);
});

test.each([
  'http://i.scdn.co/image/x',
  'https://i.scdn.co:8443/image/x',
  'https://i.scdn.co.evil.example/image/x',
  'https://evilscdn.co/image/x',
  'https://scdn.co@evil.example/image/x',
  'https://user:pass@i.scdn.co/image/x',
  'http://127.0.0.1:9998/image/x',
  'http://169.254.169.254/latest/meta-data',
  'https://[::1]/image/x',
  'file:///etc/passwd',
  'data:image/png;base64,AAAA',
  `https://i.scdn.co/${'x'.repeat(600)}`,
  'nothing',
])('%s is nobody’s cover', async (url) => {
  expect(coverProviderOf(url, 'http://127.0.0.1:9999')).toBeNull();
  await using door = openTestHttp();
  const reader = createCoverReader({ http: door.http, ours: null });
  expect(await reader.read(url, new AbortController().signal)).toBeNull();
  expect(door.lines).toEqual([]);
});

test.each([
  [`https://i.scdn.co/image/${HASH}`, `https://i.scdn.co/image/${HASH.replace('0000b273', '00001e02')}`],
  [
    'https://cdn-images.dzcdn.net/images/cover/9f/1000x1000-000000-80-0-0.jpg',
    'https://cdn-images.dzcdn.net/images/cover/9f/250x250-000000-80-0-0.jpg',
  ],
  [
    'https://coverartarchive.org/release/6a5c6cf2-7bd6-4f0d-a3a0-2d2b1d5a5c11/front-1200',
    'https://coverartarchive.org/release/6a5c6cf2-7bd6-4f0d-a3a0-2d2b1d5a5c11/front-250',
  ],
  [
    'https://geo-media.beatport.com/image_size/1400x1400/a.jpg',
    'https://geo-media.beatport.com/image_size/250x250/a.jpg',
  ],
  ['https://mosaic.scdn.co/640/abc', 'https://mosaic.scdn.co/640/abc'],
])('a small one of %s', (url, small) => {
  expect(smallCover(url)).toBe(small);
});

test.each([
  [[0xff, 0xd8, 0xff, 0xe0], true],
  [[0x89, 0x50, 0x4e, 0x47], true],
  [[0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45], true],
  [[...Buffer.from('<svg xmlns=')], false],
  [[...Buffer.from('GIF89a')], false],
  [[], false],
])('%j is a picture: %s', (bytes, expected) => {
  expect(isPicture(Uint8Array.from(bytes))).toBe(expected);
});

const read = async (respond: (path: string) => Reply) => {
  await using server = await openLoopback(({ path }) => respond(path));
  await using door = openTestHttp();
  const reader = createCoverReader({ http: door.http, ours: server.url });
  const bytes = await reader.read(`${server.url}/cover`, new AbortController().signal);
  return { text: bytes === null ? null : Buffer.from(bytes).toString(), asked: server.requests.length };
};

test('follows only where covers are served, and not for ever', async () => {
  const to = (location: string): Reply => ({ status: 302, headers: { location } });
  const once = await read((path) => (path === '/cover' ? to('/moved') : { body: 'bytes' }));
  expect(once).toEqual({ text: 'bytes', asked: 2 });
  expect(await read(() => to('http://169.254.169.254/'))).toEqual({ text: null, asked: 1 });
  expect(await read(() => to('/again'))).toEqual({ text: null, asked: 4 });
});

test('tells a cover that is gone from a server that does not answer', async () => {
  expect(await read(() => ({ status: 404 }))).toMatchObject({ text: null });
  await expect(read(() => ({ status: 503 }))).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  await expect(read(() => ({ status: 429 }))).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
});
