/** A genre as Beatport names it; ids are stable, slugs drift. */
export interface BeatportGenre {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
}

/** What styles begin with. Names and slugs are verified against Beatport where there are credentials for it. */
export const BEATPORT_GENRES: readonly BeatportGenre[] = [
  { id: 1, name: 'Drum & Bass', slug: 'drum-bass' },
  { id: 2, name: 'Hard Techno', slug: 'hard-techno' },
  { id: 3, name: 'Electronica', slug: 'electronica' },
  { id: 5, name: 'House', slug: 'house' },
  { id: 6, name: 'Techno (Peak Time / Driving)', slug: 'techno-peak-time-driving' },
  { id: 7, name: 'Trance (Main Floor)', slug: 'trance-main-floor' },
  { id: 8, name: 'Hard Dance / Hardcore / Neo Rave', slug: 'hard-dance-hardcore-neo-rave' },
  { id: 9, name: 'Breaks / Breakbeat / UK Bass', slug: 'breaks-breakbeat-uk-bass' },
  { id: 11, name: 'Tech House', slug: 'tech-house' },
  { id: 12, name: 'Deep House', slug: 'deep-house' },
  { id: 13, name: 'Psy-Trance', slug: 'psy-trance' },
  { id: 14, name: 'Minimal / Deep Tech', slug: 'minimal-deep-tech' },
  { id: 15, name: 'Progressive House', slug: 'progressive-house' },
  { id: 16, name: 'DJ Tools', slug: 'dj-tools' },
  { id: 18, name: 'Dubstep', slug: 'dubstep' },
  { id: 37, name: 'Indie Dance', slug: 'indie-dance' },
  { id: 38, name: 'Trap / Future Bass', slug: 'trap-future-bass' },
  { id: 39, name: 'Dance / Pop', slug: 'dance-pop' },
  { id: 50, name: 'Nu Disco / Disco', slug: 'nu-disco-disco' },
  { id: 63, name: 'Downtempo', slug: 'downtempo' },
  { id: 81, name: 'Funky House', slug: 'funky-house' },
  { id: 85, name: 'Bass / Club', slug: 'bass-club' },
  { id: 86, name: 'UK Garage / Bassline', slug: 'uk-garage-bassline' },
  { id: 89, name: 'Afro House', slug: 'afro-house' },
  { id: 90, name: 'Melodic House & Techno', slug: 'melodic-house-techno' },
  { id: 91, name: 'Bass House', slug: 'bass-house' },
  { id: 92, name: 'Techno (Raw / Deep / Hypnotic)', slug: 'techno-raw-deep-hypnotic' },
  { id: 93, name: 'Organic House', slug: 'organic-house' },
  { id: 94, name: 'Electro (Classic / Detroit / Modern)', slug: 'electro-classic-detroit-modern' },
  { id: 95, name: '140 / Deep Dubstep / Grime', slug: '140-deep-dubstep-grime' },
  { id: 96, name: 'Mainstage', slug: 'mainstage' },
  { id: 97, name: 'Jackin House', slug: 'jackin-house' },
  { id: 98, name: 'Amapiano', slug: 'amapiano' },
  { id: 99, name: 'Trance (Raw / Deep / Hypnotic)', slug: 'trance-raw-deep-hypnotic' },
  { id: 100, name: 'Ambient / Experimental', slug: 'ambient-experimental' },
  { id: 101, name: 'Brazilian Funk', slug: 'brazilian-funk' },
];
