import { z } from 'zod';
import { count, flag, id, lenient, list, number, text } from '../wire.ts';

/** Errors come with status 200 as often as not. */
export const Failure = z.object({ error: z.object({ code: count, type: text }) });

/** `GET /track/isrc:{ISRC}` */
export const Track = z.object({
  id,
  title: z.string().min(1).max(1_000),
  /** "(Extended Mix)" */
  title_version: text,
  isrc: text,
  /** s */
  duration: count,
  release_date: text,
  explicit_lyrics: flag,
  /** 0 is unknown, and frequent. */
  bpm: number,
  /** Loudness in dB: players that follow it aim at -18.4. 0 is unknown. */
  gain: number,
  contributors: list(50),
  artist: lenient(z.unknown()),
  album: lenient(z.object({ id: lenient(id), title: text })),
});
export type Track = z.output<typeof Track>;

/** `GET /album/{id}` */
export const Album = z.object({
  id,
  label: text,
  release_date: text,
  record_type: text,
  genres: lenient(z.object({ data: list(20) })),
});

/** An artist, a contributor, a genre. */
export const Named = z.object({ name: z.string().min(1).max(300) });
