import { z } from 'zod';
import { fold } from '../../domain/library/fold.ts';
import type { Scrobble } from '../../domain/listening/scrobbles.ts';
import { isrc, milliseconds } from '../facts.ts';
import { Mbid } from '../mbid.ts';
import { playedAt, spotifyTrackId, words } from '../scrobble-reading.ts';
import { count, lenient, listOf, text } from '../wire.ts';

export const ErrorBody = z.object({ code: z.number(), error: z.string() });

export const Validated = z.object({ valid: z.boolean(), user_name: text });

export const ListenCount = z.object({
  payload: z.object({ count: z.int().nonnegative().nullable().catch(null) }),
});

/** `oldest_listen_ts` came later than the rest: without it an empty page is the end. */
export const Listens = z.object({
  payload: z.object({ listens: z.array(z.unknown()), oldest_listen_ts: lenient(z.number()) }),
});
export type Listens = z.output<typeof Listens>['payload'];

/** Everything in a listen but the mapping was sent by somebody's player, in whatever form it liked. */
const Credited = z.object({ artist_credit_name: z.string(), join_phrase: text });
const Listen = z.object({
  listened_at: z.number(),
  track_metadata: z.object({
    artist_name: text,
    track_name: text,
    release_name: text,
    additional_info: lenient(
      z.object({
        spotify_id: text,
        origin_url: text,
        isrc: text,
        recording_mbid: lenient(Mbid),
        duration_ms: count,
        duration: count,
        music_service: text,
        submission_client: text,
      }),
    ),
    mbid_mapping: lenient(z.object({ recording_mbid: lenient(Mbid), artists: listOf(Credited, 20) })),
  }),
});

const Stamped = z.object({ listened_at: z.number() });

/** The oldest time of a page, in seconds, also of entries that are not plays; null without any. */
export const oldestOf = (listens: readonly unknown[]): number | null => {
  const times = listens.flatMap((listen) => Stamped.safeParse(listen).data?.listened_at ?? []);
  return times.length === 0 ? null : Math.min(...times);
};

/** A listen as a play; null when it names no track or no time. */
export const scrobbleOf = (listen: unknown, now: number): Scrobble | null => {
  const { data } = Listen.safeParse(listen);
  if (data === undefined) return null;
  const { artist_name, track_name, release_name, additional_info: info, mbid_mapping } = data.track_metadata;
  const [title, artist, at] = [words(track_name), words(artist_name), playedAt(data.listened_at, now)];
  if (title === null || artist === null || at === null) return null;
  return {
    title,
    artist,
    artists: artistsOf(artist, mbid_mapping?.artists ?? []),
    album: words(release_name),
    at,
    stamp: isFromSpotifysList(info) ? 'end' : 'start',
    durationMs:
      milliseconds(info?.duration_ms == null ? null : info.duration_ms / 1_000) ??
      milliseconds(info?.duration) ??
      null,
    spotifyId: spotifyTrackId(info?.spotify_id) ?? spotifyTrackId(info?.origin_url),
    isrc: isrc(info?.isrc) ?? null,
    // What the player knew is about this very file; their own mapping is a guess by names.
    recordingMbid: info?.recording_mbid ?? mbid_mapping?.recording_mbid ?? null,
  };
};

/** The artists as MusicBrainz has them, if they make up the credit that was sent: the mapping is a guess. */
const artistsOf = (credit: string, mapped: readonly z.output<typeof Credited>[]): string[] => {
  const whole = mapped.map(({ artist_credit_name, join_phrase }) => artist_credit_name + (join_phrase ?? ''));
  const names = mapped.flatMap(({ artist_credit_name }) => words(artist_credit_name) ?? []);
  return names.length === mapped.length && names.length > 0 && fold(whole.join('')) === fold(credit)
    ? names
    : [credit];
};

/** ListenBrainz reads Spotify's list of recent plays itself, for those who let it, and that list bears ends. */
const isFromSpotifysList = (
  info:
    | {
        readonly submission_client?: string | null | undefined;
        readonly music_service?: string | null | undefined;
      }
    | null
    | undefined,
): boolean =>
  info?.submission_client?.toLowerCase() === 'listenbrainz' && info.music_service === 'spotify.com';
