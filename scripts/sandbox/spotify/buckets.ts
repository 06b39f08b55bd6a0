import type { Bucket } from './contract.ts';

const rules: readonly (readonly [RegExp, Bucket])[] = [
  [/^\/api\/token$/, 'token'],
  [/^\/(authorize|en\/login)/, 'authorize'],
  [/^\/v1\/me\/player/, 'player'],
  [/^\/v1\/me\/top/, 'top'],
  [/^\/v1\/me\/playlists/, 'playlists'],
  [/^\/v1\/me\/(library|tracks|albums|following|episodes|shows|audiobooks)/, 'library'],
  [/^\/v1\/me$/, 'me'],
  [/^\/v1\/(playlists|users\/[^/]+\/playlists)/, 'playlists'],
  [/^\/v1\/search/, 'search'],
  [/^\/v1\/tracks/, 'tracks'],
  [/^\/v1\/albums/, 'albums'],
  [/^\/v1\/artists\/[^/]+\/albums/, 'artist-albums'],
  [/^\/v1\/artists/, 'artists'],
  [/^\/v1\/(browse|markets)/, 'browse'],
  [/^\/v1\/users/, 'users'],
];

/** The quota bucket of a path; undefined for what has none (pages, pictures, unknown addresses). */
export const bucketOf = (path: string): Bucket | undefined =>
  rules.find(([pattern]) => pattern.test(path))?.[1];
