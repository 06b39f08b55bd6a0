import { z } from 'zod';
import type { OutboxId } from '../domain/ids.ts';
import { OUTBOX_SEND } from '../services/outbox/outbox.ts';
import type { OutboxSender } from '../services/outbox/sender.ts';
import { done, type JobHandler, retryAt } from './job.ts';

const Metadata = z.object({ id: z.number().transform((id) => id as OutboxId) });

/** Brings one post of the outbox out. */
export const outboxSendJob = (sender: OutboxSender): JobHandler => ({
  kind: OUTBOX_SEND,
  concurrency: 4,
  run: async ({ job, signal }) => {
    const sending = await sender.send(Metadata.parse(job.metadata).id, signal);
    if (sending.kind === 'later') return retryAt(sending.at, { key: 'retrying', until: sending.at });
    return done({ outcome: sending.kind });
  },
});
