import { genreWord, genreWords } from './genres.ts';
import type { Weighted } from './values.ts';

/**
 * Tempo is measured up to its octave: half and double are the same pulse counted differently, and machines often count
 * the one that no DJ would. What the music is says which octave is meant.
 */
type Band = readonly [least: number, most: number];

/** Beats per minute as DJs count them, by our genre words; a fine word without a line has that of its broader ones. */
const BANDS: Readonly<Record<string, Band>> = {
  'afro house': [112, 128],
  afrobeats: [92, 126],
  amapiano: [106, 120],
  bassline: [130, 145],
  'big beat': [105, 140],
  breakcore: [155, 240],
  breaks: [118, 142],
  'breakbeat hardcore': [135, 170],
  'brazilian funk': [120, 160],
  dancehall: [85, 118],
  'dance pop': [95, 135],
  'deep house': [112, 128],
  disco: [100, 134],
  downtempo: [65, 118],
  drill: [132, 152],
  'drum and bass': [155, 186],
  dub: [60, 100],
  dubstep: [130, 150],
  electro: [115, 142],
  electroclash: [110, 140],
  footwork: [150, 172],
  freestyle: [105, 132],
  frenchcore: [180, 240],
  funk: [85, 130],
  'future bass': [120, 176],
  'future garage': [125, 145],
  gabber: [155, 210],
  'ghetto house': [124, 162],
  'glitch hop': [85, 115],
  gqom: [115, 132],
  grime: [132, 148],
  'happy hardcore': [155, 190],
  'hard dance': [138, 200],
  'hard house': [130, 155],
  'hard techno': [138, 175],
  'hard trance': [135, 165],
  hardcore: [150, 230],
  hardstyle: [140, 165],
  'hip hop': [68, 112],
  house: [110, 136],
  'indie dance': [95, 132],
  'jungle terror': [124, 138],
  kuduro: [128, 148],
  mainstage: [118, 150],
  'midtempo bass': [85, 118],
  minimal: [115, 136],
  moombahton: [98, 116],
  phonk: [100, 170],
  'post-dubstep': [125, 145],
  psytrance: [132, 158],
  'r&b': [58, 112],
  reggae: [60, 105],
  reggaeton: [82, 112],
  'speed garage': [126, 142],
  speedcore: [200, 380],
  techno: [116, 162],
  trance: [122, 152],
  trap: [120, 164],
  'trip hop': [65, 115],
  'uk garage': [124, 144],
};

/** Words with a band of their own. */
export const tempoWords: readonly string[] = Object.keys(BANDS);

/** Octaves that a measurement may be off by, the likeliest first. */
const OCTAVES: readonly number[] = [1, 2, 0.5, 4, 0.25, 8, 0.125];
/** Where nothing is known of the music: slower and faster than this hardly any is counted. */
const PLAUSIBLE: Band = [55, 215];

/**
 * The octave of a tempo that fits the music. A tempo is only ever halved or doubled, and stays as it is where the
 * genres say nothing, contradict every octave, or allow it already.
 * @param genres names as anybody writes them, weight 0..1
 * @returns beats per minute; null for what is no tempo (0, negative, not finite)
 */
export const foldTempo = (bpm: number, genres: readonly Weighted[]): number | null => {
  if (!Number.isFinite(bpm) || bpm <= 0) return null;
  const bands = genres.flatMap(({ name, weight }) => bandsOf(name).map((band) => ({ band, weight })));
  if (bands.length === 0) return intoOctaves(bpm, PLAUSIBLE);
  const support = (tempo: number): number =>
    bands.reduce((sum, { band, weight }) => sum + (within(tempo, band) ? weight : 0), 0);
  const [best = { tempo: bpm, votes: 0 }] = OCTAVES.map((factor) => ({
    tempo: bpm * factor,
    votes: support(bpm * factor),
  })).sort((a, b) => b.votes - a.votes);
  return best.votes > 0 ? round(best.tempo) : intoOctaves(bpm, PLAUSIBLE);
};

const bandsOf = (name: string): Band[] =>
  genreWords(name).flatMap((word) => {
    const own = BANDS[word];
    if (own !== undefined) return [own];
    const broader = (genreWord(word)?.broader ?? []).find((wide) => BANDS[wide] !== undefined);
    const wide = BANDS[broader ?? ''];
    return wide === undefined ? [] : [wide];
  });

const within = (bpm: number, [least, most]: Band): boolean => bpm >= least && bpm <= most;

/** Halved or doubled until it lies in the band, which is an octave wide or more. */
const intoOctaves = (bpm: number, [least, most]: Band): number | null => {
  if (!Number.isFinite(bpm) || bpm <= 0) return null;
  let tempo = bpm;
  while (tempo < least) tempo *= 2;
  while (tempo >= most) tempo /= 2;
  return round(tempo);
};

const round = (bpm: number): number => Math.round(bpm * 100) / 100;
