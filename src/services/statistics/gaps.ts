import type { Store } from '../../db/store.ts';
import type { ArtistId, MemberId } from '../../domain/ids.ts';
import {
  type GapEntry,
  type GapKind,
  type GapPage,
  LEAST_LOVED,
  longSilent,
  type Silence,
  silenceMonths,
} from '../../domain/statistics/silence.ts';
import type { Told } from '../../domain/statistics/told.ts';
import { windowDays } from '../../domain/statistics/windows.ts';
import type { ListeningSet, ListeningSets } from './listening.ts';
import { asTrackIds, pageOf, trackIn, whenReady } from './ready.ts';
import type { Tallies } from './tallies.ts';

export interface GapQuestion {
  readonly kind: GapKind;
  readonly silence: Silence;
  /** From 0. */
  readonly page: number;
}

/** What was loved once and has not been heard for long. */
export interface LongSilent {
  of(memberId: MemberId, question: GapQuestion): Promise<Told<GapPage>>;
}

const PAGE = 10;

export const createLongSilent = (deps: {
  store: Store;
  sets: ListeningSets;
  tallies: Pick<Tallies, 'ends'>;
}): LongSilent => {
  const { store, sets, tallies } = deps;
  const { statisticNames, statisticOwn } = store.read;

  const tracks = async (set: ListeningSet, since: number, page: number) => {
    const silent = longSilent(await tallies.ends(set), since, LEAST_LOVED.tracks);
    const { part, ...where } = pageOf(silent, page, PAGE);
    const names = await statisticNames.tracks(asTrackIds(part.map(({ trackId }) => trackId)));
    const entries = part.flatMap(({ trackId, plays, lastAt }): GapEntry[] => {
      const track = trackIn(names, trackId);
      if (track === null) return [];
      const { title, artists, spotifyId, imageUrl } = track;
      const by = artists.map(({ name }) => name).join(', ');
      return [{ name: title, by, spotifyId, imageUrl, plays, lastAt }];
    });
    return { entries, ...where, total: silent.length };
  };

  const artists = async (set: ListeningSet, since: number, page: number) => {
    const silent = await statisticOwn.silentArtists(set.id, since, LEAST_LOVED.artists);
    const { part, ...where } = pageOf(silent, page, PAGE);
    const names = await statisticNames.artists(part.map(({ id }): ArtistId => id));
    const entries = part.flatMap(({ id, plays, lastAt }): GapEntry[] => {
      const artist = names.get(id);
      if (artist === undefined) return [];
      const { name, spotifyId, imageUrl } = artist;
      return [{ name, by: null, spotifyId, imageUrl, plays, lastAt }];
    });
    return { entries, ...where, total: silent.length };
  };

  return {
    of: (memberId, { kind, silence, page }) =>
      whenReady(sets, memberId, async (set) => {
        const days = windowDays({ kind: 'months', months: silenceMonths(silence) }, set.today);
        const since = set.calendar.dayStart(days?.fromDay ?? set.today);
        const found = await (kind === 'tracks' ? tracks : artists)(set, since, page);
        const { timeZone, now } = set;
        return { kind, silence, ...found, from: found.page * PAGE + 1, timeZone, now };
      }),
  };
};
