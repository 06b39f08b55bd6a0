import type { NewTrack } from '../library.ts';

/**
 * What the catalogue keeps when a provider describes a track again: the newer word counts, but silence about a fact
 * (a shorter answer of another endpoint) never deletes what was known.
 */
export const mergeTrack = (known: NewTrack, fresh: NewTrack): NewTrack => ({
  uri: known.uri,
  spotifyId: fresh.spotifyId ?? known.spotifyId,
  title: fresh.title === '' ? known.title : fresh.title,
  artists: fresh.artists.length === 0 ? known.artists : fresh.artists,
  albumTitle: fresh.albumTitle ?? known.albumTitle,
  albumSpotifyId: fresh.albumSpotifyId ?? known.albumSpotifyId,
  imageUrl: fresh.imageUrl ?? known.imageUrl,
  durationMs: fresh.durationMs ?? known.durationMs,
  explicit: fresh.explicit ?? known.explicit,
  isrc: fresh.isrc ?? known.isrc,
  releaseDate: fresh.releaseDate ?? known.releaseDate,
});

/** True when both say the same, so that nothing needs to be written. */
export const sameTrack = (a: NewTrack, b: NewTrack): boolean =>
  a.spotifyId === b.spotifyId &&
  a.title === b.title &&
  a.albumTitle === b.albumTitle &&
  a.albumSpotifyId === b.albumSpotifyId &&
  a.imageUrl === b.imageUrl &&
  a.durationMs === b.durationMs &&
  a.explicit === b.explicit &&
  a.isrc === b.isrc &&
  a.releaseDate === b.releaseDate &&
  a.artists.length === b.artists.length &&
  a.artists.every(
    (artist, at) => artist.name === b.artists[at]?.name && artist.spotifyId === b.artists[at]?.spotifyId,
  );

/** True when both may still belong to the same recording by the same reasons: nothing that decides it has changed. */
export const sameSound = (a: NewTrack, b: NewTrack): boolean =>
  a.isrc === b.isrc &&
  a.title === b.title &&
  a.durationMs === b.durationMs &&
  a.artists.length === b.artists.length &&
  a.artists.every((artist, at) => artist.name === b.artists[at]?.name);
