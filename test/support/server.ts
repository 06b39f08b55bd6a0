import { readFileSync } from 'node:fs';
import { createOutbox } from '../../src/services/outbox/outbox.ts';
import { createPrivacy } from '../../src/services/privacy/privacy.ts';
import { createNamedPosts } from '../../src/services/server/named-posts.ts';
import { createNamedPostKeeping } from '../../src/services/server/named-posts-keeping.ts';
import { createServerConsents } from '../../src/services/server/withdrawal.ts';
import { openDigestWorld } from './digests.ts';
import { createMemoryLog } from './log.ts';

let nonces = 0;

/** A server with its consents and what was said in it, over a store of its own. */
export const openServerWorld = () => {
  const world = openDigestWorld();
  const { store, clock, queue, posts, sender } = world;
  const outbox = createOutbox({ store, clock, queue, newNonce: () => `server-${++nonces}` });
  const emptied = { components: [{ type: 10, content: 'nobody' }] };
  const enqueue = queue.enqueueIn;
  const namedPosts = createNamedPosts({ clock, post: outbox.post, enqueue, emptied });
  const consents = createServerConsents({ clock, namedPosts, enqueue });
  const keeping = createNamedPostKeeping({ store, clock, posts, log: createMemoryLog(), enqueue, emptied });
  const { signal } = new AbortController();
  const waiting = () => store.read.namedPosts.due(Number.MAX_SAFE_INTEGER, 1_000);
  return {
    ...world,
    emptied,
    namedPosts,
    consents,
    privacy: createPrivacy({ store, consents }),
    waiting,
    /** Sends what waits in the outbox. */
    sendAll: async (): Promise<void> => {
      const rows = await world.outboxRows();
      for (const { id, status } of rows) if (status === 'PENDING') await sender.send(id, signal);
    },
    /** Changes what has to be changed. */
    unnameAll: async (): Promise<void> => {
      for (const id of await waiting()) await keeping.run(id, signal);
    },
    /** Tables of the file in which a text stands. */
    holds: async (needle: string): Promise<string[]> => {
      await world.database.backup(`${world.path}.copy`);
      return readFileSync(`${world.path}.copy`).includes(needle) ? [needle] : [];
    },
  };
};

export type ServerWorld = ReturnType<typeof openServerWorld>;
