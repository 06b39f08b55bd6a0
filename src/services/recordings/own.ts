import type { Clock } from '../../clock.ts';
import type { StoredEdit } from '../../db/repositories/recording-edits.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId, RecordingEditId, TrackId } from '../../domain/ids.ts';
import { choicePage } from '../../domain/library/choices.ts';
import { ownGroups } from '../../domain/recordings/own.ts';
import type { RecordingEdit } from '../../domain/recordings/recordings.ts';
import type { EditPage, ShownEdit } from '../../domain/recordings/shown.ts';
import { AppError } from '../../errors.ts';
import { refreshOwn } from './own-groups.ts';

/** What became of an edit: stored under an id that takes it back, or there was nothing to change. */
export type EditOutcome =
  | { readonly kind: 'edited'; readonly id: RecordingEditId }
  | { readonly kind: 'already' };

/** Which tracks are one performance for a member, and their corrections by hand. */
export interface OwnRecordings {
  /** All tracks that are the same performance for this member, the track itself among them. */
  groupOf(memberId: MemberId, trackId: TrackId): Promise<TrackId[]>;
  /** From now on both count as one for this member. @throws {AppError} NOT_FOUND, INVALID_INPUT, LIMIT_REACHED */
  merge(memberId: MemberId, trackId: TrackId, otherId: TrackId): Promise<EditOutcome>;
  /** From now on the track stands alone for this member. @throws {AppError} NOT_FOUND, LIMIT_REACHED */
  split(memberId: MemberId, trackId: TrackId): Promise<EditOutcome>;
  /** @throws {AppError} OUT_OF_DATE when it was taken back before */
  undo(memberId: MemberId, id: RecordingEditId): Promise<RecordingEdit>;
  /** Newest first. @param page counts from 0; beyond the end it is the last one */
  list(memberId: MemberId, page: number): Promise<EditPage>;
}

/** More corrections than anybody makes by hand; each costs a little at every later grouping. */
const MOST_EDITS = 1_000;
const PER_PAGE = 5;

export const createOwnRecordings = ({ store, clock }: { store: Store; clock: Clock }): OwnRecordings => {
  const edit = async (
    tx: Repositories,
    memberId: MemberId,
    wish: Omit<RecordingEdit, 'id'>,
  ): Promise<EditOutcome> => {
    if ((await tx.recordingEdits.countOf(memberId)) >= MOST_EDITS) {
      throw new AppError('LIMIT_REACHED', { what: 'corrections', limit: MOST_EDITS });
    }
    const id = await tx.recordingEdits.add(memberId, wish, clock.now());
    await refreshOwn(tx, memberId);
    return { kind: 'edited', id };
  };

  return {
    groupOf: (memberId, trackId) => groupIn(store.read, memberId, trackId),

    merge: (memberId, trackId, otherId) =>
      store.transaction(async (tx) => {
        if (trackId === otherId) throw new AppError('INVALID_INPUT', { problem: 'same_track' });
        for (const id of [trackId, otherId]) await exists(tx, id);
        if ((await groupIn(tx, memberId, trackId)).includes(otherId)) return { kind: 'already' };
        return edit(tx, memberId, { kind: 'merge', trackId, otherId });
      }),

    split: (memberId, trackId) =>
      store.transaction(async (tx) => {
        await exists(tx, trackId);
        if ((await groupIn(tx, memberId, trackId)).length === 1) return { kind: 'already' };
        return edit(tx, memberId, { kind: 'split', trackId, otherId: null });
      }),

    undo: (memberId, id) =>
      store.transaction(async (tx) => {
        const gone = await tx.recordingEdits.remove(memberId, id);
        if (gone === null) throw new AppError('OUT_OF_DATE', {});
        await refreshOwn(tx, memberId);
        return gone;
      }),

    list: async (memberId, asked) => {
      const total = await store.read.recordingEdits.countOf(memberId);
      const { page, pages, offset } = choicePage(total, PER_PAGE, asked);
      const stored = await store.read.recordingEdits.page(memberId, offset, PER_PAGE);
      return { edits: await named(store, stored), total, page, pages };
    },
  };
};

const exists = async (tx: Repositories, trackId: TrackId): Promise<void> => {
  if ((await tx.tracks.find(trackId)) === null) throw new AppError('NOT_FOUND', { what: 'track' });
};

/** The group is worked out from the edits themselves, so that it holds also for tracks that are not grouped yet. */
const groupIn = async (
  read: Pick<Repositories, 'recordings' | 'recordingEdits'> | Store['read'],
  memberId: MemberId,
  trackId: TrackId,
): Promise<TrackId[]> => {
  const edits = await read.recordingEdits.all(memberId);
  const named = edits.flatMap(({ trackId: one, otherId }) => (otherId === null ? [one] : [one, otherId]));
  const memberships = await read.recordings.around([...new Set([trackId, ...named])]);
  const group = ownGroups(memberships, edits).find((tracks) => tracks.has(trackId));
  return group === undefined ? [trackId] : [...group].sort((a, b) => a - b);
};

const named = async (store: Store, stored: readonly StoredEdit[]): Promise<ShownEdit[]> => {
  const ids = stored.flatMap(({ trackId, otherId }) => (otherId === null ? [trackId] : [trackId, otherId]));
  const tracks = new Map(
    (await store.read.tracks.byIds([...new Set(ids)])).map((track) => [track.id, track]),
  );
  return stored.flatMap((edit) => {
    const track = tracks.get(edit.trackId);
    const other = edit.otherId === null ? null : (tracks.get(edit.otherId) ?? null);
    return track === undefined ? [] : [{ ...edit, track, other }];
  });
};
