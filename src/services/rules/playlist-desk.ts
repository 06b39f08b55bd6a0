import type { Store } from '../../db/store.ts';
import type { ManagedPlaylistId, MemberId, RevisionId, RuleSetId } from '../../domain/ids.ts';
import type { Job, JobNotify } from '../../domain/jobs.ts';
import { rankNames } from '../../domain/library/choices.ts';
import { CURATION_PURPOSES, type ManagedPlaylist } from '../../domain/playlists/managed.ts';
import type { PlaylistCard } from '../../domain/playlists/shown.ts';
import { AppError } from '../../errors.ts';
import type { PlaylistAnswers } from '../playlists/answers.ts';
import type { PlaylistHistory } from '../playlists/history.ts';
import type { PlaylistMarks } from '../playlists/marks.ts';
import type { ManagedPlaylists } from '../playlists/playlists.ts';
import { playlistsApplyKey } from '../playlists/work.ts';
import type { RuleSets } from './rule-sets.ts';

/** The playlists that rule sets fill, with everything that is shown around them. */
export interface PlaylistDesk {
  /** @throws {AppError} NOT_FOUND */
  card(memberId: MemberId, id: ManagedPlaylistId): Promise<PlaylistCard>;
  /** What a person typed: the id of a suggestion, or a name. @throws {AppError} NOT_FOUND */
  resolve(memberId: MemberId, typed: string): Promise<ManagedPlaylistId>;
  /** Playlists whose name fits, best first. */
  suggest(memberId: MemberId, typed: string): Promise<ManagedPlaylist[]>;
  /** @throws {AppError} as requestApply of the playlists. */
  apply(memberId: MemberId, id: ManagedPlaylistId, notify: JobNotify): Promise<Job | null>;
  /**
   * The word to the question whose numbers the person saw.
   * @throws {AppError} NOT_FOUND; OUT_OF_DATE when other numbers are asked by now, or nothing
   */
  answer(
    memberId: MemberId,
    id: ManagedPlaylistId,
    said: { readonly yes: boolean; readonly removes: number; readonly of: number },
    notify: JobNotify,
  ): Promise<Job | null>;
  /** Writes it anew in the order of the rules, once. @throws {AppError} as requestOrder of the playlists. */
  reorder(memberId: MemberId, id: ManagedPlaylistId, notify: JobNotify): Promise<Job | null>;
  /** One anew in place of one that is gone. @throws {AppError} as remake of the playlists. */
  remake(memberId: MemberId, id: ManagedPlaylistId, notify: JobNotify): Promise<Job | null>;
  /** @throws {AppError} NOT_FOUND, also without any revision */
  undo(
    memberId: MemberId,
    id: ManagedPlaylistId,
    revision: RevisionId | null,
    notify: JobNotify,
  ): Promise<Job | null>;
  /** Deletes a rule set with what was said about its playlists. @throws {AppError} NOT_FOUND */
  removeSet(
    memberId: MemberId,
    id: RuleSetId,
    how: 'keep' | 'unfollow' | 'none',
    notify: JobNotify,
  ): Promise<{ name: string }>;
}

const SUGGESTIONS = 25;

export const createPlaylistDesk = (deps: {
  store: Pick<Store, 'read'>;
  playlists: ManagedPlaylists;
  marks: PlaylistMarks;
  answers: PlaylistAnswers;
  history: PlaylistHistory;
  sets: Pick<RuleSets, 'find' | 'remove'>;
}): PlaylistDesk => {
  const { playlists, marks, answers, history, sets } = deps;
  const { read } = deps.store;

  /** What is curated has cards of its own; everything else that Segue writes is looked after here, with its undo. */
  const mine = async (memberId: MemberId): Promise<ManagedPlaylist[]> =>
    (await playlists.list(memberId)).filter(({ purpose }) => !CURATION_PURPOSES.includes(purpose));
  const jobOf = (id: ManagedPlaylistId): Promise<Job | null> => read.jobs.activeByKey(playlistsApplyKey(id));

  return {
    card: async (memberId, id) => {
      const playlist = await playlists.get(memberId, id);
      const found = await marks.list(memberId, id);
      const refused = await playlists.unavailable(memberId, id);
      const tracks = await read.tracks.byUris([...found, ...refused].map(({ uri }) => uri));
      const set = playlist.ruleSetId === null ? null : await read.ruleSets.find(memberId, playlist.ruleSetId);
      return {
        playlist,
        follows: set?.name ?? null,
        marks: found.map((mark) => ({ ...mark, track: tracks.get(mark.uri) ?? null })),
        unavailable: refused.map(({ uri }) => ({ uri, track: tracks.get(uri) ?? null })),
        revisions: await history.revisions(memberId, id),
        steps: await history.steps(memberId, id),
        timeZone: (await read.members.find(memberId))?.timeZone ?? 'UTC',
      };
    },

    resolve: async (memberId, typed) => {
      const all = await mine(memberId);
      const found = all.find(({ id }) => String(id) === typed) ?? rankNames(all, typed)[0];
      if (found === undefined || typed.trim() === '') throw new AppError('NOT_FOUND', { what: 'playlist' });
      return found.id;
    },

    suggest: async (memberId, typed) => {
      const all = await mine(memberId);
      return (typed.trim() === '' ? all : rankNames(all, typed)).slice(0, SUGGESTIONS);
    },

    apply: async (memberId, id, notify) => {
      await playlists.requestApply(memberId, id, notify);
      return jobOf(id);
    },

    answer: async (memberId, id, { yes, removes, of }, notify) => {
      const { question } = await playlists.get(memberId, id);
      if (question === null || question.removes !== removes || question.of !== of) {
        throw new AppError('OUT_OF_DATE', {});
      }
      if (!yes) {
        await answers.decline(memberId, id, question.key);
        return null;
      }
      await answers.confirm(memberId, id, question.key, notify);
      return jobOf(id);
    },

    reorder: async (memberId, id, notify) => {
      await playlists.requestOrder(memberId, id, notify);
      return jobOf(id);
    },

    remake: async (memberId, id, notify) => {
      await playlists.remake(memberId, id, notify);
      return jobOf(id);
    },

    undo: async (memberId, id, revision, notify) => {
      await history.undo(memberId, id, notify, revision ?? undefined);
      return jobOf(id);
    },

    removeSet: async (memberId, id, how, notify) => {
      const { name } = await sets.find(memberId, id);
      const filled = await playlists.ofRuleSet(memberId, id);
      await sets.remove(memberId, id);
      for (const playlist of filled) {
        if (how === 'unfollow') await playlists.requestDelete(memberId, playlist.id, notify);
        else await playlists.forget(memberId, playlist.id);
      }
      return { name };
    },
  };
};
