import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId } from '../../domain/ids.ts';
import { linkStateOf } from '../../domain/listening/accounts.ts';
import { rankMemories } from '../../domain/listening/captures.ts';
import { isStaleForLook } from '../../domain/listening/rankings.ts';
import type { TopPage } from '../../domain/listening/shown.ts';
import type { RankingKind, RankingRange } from '../../domain/listening.ts';
import { AppError, isAppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import { rankingsRefresh, rankingsRefreshKey } from './work.ts';

export interface TopQuestion {
  readonly kind: RankingKind;
  readonly range: RankingRange;
  /** Counts from 0; beyond the end it is the last one. */
  readonly page: number;
}

/** A member's stored top lists. */
export interface Rankings {
  /**
   * A page of what is stored. Stale lists are shown at once, and a refresh is asked for.
   * @throws {AppError} NOT_LINKED when there is neither an account nor anything stored.
   */
  look(memberId: MemberId, question: TopQuestion): Promise<TopPage>;
}

type Asked = Pick<TopPage, 'refreshing' | 'nextTryAt'>;

export const TOP_PAGE_SIZE = 10;
/** A look is noted at most this often: paging is not a write. */
const NOTE_EVERY_MS = 3_600_000;

export const createRankings = (deps: { store: Store; clock: Clock; enqueue: Enqueue }): Rankings => {
  const { store, clock, enqueue } = deps;

  /** Notes the look, and asks for a refresh where one is needed. */
  const ask = async (memberId: MemberId, linked: boolean): Promise<Asked> => {
    const now = clock.now();
    const { refreshedAt, lookedAt } = await store.read.rankings.state(memberId);
    const stale = linked && isStaleForLook(refreshedAt, now);
    const job = stale ? await store.read.jobs.activeByKey(rankingsRefreshKey(memberId)) : null;
    const waits = job !== null && job.status === 'PENDING' && job.runAt > now;
    // One that the sweep planned for later starts now; one that Spotify told to wait keeps waiting.
    const planned = waits && job.message === null;
    if ((stale && job === null) || planned || lookedAt === null || now - lookedAt > NOTE_EVERY_MS) {
      await store.transaction(async (tx) => {
        await tx.rankings.noteLook(memberId, now);
        if (planned) await tx.jobs.update(job.id, { runAt: now }, now);
        if (stale) await enqueue(tx, rankingsRefresh(memberId));
      });
    }
    return waits && !planned
      ? { refreshing: false, nextTryAt: job.runAt }
      : { refreshing: stale, nextTryAt: null };
  };

  /** A full or locked disk takes no note; what is stored is shown all the same, and the next look notes it. */
  const askIfPossible = async (memberId: MemberId, linked: boolean): Promise<Asked> => {
    try {
      return await ask(memberId, linked);
    } catch (error) {
      if (isAppError(error, 'STORAGE')) return { refreshing: false, nextTryAt: null };
      throw error;
    }
  };

  return {
    look: async (memberId, { kind, range, page }) => {
      const link = linkStateOf(await store.read.accounts.ofMember(memberId));
      const { refreshedAt } = await store.read.rankings.state(memberId);
      if (link === 'unlinked' && refreshedAt === null) throw new AppError('NOT_LINKED', {});
      const asked = await askIfPossible(memberId, link === 'linked');
      const size = await store.read.rankings.size(memberId, kind, range);
      const pages = Math.max(1, Math.ceil(size / TOP_PAGE_SIZE));
      const shown = Math.min(Math.max(0, page), pages - 1);
      const names = await store.read.rankings[kind](memberId, {
        range,
        offset: shown * TOP_PAGE_SIZE,
        limit: TOP_PAGE_SIZE,
      });
      const memories = rankMemories(await store.read.rankingCaptures.of(memberId, { kind, range }));
      const entries = names.map((name) => ({ ...name, memory: memories[name.rank - 1] ?? null }));
      return { kind, range, entries, page: shown, pages, refreshedAt, link, ...asked };
    },
  };
};
