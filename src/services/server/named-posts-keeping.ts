import type { Clock } from '../../clock.ts';
import type { Store } from '../../db/store.ts';
import type { NamedPostId } from '../../domain/ids.ts';
import type { NamedPost } from '../../domain/server/named-posts.ts';
import { isAppError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { DiscordPosts } from '../../providers/discord-port.ts';
import type { Enqueue } from '../intents.ts';
import { serverUnname } from './work.ts';

/** `gone`: there is no such message any more; `closed`: Discord does not let us change it; `later`: asked again. */
export type Unnamed = 'changed' | 'gone' | 'closed' | 'later' | 'idle';

/** Makes public messages say what they may. */
export interface NamedPostKeeping {
  /** Enqueues every message that has to be changed. Cheap when there is none. */
  enqueueDue(now: number): Promise<void>;
  /** Changes one message. May be repeated at any time. */
  run(id: NamedPostId, signal: AbortSignal): Promise<Unnamed>;
}

const PER_SCAN = 50;
const ON_ITS_WAY_MS = 2_000;
const CLOSED_MS = 3_600_000;
/** A channel that is closed to us for so many hours stays so: nothing more can be done. */
const MAX_ATTEMPTS = 24;

export const createNamedPostKeeping = (deps: {
  store: Store;
  clock: Clock;
  posts: Pick<DiscordPosts, 'edit'>;
  log: Log;
  enqueue: Enqueue;
  emptied: unknown;
}): NamedPostKeeping => {
  const { store, clock, posts, log, enqueue, emptied } = deps;

  const remove = async (post: NamedPost, why: Unnamed): Promise<Unnamed> => {
    await store.transaction((tx) => tx.namedPosts.remove([post.id]));
    return why;
  };

  /** It is not known as a message: it is on its way, or it will never be one. */
  const notThere = async (post: NamedPost): Promise<Unnamed> => {
    const waiting = post.outboxId === null ? null : await store.read.outbox.find(post.outboxId);
    if (waiting === null || waiting.status !== 'PENDING') return remove(post, 'gone');
    await store.transaction((tx) => tx.namedPosts.later(post.id, clock.now() + ON_ITS_WAY_MS));
    return 'later';
  };

  /** Without the right to write there: asked again for a day, then somebody has to know. */
  const closed = async (post: NamedPost): Promise<Unnamed> => {
    const isOver = post.attempts + 1 >= MAX_ATTEMPTS;
    await store.transaction((tx) => tx.namedPosts.later(post.id, isOver ? null : clock.now() + CLOSED_MS));
    if (isOver) {
      const detail = `server ${post.guildId}, channel ${post.channelId ?? '-'}, message ${post.messageId ?? '-'}`;
      log.warn({ event: 'lifecycle', what: 'a message that names somebody cannot be changed', detail });
    }
    return 'closed';
  };

  return {
    enqueueDue: async (now) => {
      const due = await store.read.namedPosts.due(now, PER_SCAN);
      if (due.length === 0) return;
      await store.transaction(async (tx) => {
        for (const id of due) await enqueue(tx, serverUnname(id));
      });
    },

    run: async (id, signal) => {
      const post = await store.read.namedPosts.find(id);
      if (post === null || post.dueAt === null) return 'idle';
      const { channelId, messageId, dueAt, body } = post;
      if (channelId === null || messageId === null) return notThere(post);
      try {
        await posts.edit(channelId, messageId, body ?? emptied, { signal });
      } catch (error) {
        if (isAppError(error, 'RESOURCE_GONE')) return remove(post, 'gone');
        if (isAppError(error, 'CANNOT_POST')) return closed(post);
        throw error;
      }
      await store.transaction((tx) => tx.namedPosts.settle(id, dueAt, body === null));
      return 'changed';
    },
  };
};
