import { z } from 'zod';
import { flag, id, lenient, list, number, text } from '../wire.ts';

/** What Beatport's catalogue API v4 sends. Only what Segue uses, and only what it cannot do without is required. */

export const Page = z.object({
  results: z.array(z.unknown()),
  /** May lack its scheme; only its query is read. */
  next: text,
  count: number,
});

const Named = z.object({ id: lenient(id), name: z.string().trim().min(1).max(1_000) });
const named = lenient(Named);

const Image = lenient(z.object({ uri: text, dynamic_uri: text }));

const Key = z.object({
  name: text,
  letter: text,
  is_sharp: flag,
  is_flat: flag,
  chord_type: lenient(z.object({ name: text })),
  camelot_number: number,
  camelot_letter: text,
});

export const Person = Named;

export const Track = z.object({
  id,
  name: z.string().trim().min(1).max(1_000),
  mix_name: text,
  slug: text,
  isrc: text,
  bpm: number,
  /** "6:41" */
  length: text,
  length_ms: number,
  key: lenient(Key),
  artists: list(50),
  remixers: list(50),
  release: lenient(z.object({ id: lenient(id), name: text, image: Image, label: named, artists: list(50) })),
  catalog_number: text,
  publish_date: text,
  new_release_date: text,
  genre: lenient(z.object({ id: lenient(id), name: text })),
  sub_genre: lenient(z.object({ id: lenient(id), name: text })),
  tombstoned: flag,
});
export type Track = z.output<typeof Track>;
export type Key = z.output<typeof Key>;

export const Genre = z.object({
  id: z.int().positive(),
  name: z.string().trim().min(1).max(200),
  slug: text,
  enabled: flag,
});

export const Tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: text,
  /** Missing: ten minutes, as Beatport's own documents say. */
  expires_in: z.number().positive().catch(600),
});

/** Errors are said in three ways. */
export const Failure = z.object({ detail: text, error: text, message: text });
