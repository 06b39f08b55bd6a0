import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import type { NotMine } from '../../db/repositories/not-mine.ts';
import type { Store } from '../../db/store.ts';
import type { MemberId } from '../../domain/ids.ts';
import { parseStretch } from '../../domain/listening/stretch.ts';
import { AppError } from '../../errors.ts';
import type { Enqueue } from '../intents.ts';
import type { PlayLedger } from './ledger.ts';
import { playsReview } from './sums-work.ts';

/** Stretches in which somebody else used a member's account: their plays are kept, and count nowhere. */
export interface NotMineService {
  /** Oldest first. */
  list(memberId: MemberId): Promise<NotMine[]>;
  /**
   * From now on plays of the stretch count no more, those that come later neither; what is there is hidden by a job.
   * @returns how many plays stand in it, as they count now
   * @throws {AppError} INVALID_INPUT when it ends before it begins, or when there are too many already
   */
  add(memberId: MemberId, stretch: NotMine): Promise<number>;
  /**
   * The same as somebody writes it, in their own time zone.
   * @throws {AppError} INVALID_INPUT when that is no stretch
   */
  mark(memberId: MemberId, from: string, to: string | null): Promise<number>;
  /**
   * Takes back the stretches that begin and end in these seconds.
   * @throws {AppError} NOT_FOUND when there is none
   */
  takeBack(memberId: MemberId, seconds: { readonly from: number; readonly to: number }): Promise<void>;
  /**
   * They are the member's after all.
   * @throws {AppError} NOT_FOUND when there is no such stretch
   */
  remove(memberId: MemberId, stretch: NotMine): Promise<void>;
  /** Hides and shows what is stored in the stretch. Returns how many plays changed. */
  review(
    memberId: MemberId,
    stretch: { readonly after: number; readonly toAt: number },
    signal: AbortSignal,
    checkpoint: (stretch: { after: number; toAt: number }) => Promise<void>,
  ): Promise<number>;
}

type Reviewed = Awaited<ReturnType<PlayLedger['review']>>;

/** As many as a message can list, each with its button. */
export const MOST_STRETCHES = 10;
const ROWS_AT_ONCE = 2_000;
const PAUSE_MS = 2;

export const createNotMine = (deps: {
  store: Store;
  clock: Clock;
  enqueue: Enqueue;
  ledger: PlayLedger;
}): NotMineService => {
  const { store, clock, enqueue, ledger } = deps;
  const service: NotMineService = {
    list: (memberId) => store.read.notMine.of(memberId),

    add: (memberId, stretch) =>
      store.transaction(async (tx) => {
        if (stretch.toAt < stretch.fromAt) throw new AppError('INVALID_INPUT', { problem: 'stretch' });
        const known = await tx.notMine.of(memberId);
        if (known.length >= MOST_STRETCHES)
          throw new AppError('LIMIT_REACHED', { what: 'stretches', limit: MOST_STRETCHES });
        const plays = await tx.plays.countWithin(memberId, stretch);
        if (await tx.notMine.add(memberId, stretch, clock.now())) {
          await enqueue(tx, playsReview(memberId, stretch));
        }
        return plays;
      }),

    remove: (memberId, stretch) =>
      store.transaction(async (tx) => {
        if (!(await tx.notMine.delete(memberId, stretch)))
          throw new AppError('NOT_FOUND', { what: 'stretch' });
        await enqueue(tx, playsReview(memberId, stretch));
      }),

    review: async (memberId, stretch, signal, checkpoint) => {
      const { toAt } = stretch;
      let after: number | null = stretch.after;
      let all = 0;
      while (after !== null) {
        signal.throwIfAborted();
        const from: number = after;
        const done: Reviewed = await store.transaction((tx) =>
          ledger.review(tx, { memberId, after: from, toAt, limit: ROWS_AT_ONCE }),
        );
        all += done.changed;
        after = done.next;
        if (after !== null) {
          await checkpoint({ after, toAt });
          await sleep(PAUSE_MS);
        }
      }
      return all;
    },
    mark: async (memberId, from, to) => {
      const timeZone = (await store.read.members.find(memberId))?.timeZone ?? 'UTC';
      const stretch = parseStretch(from, to, timeZone);
      if (stretch === null) throw new AppError('INVALID_INPUT', { problem: 'stretch' });
      return service.add(memberId, stretch);
    },

    takeBack: async (memberId, { from, to }) => {
      const second = (at: number): number => Math.floor(at / 1_000);
      const meant = (await store.read.notMine.of(memberId)).filter(
        ({ fromAt, toAt }) => second(fromAt) === from && second(toAt) === to,
      );
      if (meant.length === 0) throw new AppError('NOT_FOUND', { what: 'stretch' });
      for (const stretch of meant) await service.remove(memberId, stretch);
    },
  };
  return service;
};
