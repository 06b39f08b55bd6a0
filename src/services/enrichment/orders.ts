import { type Clock, HOUR, SECOND } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { type AskedSource, askedSources } from '../../domain/enrichment/asking.ts';
import type { MemberId } from '../../domain/ids.ts';
import type { NewJob } from '../../domain/jobs.ts';
import { staggerKey, staggerOf } from '../../domain/listening/schedule.ts';
import type { Enqueue } from '../intents.ts';
import { hasEnded, settleParent, waitsForChildren } from '../jobs/family.ts';
import { external, externalKey, externalOf } from './work.ts';

/** Turns "find out about my tracks", by a person, a sync or the clock, into one job per provider. */
export interface ExternalOrders {
  /** One job per provider that is on; none without tracks. */
  prepare(memberId: MemberId): Promise<NewJob[]>;
  /** New tracks came: asks for `external` within the transaction that brought them. */
  afterSync(tx: Repositories, memberId: MemberId, now: number): Promise<void>;
  /** Has those parts of a running `external` look again that are through already. */
  revive(memberId: MemberId): Promise<void>;
  /** Asks for everybody, spread over the next hours. @returns for how many members */
  sweep(now: number): Promise<number>;
}

export interface ExternalOrdersDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly enqueue: Enqueue;
  readonly on: ReadonlySet<AskedSource>;
}

/** A sync of several sources ends one after the other: what comes in this time is asked about together. */
const GATHER = 10 * SECOND;
const SWEEP_SPREAD_MS = 3 * HOUR;
const PER_BATCH = 50;

export const createExternalOrders = ({ store, clock, enqueue, on }: ExternalOrdersDeps): ExternalOrders => {
  const reviveIn = async (tx: Repositories, memberId: MemberId, runAt: number): Promise<boolean> => {
    const parent = await tx.jobs.activeByKey(externalKey(memberId));
    if (parent === null || !waitsForChildren(parent)) return false;
    for (const child of await tx.jobs.children([parent.id])) {
      // Those that rest or wait come back by themselves, and look at everything then.
      if (!hasEnded(child)) continue;
      const message = { key: 'waiting' } as const;
      const again = {
        status: 'PENDING',
        runAt,
        message,
        progress: 0,
        attempts: 0,
        finishedAt: null,
      } as const;
      await tx.jobs.update(child.id, { ...again, metadata: null }, clock.now());
    }
    await settleParent(tx, parent.id, clock.now());
    return true;
  };
  const request = async (tx: Repositories, memberId: MemberId, runAt: number): Promise<void> => {
    if (!(await reviveIn(tx, memberId, runAt))) await enqueue(tx, external(memberId, runAt));
  };

  return {
    prepare: async (memberId) =>
      (await store.read.asking.hasTracks(memberId))
        ? askedSources.filter((source) => on.has(source)).map((source) => externalOf(source, memberId))
        : [],

    afterSync: (tx, memberId, now) => request(tx, memberId, now + GATHER),

    revive: async (memberId) => {
      await store.transaction((tx) => reviveIn(tx, memberId, clock.now()));
    },

    sweep: async (now) => {
      const members = await store.read.asking.members();
      await store.batches(members, PER_BATCH, async (tx, batch) => {
        for (const memberId of batch) {
          await request(tx, memberId, now + staggerOf(staggerKey(memberId), SWEEP_SPREAD_MS));
        }
      });
      return members.length;
    },
  };
};
