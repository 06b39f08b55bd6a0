import { z } from 'zod';
import type { ReadValues, Subject } from '../enrichment-port.ts';
import { date, decibels, evenly, isrc, known, milliseconds, name, tempo } from '../facts.ts';
import { described, type Likeness, sameAlbum } from '../likeness.ts';
import { readable } from '../wire.ts';
import { Album, Named, Track } from './wire.ts';

/** What is kept of Deezer: the track, and its album when it was asked for. */
export const Document = z.object({ track: z.unknown(), album: z.unknown().optional() });

/** Encoders round differently by a second or two. */
const SAME_LENGTH_MS = 3_000;
/** Further apart it is another release, or another performance under the same code. */
const OTHER_LENGTH_MS = 10_000;
/** Below this the words speak against the code: one ISRC on two recordings. */
const LEAST_LIKENESS = 0.5;
/** Genres are the album's, and broad. */
const GENRE_WEIGHT = 0.5;

/**
 * Deezer's documents as values of the subject. Null when the shape is not known, or when it is not this track: the
 * code is another one, the length is another one, or the title or the artists are.
 */
export const readDocument = (raw: unknown, subject: Subject, likeness: Likeness): ReadValues | null => {
  const document = Document.safeParse(raw).data;
  const track = Track.safeParse(document?.track).data;
  if (track === undefined) return null;
  const confidence = confidenceOf(track, subject, likeness);
  if (confidence === null) return null;
  const album = Album.safeParse(document?.album).data;
  const onOurs = isOnOurRelease(track, subject);
  const version = track.title_version?.trim() ? likeness.read(titleOf(track)).version : null;
  return {
    confidence,
    values: known({
      bpm: tempo(track.bpm),
      loudness: track.gain === 0 ? undefined : decibels(track.gain),
      explicit: track.explicit_lyrics ?? undefined,
      releaseDate: onOurs ? (dateOf(track.release_date) ?? dateOf(album?.release_date)) : undefined,
      durationMs: milliseconds(track.duration),
      isrc: isrc(track.isrc),
      version: version ?? undefined,
      label: onOurs ? name(album?.label) : undefined,
      genres: evenly(genresOf(album), GENRE_WEIGHT),
    }),
  };
};

/** A track comes with one of its releases: whether it is the one that the subject is on. */
export const isOnOurRelease = ({ album }: Track, { albumTitle }: Subject): boolean =>
  albumTitle === null || sameAlbum(albumTitle, album?.title);

/** They know every date to the day: the first of January is how they write a year. */
const dateOf = (written: string | null | undefined): string | undefined =>
  date(written)?.replace(/-01-01$/, '');

const genresOf = (album: z.output<typeof Album> | undefined): string[] =>
  readable(Named, album?.genres?.data).map((genre) => genre.name);

const confidenceOf = (track: Track, subject: Subject, likeness: Likeness): number | null => {
  const theirs = isrc(track.isrc);
  if (theirs !== undefined && theirs !== isrc(subject.isrc)) return null;
  const durationMs = milliseconds(track.duration) ?? null;
  const apart =
    durationMs === null || subject.durationMs === null ? null : Math.abs(durationMs - subject.durationMs);
  if (apart !== null && apart > OTHER_LENGTH_MS) return null;
  const artists = readable(Named, [track.artist, ...(track.contributors ?? [])]);
  const likely = likeness.compare(described(subject), {
    title: titleOf(track),
    artists: [...new Set(artists.map((artist) => artist.name))],
    durationMs,
  });
  if (likely < LEAST_LIKENESS || likeness.contradict(subject.title, titleOf(track))) return null;
  if (apart === null) return 0.8;
  return apart <= SAME_LENGTH_MS ? 0.9 : 0.7;
};

/** With its version, which usually stands in the title already. */
const titleOf = ({ title, title_version }: Track): string => {
  const version = title_version?.trim() ?? '';
  return title.includes(version) ? title : `${title} ${version}`;
};
