import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { MemberStyle } from '../../domain/curation/curation.ts';
import type { ReleaseSourceName } from '../../domain/curation/release.ts';
import { currentWeek, rangeOf, type Week, weekBefore } from '../../domain/curation/weeks.ts';
import type { NewJob } from '../../domain/jobs.ts';
import type { Enqueue } from '../intents.ts';
import { curationIntake, curationIntakeSweep, type IntakeOrder } from './intake-work.ts';

/** Turns "what came out", by a person or the calendar, into one job per source. */
export interface IntakeOrders {
  /** For a week that somebody begins, in the transaction in which they do. @returns how many sources are read */
  want(tx: Repositories, following: MemberStyle, week: Week): Promise<number>;
  /** Whether what {@link want} asks for is still being read. */
  isReading(following: MemberStyle, week: Week): Promise<boolean>;
  /** Of one source, after it could not be read for a while: for open weeks, and what everybody wants every week. */
  again(tx: Repositories, source: ReleaseSourceName): Promise<void>;
  /** For everybody who wants it every week: the last one that is over, each style and source once. */
  sweep(now: number): Promise<number>;
}

export interface IntakeOrdersDeps {
  readonly store: Store;
  readonly enqueue: Enqueue;
  /** Sources that are set up. */
  readonly on: ReadonlySet<ReleaseSourceName>;
}

const PER_BATCH = 20;

export const createIntakeOrders = ({ store, enqueue, on }: IntakeOrdersDeps): IntakeOrders => {
  const ordersOf = ({ memberId, styleId, sources, feedSourceId }: MemberStyle, week: Week): IntakeOrder[] =>
    sources.flatMap((source): IntakeOrder[] => {
      // Files come when somebody brings one.
      if (source === 'file' || !on.has(source)) return [];
      if (source === 'playlist' && feedSourceId === null) return [];
      const ownerId = source === 'playlist' ? memberId : null;
      return [{ styleId, ownerId, source, range: rangeOf(week) }];
    });

  return {
    want: async (tx, following, week) => {
      const [style] = await tx.styles.byIds([following.styleId]);
      const orders = ordersOf(following, week);
      for (const order of orders) await enqueue(tx, curationIntake(order, style?.name ?? ''));
      return orders.length;
    },

    isReading: async (following, week) => {
      for (const order of ordersOf(following, week)) {
        const key = curationIntake(order, '').dedupeKey ?? '';
        if ((await store.read.jobs.activeByKey(key)) !== null) return true;
      }
      return false;
    },

    again: async (tx, source) => {
      for (const period of await tx.curationPeriods.allOpen()) {
        const following = await tx.styles.followed(period.memberId, period.styleId);
        const orders = following === null ? [] : ordersOf(following, period);
        const [style] = await tx.styles.byIds([period.styleId]);
        for (const order of orders.filter((one) => one.source === source))
          await enqueue(tx, curationIntake(order, style?.name ?? ''));
      }
      await enqueue(tx, curationIntakeSweep());
    },

    sweep: async (now) => {
      const followers = await store.read.styles.withIntake();
      const styles = await store.read.styles.byIds([...new Set(followers.map(({ styleId }) => styleId))]);
      const names = new Map(styles.map(({ id, name }) => [id, name]));
      const jobs = new Map<string, NewJob>();
      for (const following of followers) {
        const week = weekBefore(currentWeek(following.weekKind, now, 'UTC'));
        for (const order of ordersOf(following, week)) {
          const job = curationIntake(order, names.get(order.styleId) ?? '');
          jobs.set(job.dedupeKey ?? '', job);
        }
      }
      await store.batches([...jobs.values()], PER_BATCH, async (tx, batch) => {
        for (const job of batch) await enqueue(tx, job);
      });
      return jobs.size;
    },
  };
};
