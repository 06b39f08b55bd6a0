import { z } from 'zod';
import { count, id, listOf, text } from '../wire.ts';

const Word = z.string().min(1).max(200);

/** `GET /database/search` */
export const Search = z.object({ results: z.array(z.unknown()) });

export const Result = z.object({
  id,
  /** "Artist - Title" */
  title: text,
  year: count,
  label: listOf(Word, 20),
  catno: text,
  genre: listOf(Word, 20),
  style: listOf(Word, 20),
  format: listOf(Word, 20),
});
export type Result = z.output<typeof Result>;

const Artist = z.object({ name: z.string().min(1).max(300), anv: text });
const SubTrack = z.object({ title: Word, type_: text, duration: text, artists: listOf(Artist, 20) });

/**
 * `GET /releases/{id}`, and what is kept of it: images and prices may not be, and nobody reads them. The list of
 * tracks has headings in it, and parts of a whole under `sub_tracks`.
 */
export const Release = z.object({
  id,
  title: text,
  year: count,
  released: text,
  artists: listOf(Artist, 50),
  labels: listOf(z.object({ name: Word, catno: text }), 20),
  formats: listOf(z.object({ name: text, descriptions: listOf(Word, 20) }), 10),
  genres: listOf(Word, 20),
  styles: listOf(Word, 30),
  tracklist: listOf(SubTrack.extend({ sub_tracks: listOf(SubTrack, 60) }), 300),
});
export type Release = z.output<typeof Release>;
