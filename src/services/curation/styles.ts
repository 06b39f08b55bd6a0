import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import { BEATPORT_GENRES, type BeatportGenre } from '../../domain/curation/beatport-genres.ts';
import { MAX_OWN_STYLES, type MemberStyle, type Style } from '../../domain/curation/curation.ts';
import { plainName } from '../../domain/curation/names.ts';
import type { MemberId, StyleId } from '../../domain/ids.ts';
import { rankNames } from '../../domain/library/choices.ts';
import { AppError } from '../../errors.ts';
import { followingOf, requireStyle } from './required.ts';

export type FollowingPatch = Partial<Omit<MemberStyle, 'memberId' | 'styleId'>>;

/** Styles: Beatport's genres, and members' own. */
export interface Styles {
  /** Adds the genres that are missing; called at every start. @returns how many were */
  seed(): Promise<number>;
  /** What Beatport itself says its genres are called now. */
  verify(genres: readonly BeatportGenre[]): Promise<void>;
  /** Everybody's and the member's own, by name. */
  list(memberId: MemberId): Promise<Style[]>;
  /** @throws {AppError} NOT_FOUND */
  find(memberId: MemberId, id: StyleId): Promise<Style>;
  /** What a person typed: the id of a suggestion, or a name. @throws {AppError} NOT_FOUND */
  resolve(memberId: MemberId, typed: string): Promise<Style>;
  /** Names that fit what was typed, best first; those that the member follows before all others. */
  suggest(memberId: MemberId, typed: string): Promise<Style[]>;
  /** @throws {AppError} INVALID_INPUT (name, name taken), LIMIT_REACHED */
  add(memberId: MemberId, name: string): Promise<Style>;
  /**
   * One of the member's own, with everything that was sorted in it; its playlists stay in Spotify as they are.
   * @throws {AppError} NOT_FOUND
   */
  remove(memberId: MemberId, id: StyleId): Promise<Style>;
  /** How a member follows a style, or would if they began now. @throws {AppError} NOT_FOUND */
  following(memberId: MemberId, id: StyleId): Promise<MemberStyle>;
  /** What the member follows. */
  followed(memberId: MemberId): Promise<MemberStyle[]>;
  /** Changes how the member follows it, and begins to. @throws {AppError} NOT_FOUND */
  follow(memberId: MemberId, id: StyleId, patch: FollowingPatch): Promise<MemberStyle>;
}

const SUGGESTIONS = 25;

export const createStyles = ({ store, clock }: { store: Store; clock: Clock }): Styles => {
  const { read } = store;
  return {
    seed: async () => {
      if ((await read.styles.ofBeatport()).length >= BEATPORT_GENRES.length) return 0;
      return store.transaction((tx) => tx.styles.seed(BEATPORT_GENRES, clock.now()));
    },

    verify: (genres) =>
      store.transaction(async (tx) => {
        for (const genre of genres) await tx.styles.verify(genre, clock.now());
      }),

    list: (memberId) => read.styles.seenBy(memberId),
    find: (memberId, id) => requireStyle(read, memberId, id),

    resolve: async (memberId, typed) => {
      const id = /^\d+$/.test(typed.trim()) ? (Number(typed) as StyleId) : null;
      const found =
        (id === null ? null : await read.styles.find(memberId, id)) ??
        (await read.styles.byName(memberId, typed));
      if (found === null) throw new AppError('NOT_FOUND', { what: 'style' });
      return found;
    },

    suggest: async (memberId, typed) => {
      const all = await read.styles.seenBy(memberId);
      const followed = new Set((await read.styles.ofMember(memberId)).map(({ styleId }) => styleId));
      const mine = all.filter(({ id }) => followed.has(id));
      const others = all.filter(({ id }) => !followed.has(id));
      return rankNames([...mine, ...others], typed).slice(0, SUGGESTIONS);
    },

    add: (memberId, typed) =>
      store.transaction(async (tx) => {
        const name = plainName(typed);
        if (name === null) throw new AppError('INVALID_INPUT', { problem: 'style_name', value: typed });
        if ((await tx.styles.byName(memberId, name)) !== null) {
          throw new AppError('INVALID_INPUT', { problem: 'style_name_taken', value: name });
        }
        const own = (await tx.styles.seenBy(memberId)).filter(({ addedBy }) => addedBy === memberId);
        if (own.length >= MAX_OWN_STYLES) {
          throw new AppError('LIMIT_REACHED', { what: 'styles', limit: MAX_OWN_STYLES });
        }
        return requireStyle(tx, memberId, await tx.styles.add(memberId, name, clock.now()));
      }),

    remove: (memberId, id) =>
      store.transaction(async (tx) => {
        const style = await requireStyle(tx, memberId, id);
        // What Segue wrote stays in Spotify as it is.
        const playlists =
          style.addedBy === memberId ? await tx.curationPeriods.playlistsOf(memberId, id) : [];
        for (const playlist of playlists) await tx.managedPlaylists.remove(memberId, playlist);
        if (!(await tx.styles.remove(memberId, id))) throw new AppError('NOT_FOUND', { what: 'style' });
        return style;
      }),

    following: async (memberId, id) => {
      await requireStyle(read, memberId, id);
      return followingOf(read, memberId, id);
    },

    followed: (memberId) => read.styles.ofMember(memberId),

    follow: (memberId, id, patch) =>
      store.transaction(async (tx) => {
        await requireStyle(tx, memberId, id);
        const following = { ...(await followingOf(tx, memberId, id)), ...patch };
        await tx.styles.follow(following, clock.now());
        return following;
      }),
  };
};
