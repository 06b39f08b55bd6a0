import type { Store } from '../../db/store.ts';
import { tempoOf } from '../../domain/enrichment/view.ts';
import type { MemberId, TrackId } from '../../domain/ids.ts';
import { searchWords } from '../../domain/library/fold.ts';
import type { Track } from '../../domain/library.ts';
import type { TrackCard } from '../../domain/tracks/shown.ts';
import { rankSuggestions, trackIdOf } from '../../domain/tracks/suggest.ts';
import { AppError } from '../../errors.ts';
import type { TrackViews } from '../enrichment/views.ts';
import { externalKey } from '../enrichment/work.ts';
import type { OwnRecordings } from '../recordings/own.ts';

/** Single tracks as their member sees them. */
export interface TrackCards {
  /** @throws {AppError} NOT_FOUND when the track is none of this member's */
  card(memberId: MemberId, trackId: TrackId): Promise<TrackCard>;
  /** Tracks of this member for what was typed, best first; without words what was heard and added last. */
  suggest(memberId: MemberId, typed: string): Promise<Track[]>;
  /** A picked suggestion, or the best one for what was typed. @throws {AppError} NOT_FOUND */
  resolve(memberId: MemberId, value: string): Promise<TrackId>;
}

const SUGGESTIONS = 25;
/** More than are shown, so that a familiar track is not lost behind newer ones. */
const LOOKED_AT = 200;
const FAMILIAR = 50;

export const createTrackCards = (deps: {
  store: Pick<Store, 'read'>;
  views: TrackViews;
  recordings: Pick<OwnRecordings, 'groupOf'>;
}): TrackCards => {
  const { store, views, recordings } = deps;
  const { read } = store;

  const mine = async (memberId: MemberId, trackId: TrackId): Promise<void> => {
    if (!(await read.ownTracks.has(memberId, trackId))) throw new AppError('NOT_FOUND', { what: 'track' });
  };

  const inOrder = async (ids: readonly TrackId[]): Promise<Track[]> => {
    const tracks = new Map((await read.tracks.byIds(ids)).map((track) => [track.id, track]));
    return ids.flatMap((id) => tracks.get(id) ?? []);
  };

  const suggest: TrackCards['suggest'] = async (memberId, typed) => {
    const words = searchWords(typed);
    const recent = await read.ownTracks.recent(memberId, FAMILIAR);
    const top = await read.ownTracks.top(memberId, FAMILIAR);
    const ids =
      words.length > 0
        ? await read.ownTracks.search(memberId, words, LOOKED_AT)
        : [...new Set([...recent, ...top, ...(await read.ownTracks.added(memberId, SUGGESTIONS))])];
    const found = await inOrder(ids);
    return rankSuggestions(found, typed, { recent, top }).slice(0, SUGGESTIONS);
  };

  return {
    suggest,

    resolve: async (memberId, value) => {
      const id = trackIdOf(value) ?? (await suggest(memberId, value))[0]?.id;
      if (id === undefined || searchWords(value).length === 0)
        throw new AppError('NOT_FOUND', { what: 'track' });
      await mine(memberId, id);
      return id;
    },

    card: async (memberId, trackId) => {
      await mine(memberId, trackId);
      const facts = (await views.of(memberId, [trackId])).get(trackId);
      if (facts === undefined) throw new AppError('NOT_FOUND', { what: 'track' });
      const group = await recordings.groupOf(memberId, trackId);
      const { track, view, own } = facts;
      return {
        track,
        view,
        own,
        tempo: tempoOf(view),
        same: await inOrder(group.filter((id) => id !== trackId)),
        asking: (await read.jobs.activeByKey(externalKey(memberId))) !== null,
      };
    },
  };
};
