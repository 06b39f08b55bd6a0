import { z } from 'zod';
import { count, lenient, readable, text } from '../wire.ts';

/** Errors come with status 200 as often as not. */
export const Failure = z.object({ error: count, message: text });

const Tag = z.object({
  name: z
    .string()
    .max(200)
    .or(z.number())
    .transform((name) => String(name)),
  /** 0..100, the most given tag has 100. */
  count,
});

/** More than these are given by one person each. */
const MOST_TAGS = 50;

/** `track.getTopTags` and `artist.getTopTags`. One tag alone is no list, and none may be no field at all. */
export const TopTags = z.object({
  toptags: z
    .object({ tag: z.unknown().optional(), '@attr': lenient(z.object({ artist: text, track: text })) })
    .transform(({ tag, '@attr': named }) => ({
      tags: readable(Tag, (Array.isArray(tag) ? tag : [tag]).slice(0, MOST_TAGS)),
      artist: named?.artist ?? null,
      track: named?.track ?? null,
    })),
});

/** What is kept of Last.fm: its terms allow little to be stored, so the tags and whose they are, nothing else. */
export const Tags = z.object({
  tags: z.array(Tag).max(MOST_TAGS),
  artist: z.string().nullable(),
  track: z.string().nullable(),
});
export type Tags = z.output<typeof Tags>;

export const Document = z.object({ track: Tags.nullable(), artist: Tags.nullable() });
