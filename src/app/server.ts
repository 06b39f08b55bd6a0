import type { Store } from '../db/store.ts';
import { serverUnnameJob } from '../jobs/server-unname.ts';
import type { DiscordPosts } from '../providers/discord-port.ts';
import { createDigestsLeaving } from '../services/digests/amending.ts';
import type { Enqueue } from '../services/intents.ts';
import type { Outbox } from '../services/outbox/outbox.ts';
import { createNamedPosts } from '../services/server/named-posts.ts';
import { createNamedPostKeeping } from '../services/server/named-posts-keeping.ts';
import { createServerConsents, type OnLeaving } from '../services/server/withdrawal.ts';
import { SERVER_UNNAME } from '../services/server/work.ts';
import { createBlendsLeaving } from '../services/taste/leaving.ts';
import { en } from '../views/messages/en.ts';
import { emptiedBody } from '../views/server/emptied.ts';
import type { HalfSurroundings } from './half.ts';
import type { Work } from './work-list.ts';

/** Nobody knows any more in which language what stood there was written. */
const emptied = emptiedBody(en);

/** Who agreed to what in a server, and what is said about them: for both halves. */
export const createServerServices = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  { post, enqueue }: { post: Outbox['post']; enqueue: Enqueue },
) => {
  const namedPosts = createNamedPosts({ clock, post, emptied });
  const leaving = [createDigestsLeaving({ clock, enqueue }), createBlendsLeaving({ enqueue })];
  const onLeaving: OnLeaving = async (...who) => {
    for (const leave of leaving) await leave(...who);
  };
  return { namedPosts, serverConsents: createServerConsents({ clock, namedPosts, onLeaving }) };
};

export type ServerServices = ReturnType<typeof createServerServices>;

/** What changes messages that are there, once a second as far as any wait. */
export const serverWork = (
  { clock, log }: Pick<HalfSurroundings, 'clock' | 'log'>,
  { store, enqueue, posts }: { store: Store; enqueue: Enqueue; posts: DiscordPosts },
): Work => {
  const keeping = createNamedPostKeeping({ store, clock, posts, log, enqueue, emptied });
  return {
    handlers: [serverUnnameJob(keeping)],
    schedules: [],
    due: [{ name: SERVER_UNNAME, always: true, run: keeping.enqueueDue }],
  };
};
