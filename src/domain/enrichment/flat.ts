import type { Track } from '../library.ts';
import type { TrackView } from './field-view.ts';
import { ownWords } from './own-words.ts';
import type { Enrichment, EnrichmentField, MusicalKey, Weighted } from './values.ts';
import { flatten, tempoOf } from './view.ts';

/**
 * Raised when the view or one of its parts (trust, words, tempo, titles) learns something: rows of an older version are
 * flattened again in the background.
 */
export const FLAT_VERSION = 1;

/** The view of a track as plain values; null where nobody knows. */
export interface FlatView {
  /** In the octave that fits the music. */
  readonly bpm: number | null;
  readonly keyCode: number | null;
  readonly energy: number | null;
  readonly danceability: number | null;
  readonly valence: number | null;
  readonly acousticness: number | null;
  readonly instrumentalness: number | null;
  readonly loudness: number | null;
  readonly durationMs: number | null;
  readonly explicit: boolean | null;
  readonly releaseDate: string | null;
  readonly language: string | null;
  readonly label: string | null;
  readonly isrc: string | null;
  readonly versionKind: string | null;
  readonly remixers: readonly string[] | null;
  readonly genres: readonly Weighted[] | null;
  readonly styles: readonly Weighted[] | null;
  readonly moods: readonly Weighted[] | null;
  readonly tags: readonly string[] | null;
  /** By field: who said it, and how sure they are. */
  readonly said: FlatSaid;
}

export type FlatSaid = Readonly<Record<string, readonly [source: string, confidence: number]>>;

/** What is known about a track, plain. @param said what others say; what the track says itself comes on top */
export const flatView = (track: Track, said: readonly Enrichment[]): FlatView => {
  const view = flatten([...ownWords(track), ...said]);
  return {
    bpm: tempoOf(view),
    keyCode: view.key === null ? null : keyCode(view.key.value),
    energy: view.energy?.value ?? null,
    danceability: view.danceability?.value ?? null,
    valence: view.valence?.value ?? null,
    acousticness: view.acousticness?.value ?? null,
    instrumentalness: view.instrumentalness?.value ?? null,
    loudness: view.loudness?.value ?? null,
    durationMs: view.durationMs === null ? null : Math.round(view.durationMs.value),
    explicit: view.explicit?.value ?? null,
    releaseDate: view.releaseDate?.value ?? null,
    language: view.language?.value ?? null,
    label: view.label?.value ?? null,
    isrc: view.isrc?.value ?? null,
    versionKind: view.version?.value.kind ?? null,
    remixers: view.version?.value.by ?? null,
    genres: view.genres?.value ?? null,
    styles: view.styles?.value ?? null,
    moods: view.moods?.value ?? null,
    tags: view.tags?.value ?? null,
    said: saidOf(view),
  };
};

/** A key as one number: 0..11 major from C, 12..23 minor from C. */
export const keyCode = ({ pitch, mode }: MusicalKey): number => (mode === 'minor' ? 12 : 0) + pitch;

const KEYS: readonly MusicalKey[] = Array.from({ length: 24 }, (_, code) => ({
  pitch: code % 12,
  mode: code < 12 ? 'major' : 'minor',
}));
export const keyOfCode = (code: number): MusicalKey | null => KEYS[code] ?? null;

const FIELDS: readonly EnrichmentField[] = [
  'bpm',
  'key',
  'energy',
  'danceability',
  'valence',
  'acousticness',
  'instrumentalness',
  'loudness',
  'durationMs',
  'explicit',
  'releaseDate',
  'language',
  'label',
  'isrc',
  'version',
  'genres',
  'styles',
  'moods',
  'tags',
];

const saidOf = (view: TrackView): FlatSaid =>
  Object.fromEntries(
    FIELDS.flatMap((field) => {
      const known = view[field];
      return known === null ? [] : [[field, [known.source, known.confidence]]];
    }),
  );
