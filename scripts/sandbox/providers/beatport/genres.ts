export interface BpGenre {
  id: number;
  name: string;
  slug: string;
  /** Slowest and fastest of its usual tempos. */
  bpm: readonly [number, number];
  /** Releases of an ordinary week. */
  weekly: number;
  subGenres: readonly { id: number; name: string }[];
}

const genre = (
  id: number,
  name: string,
  slug: string,
  bpm: readonly [number, number],
  weekly: number,
  ...subGenres: string[]
): BpGenre => ({
  id,
  name,
  slug,
  bpm,
  weekly,
  subGenres: subGenres.map((each, at) => ({ id: id * 10 + 200 + at, name: each })),
});

/** Ids are stable, slugs drift; those that were closed down are not listed any more. */
export const bpGenres: readonly BpGenre[] = [
  genre(1, 'Drum & Bass', 'drum-bass', [170, 176], 46, 'Liquid', 'Jump Up', 'Jungle'),
  genre(2, 'Hard Techno', 'hard-techno', [148, 165], 34),
  genre(3, 'Electronica', 'electronica', [90, 130], 22),
  genre(5, 'House', 'house', [120, 128], 62, 'Acid', 'Soulful'),
  genre(
    6,
    'Techno (Peak Time / Driving)',
    'techno-peak-time-driving',
    [128, 142],
    74,
    'Driving',
    'Peak Time',
  ),
  genre(7, 'Trance (Main Floor)', 'trance-main-floor', [132, 140], 24, 'Progressive Trance', 'Uplifting'),
  genre(8, 'Hard Dance / Hardcore / Neo Rave', 'hard-dance-hardcore-neo-rave', [150, 180], 18),
  genre(9, 'Breaks / Breakbeat / UK Bass', 'breaks-breakbeat-uk-bass', [125, 140], 16),
  genre(11, 'Tech House', 'tech-house', [124, 130], 96, 'Latin Tech'),
  genre(12, 'Deep House', 'deep-house', [118, 124], 48),
  genre(13, 'Psy-Trance', 'psy-trance', [136, 148], 22, 'Full-On', 'Goa Trance'),
  genre(14, 'Minimal / Deep Tech', 'minimal-deep-tech', [124, 129], 52, 'Bounce', 'Deep Tech'),
  genre(15, 'Progressive House', 'progressive-house', [120, 126], 34),
  genre(16, 'DJ Tools', 'dj-tools', [100, 140], 8, 'Acapellas', 'Loops'),
  genre(18, 'Dubstep', 'dubstep', [138, 142], 14),
  genre(37, 'Indie Dance', 'indie-dance', [110, 124], 36, 'Dark Disco'),
  genre(38, 'Trap / Future Bass', 'trap-future-bass', [130, 160], 12),
  genre(39, 'Dance / Pop', 'dance-pop', [110, 128], 22, 'Afro Pop'),
  genre(50, 'Nu Disco / Disco', 'nu-disco-disco', [112, 124], 22, 'Funk / Soul'),
  genre(63, 'Downtempo', 'downtempo', [78, 110], 14),
  genre(81, 'Funky House', 'funky-house', [122, 127], 14),
  genre(85, 'Bass / Club', 'bass-club', [100, 150], 14),
  genre(86, 'UK Garage / Bassline', 'uk-garage-bassline', [128, 140], 20),
  genre(89, 'Afro House', 'afro-house', [116, 123], 58, 'Afro Latin', '3Step'),
  genre(
    90,
    'Melodic House & Techno',
    'melodic-house-techno',
    [120, 126],
    58,
    'Melodic House',
    'Melodic Techno',
  ),
  genre(91, 'Bass House', 'bass-house', [124, 130], 18),
  genre(
    92,
    'Techno (Raw / Deep / Hypnotic)',
    'techno-raw-deep-hypnotic',
    [126, 136],
    44,
    'Broken',
    'Dub',
    'EBM',
  ),
  genre(93, 'Organic House', 'organic-house', [116, 123], 26),
  genre(94, 'Electro (Classic / Detroit / Modern)', 'electro-classic-detroit-modern', [126, 136], 16),
  genre(95, '140 / Deep Dubstep / Grime', '140-deep-dubstep-grime', [138, 142], 12),
  genre(96, 'Mainstage', 'mainstage', [126, 132], 26, 'Big Room', 'Future House'),
  genre(97, 'Jackin House', 'jackin-house', [122, 127], 12),
  genre(98, 'Amapiano', 'amapiano', [108, 116], 18, 'Gqom'),
  genre(99, 'Trance (Raw / Deep / Hypnotic)', 'trance-raw-deep-hypnotic', [132, 145], 12),
  genre(100, 'Ambient / Experimental', 'ambient-experimental', [60, 110], 12),
  genre(101, 'Brazilian Funk', 'brazilian-funk', [120, 140], 8),
];

/** @throws for an id Beatport does not have */
export function bpGenre(id: number): BpGenre {
  const found = bpGenres.find((known) => known.id === id);
  if (!found) throw new Error(`Beatport has no genre ${id}.`);
  return found;
}
