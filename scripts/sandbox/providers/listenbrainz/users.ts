export interface ListenbrainzUser {
  name: string;
  accountId: string;
  /** What this person finds in the settings: known to nobody else. */
  token: string;
  /**
   * `spotify`: ListenBrainz asks Spotify itself, so times are those of recently played. `scrobbler`: a program on the
   * person's computer reports what begins to play, after half of it, and knows nothing of Spotify's ids.
   */
  by: 'spotify' | 'scrobbler';
  /** How long a scrobbler has reported before the world's own memory begins. */
  years: number;
}

/** People of the world who use ListenBrainz; their listens are public. */
export const listenbrainzUsers: readonly ListenbrainzUser[] = [
  {
    name: 'mirak_listens',
    accountId: 'mira.keller',
    token: '6f1d3c2a-90be-4d17-8c55-0a1b2c3d4e5f',
    by: 'spotify',
    years: 0,
  },
  {
    name: 'nightbus',
    accountId: 'thevault',
    token: '1b9e7f60-22c4-4a83-b0d9-5e6f708192a3',
    by: 'spotify',
    years: 0,
  },
  {
    name: 'lena_outside',
    accountId: 'lena_outside',
    token: 'c0ffee00-7d1e-4b2a-9f33-8172635445f6',
    by: 'scrobbler',
    years: 2,
  },
];
