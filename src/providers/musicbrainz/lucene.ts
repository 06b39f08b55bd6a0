import { parseTitle } from '../../domain/matching/title.ts';
import type { Subject } from '../enrichment-port.ts';

/** Everything that means something to the query parser. */
const SPECIAL = /[+\-&|!(){}[\]^"~*?:\\/]/g;
/** Longer values only make the address longer: a phrase of this length finds what it can find. */
const LONGEST_VALUE = 150;
/** How far the length of the same recording may be off, ms. */
const LENGTH_TOLERANCE_MS = 5_000;

/** A value between quotation marks: several words count as one phrase. */
export const phrase = (value: string): string => {
  // By characters: half of an emoji cannot stand in an address, and a character that is none says nothing.
  const short = [...value.toWellFormed().replaceAll(/\p{Cc}+/gu, ' ')].slice(0, LONGEST_VALUE).join('');
  return `"${short.replace(SPECIAL, '\\$&')}"`;
};

/** Anything whose field is one of these. */
export const anyOf = (field: string, values: readonly string[]): string =>
  values.map((value) => `${field}:${value}`).join(' OR ');

/**
 * Questions for a track that nothing else identifies, the most telling first. Versions and guests are left out of the
 * title: MusicBrainz writes them in other places, and the answers are compared with the whole title anyway.
 */
export const textQueries = ({ title, artists, artistMbids, durationMs }: Subject): string[] => {
  const { core } = parseTitle(title);
  const [artist = ''] = artists;
  const who =
    artistMbids.length > 0 ? `(${anyOf('arid', artistMbids.slice(0, 5))})` : `artist:${phrase(artist)}`;
  const names = `recording:${phrase(core)} AND ${who}`;
  if (durationMs === null || durationMs <= 0) return [names];
  const from = Math.max(0, Math.round(durationMs - LENGTH_TOLERANCE_MS));
  const to = Math.round(durationMs + LENGTH_TOLERANCE_MS);
  // Recordings of unknown length are found by the second one only.
  return [`${names} AND dur:[${from} TO ${to}]`, names];
};
