import type { Store } from '../../db/store.ts';
import type { ArtistId, MemberId } from '../../domain/ids.ts';
import type { ArtistStats } from '../../domain/statistics/journey.ts';
import { firstsByYear } from '../../domain/statistics/months.ts';
import { placed, together } from '../../domain/statistics/ranking.ts';
import type { Told } from '../../domain/statistics/told.ts';
import { AppError } from '../../errors.ts';
import type { FirstReads } from './first-reads.ts';
import type { ListeningSets } from './listening.ts';
import { estimatedOf } from './notes.ts';
import { pathOf } from './path.ts';
import { asTrackIds, trackIn, whenReady } from './ready.ts';
import type { Tallies } from './tallies.ts';

/** How listening to one artist went. */
export interface ArtistStatsService {
  /** @throws {AppError} NOT_FOUND when there is no such artist */
  of(memberId: MemberId, id: ArtistId): Promise<Told<ArtistStats>>;
}

const TOP = 5;
/** Names are asked for so many at a time. */
const NAMES = 500;

export const createArtistStats = (deps: {
  store: Store;
  sets: ListeningSets;
  tallies: Pick<Tallies, 'artists' | 'byTrack'>;
  firsts: FirstReads;
}): ArtistStatsService => {
  const { store, sets, tallies, firsts } = deps;
  const { statisticNames, statisticOwn } = store.read;
  return {
    of: (memberId, artistId) =>
      whenReady(sets, memberId, async (set) => {
        const artist = (await statisticNames.artists([artistId])).get(artistId);
        if (artist === undefined) throw new AppError('NOT_FOUND', { what: 'artist' });
        const theirs = new Set<number>(await statisticNames.tracksOfArtist(artistId));
        const tracks = (await tallies.byTrack(set, null)).filter(({ trackId }) => theirs.has(trackId));
        const found = await firsts.of(set, theirs);
        const first = found[0];
        const recordings = placed(tracks, ({ key }) => [key]);
        const heard = recordings.slice(0, NAMES).map(({ trackId }) => trackId);
        const wanted = [...heard, ...tracks.slice(0, NAMES).map(({ trackId }) => trackId)];
        if (first !== undefined) wanted.push(first.trackId);
        const names = await statisticNames.tracks(asTrackIds([...new Set(wanted)]));
        const albums = placed(tracks, ({ trackId }): string[] => {
          const title = trackIn(names, trackId)?.albumTitle ?? null;
          return title === null ? [] : [title];
        });
        const ranks = await tallies.artists(set, null);
        const place = ranks.findIndex(({ key }) => key === artistId);
        const months = await statisticOwn.monthsOfArtist(set.id, artistId);
        return {
          artistId,
          ...{ name: artist.name, spotifyId: artist.spotifyId, imageUrl: artist.imageUrl },
          ...together(months),
          estimated: await estimatedOf(store, set, asTrackIds(tracks.map(({ trackId }) => trackId))),
          ...pathOf(set, months),
          firstAt: first?.firstAt ?? null,
          lastAt: found.length === 0 ? null : Math.max(...found.map(({ lastAt }) => lastAt)),
          ...{ rank: place === -1 ? null : place + 1, artists: ranks.length },
          first: first === undefined ? null : trackIn(names, first.trackId),
          recordings: recordings.length,
          tracks: recordings.slice(0, TOP).flatMap(({ trackId, plays }) => {
            const track = trackIn(names, trackId);
            return track === null ? [] : [{ ...track, plays }];
          }),
          albums: albums.slice(0, TOP).map(({ key: title, plays }) => ({ title, plays })),
          discovered: firstsByYear(found.map(({ firstAt }) => set.calendar.monthOf(firstAt))),
        };
      }),
  };
};
