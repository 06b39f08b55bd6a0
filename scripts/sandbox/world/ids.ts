import { createHash } from 'node:crypto';
import type { Random } from './random.ts';
import type { WorldImage } from './types.ts';

const base62 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const take = (random: Random, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[random.int(0, alphabet.length - 1)]).join('');

/** 22 characters of base62 that hold 128 bits, which is why a real id never begins above `7`. */
export const spotifyId = (random: Random): string => take(random, '01234567', 1) + take(random, base62, 21);

/**
 * A Spotify id that tells where its thing comes from, so that a thing can be made again from its id alone.
 * @param kind one letter for what the code means
 * @param code 0 to 238 327
 */
export const codedId = (random: Random, kind: string, code: number): string =>
  `6${kind}${[3844, 62, 1].map((unit) => base62[Math.floor(code / unit) % 62]).join('')}${take(random, base62, 17)}`;

/** The code of a coded id of this kind; nonsense for an id that looks like one by accident. */
export function codeOf(id: string, kind: string): number | undefined {
  if (!id.startsWith(`6${kind}`)) return undefined;
  return [...id.slice(2, 5)].reduce((code, digit) => code * 62 + base62.indexOf(digit), 0);
}

export const isSpotifyId = (text: string): boolean => /^[0-9A-Za-z]{22}$/.test(text);

/** A random user id as Spotify gives them since it stopped asking for a name. */
export const generatedUserId = (random: Random): string => `31${take(random, base62.slice(0, 36), 24)}`;

/** The `account_id`: short, immutable, says nothing. */
export const publicAccountId = (random: Random): string => take(random, base62, 10);

export const uuid = (random: Random): string => {
  const hex = take(random, '0123456789abcdef', 30);
  const variant = take(random, '89ab', 1);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`;
};

/** Country, registrant, two digits of the year, five digits: `DEA122500123`. */
export function isrc(random: Random, country: string, year: number): string {
  const registrant = take(random, letters, 1) + take(random, `${letters}0123456789`, 2);
  const yy = String(year % 100).padStart(2, '0');
  return `${country}${registrant}${yy}${take(random, '0123456789', 5)}`;
}

/** Twelve digits, the last one the check digit. */
export function upc(random: Random): string {
  const digits = take(random, '0123456789', 11);
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return digits + String((10 - (sum % 10)) % 10);
}

/** The three sizes Spotify offers, widest first; the file name says which of them it is. */
export function coverImages(random: Random): WorldImage[] {
  const hash = take(random, '0123456789abcdef', 24);
  const size = (prefix: string, side: number): WorldImage => ({
    url: `https://i.scdn.co/image/ab67616d${prefix}${hash}`,
    height: side,
    width: side,
  });
  return [size('0000b273', 640), size('00001e02', 300), size('00004851', 64)];
}

/** Base64 of a 4-byte revision and a 20-byte digest, as playlists carry it. */
export function snapshotId(playlistId: string, revision: number): string {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt32BE(revision, 0);
  createHash('sha1').update(`${playlistId}/${revision}`).digest().copy(bytes, 4);
  return bytes.toString('base64');
}
