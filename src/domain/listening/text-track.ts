import { fold } from '../library/fold.ts';
import type { NewTrack } from '../library.ts';

/** Before the identity of a track that sources name in words alone. */
const TEXT = 'text:';

/**
 * The identity of a track of which nothing is known but its words: the same for every spelling that folds to the same.
 * A source that knows better says so with an identity of its own; recordings bring the two together.
 */
export const textTrackUri = (artist: string, title: string): string =>
  [TEXT.slice(0, -1), partOf(artist), partOf(title)].join(':');

/** Names of signs only may hold the sign that stands between the parts. */
const partOf = (name: string): string => fold(name).replaceAll('%', '%25').replaceAll(':', '%3A');

/** A track by its words: the folded first artist and title. */
export const wordsKey = (artist: string, title: string): string => `${fold(artist)}\n${fold(title)}`;

export const isTextTrack = (uri: string): boolean => uri.startsWith(TEXT);

/** What a source of plays says about a track. */
export interface TrackWords {
  /** Null when the source names it in words alone. */
  readonly uri: string | null;
  readonly title: string;
  readonly artist: string;
  readonly album: string | null;
}

const SPOTIFY = 'spotify:track:';

/** A track as words tell it, until somebody asks about it. Without a title it is called by its id. */
export const placeholderTrack = ({ uri, title, artist, album }: TrackWords): NewTrack => {
  const identity = uri ?? textTrackUri(artist, title);
  const spotifyId = identity.startsWith(SPOTIFY) ? identity.slice(SPOTIFY.length) : null;
  return {
    uri: identity,
    spotifyId,
    title: title === '' ? (spotifyId ?? identity) : title,
    artists: artist === '' ? [] : [{ name: artist, spotifyId: null }],
    albumTitle: album,
    albumSpotifyId: null,
    imageUrl: null,
    durationMs: null,
    explicit: null,
    isrc: null,
    releaseDate: null,
  };
};
