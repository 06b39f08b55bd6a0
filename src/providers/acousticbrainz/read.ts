import { z } from 'zod';
import { parseKey } from '../../domain/enrichment/keys.ts';
import { foldTempo } from '../../domain/enrichment/tempo.ts';
import type { MusicalKey, Weighted } from '../../domain/enrichment/values.ts';
import type { ReadValues, Subject } from '../enrichment-port.ts';
import { known, milliseconds, share, tempo } from '../facts.ts';
import { Mbid } from '../mbid.ts';
import { lenient, number, text } from '../wire.ts';

/** What was measured. */
export const LowLevel = z.object({
  rhythm: lenient(z.object({ bpm: number })),
  tonal: lenient(z.object({ key_key: text, key_scale: text, key_strength: number })),
  /** Seconds. */
  metadata: lenient(z.object({ audio_properties: lenient(z.object({ length: number })) })),
});

/** A judgement: how likely each of its classes is. `probability` is only that of the winning one, and is not read. */
const Classifier = lenient(z.object({ all: z.record(z.string(), z.number()) }));

/** What was concluded from it. */
export const HighLevel = z.object({
  highlevel: z.object({
    danceability: Classifier,
    mood_acoustic: Classifier,
    mood_aggressive: Classifier,
    mood_happy: Classifier,
    mood_party: Classifier,
    mood_relaxed: Classifier,
    mood_sad: Classifier,
    voice_instrumental: Classifier,
  }),
});
type Classifiers = z.output<typeof HighLevel>['highlevel'];

/** The stored document: both answers about one recording. */
export const Document = z.object({ mbid: Mbid, low: LowLevel, high: lenient(HighLevel) });

/** Measured and judged by machines of 2015. */
const CONFIDENCE = 0.6;
/** The file that was measured was of another length: perhaps another edit. */
const OTHER_LENGTH_CONFIDENCE = 0.35;
const SAME_LENGTH_MS = 10_000;
/** A key that fits the notes no better than this is no key. */
const LEAST_KEY_STRENGTH = 0.4;
/** A mood that is less likely than not is none. */
const LEAST_MOOD = 0.5;

/** Reads a document; null when the shape is not known. */
export const readAnalysis = (raw: unknown, { durationMs }: Subject): ReadValues | null => {
  const { data } = Document.safeParse(raw);
  if (data === undefined) return null;
  const { low, high } = data;
  const classes = high?.highlevel;
  const measured = milliseconds(low.metadata?.audio_properties?.length);
  const apart = measured === undefined || durationMs === null ? 0 : Math.abs(measured - durationMs);
  // What is known of the genre is weighed in the view; here only octaves that no music is counted in are folded.
  const bpm = foldTempo(low.rhythm?.bpm ?? 0, []);
  return {
    values: known({
      bpm: bpm === null ? undefined : tempo(bpm),
      key: keyOf(low.tonal),
      danceability: likelihood(classes, 'danceability', 'danceable'),
      acousticness: likelihood(classes, 'mood_acoustic', 'acoustic'),
      instrumentalness: likelihood(classes, 'voice_instrumental', 'instrumental'),
      // The nearest thing it has to how glad a track sounds.
      valence: likelihood(classes, 'mood_happy', 'happy'),
      moods: moodsOf(classes),
    }),
    confidence: apart > SAME_LENGTH_MS ? OTHER_LENGTH_CONFIDENCE : CONFIDENCE,
  };
};

const likelihood = (
  classes: Classifiers | null | undefined,
  classifier: keyof Classifiers,
  name: string,
): number | undefined => share(classes?.[classifier]?.all[name]);

const keyOf = (tonal: z.output<typeof LowLevel>['tonal']): MusicalKey | undefined => {
  const { key_key: note, key_scale: scale, key_strength: strength } = tonal ?? {};
  if (note == null || (scale !== 'major' && scale !== 'minor')) return undefined;
  if (strength != null && strength < LEAST_KEY_STRENGTH) return undefined;
  return parseKey(`${note} ${scale}`) ?? undefined;
};

const MOODS = {
  happy: 'mood_happy',
  sad: 'mood_sad',
  relaxed: 'mood_relaxed',
  aggressive: 'mood_aggressive',
  party: 'mood_party',
} as const;

const moodsOf = (classes: Classifiers | null | undefined): Weighted[] =>
  Object.entries(MOODS)
    .flatMap(([name, classifier]) => {
      const weight = likelihood(classes, classifier, name);
      return weight === undefined || weight < LEAST_MOOD
        ? []
        : [{ name, weight: Math.round(weight * 1_000) / 1_000 }];
    })
    .sort((a, b) => b.weight - a.weight);
