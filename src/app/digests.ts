import { digestFeature } from '../commands/digests/digest.ts';
import { privacyFeature } from '../commands/privacy/privacy.ts';
import type { Store } from '../db/store.ts';
import { digestPostJob } from '../jobs/digest-post.ts';
import { createDigests } from '../services/digests/digests.ts';
import { createDigestRuns, type DigestRuns } from '../services/digests/runs.ts';
import type { Enqueue, Post } from '../services/intents.ts';
import { createPrivacy } from '../services/privacy/privacy.ts';
import { digestBodies } from '../views/digests/bodies.ts';
import type { HalfSurroundings } from './half.ts';
import type { ServerServices } from './server.ts';

/**
 * Digests and who is counted in them: for both halves. `runs.refused` belongs to the outbox, which tells it when a
 * post cannot appear.
 */
export const createDigestServices = (
  { clock }: Pick<HalfSurroundings, 'clock'>,
  deps: { store: Store; enqueue: Enqueue; post: Post } & Pick<ServerServices, 'serverConsents'>,
) => {
  const { store, enqueue, post } = deps;
  return {
    digests: createDigests({ store, clock }),
    digestRuns: createDigestRuns({ store, clock, bodies: digestBodies, enqueue, post }),
    privacy: createPrivacy({ store, consents: deps.serverConsents }),
  };
};

export type DigestServices = ReturnType<typeof createDigestServices>;

export const digestFeatures = (services: Pick<DigestServices, 'digests' | 'privacy'>) => [
  digestFeature(services),
  privacyFeature(services),
];

/** The job and the look for digests whose time has come; people asked for those, so they come in any case. */
export const digestWork = ({ digestRuns }: { digestRuns: DigestRuns }) => ({
  handlers: [digestPostJob(digestRuns)],
  schedules: [],
  due: [{ name: 'digest.post', always: true as const, run: digestRuns.enqueueDue }],
});
