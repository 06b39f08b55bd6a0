import { z } from 'zod';
import type { Scrobble } from '../../domain/listening/scrobbles.ts';
import { Mbid } from '../mbid.ts';
import { playedAt, words } from '../scrobble-reading.ts';
import { count, lenient, text } from '../wire.ts';

export const UserInfo = z.object({ user: z.object({ name: z.string().min(1).max(100), playcount: count }) });

/** `#text` usually, `name` in the extended form, plain text in old answers. */
const Named = z
  .object({ '#text': text, name: text })
  .transform((named) => named['#text'] ?? named.name ?? null)
  .or(z.string().max(1_000));

const Recent = z.object({
  name: text,
  artist: lenient(Named),
  album: lenient(Named),
  mbid: lenient(Mbid),
  date: lenient(z.object({ uts: count })),
});

const Answer = z.object({
  recenttracks: z.object({
    /** One alone is no list; none may be no field at all. */
    track: z.unknown().optional(),
    '@attr': lenient(z.object({ totalPages: count })),
  }),
});

export interface RecentTracks {
  readonly tracks: readonly unknown[];
  /** Pages from here to the end of what was asked for, this one included. */
  readonly pages: number;
}

/** `user.getRecentTracks`; null when the shape is not known. */
export const readRecent = (json: unknown): RecentTracks | null => {
  const { data } = Answer.safeParse(json);
  if (data === undefined) return null;
  const { track, '@attr': facts } = data.recenttracks;
  const tracks = Array.isArray(track) ? track : track == null ? [] : [track];
  // Without their count only an empty page is the end.
  return { tracks, pages: facts?.totalPages ?? Number.POSITIVE_INFINITY };
};

/** When it was played, seconds since 1970; null for what is playing now, and for what is no entry at all. */
export const secondsOf = (track: unknown): number | null => {
  const seconds = Recent.safeParse(track).data?.date?.uts ?? null;
  return seconds === null ? null : Math.floor(seconds);
};

/** An entry as a play; null when it names no track or no time that can be true. */
export const scrobbleOf = (track: unknown, now: number): Scrobble | null => {
  const { data } = Recent.safeParse(track);
  if (data === undefined) return null;
  const [title, artist, at] = [words(data.name), words(data.artist), playedAt(data.date?.uts, now)];
  if (title === null || artist === null || at === null) return null;
  const unsent = { durationMs: null, spotifyId: null, isrc: null };
  return {
    title,
    artist,
    artists: [artist],
    album: words(data.album),
    at,
    stamp: 'start',
    ...unsent,
    recordingMbid: data.mbid ?? null,
  };
};
