/** What is known about each person before the dice: the rest (tracks, dates, plays) is drawn from their taste. */
export interface Person {
  key: string;
  /** Null: Spotify made one up when the account was created. */
  userId: string | null;
  displayName: string | null;
  country: string;
  premium: boolean;
  allowListed: boolean;
  about: string;
  likes: number;
  /** Years over which the likes spread. */
  years: number;
  /** Genre → weight. */
  taste: Record<string, number>;
  /** Share of days with music, and hours (UTC) at which it usually begins. */
  activity: number;
  hours: readonly number[];
  /** How many tracks their top lists hold at most: little music, short lists. */
  topSize: number;
}

export const people: readonly Person[] = [
  {
    key: 'mira',
    userId: 'mira.keller',
    displayName: 'Mira K.',
    country: 'DE',
    premium: true,
    allowListed: true,
    about: 'DJ. Owner of the app, 900 liked tracks, playlists of every kind.',
    likes: 900,
    years: 6,
    taste: {
      techno: 10,
      'hypnotic techno': 7,
      'melodic techno': 5,
      electro: 3,
      'tech house': 3,
      trance: 2,
      ambient: 2,
    },
    activity: 0.9,
    hours: [8, 13, 20],
    topSize: 99,
  },
  {
    key: 'jonas',
    userId: 'jonasberg91',
    displayName: 'Jonas Berg',
    country: 'SE',
    premium: true,
    allowListed: true,
    about: 'Listens all day at work. 240 liked tracks.',
    likes: 240,
    years: 4,
    taste: { 'indie pop': 10, synthpop: 6, 'alternative rock': 5, downtempo: 2 },
    activity: 0.95,
    hours: [7, 9, 14],
    topSize: 99,
  },
  {
    key: 'nameless',
    userId: null,
    displayName: null,
    country: 'BR',
    premium: false,
    allowListed: true,
    about: 'No display name, 40 liked tracks, hardly listens.',
    likes: 40,
    years: 1,
    taste: { 'hip hop': 10, 'indie pop': 3 },
    activity: 0.15,
    hours: [18],
    topSize: 14,
  },
  {
    key: 'vault',
    userId: 'thevault',
    displayName: 'The Vault',
    country: 'GB',
    premium: true,
    allowListed: true,
    about: 'Collector. 8 400 liked tracks, a playlist of 1 200.',
    likes: 8_400,
    years: 11,
    taste: { 'deep house': 8, jazz: 6, 'drum and bass': 5, downtempo: 4, 'tech house': 4, trance: 2 },
    activity: 0.8,
    hours: [10, 16, 22],
    topSize: 99,
  },
  {
    key: 'soren',
    userId: 'søren-ø',
    displayName: '**søren** 🎛️ `mix` @everyone',
    country: 'DK',
    premium: true,
    allowListed: true,
    about: 'A name made of markdown, a user id that must be encoded. 400 liked tracks.',
    likes: 400,
    years: 5,
    taste: { 'drum and bass': 9, metal: 4, trance: 4, 'alternative rock': 3 },
    activity: 0.7,
    hours: [17, 21],
    topSize: 99,
  },
  {
    key: 'lena',
    userId: 'lena_outside',
    displayName: 'Lena',
    country: 'AT',
    premium: true,
    allowListed: false,
    about: 'Logging in works, but the app does not let everybody in. 120 liked tracks.',
    likes: 120,
    years: 3,
    taste: { 'deep house': 6, 'indie pop': 6, jazz: 3 },
    activity: 0.6,
    hours: [12, 19],
    topSize: 60,
  },
];
