import type { Key } from '../knowledge/sound.ts';

export interface Named {
  id: number;
  name: string;
}

export interface BpRelease {
  id: number;
  name: string;
  /** Everybody who had a hand in it. */
  artists: readonly Named[];
  remixers: readonly Named[];
  label: Named;
  catalogNumber: string | null;
  upc: string | null;
  genreId: number;
  /** The official day, `YYYY-MM-DD`; old for catalogue that was published again. */
  newReleaseDate: string;
  /** The day it went live at Beatport. */
  publishDate: string;
  type: 'Album' | 'Compilation' | 'Release' | 'Single' | 'EP';
  exclusive: boolean;
  isHype: boolean;
  tracks: readonly BpTrack[];
}

export interface BpTrack {
  id: number;
  releaseId: number;
  number: number;
  name: string;
  mixName: string;
  isrc: string | null;
  bpm: number | null;
  key: Key | null;
  durationMs: number | null;
  genreId: number;
  subGenre: Named | null;
  artists: readonly Named[];
  remixers: readonly Named[];
  isStreamable: boolean;
  /** The detail of a restricted track answers 403. */
  isRestricted: boolean;
  /** The Spotify track this was copied from; `isLonger` when Beatport sells a longer version of it. */
  copyOf?: { trackId: string; isLonger: boolean };
}
