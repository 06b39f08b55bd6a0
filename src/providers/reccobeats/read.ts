import type { MusicalKey } from '../../domain/enrichment/values.ts';
import type { ReadValues } from '../enrichment-port.ts';
import { decibels, isrc, known, share, tempo } from '../facts.ts';
import { Features } from './wire.ts';

/** It is the Spotify track itself that they measured, and where both exist the numbers are Spotify's old ones. */
const CONFIDENCE = 0.9;

/** The features of one track as values; null when the shape is not known. */
export const readFeatures = (raw: unknown): ReadValues | null => {
  const { data } = Features.safeParse(raw);
  if (data === undefined) return null;
  const measured = data.tempo !== 0 || data.danceability !== 0 || data.valence !== 0;
  return {
    confidence: CONFIDENCE,
    // All three at 0 is how features look that could not be measured.
    values: known(measured ? { ...featuresOf(data), isrc: isrc(data.isrc) } : { isrc: isrc(data.isrc) }),
  };
};

const featuresOf = (data: Features) => ({
  bpm: tempo(data.tempo),
  key: keyOf(data),
  energy: share(data.energy),
  danceability: share(data.danceability),
  valence: share(data.valence),
  acousticness: share(data.acousticness),
  instrumentalness: share(data.instrumentalness),
  loudness: decibels(data.loudness),
});

const keyOf = ({ key, mode }: Features): MusicalKey | undefined => {
  if (key == null || !Number.isInteger(key) || key < 0 || key > 11) return undefined;
  if (mode !== 0 && mode !== 1) return undefined;
  return { pitch: key, mode: mode === 1 ? 'major' : 'minor' };
};

/** The Spotify id at the end of a link, if there is one. */
export const spotifyIdOf = (href: string): string | null =>
  /(?:^|[/:])([0-9A-Za-z]{22})\/?(?:[?#].*)?$/.exec(href.trim())?.[1] ?? null;
