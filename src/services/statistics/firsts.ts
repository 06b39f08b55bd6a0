import type { Store } from '../../db/store.ts';
import type { ArtistId, MemberId, TrackId } from '../../domain/ids.ts';
import {
  type First,
  type FirstKind,
  type FirstOrder,
  type FirstPage,
  orderFirsts,
  THIS_YEAR,
} from '../../domain/statistics/firsts.ts';
import { labelKey } from '../../domain/statistics/keys.ts';
import type { Told } from '../../domain/statistics/told.ts';
import { windowDays } from '../../domain/statistics/windows.ts';
import { AppError } from '../../errors.ts';
import type { OwnRecordings } from '../recordings/own.ts';
import type { FirstReads } from './first-reads.ts';
import type { ListeningSet, ListeningSets } from './listening.ts';
import { asTrackIds, pageOf, trackIn, whenReady } from './ready.ts';
import type { Tallies } from './tallies.ts';

export interface FirstQuestion {
  readonly kind: FirstKind;
  /** A track, an artist, a track of the album or label, or a year. */
  readonly id: number;
  readonly by: FirstOrder;
  /** From 0. */
  readonly page: number;
}

/** What was heard for the first time when. */
export interface Firsts {
  /** @throws {AppError} NOT_FOUND */
  of(memberId: MemberId, question: FirstQuestion): Promise<Told<FirstPage>>;
}

const PAGE = 8;

export const createFirsts = (deps: {
  store: Store;
  sets: ListeningSets;
  tallies: Pick<Tallies, 'ends'>;
  recordings: Pick<OwnRecordings, 'groupOf'>;
  reads: FirstReads;
}): Firsts => {
  const { store, sets, tallies, recordings, reads } = deps;
  const { statisticNames, statisticOwn } = store.read;

  const trackOf = async (id: number) => {
    const track = trackIn(await statisticNames.tracks(asTrackIds([id])), id);
    if (track === null) throw new AppError('NOT_FOUND', { what: 'track' });
    return track;
  };

  /** How it is called, and which tracks are of it. */
  const subjectOf = async (
    set: ListeningSet,
    kind: Exclude<FirstKind, 'year'>,
    id: number,
  ): Promise<{ name: string; trackIds: readonly TrackId[] }> => {
    if (kind === 'artist') {
      const artist = (await statisticNames.artists([id as ArtistId])).get(id as ArtistId);
      if (artist === undefined) throw new AppError('NOT_FOUND', { what: 'artist' });
      return { name: artist.name, trackIds: await statisticNames.tracksOfArtist(artist.id) };
    }
    const track = await trackOf(id);
    if (kind === 'track') {
      return { name: track.title, trackIds: await recordings.groupOf(set.memberId, track.trackId) };
    }
    if (kind === 'album') {
      if (track.albumTitle === null) throw new AppError('NOT_FOUND', { what: 'album' });
      return { name: track.albumTitle, trackIds: await statisticOwn.tracksOfAlbum(set.id, track.trackId) };
    }
    const labels = await statisticOwn.labels(set.id);
    const named = (await statisticNames.tracks([track.trackId])).get(track.trackId)?.label ?? null;
    if (named === null) throw new AppError('NOT_FOUND', { what: 'label' });
    const same = labels.filter(({ label }) => labelKey(label) === labelKey(named)).map(({ label }) => label);
    return { name: named, trackIds: await statisticOwn.tracksOfLabels(set.id, same) };
  };

  const ofYear = async (set: ListeningSet, year: number): Promise<First[]> => {
    const days = windowDays({ kind: 'year', year }, set.today);
    const from = set.calendar.dayStart(days?.fromDay ?? 0);
    const to = set.calendar.dayStart((days?.toDay ?? 0) + 1);
    return (await tallies.ends(set)).filter(({ firstAt }) => firstAt >= from && firstAt < to);
  };

  return {
    of: (memberId, { kind, id: given, by, page: asked }) =>
      whenReady(sets, memberId, async (set) => {
        const thisYear = Math.floor(set.calendar.monthOf(set.now) / 12);
        const id = kind === 'year' && given === THIS_YEAR ? thisYear : given;
        const subject = kind === 'year' ? null : await subjectOf(set, kind, id);
        const found =
          subject === null ? await ofYear(set, id) : await reads.of(set, new Set<number>(subject.trackIds));
        const { part, page, pages } = pageOf(orderFirsts(found, by), asked, PAGE);
        const names = await statisticNames.tracks(asTrackIds(part.map(({ trackId }) => trackId)));
        const entries = part.flatMap(({ trackId, firstAt, plays }) => {
          const track = trackIn(names, trackId);
          return track === null ? [] : [{ track, firstAt, plays }];
        });
        return { kind, id, name: subject?.name ?? null, by, entries, total: found.length, page, pages };
      }),
  };
};
