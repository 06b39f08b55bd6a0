import type { SortFacts } from '../../../src/domain/curation/suggest/facts.ts';
import type { Random } from './random.ts';

const GENRES = [
  'techno',
  'hard techno',
  'dub techno',
  'acid',
  'minimal',
  'melodic techno',
  'electro',
  'trance',
];
const TAGS = ['dark', 'hypnotic', 'driving', 'warm', 'deep', 'rave', 'vocal', 'broken'];
const MIXES = ['Original Mix', 'Original Mix', 'Original Mix', 'Extended Mix', 'Dub', null];

interface Label {
  readonly name: string;
  readonly bpm: number;
  readonly energy: number;
  readonly genres: readonly string[];
  readonly artists: readonly string[];
}

/**
 * Releases of a style as they come week by week: few labels put out much and many little, artists stay with labels,
 * labels have a sound, releases have one to five tracks, and now and then a source leaves something out.
 */
export const releasesOf = (random: Random, count: number): SortFacts[] => {
  const artists = Array.from({ length: 320 }, (_, at) => `Artist ${at + 1}`);
  const labels = Array.from({ length: 90 }, (_, at): Label => {
    const energy = random.next();
    return {
      name: `Label ${at + 1}`,
      bpm: 122 + 16 * energy + 3 * random.normal(),
      energy,
      genres: [random.pick(GENRES), random.pick(GENRES)],
      artists: Array.from({ length: 3 + random.int(8) }, () => random.pick(artists)),
    };
  });
  // The first is the biggest; the tenth has a fifth of its share.
  const shares = labels.map((_, at) => 1 / (at + 3));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const labelOf = (): Label => {
    let left = random.next() * total;
    for (const [at, label] of labels.entries()) {
      left -= shares[at] ?? 0;
      if (left <= 0) return label;
    }
    return random.pick(labels);
  };
  const artistOf = (label: Label): string => random.pick(random.chance(0.85) ? label.artists : artists);
  const known = <T>(value: T, share: number): T | null => (random.chance(share) ? value : null);

  const tracks: SortFacts[] = [];
  for (let release = 1; tracks.length < count; release++) {
    const label = labelOf();
    const main = artistOf(label);
    const size = 1 + random.int(5);
    const withLabel = known(label.name, 0.97);
    for (let track = 0; track < size && tracks.length < count; track++) {
      const bpm = Math.round(label.bpm + 2.5 * random.normal());
      const energy = Math.min(0.99, Math.max(0.02, label.energy + 0.15 * random.normal()));
      const remixer = random.chance(0.25) ? artistOf(label) : null;
      const tag = TAGS[Math.min(TAGS.length - 1, Math.floor(energy * TAGS.length))] ?? 'dark';
      tracks.push({
        title: `Title ${release} ${track}`,
        mix: remixer === null ? random.pick(MIXES) : `${remixer} Remix`,
        artists: random.chance(0.2) ? [main, artistOf(label)] : [main],
        remixers: remixer === null ? [] : [remixer],
        label: withLabel,
        release: `Release ${release}${size > 2 ? ' EP' : ''}`,
        bpm: known(bpm, 0.95),
        key: known({ pitch: random.int(12), mode: random.chance(0.7) ? 'minor' : 'major' }, 0.92),
        durationMs: known(Math.round((330 + 45 * random.normal()) * 1_000), 0.98),
        energy: known(energy, 0.6),
        genres: random.chance(0.75) ? [...new Set(['techno', random.pick(label.genres)])] : [],
        tags: random.chance(0.6) ? [...new Set([tag, random.pick(TAGS)])] : [],
      });
    }
  }
  return tracks;
};
