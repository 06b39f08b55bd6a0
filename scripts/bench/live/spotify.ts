import type { NewTrack } from '../../../src/domain/library.ts';
import type { RecentPlay } from '../../../src/providers/spotify/port.ts';
import type { HeardPlay } from './listeners.ts';

/** Spotify's list of last plays of one account, as it is known: fifty, late ones among them, in no promised order. */
export interface PlayedList {
  /** What a call at this moment answers. */
  page(now: number): RecentPlay[];
  /** Plays that the list ever showed until then, whether anybody looked or not. */
  everListed(now: number): HeardPlay[];
}

const LISTED = 50;

export const keyOf = ({ uri }: { uri: string }, endedAt: number): string => `${endedAt} ${uri}`;

export const trackOf = (track: number): NewTrack => ({
  spotifyId: `t${track}`,
  uri: `spotify:track:t${track}`,
  title: `Song ${track}`,
  artists: [{ spotifyId: `a${track % 97}`, name: `Artist ${track % 97}` }],
  albumTitle: null,
  albumSpotifyId: null,
  imageUrl: null,
  durationMs: 130_000 + (track % 160) * 1_000,
  explicit: false,
  isrc: null,
  releaseDate: null,
});

/** @param plays by the time of their end */
export const createPlayedList = (plays: readonly HeardPlay[], chance: () => number): PlayedList => ({
  page: (now) => {
    const page: RecentPlay[] = [];
    for (let at = countUpTo(plays, now) - 1; at >= 0 && page.length < LISTED; at -= 1) {
      const play = plays[at];
      if (play === undefined || play.listedAt > now) continue;
      page.push({ track: trackOf(play.track), playedAt: play.endedAt });
    }
    if (chance() < 0.5) page.reverse();
    return page;
  },

  everListed: (now) =>
    plays.filter(({ listedAt }, at) => {
      if (listedAt > now) return false;
      // As it came into the list there were fewer than fifty newer ones in it.
      let newer = 0;
      for (let next = at + 1; next < plays.length && newer < LISTED; next += 1) {
        const other = plays[next];
        if (other === undefined || other.endedAt > listedAt) break;
        if (other.listedAt <= listedAt) newer += 1;
      }
      return newer < LISTED;
    }),
});

/** How many of the plays ended up to then. */
const countUpTo = (plays: readonly HeardPlay[], now: number): number => {
  let low = 0;
  let high = plays.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((plays[middle]?.endedAt ?? 0) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
};
