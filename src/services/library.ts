import type { Clock } from '../clock.ts';
import type { Store } from '../db/store.ts';
import type { LibraryViewId, MemberId } from '../domain/ids.ts';
import { beginsFirst, choicePage, rankNames } from '../domain/library/choices.ts';
import {
  type AddedWish,
  addedRange,
  artistValue,
  artistWish,
  everything,
  isFiltered,
  type LibraryFilter,
  sourceIdOf,
} from '../domain/library/filter.ts';
import { searchWords } from '../domain/library/fold.ts';
import type { FilterWords, LibraryPage } from '../domain/library/shown.ts';
import type { Source } from '../domain/library.ts';
import { linkStateOf } from '../domain/listening/accounts.ts';
import { AppError } from '../errors.ts';

/** A question as a person asks it. Empty parts are null. */
export interface LibraryQuestion {
  readonly text: string | null;
  /** A picked suggestion or a name. */
  readonly artist: string | null;
  readonly source: string | null;
  readonly added: AddedWish;
}

/** All tracks of the sources that a member chose, each once. */
export interface Library {
  /** @throws {AppError} INVALID_INPUT for dates that are none, NOT_FOUND for a source that is not chosen */
  ask(memberId: MemberId, question: LibraryQuestion): Promise<LibraryPage>;
  /**
   * Another page of a question asked before.
   * @param view null: the whole library
   * @throws {AppError} OUT_OF_DATE when the question is not kept any more
   */
  page(memberId: MemberId, view: LibraryViewId | null, page: number): Promise<LibraryPage>;
  /** Artists of the library for what was typed, most tracks first. `value` is what an option holds. */
  suggestArtists(
    memberId: MemberId,
    typed: string,
  ): Promise<{ name: string; tracks: number; value: string }[]>;
}

export const LIBRARY_PAGE_SIZE = 10;
const SUGGESTIONS = 25;
/** More than are shown, so that a name which begins with what was typed is not lost behind busier artists. */
const LOOKED_AT = 200;

export const createLibrary = ({ store, clock }: { store: Store; clock: Clock }): Library => {
  const { read } = store;

  const show = async (
    memberId: MemberId,
    filter: LibraryFilter,
    view: LibraryViewId | null,
    asked: number,
  ): Promise<LibraryPage> => {
    const chosen = await read.sources.chosen(memberId);
    const offset = Math.max(0, asked) * LIBRARY_PAGE_SIZE;
    let found = await read.library.page(memberId, filter, offset, LIBRARY_PAGE_SIZE);
    const { page, pages, offset: start } = choicePage(found.total, LIBRARY_PAGE_SIZE, asked);
    // The library has become shorter since the button was made.
    if (start !== offset) found = await read.library.page(memberId, filter, start, LIBRARY_PAGE_SIZE);
    const ids = found.rows.map(({ trackId }) => trackId);
    const tracks = new Map((await read.tracks.byIds(ids)).map((track) => [track.id, track]));
    const origins = await read.library.origins(memberId, ids);
    const sources = new Map(chosen.map((source) => [source.id, source]));
    return {
      entries: found.rows.flatMap(({ trackId, addedAt }) => {
        const track = tracks.get(trackId);
        const from = origins.filter((origin) => origin.trackId === trackId);
        const named = from.flatMap(({ sourceId }) => sources.get(sourceId) ?? []);
        return track === undefined ? [] : [{ track, addedAt, sources: named }];
      }),
      total: found.total,
      size: isFiltered(filter) ? await read.library.size(memberId) : found.total,
      page,
      pages,
      view,
      filter: await wordsOf(memberId, filter, chosen),
      chosen: chosen.length,
      unread: chosen.filter(({ readingId }) => readingId === null).length,
      link: linkStateOf(await read.accounts.ofMember(memberId)),
    };
  };

  const zoneOf = async (memberId: MemberId): Promise<string> =>
    (await read.members.find(memberId))?.timeZone ?? 'UTC';

  const wordsOf = async (
    memberId: MemberId,
    filter: LibraryFilter,
    chosen: readonly Source[],
  ): Promise<FilterWords> => {
    const { artist, sourceId, text, after, before } = filter;
    const source =
      chosen.find(({ id }) => id === sourceId) ??
      (sourceId === null ? null : await read.sources.find(memberId, sourceId));
    const name =
      artist === null ? null : 'name' in artist ? artist.name : (await read.artists.find(artist.id))?.name;
    return { text, after, before, artist: name ?? null, source, timeZone: await zoneOf(memberId) };
  };

  const sourceFor = async (memberId: MemberId, value: string): Promise<Source> => {
    const chosen = await read.sources.chosen(memberId);
    const id = sourceIdOf(value);
    const source = id === null ? rankNames(chosen, value)[0] : chosen.find((one) => one.id === id);
    if (source === undefined) throw new AppError('NOT_FOUND', { what: 'source' });
    return source;
  };

  const rangeOf = async (memberId: MemberId, added: AddedWish) => {
    const range = addedRange(added, await zoneOf(memberId), clock.now());
    if (range.kind === 'range') return range;
    throw new AppError('INVALID_INPUT', { problem: 'date_range', value: range.value });
  };

  return {
    ask: async (memberId, { text, artist, source, added }) => {
      const { after, before } = await rangeOf(memberId, added);
      const filter: LibraryFilter = {
        text: text === null || searchWords(text).length === 0 ? null : text.trim(),
        artist: artist === null || searchWords(artist).length === 0 ? null : artistWish(artist.trim()),
        sourceId: source === null ? null : (await sourceFor(memberId, source)).id,
        after,
        before,
      };
      const view = isFiltered(filter)
        ? await store.transaction((tx) => tx.libraryViews.keep(memberId, filter, clock.now()))
        : null;
      return show(memberId, filter, view, 0);
    },

    page: async (memberId, view, page) => {
      const filter = view === null ? everything : await read.libraryViews.find(memberId, view);
      if (filter === null) throw new AppError('OUT_OF_DATE', {});
      return show(memberId, filter, view, page);
    },

    suggestArtists: async (memberId, typed) => {
      const found = await read.library.artists(memberId, searchWords(typed), LOOKED_AT);
      return beginsFirst(found, typed)
        .slice(0, SUGGESTIONS)
        .map(({ id, name, tracks }) => ({ name, tracks, value: artistValue(id) }));
    },
  };
};
