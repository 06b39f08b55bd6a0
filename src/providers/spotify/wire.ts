import { z } from 'zod';

/**
 * What Spotify's answers look like. Only what Segue uses, and only what it cannot do without is required: fields were
 * removed, renamed and nulled from one month to the next in 2026, and one odd track must not hide a whole library.
 */
const lenient = <S extends z.ZodType>(schema: S) => schema.nullish().catch(null);

const text = lenient(z.string());
/** Lists are read entry by entry, so that one broken entry costs one entry. */
const entries = lenient(z.array(z.unknown()));

export const Profile = z.object({ id: z.string().min(1), account_id: text, display_name: text });

export const Page = z.object({
  items: z.array(z.unknown()),
  next: text,
  total: lenient(z.number()),
});

/** A line of a list; what stands in `item` or `track` is looked at by itself. */
export const Line = z.object({
  item: z.unknown().optional(),
  track: z.unknown().optional(),
  added_at: text,
  played_at: text,
});

export const Track = z.object({
  type: text,
  id: text,
  uri: text,
  name: text,
  duration_ms: lenient(z.number()),
  explicit: lenient(z.boolean()),
  external_ids: lenient(z.object({ isrc: text })),
  artists: entries,
  album: lenient(z.object({ id: text, name: text, release_date: text, images: entries })),
});

export const Artist = z.object({ id: text, name: text, images: entries });

export const Image = z.object({ url: z.string().min(1), width: lenient(z.number()) });

const counted = lenient(z.object({ total: lenient(z.number()) }));

export const Playlist = z.object({
  id: z.string().min(1),
  snapshot_id: z.string().min(1),
  name: text,
  collaborative: lenient(z.boolean()),
  owner: z.object({ id: z.string().min(1), display_name: text }),
  images: entries,
  /** Development mode says `items`, extended quota `tracks`; neither for a list we may not read. */
  items: counted,
  tracks: counted,
});

export const Tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: text,
  expires_in: z.number().positive().catch(3_600),
  scope: text,
});

/** The token endpoint's own shape: the error is a word at the top, not the Web API's object. */
export const TokenError = z.object({ error: z.string(), error_description: text });
