import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import {
  changeOf,
  isLatest,
  MAX_TAGS,
  type ManualChange,
  type ManualPatch,
  type ManualValues,
  readTag,
  readWish,
  type SetWish,
  withoutTag,
  withTag,
} from '../../domain/enrichment/manual.ts';
import type { MemberId, TrackEditId, TrackId } from '../../domain/ids.ts';
import { beginsFirst } from '../../domain/library/choices.ts';
import { fold } from '../../domain/library/fold.ts';
import { AppError } from '../../errors.ts';

/** A change that was stored, under an id that takes it back. */
export interface StoredChange {
  readonly id: TrackEditId;
  readonly trackId: TrackId;
  readonly change: ManualChange;
}

/** What members say about tracks, for themselves; every change can be taken back while nothing else was said since. */
export interface TrackEdits {
  /** @throws {AppError} INVALID_INPUT, LIMIT_REACHED */
  tag(memberId: MemberId, trackId: TrackId, typed: string): Promise<StoredChange>;
  /** @throws {AppError} INVALID_INPUT when the member has no such tag on the track */
  untag(memberId: MemberId, trackId: TrackId, typed: string): Promise<StoredChange>;
  /** @throws {AppError} INVALID_INPUT with the first thing that cannot be meant */
  set(memberId: MemberId, trackId: TrackId, wish: SetWish): Promise<StoredChange>;
  /**
   * @returns the track, and whether the change was taken back: not when something else was said about it since
   * @throws {AppError} OUT_OF_DATE when it was taken back before
   */
  undo(memberId: MemberId, id: TrackEditId): Promise<{ trackId: TrackId; undone: boolean }>;
  /** Tags that begin with or hold what was typed: of one track, or all of the member's, the most used first. */
  suggestTags(memberId: MemberId, typed: string, trackId: TrackId | null): Promise<string[]>;
}

const SUGGESTIONS = 25;
/** Tracks whose tags are looked through for suggestions, those tagged last first. */
const LOOKED_AT = 500;

export const createTrackEdits = ({ store, clock }: { store: Store; clock: Clock }): TrackEdits => {
  const valuesOf = async (
    read: Pick<Repositories, 'manualValues'> | Store['read'],
    memberId: MemberId,
    trackId: TrackId,
  ): Promise<ManualValues> => (await read.manualValues.ofTracks(memberId, [trackId]))[0]?.values ?? {};

  /** Reads what is there, decides, writes. */
  const change = (
    memberId: MemberId,
    trackId: TrackId,
    decide: (values: ManualValues) => ManualPatch,
  ): Promise<StoredChange> =>
    store.transaction(async (tx) => {
      if ((await tx.tracks.find(trackId)) === null) throw new AppError('NOT_FOUND', { what: 'track' });
      const values = await valuesOf(tx, memberId, trackId);
      const patch = decide(values);
      const made = changeOf(values, patch);
      await tx.manualValues.apply(memberId, trackId, patch, clock.now());
      return { trackId, change: made, id: await tx.manualValues.note(memberId, trackId, made, clock.now()) };
    });

  return {
    tag: (memberId, trackId, typed) =>
      change(memberId, trackId, ({ tags = [] }) => {
        const tag = readTag(typed);
        if (tag === null) throw new AppError('INVALID_INPUT', { problem: 'tag', value: typed });
        const after = withTag(tags, tag);
        if (after.length > MAX_TAGS) throw new AppError('LIMIT_REACHED', { what: 'tags', limit: MAX_TAGS });
        return { tags: after };
      }),

    untag: (memberId, trackId, typed) =>
      change(memberId, trackId, ({ tags = [] }) => {
        const after = withoutTag(tags, typed);
        if (after.length === tags.length) {
          throw new AppError('INVALID_INPUT', { problem: 'not_your_tag', value: typed });
        }
        return { tags: after.length === 0 ? null : after };
      }),

    set: (memberId, trackId, wish) =>
      change(memberId, trackId, () => {
        const reading = readWish(wish);
        if (reading.kind === 'patch') return reading.patch;
        const { problem, value } = reading;
        throw new AppError('INVALID_INPUT', value === undefined ? { problem } : { problem, value });
      }),

    undo: (memberId, id) =>
      store.transaction(async (tx) => {
        const edit = await tx.manualValues.edit(memberId, id);
        if (edit === null) throw new AppError('OUT_OF_DATE', {});
        const { trackId, change: made } = edit;
        if (!isLatest(await valuesOf(tx, memberId, trackId), made)) return { trackId, undone: false };
        await tx.manualValues.apply(memberId, trackId, made.before, clock.now());
        await tx.manualValues.markUndone(id, clock.now());
        return { trackId, undone: true };
      }),

    suggestTags: async (memberId, typed, trackId) => {
      const all =
        trackId === null
          ? await store.read.manualValues.tags(memberId, LOOKED_AT)
          : ((await valuesOf(store.read, memberId, trackId)).tags ?? []);
      const wanted = fold(typed);
      const used = [...Map.groupBy(all, fold).values()]
        .sort((a, b) => b.length - a.length)
        .flatMap(([name]) => (name === undefined ? [] : [{ name }]))
        .filter(({ name }) => typed.trim() === '' || fold(name).includes(wanted));
      return beginsFirst(used, typed)
        .slice(0, SUGGESTIONS)
        .map(({ name }) => name);
    },
  };
};
