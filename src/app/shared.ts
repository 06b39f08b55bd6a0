import { randomBytes } from 'node:crypto';
import type { Store } from '../db/store.ts';
import { createFactsService } from '../services/facts.ts';
import type { Enqueue } from '../services/intents.ts';
import { createJobQueue } from '../services/jobs/queue.ts';
import { listeningAfterLink } from '../services/listening/after-link.ts';
import { createMembersService } from '../services/members.ts';
import { createOutbox } from '../services/outbox/outbox.ts';
import { createPulse } from '../services/pulse.ts';
import { createStartSources } from '../services/sources/after-link.ts';
import { createStandingService } from '../services/standing.ts';
import { createDigestServices } from './digests.ts';
import type { HalfSurroundings } from './half.ts';
import { createLinkingServices } from './linking.ts';
import { createListeningServices } from './listening.ts';

/** Services that need only the database: both halves have them. */
export const createSharedServices = (surroundings: HalfSurroundings, store: Store) => {
  const { clock, hints } = surroundings;
  const facts = createFactsService({ store });
  const queue = createJobQueue({ store, clock, wake: hints.send });
  const enqueue: Enqueue = (tx, job) => queue.enqueueIn(tx, job);
  // Discord takes nonces of up to 25 characters.
  const newNonce = (): string => randomBytes(16).toString('base64url');
  const outbox = createOutbox({ store, clock, queue, newNonce });
  return {
    store,
    facts,
    queue,
    enqueue,
    outbox,
    members: createMembersService({ store }),
    standing: createStandingService({ store }),
    pulse: createPulse({ facts, clock }),
    ...createListeningServices(surroundings, { store, enqueue }),
    ...createDigestServices(surroundings, { store, enqueue, post: outbox.post }),
    ...createLinkingServices(surroundings, {
      store,
      enqueue,
      afterLink: [listeningAfterLink],
      onLinked: [createStartSources({ enqueue })],
    }),
  };
};

export type SharedServices = ReturnType<typeof createSharedServices>;
