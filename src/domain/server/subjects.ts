import type { ArtistId, TrackId } from '../ids.ts';

/** What can be asked about: who knows it? */
export const SUBJECT_KINDS = ['artist', 'album', 'track', 'genre'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** An album is named by a track of it. */
export type Subject =
  | { readonly kind: 'artist'; readonly id: ArtistId }
  | { readonly kind: 'album' | 'track'; readonly id: TrackId }
  | { readonly kind: 'genre'; readonly name: string };

export interface NamedSubject {
  readonly subject: Subject;
  readonly name: string;
  /** Whose album or track it is; null for others. */
  readonly by: string | null;
  readonly imageUrl: string | null;
  /** Of the artist, the album or the track; null where Spotify does not know it. */
  readonly spotifyId: string | null;
}

/** A genre that is longer, written as an address is, does not fit into a button. */
const MAX_GENRE = 50;
export const isShortGenre = (genre: string): boolean =>
  genre !== '' && encodeURIComponent(genre).length <= MAX_GENRE;

/** A subject as text: in options of commands and in buttons. */
export const subjectText = (subject: Subject): string =>
  subject.kind === 'genre' ? `genre:${subject.name}` : `${subject.kind}:${subject.id}`;

/** The subject of a picked suggestion; null for words that somebody typed. */
export const parseSubject = (text: string): Subject | null => {
  const [, kind, id] = /^(artist|album|track):([1-9]\d{0,14})$/.exec(text) ?? [];
  if (kind === 'artist') return { kind, id: Number(id) as ArtistId };
  if (kind === 'album' || kind === 'track') return { kind, id: Number(id) as TrackId };
  const [, genre] = /^genre:(.+)$/.exec(text) ?? [];
  return genre === undefined || !isShortGenre(genre) ? null : { kind: 'genre', name: genre };
};
