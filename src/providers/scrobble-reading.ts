import { EARLIEST_SCROBBLE } from '../domain/listening/scrobbles.ts';
import { name } from './facts.ts';

/** Longer ones are cut: nobody recognises a track by more. */
const LONGEST_NAME = 500;
/** Clocks of players are wrong by a day at times; more than that is no time at all. */
const AHEAD_MS = 2 * 86_400_000;

/** A title or a name; null when there is none. */
export const words = (written: string | null | undefined): string | null =>
  name(written)?.slice(0, LONGEST_NAME).trim() ?? null;

/** A time of theirs (seconds since 1970) as ms UTC; null when it cannot be one of a play. */
export const playedAt = (seconds: number | null | undefined, now: number): number | null => {
  if (seconds == null) return null;
  const at = Math.floor(seconds) * 1_000;
  return at >= EARLIEST_SCROBBLE && at <= now + AHEAD_MS ? at : null;
};

/**
 * Where the next page begins, ms UTC: entries of the oldest second are asked for again, because the page may have ended
 * within it. A page that is of one second alone is stepped over, or it would come for ever.
 * @param oldest seconds of the oldest entry of the page
 * @param before what this page was asked with, ms UTC
 */
export const nextBefore = (oldest: number, before: number | null): number => {
  const again = (Math.floor(oldest) + 1) * 1_000;
  return before === null || again < before ? again : Math.floor(oldest) * 1_000;
};

const TRACK =
  /^(?:spotify:track:|https?:\/\/open\.spotify\.com\/(?:intl-[a-z-]+\/)?track\/)([A-Za-z0-9]{22})\b/;

/** The id in an address or uri of a track of Spotify's; null when it is none. */
export const spotifyTrackId = (address: string | null | undefined): string | null =>
  TRACK.exec(address?.trim() ?? '')?.[1] ?? null;
