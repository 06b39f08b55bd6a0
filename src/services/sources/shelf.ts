import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId, SourceId } from '../../domain/ids.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import { choicePage, MAX_SOURCES, pageMark, rankNames } from '../../domain/library/choices.ts';
import type { ChoicePage, ListState, SourcesOverview } from '../../domain/library/shown.ts';
import type { Source } from '../../domain/library.ts';
import { linkStateOf, rejectedAccount } from '../../domain/listening/accounts.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import { isIdle } from '../jobs/family.ts';
import { sourcesList, sourcesListKey, sourcesSync, sourcesSyncKey } from './work.ts';

export type SourceName = Pick<Source, 'id' | 'kind' | 'name' | 'readable' | 'selectedAt'>;

/** What members see and choose of their sources. Only the database is asked; what it costs to know more is a job. */
export interface SourceShelf {
  overview(memberId: MemberId): Promise<SourcesOverview>;
  /** @param page counts from 0; beyond the end it is the last one */
  choices(memberId: MemberId, page: number): Promise<ChoicePage>;
  /**
   * Takes the choice made on one page; all other pages keep theirs.
   * @param mark of the page that the person saw: when the list has changed since, what is missing from `ids` stays
   * @returns `stale` when that was so
   * @throws {AppError} LIMIT_REACHED
   */
  choose(
    memberId: MemberId,
    page: number,
    mark: string,
    ids: readonly SourceId[],
  ): Promise<{ stale: boolean }>;
  /** Chooses one and starts its first sync. @throws {AppError} NOT_FOUND, FORBIDDEN_RESOURCE, LIMIT_REACHED */
  add(memberId: MemberId, id: SourceId, notify: JobNotify): Promise<Source>;
  /** @throws {AppError} NOT_FOUND */
  remove(memberId: MemberId, id: SourceId): Promise<Source>;
  /** Names that fit what was typed, best first. */
  suggest(memberId: MemberId, typed: string, which: 'free' | 'chosen'): Promise<SourceName[]>;
  /** Asks for the list to be read again. @throws {AppError} NOT_LINKED, NEEDS_REAUTH */
  requestList(memberId: MemberId, notify: JobNotify): Promise<void>;
  /**
   * Asks for the list to be read again, silently, unless it was read minutes ago or nobody can be asked: what was edited in
   * Spotify's app is understood soon.
   */
  lookAgain(memberId: MemberId): Promise<void>;
  /** Asks for all chosen sources to be brought up to date. @throws {AppError} NOT_LINKED, NEEDS_REAUTH */
  requestSync(memberId: MemberId, notify: JobNotify): Promise<void>;
}

const PER_PAGE = 25;
const SUGGESTIONS = 25;
const CLOSED_SHOWN = 8;
/** A list that was read so recently is as good as one that is read now. */
const LOOK_AGAIN_AFTER_MS = 2 * 60_000;

export const createSourceShelf = (deps: { store: Store; clock: Clock; enqueue: Enqueue }): SourceShelf => {
  const { store, clock, enqueue } = deps;
  const { read } = store;

  const listOf = async (memberId: MemberId): Promise<{ list: ListState; listedAt: number | null }> => {
    const times = (await read.sourceLists.ofMember(memberId)).flatMap(({ listedAt }) => listedAt ?? []);
    const reading = (await read.jobs.activeByKey(sourcesListKey(memberId))) !== null;
    const listedAt = times.length === 0 ? null : Math.max(...times);
    // A part of the list is enough to choose from, while another part of the provider rests.
    const some = listedAt !== null || (await read.sources.countChoosable(memberId)) > 0;
    return { list: some ? 'read' : reading ? 'reading' : 'never', listedAt };
  };
  const isSyncing = async (memberId: MemberId): Promise<boolean> => {
    const job = await read.jobs.activeByKey(sourcesSyncKey(memberId));
    // While all that is left waits for Spotify, the rest can be asked for again.
    return job !== null && !(await isIdle(read, job, clock.now()));
  };
  const linkOf = async (memberId: MemberId) => linkStateOf(await read.accounts.ofMember(memberId));

  /** Only while there is an account that can be asked. */
  const request = async (memberId: MemberId, job: Parameters<Enqueue>[1]): Promise<void> => {
    const accounts = await read.accounts.ofMember(memberId);
    const link = linkStateOf(accounts);
    const rejected = rejectedAccount(accounts);
    if (link === 'rejected' && rejected !== null) {
      throw new AppError('NEEDS_REAUTH', { displayName: rejected.displayName });
    }
    if (link !== 'linked') throw new AppError('NOT_LINKED', {});
    await store.transaction((tx) => enqueue(tx, job));
  };

  const select = async (tx: Repositories, memberId: MemberId, ids: readonly SourceId[]): Promise<void> => {
    await tx.sources.select(memberId, ids, clock.now());
    if ((await tx.sources.countChosen(memberId)) > MAX_SOURCES) {
      throw new AppError('LIMIT_REACHED', { what: 'sources', limit: MAX_SOURCES });
    }
  };

  return {
    overview: async (memberId) => ({
      link: await linkOf(memberId),
      ...(await listOf(memberId)),
      chosen: await read.sources.chosen(memberId),
      tracks: await read.library.size(memberId),
      syncing: await isSyncing(memberId),
    }),

    choices: async (memberId, asked) => {
      const total = await read.sources.countChoosable(memberId);
      const { page, pages, offset } = choicePage(total, PER_PAGE, asked);
      const options = await read.sources.choosable(memberId, offset, PER_PAGE);
      const { list } = await listOf(memberId);
      return {
        link: await linkOf(memberId),
        list,
        options,
        page,
        pages,
        mark: pageMark(options),
        chosen: await read.sources.countChosen(memberId),
        closed: await read.sources.closed(memberId, CLOSED_SHOWN),
      };
    },

    choose: (memberId, asked, mark, ids) =>
      store.transaction(async (tx) => {
        const { offset } = choicePage(await tx.sources.countChoosable(memberId), PER_PAGE, asked);
        const options = await tx.sources.choosable(memberId, offset, PER_PAGE);
        const stale = pageMark(options) !== mark;
        const dropped = options.filter(({ id, selectedAt }) => selectedAt !== null && !ids.includes(id));
        if (!stale)
          await tx.sources.select(
            memberId,
            dropped.map(({ id }) => id),
            null,
          );
        await select(tx, memberId, await unchosen(tx, memberId, ids));
        return { stale };
      }),

    add: (memberId, id, notify) =>
      store.transaction(async (tx) => {
        const source = await tx.sources.find(memberId, id);
        if (source === null) throw new AppError('NOT_FOUND', { what: 'source' });
        if (!source.readable) throw new AppError('FORBIDDEN_RESOURCE', { provider: 'spotify' });
        if (source.selectedAt === null) await select(tx, memberId, [id]);
        await enqueue(tx, sourcesSync(memberId, { only: [id] }, notify));
        return source;
      }),

    remove: (memberId, id) =>
      store.transaction(async (tx) => {
        const source = await tx.sources.find(memberId, id);
        if (source === null || source.selectedAt === null)
          throw new AppError('NOT_FOUND', { what: 'source' });
        await tx.sources.select(memberId, [id], null);
        return source;
      }),

    suggest: async (memberId, typed, which) => {
      const all = await read.sources.names(memberId);
      const wanted = all.filter(({ selectedAt, readable }) =>
        which === 'chosen' ? selectedAt !== null : selectedAt === null && readable,
      );
      return rankNames(wanted, typed).slice(0, SUGGESTIONS);
    },

    requestList: (memberId, notify) => request(memberId, sourcesList(memberId, notify)),

    lookAgain: async (memberId) => {
      const { listedAt } = await listOf(memberId);
      const fresh = listedAt !== null && clock.now() - listedAt < LOOK_AGAIN_AFTER_MS;
      if (!fresh && (await linkOf(memberId)) === 'linked') await request(memberId, sourcesList(memberId));
    },

    requestSync: (memberId, notify) => request(memberId, sourcesSync(memberId, {}, notify)),
  };
};

/** Those of the ids that exist, are readable and are not chosen yet: whatever else was sent is not ours. */
const unchosen = async (
  tx: Repositories,
  memberId: MemberId,
  ids: readonly SourceId[],
): Promise<SourceId[]> => {
  const names = await tx.sources.names(memberId);
  return names
    .filter(({ id, readable, selectedAt }) => ids.includes(id) && readable && selectedAt === null)
    .map(({ id }) => id);
};
