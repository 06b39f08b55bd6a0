import type { Scrobble } from '../../src/domain/listening/scrobbles.ts';

/** A play as a place tells it. */
export const scrobble = (at: number, title = 'Undertow', more: Partial<Scrobble> = {}): Scrobble => ({
  title,
  artist: 'Nova Lane',
  artists: [more.artist ?? 'Nova Lane'],
  album: null,
  at,
  stamp: 'start',
  durationMs: null,
  spotifyId: null,
  isrc: null,
  recordingMbid: null,
  ...more,
});
