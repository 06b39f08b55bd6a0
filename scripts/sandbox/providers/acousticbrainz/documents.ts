import type { Random } from '../../world/random.ts';
import type { Facts } from '../knowledge/facts.ts';
import { clamp01, heardKey, heardTempo, rounded, sharpName } from '../knowledge/sound.ts';
import type { Library, MbRecording } from '../musicbrainz/library.ts';

export type Document = Record<string, unknown>;

/** Nothing that came out later was ever analysed. */
const lastSubmission = Date.parse('2022-06-23');
const hearing = { octave: 0.16, spread: 0.4, wrongKey: 0.14 };
const version = { essentia: '2.1-beta2', essentia_git_sha: 'v2.1_beta2' };

/** What was submitted before the doors closed, by the id that recording had then. */
export interface Archive {
  /** How many analyses there are. */
  count(mbid: string): number;
  lowLevel(mbid: string, offset: number): Document | undefined;
  highLevel(mbid: string, offset: number): Document | undefined;
}

export function createArchive(facts: Facts, library: Library): Archive {
  const analysed = (mbid: string): { own: MbRecording; count: number } | undefined => {
    const own = library.recording(mbid);
    if (!own || own.piece.releasedAt > lastSubmission) return undefined;
    const random = facts.dice('acousticbrainz', mbid.toLowerCase());
    return random.chance(0.62) ? { own, count: random.int(1, 4) } : undefined;
  };
  const at = <T>(
    mbid: string,
    offset: number,
    make: (own: MbRecording, random: Random) => T,
  ): T | undefined => {
    const found = analysed(mbid);
    if (!found || offset >= found.count) return undefined;
    return make(found.own, facts.dice('acousticbrainz/heard', `${mbid.toLowerCase()}/${offset}`));
  };
  return {
    count: (mbid) => analysed(mbid)?.count ?? 0,
    lowLevel: (mbid, offset) => at(mbid, offset, lowLevel),
    highLevel: (mbid, offset) => at(mbid, offset, highLevel),
  };
}

function lowLevel({ piece, title }: MbRecording, random: Random): Document {
  const { recording } = piece;
  const key = heardKey(random, recording, hearing);
  const bpm = heardTempo(random, recording.bpm, hearing);
  return {
    metadata: {
      audio_properties: {
        length: rounded(recording.durationMs / 1_000 + random.next(), 2),
        replay_gain: rounded(-14 - recording.loudness, 3),
        bit_rate: random.pick([128_000, 192_000, 256_000, 320_000]),
        codec: random.pick(['mp3', 'mp3', 'flac', 'aac']),
      },
      tags: { title: [title], artist: [piece.credit], album: [piece.first.name] },
      version,
    },
    rhythm: {
      bpm: rounded(bpm, 6),
      beats_count: Math.round((bpm * recording.durationMs) / 60_000),
      danceability: rounded(0.6 + recording.danceability * 1.8, 6),
      onset_rate: rounded(2 + recording.energy * 4, 6),
      bpm_histogram_first_peak_bpm: { mean: Math.round(bpm) },
    },
    tonal: {
      key_key: sharpName(key.key),
      key_scale: key.mode === 1 ? 'major' : 'minor',
      key_strength: rounded(0.35 + random.next() * 0.55, 6),
      chords_key: sharpName(key.key),
      chords_scale: key.mode === 1 ? 'major' : 'minor',
      chords_changes_rate: rounded(random.next() * 0.2, 6),
      tuning_frequency: rounded(random.around(440, 2), 3),
    },
    lowlevel: {
      average_loudness: rounded(clamp01((recording.loudness + 20) / 20), 6),
      dynamic_complexity: rounded(2 + random.next() * 5, 6),
    },
  };
}

function highLevel({ piece, title }: MbRecording, random: Random): Document {
  const { energy, danceability, valence, instrumentalness, genre } = piece.recording;
  const of = (truth: number): number => clamp01(random.around(truth, 0.09));
  const either = (yes: string, no: string, truth: number): Document => {
    const share = of(truth);
    return classified({ [yes]: share, [no]: 1 - share });
  };
  return {
    highlevel: {
      danceability: either('danceable', 'not_danceable', danceability),
      gender: either('female', 'male', 0.45),
      genre_dortmund: classified(
        spread(random, ['alternative', 'electronic', 'pop', 'rock', 'raphiphop'], coarse(genre)),
      ),
      genre_electronic: classified(
        spread(random, ['ambient', 'dnb', 'house', 'techno', 'trance'], electronic(genre)),
      ),
      genre_rosamerica: classified(
        spread(random, ['cla', 'dan', 'hip', 'jaz', 'pop', 'rhy', 'roc', 'spe'], 'dan'),
      ),
      genre_tzanetakis: classified(
        spread(random, ['blu', 'cla', 'cou', 'dis', 'hip', 'jaz', 'met', 'pop', 'reg', 'roc'], 'jaz'),
      ),
      ismir04_rhythm: classified(spread(random, ['ChaChaCha', 'Jive', 'Tango', 'Waltz'], 'Tango')),
      mood_acoustic: either('acoustic', 'not_acoustic', 1 - energy),
      mood_aggressive: either('aggressive', 'not_aggressive', energy * (1 - valence)),
      mood_electronic: either('electronic', 'not_electronic', coarse(genre) === 'electronic' ? 0.92 : 0.2),
      mood_happy: either('happy', 'not_happy', valence),
      mood_party: either('party', 'not_party', (energy + danceability) / 2),
      mood_relaxed: either('relaxed', 'not_relaxed', 1 - energy),
      mood_sad: either('sad', 'not_sad', 1 - valence),
      moods_mirex: classified(
        spread(
          random,
          ['Cluster1', 'Cluster2', 'Cluster3', 'Cluster4', 'Cluster5'],
          energy > 0.7 ? 'Cluster5' : 'Cluster3',
        ),
      ),
      timbre: either('bright', 'dark', energy),
      tonal_atonal: either('tonal', 'atonal', 0.7),
      voice_instrumental: either('instrumental', 'voice', instrumentalness),
    },
    metadata: { tags: { title: [title], artist: [piece.credit] }, version },
  };
}

/** `probability` is that of the winner, which is why it says nothing about any one class. */
function classified(all: Record<string, number>): Document {
  const [value, probability] = Object.entries(all).reduce((best, each) => (each[1] > best[1] ? each : best));
  return { value, probability, all, version: { ...version, models_essentia_git_sha: 'v2.1_beta1' } };
}

/** Shares that sum to one, most of it on `winner`. */
function spread(random: Random, names: readonly string[], winner: string): Record<string, number> {
  const lot = random.chance(0.12) ? random.pick(names) : winner;
  const weights = names.map((name) => (name === lot ? 2.5 + random.next() : 0.1 + random.next() * 0.5));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Object.fromEntries(names.map((name, at) => [name, rounded((weights[at] ?? 0) / sum, 6)]));
}

function electronic(genre: string): string {
  if (genre === 'drum and bass') return 'dnb';
  if (genre.includes('house')) return 'house';
  if (genre.includes('techno') || genre === 'electro') return 'techno';
  return genre === 'trance' ? 'trance' : 'ambient';
}

function coarse(genre: string): string {
  if (genre === 'indie pop' || genre === 'synthpop') return 'pop';
  if (genre === 'metal' || genre === 'alternative rock') return 'rock';
  if (genre === 'hip hop') return 'raphiphop';
  return genre === 'jazz' ? 'alternative' : 'electronic';
}
