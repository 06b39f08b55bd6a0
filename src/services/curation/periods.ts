import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { MemberStyle, Period, Style } from '../../domain/curation/curation.ts';
import { type PeriodProgress, progressOf } from '../../domain/curation/places.ts';
import { isWeek, offeredWeeks, rangeOf, type Week } from '../../domain/curation/weeks.ts';
import type { MemberId, PeriodId, StyleId } from '../../domain/ids.ts';
import type { JobNotify } from '../../domain/jobs.ts';
import { CURATION_PURPOSES, MAX_CURATION_PLAYLISTS } from '../../domain/playlists/managed.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import { requireAccount } from '../playlists/account.ts';
import { followingOf, requirePeriod, requireStyle, sortableOf } from './required.ts';
import { curationPeriod } from './work.ts';

export interface PeriodLine {
  readonly period: Period;
  readonly style: Style;
  readonly progress: PeriodProgress;
}

export interface OfferedWeek {
  readonly week: Week;
  readonly range: { readonly from: string; readonly to: string };
  /** What the member sees of its releases so far. */
  readonly releases: number;
  /** What was begun already. */
  readonly period: Period | null;
}

/** Asks for the releases of a week, in the transaction in which somebody begins it. */
export type WantReleases = (tx: Repositories, following: MemberStyle, week: Week) => Promise<unknown>;

/** A member's weeks of styles. */
export interface Periods {
  /** The current week in the member's zone and those before it, newest first. @throws {AppError} NOT_FOUND */
  offered(memberId: MemberId, styleId: StyleId, count?: number): Promise<OfferedWeek[]>;
  /**
   * Begins a week, or gives the one that was begun; what it lacks of playlists and tracks comes by a job.
   * @throws {AppError} NOT_FOUND, INVALID_INPUT (week, no categories), NOT_LINKED, NEEDS_REAUTH, INSUFFICIENT_SCOPE,
   * LIMIT_REACHED
   */
  start(
    memberId: MemberId,
    styleId: StyleId,
    week: Week,
    notify?: JobNotify,
  ): Promise<{ readonly period: Period; readonly created: boolean }>;
  /** @throws {AppError} NOT_FOUND */
  find(memberId: MemberId, id: PeriodId): Promise<PeriodLine>;
  /** The latest weeks first. */
  list(memberId: MemberId, limit: number, offset?: number): Promise<PeriodLine[]>;
  /** After an intake: every open period of these days takes in what is new. In the caller's transaction. */
  joinAll(
    tx: Repositories,
    styleId: StyleId,
    range: { readonly from: string; readonly to: string },
    ownerId: MemberId | null,
  ): Promise<number>;
}

export const createPeriods = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  wantReleases?: WantReleases;
}): Periods => {
  const { store, clock, enqueue, wantReleases } = deps;
  const { read } = store;

  const lineOf = async (period: Period): Promise<PeriodLine> => {
    const { memberId, styleId } = period;
    const { unmatched } = await followingOf(read, memberId, styleId);
    return {
      period,
      style: await requireStyle(read, memberId, styleId),
      progress: progressOf(await read.curationTracks.counts(period.id), unmatched),
    };
  };

  /** New playlists of the period must fit. */
  const requireRoom = async (tx: Repositories, memberId: MemberId, more: number): Promise<void> => {
    const used = await tx.managedPlaylists.countOf(memberId, CURATION_PURPOSES);
    if (used + more > MAX_CURATION_PLAYLISTS) {
      throw new AppError('LIMIT_REACHED', { what: 'playlists', limit: MAX_CURATION_PLAYLISTS });
    }
  };

  return {
    offered: async (memberId, styleId, count = 25) => {
      await requireStyle(read, memberId, styleId);
      const following = await followingOf(read, memberId, styleId);
      const timeZone = (await read.members.find(memberId))?.timeZone ?? 'UTC';
      const offered: OfferedWeek[] = [];
      for (const week of offeredWeeks(following.weekKind, clock.now(), timeZone, count)) {
        const range = rangeOf(week);
        const releases = await read.releaseTracks.countOf(memberId, styleId, range, following.sources);
        const period = await read.curationPeriods.ofWeek(memberId, styleId, week);
        offered.push({ week, range, releases, period });
      }
      return offered;
    },

    start: (memberId, styleId, week, notify) =>
      store.transaction(async (tx) => {
        const style = await requireStyle(tx, memberId, styleId);
        if (!isWeek(week)) throw new AppError('INVALID_INPUT', { problem: 'week' });
        const following = await followingOf(tx, memberId, styleId);
        const categories = sortableOf(await tx.categories.ofStyle(memberId, styleId));
        if (categories.length === 0) throw new AppError('INVALID_INPUT', { problem: 'no_categories' });
        const known = await tx.curationPeriods.ofWeek(memberId, styleId, week);
        if (known?.state === 'closed') return { period: known, created: false };
        await requireAccount(tx, memberId, null);
        if (known === null) await requireRoom(tx, memberId, categories.length + 2);
        await tx.styles.follow(following, clock.now());
        const period = known ?? (await tx.curationPeriods.add(memberId, styleId, week, clock.now()));
        await wantReleases?.(tx, following, week);
        // Who goes on with a week sees it, not how nothing is made.
        const shown = period.state === 'making' ? notify : undefined;
        await enqueue(tx, curationPeriod(period, 'start', style.name, shown));
        return { period, created: known === null };
      }),

    find: async (memberId, id) => lineOf(await requirePeriod(read, memberId, id)),

    list: async (memberId, limit, offset = 0) =>
      Promise.all((await read.curationPeriods.ofMember(memberId, limit, offset)).map(lineOf)),

    joinAll: async (tx, styleId, range, ownerId) => {
      const [style] = await tx.styles.byIds([styleId]);
      let joined = 0;
      for (const period of await tx.curationPeriods.openOfStyle(styleId)) {
        const { from, to } = rangeOf(period);
        const meets = from <= range.to && range.from <= to;
        if (!meets || (ownerId !== null && period.memberId !== ownerId)) continue;
        await enqueue(tx, curationPeriod(period, `join:${clock.now()}`, style?.name ?? ''));
        joined += 1;
      }
      return joined;
    },
  };
};
