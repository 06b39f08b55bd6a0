/** One genre of the world in the words of each provider. */
export interface GenreWords {
  /** Tags of MusicBrainz, ListenBrainz and Last.fm, most frequent first. */
  tags: readonly string[];
  /** `genre` and `style` of Discogs. */
  discogs: readonly [genre: string, ...styles: string[]];
  deezer: readonly [id: number, name: string];
  /** Genre id of Beatport; null where Beatport does not sell it. */
  beatport: number | null;
}

const words: Record<string, GenreWords> = {
  techno: {
    tags: ['techno', 'electronic', 'electronica', 'peak time techno'],
    discogs: ['Electronic', 'Techno'],
    deezer: [110, 'Techno/House'],
    beatport: 6,
  },
  'hypnotic techno': {
    tags: ['hypnotic techno', 'techno', 'electronic', 'minimal techno'],
    discogs: ['Electronic', 'Techno', 'Minimal Techno'],
    deezer: [110, 'Techno/House'],
    beatport: 92,
  },
  'melodic techno': {
    tags: ['melodic techno', 'melodic house & techno', 'techno', 'electronic'],
    discogs: ['Electronic', 'Techno', 'Progressive House'],
    deezer: [110, 'Techno/House'],
    beatport: 90,
  },
  'deep house': {
    tags: ['deep house', 'house', 'electronic'],
    discogs: ['Electronic', 'Deep House', 'House'],
    deezer: [110, 'Techno/House'],
    beatport: 12,
  },
  'tech house': {
    tags: ['tech house', 'house', 'electronic', 'dance'],
    discogs: ['Electronic', 'Tech House'],
    deezer: [110, 'Techno/House'],
    beatport: 11,
  },
  'drum and bass': {
    tags: ['drum and bass', 'drum & bass', 'dnb', 'electronic', 'jungle'],
    discogs: ['Electronic', 'Drum n Bass'],
    deezer: [106, 'Electro'],
    beatport: 1,
  },
  trance: {
    tags: ['trance', 'progressive trance', 'electronic'],
    discogs: ['Electronic', 'Trance', 'Progressive Trance'],
    deezer: [109, 'Trance'],
    beatport: 7,
  },
  electro: {
    tags: ['electro', 'electronic', 'techno'],
    discogs: ['Electronic', 'Electro'],
    deezer: [106, 'Electro'],
    beatport: 94,
  },
  ambient: {
    tags: ['ambient', 'electronic', 'drone', 'chillout'],
    discogs: ['Electronic', 'Ambient', 'Drone'],
    deezer: [106, 'Electro'],
    beatport: 100,
  },
  downtempo: {
    tags: ['downtempo', 'chillout', 'trip hop', 'electronic'],
    discogs: ['Electronic', 'Downtempo'],
    deezer: [108, 'Chill Out/Trip-Hop/Lounge'],
    beatport: 63,
  },
  'indie pop': {
    tags: ['indie pop', 'indie', 'pop', 'dream pop'],
    discogs: ['Pop', 'Indie Pop'],
    deezer: [85, 'Alternative'],
    beatport: null,
  },
  synthpop: {
    tags: ['synthpop', 'synth-pop', 'electropop', '80s'],
    discogs: ['Electronic', 'Synth-pop'],
    deezer: [132, 'Pop'],
    beatport: 37,
  },
  'hip hop': {
    tags: ['hip hop', 'hip-hop', 'rap'],
    discogs: ['Hip Hop', 'Conscious'],
    deezer: [116, 'Rap/Hip Hop'],
    beatport: null,
  },
  'alternative rock': {
    tags: ['alternative rock', 'rock', 'alternative', 'indie rock'],
    discogs: ['Rock', 'Alternative Rock'],
    deezer: [152, 'Rock'],
    beatport: null,
  },
  jazz: {
    tags: ['jazz', 'instrumental', 'contemporary jazz'],
    discogs: ['Jazz', 'Contemporary Jazz'],
    deezer: [129, 'Jazz'],
    beatport: null,
  },
  metal: {
    tags: ['metal', 'heavy metal', 'rock'],
    discogs: ['Rock', 'Heavy Metal'],
    deezer: [464, 'Metal'],
    beatport: null,
  },
};

/** @throws for a genre the world has but this table does not */
export function genreWords(genre: string): GenreWords {
  const found = words[genre];
  if (!found) throw new Error(`No provider has words for the genre ${genre}.`);
  return found;
}

export const knownGenres: readonly string[] = Object.keys(words);
