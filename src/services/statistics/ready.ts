import type { MemberId, TrackId } from '../../domain/ids.ts';
import type { HeardTrack, Told } from '../../domain/statistics/told.ts';
import type { ListeningSet, ListeningSets } from './listening.ts';

/** Works on a member's sums, or says why there are none yet. */
export const whenReady = async <T>(
  sets: ListeningSets,
  memberId: MemberId,
  work: (set: ListeningSet) => Promise<T>,
): Promise<Told<T>> => {
  const opened = await sets.open(memberId);
  return opened.kind === 'ready' ? { kind: 'told', value: await work(opened.set) } : opened;
};

/** Sums give tracks as numbers: the border at which they are ids again. */
export const asTrackIds = (ids: readonly number[]): TrackId[] => ids.map((id) => id as TrackId);

/** @param id as sums give it */
export const trackIn = (names: ReadonlyMap<TrackId, HeardTrack>, id: number): HeardTrack | null =>
  names.get(id as TrackId) ?? null;

/** A page of a list; one that does not exist (any more) is the nearest that does. */
export const pageOf = <T>(list: readonly T[], asked: number, size: number) => {
  const pages = Math.max(1, Math.ceil(list.length / size));
  const page = Math.min(Math.max(0, asked), pages - 1);
  return { page, pages, part: list.slice(page * size, (page + 1) * size) };
};
