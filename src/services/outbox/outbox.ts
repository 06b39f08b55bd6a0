import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import type { OutboxId } from '../../domain/ids.ts';
import type { NewJob } from '../../domain/jobs.ts';
import { outboxKey, withMarker } from '../../domain/outbox/delivery.ts';
import type { NewOutboxPost } from '../../domain/outbox.ts';
import type { JobQueue } from '../jobs/queue.ts';

export const OUTBOX_SEND = 'outbox.send';

/** Posts that must happen exactly once: written down with the change that causes them, sent by a job. */
export interface Outbox {
  /**
   * Writes the post in the transaction of its cause. A post with the same key is written once, whatever happened to it.
   * @returns its id; null when the key is taken
   */
  post(tx: Repositories, post: NewOutboxPost): Promise<OutboxId | null>;
  /** Enqueues posts whose job got lost. Cheap when there is none. */
  enqueueOverdue(now: number): Promise<void>;
}

/** A post's own job is this long overdue before somebody else looks. */
const OVERDUE_MS = 60_000;
const PER_SCAN = 50;

/** @param deps `newNonce`: at most 25 characters that no other post has */
export const createOutbox = (deps: {
  store: Store;
  clock: Clock;
  queue: JobQueue;
  newNonce: () => string;
}): Outbox => {
  const { store, clock, queue, newNonce } = deps;
  return {
    post: async (tx, { body, ...post }) => {
      const nonce = newNonce();
      const marked = withMarker(body, nonce);
      const id = await tx.outbox.insert({ ...post, body: marked, nonce }, clock.now());
      if (id !== null) await queue.enqueueIn(tx, sendJob(id));
      return id;
    },
    enqueueOverdue: async (now) => {
      const overdue = await store.read.outbox.overdue(now - OVERDUE_MS, PER_SCAN);
      if (overdue.length === 0) return;
      await store.transaction(async (tx) => {
        for (const id of overdue) await queue.enqueueIn(tx, sendJob(id));
      });
    },
  };
};

const sendJob = (id: OutboxId): NewJob => ({
  kind: OUTBOX_SEND,
  memberId: null,
  metadata: { id },
  dedupeKey: outboxKey(id),
});
