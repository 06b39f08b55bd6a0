import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { Category, Style } from '../../domain/curation/curation.ts';
import { categoryNames, type NamesProblem } from '../../domain/curation/names.ts';
import type { CategoryId, MemberId, StyleId } from '../../domain/ids.ts';
import { rankNames } from '../../domain/library/choices.ts';
import { fold } from '../../domain/library/fold.ts';
import { AppError } from '../../errors.ts';
import { wanted } from '../playlists/wishes.ts';
import type { CurationNames, CurationPlaylists } from './playlists.ts';
import { requireCategory, requireStyle, sortableOf, trashOf } from './required.ts';

/** What members sort a style into. */
export interface Categories {
  /** Those that can be sorted into, in their order. @throws {AppError} NOT_FOUND */
  list(memberId: MemberId, styleId: StyleId): Promise<Category[]>;
  /** Everything of a style: Trash and archived ones too, merged ones not. @throws {AppError} NOT_FOUND */
  all(memberId: MemberId, styleId: StyleId): Promise<Category[]>;
  /** What a person typed: the id of a suggestion, or a name. @throws {AppError} NOT_FOUND */
  resolve(memberId: MemberId, styleId: StyleId, typed: string): Promise<Category>;
  suggest(memberId: MemberId, typed: string): Promise<Category[]>;
  /**
   * Adds categories at the end, with their Gold playlists, and a Silver in every open week. One that was archived
   * under the same name comes back.
   * @param trash the name of Trash, if it is to be a playlist; a second one renames it
   * @throws {AppError} NOT_FOUND, INVALID_INPUT (name, name taken), LIMIT_REACHED, and as making a playlist
   */
  add(memberId: MemberId, styleId: StyleId, names: readonly string[], trash?: string): Promise<Category[]>;
  /** Its playlists take the name along. @throws {AppError} NOT_FOUND, INVALID_INPUT */
  rename(memberId: MemberId, id: CategoryId, name: string): Promise<Category>;
  /** @param position from 1; beyond the end it is the last @throws {AppError} NOT_FOUND */
  reorder(memberId: MemberId, id: CategoryId, position: number): Promise<Category[]>;
  /** No card offers it any more. What is in it stays, in Silver and Gold. @throws {AppError} NOT_FOUND */
  archive(memberId: MemberId, id: CategoryId): Promise<Category>;
}

export const createCategories = (deps: {
  store: Store;
  clock: Clock;
  playlists: CurationPlaylists;
  names: CurationNames;
}): Categories => {
  const { store, clock, playlists, names } = deps;
  const { read } = store;

  const openPeriods = async (tx: Repositories, memberId: MemberId, styleId: StyleId) =>
    (await tx.curationPeriods.openOf(memberId)).filter((period) => period.styleId === styleId);

  /** Gold, and a Silver in every open week. */
  const equip = async (tx: Repositories, memberId: MemberId, style: Style): Promise<void> => {
    for (const category of sortableOf(await tx.categories.ofStyle(memberId, style.id))) {
      if (category.goldPlaylistId === null) await playlists.gold(tx, memberId, style, category);
    }
    for (const period of await openPeriods(tx, memberId, style.id)) {
      if (period.state !== 'making') await playlists.ensure(tx, period, style, false);
    }
  };

  const putTrash = async (tx: Repositories, memberId: MemberId, styleId: StyleId, typed: string) => {
    const all = await tx.categories.ofStyle(memberId, styleId);
    const others = sortableOf(all).map(({ name }) => name);
    const name = readNames([typed], [], others)[0] ?? typed;
    const known = trashOf(all);
    if (known === null) {
      await tx.categories.add({ memberId, styleId, name, position: 0, trash: true }, clock.now());
    } else {
      await tx.categories.set(memberId, known.id, { name });
    }
  };

  /** Spotify is told the new names of its playlists. */
  const retitle = async (tx: Repositories, memberId: MemberId, style: Style, category: Category) => {
    const set = async (id: Category['goldPlaylistId'], name: string): Promise<void> => {
      const playlist = id === null ? null : await tx.managedPlaylists.find(memberId, id);
      if (playlist === null) return;
      await wanted(tx, playlist, clock.now(), { name, detailsDue: playlist.spotifyId !== null });
    };
    await set(category.goldPlaylistId, names.gold(style.name, category.name));
    for (const period of await openPeriods(tx, memberId, style.id)) {
      const silver = await tx.curationPeriods.silverOf(period.id, category.id);
      if (category.trash) await set(period.trashPlaylistId, names.trash(style.name, period, category.name));
      else await set(silver, names.silver(style.name, period, category.name));
    }
  };

  const list: Categories['list'] = async (memberId, styleId) => {
    await requireStyle(read, memberId, styleId);
    return sortableOf(await read.categories.ofStyle(memberId, styleId));
  };

  const all: Categories['all'] = async (memberId, styleId) => {
    await requireStyle(read, memberId, styleId);
    return (await read.categories.ofStyle(memberId, styleId)).filter(({ mergedInto }) => mergedInto === null);
  };

  return {
    list,
    all,

    resolve: async (memberId, styleId, typed) => {
      const known = await all(memberId, styleId);
      const id = /^\d+$/.test(typed.trim()) ? Number(typed) : null;
      const found =
        known.find((one) => one.id === id) ?? known.find(({ name }) => fold(name) === fold(typed));
      if (found === undefined) throw new AppError('NOT_FOUND', { what: 'category' });
      return found;
    },

    suggest: async (memberId, typed) =>
      rankNames(await read.categories.ofMember(memberId), typed).slice(0, SUGGESTIONS),

    add: (memberId, styleId, typed, trash) =>
      store.transaction(async (tx) => {
        const style = await requireStyle(tx, memberId, styleId);
        const known = await tx.categories.ofStyle(memberId, styleId);
        const present = sortableOf(known);
        const taken = [...present, ...known.filter((one) => one === trashOf(known))].map(({ name }) => name);
        const fresh = readNames(
          typed,
          present.map(({ name }) => name),
          taken,
        );
        let position = Math.max(0, ...known.map((one) => one.position));
        for (const name of fresh) {
          position += 1;
          const back = known.find(
            (one) => !one.trash && one.mergedInto === null && fold(one.name) === fold(name),
          );
          if (back !== undefined)
            await tx.categories.set(memberId, back.id, { name, position, archivedAt: null });
          else await tx.categories.add({ memberId, styleId, name, position, trash: false }, clock.now());
        }
        if (trash !== undefined) await putTrash(tx, memberId, styleId, trash);
        await equip(tx, memberId, style);
        return sortableOf(await tx.categories.ofStyle(memberId, styleId));
      }),

    rename: (memberId, id, typed) =>
      store.transaction(async (tx) => {
        const category = await requireCategory(tx, memberId, id);
        const style = await requireStyle(tx, memberId, category.styleId);
        const known = (await tx.categories.ofStyle(memberId, category.styleId)).filter(
          (one) => one.mergedInto === null && one.id !== id,
        );
        const others = known.map(({ name }) => name);
        const name = readNames([typed], [], others)[0] ?? category.name;
        await tx.categories.set(memberId, id, { name });
        await retitle(tx, memberId, style, { ...category, name });
        return requireCategory(tx, memberId, id);
      }),

    reorder: (memberId, id, position) =>
      store.transaction(async (tx) => {
        const category = await requireCategory(tx, memberId, id);
        const order = sortableOf(await tx.categories.ofStyle(memberId, category.styleId)).filter(
          (one) => one.id !== id,
        );
        order.splice(Math.max(0, Math.min(order.length, Math.trunc(position) - 1)), 0, category);
        for (const [index, one] of order.entries()) {
          await tx.categories.set(memberId, one.id, { position: index + 1 });
        }
        return sortableOf(await tx.categories.ofStyle(memberId, category.styleId));
      }),

    archive: (memberId, id) =>
      store.transaction(async (tx) => {
        const category = await requireCategory(tx, memberId, id);
        await tx.categories.set(memberId, id, { archivedAt: category.archivedAt ?? clock.now() });
        return requireCategory(tx, memberId, id);
      }),
  };
};

const SUGGESTIONS = 25;

/** @param counted what counts towards the limit @param taken names that there are @throws {AppError} */
const readNames = (
  typed: readonly string[],
  counted: readonly string[],
  taken: readonly string[],
): readonly string[] => {
  const keys = new Set(taken.map(fold));
  const read = categoryNames(typed, counted);
  if ('problem' in read) throw refusal(read.problem);
  const twice = read.names.find((name) => keys.has(fold(name)));
  if (twice !== undefined) throw refusal({ kind: 'taken', value: twice });
  return read.names;
};

const refusal = (problem: NamesProblem): AppError => {
  switch (problem.kind) {
    case 'bad':
      return new AppError('INVALID_INPUT', { problem: 'category_name', value: problem.value });
    case 'taken':
      return new AppError('INVALID_INPUT', { problem: 'category_name_taken', value: problem.value });
    case 'many':
      return new AppError('LIMIT_REACHED', { what: 'categories', limit: problem.limit });
  }
};
