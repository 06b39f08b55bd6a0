import { digestFeature } from '../commands/digests/digest.ts';
import type { Store } from '../db/store.ts';
import { digestAmendJob } from '../jobs/digest-amend.ts';
import { digestPostJob } from '../jobs/digest-post.ts';
import type { DiscordPosts } from '../providers/discord-port.ts';
import { createDigestAmending, type DigestAmending } from '../services/digests/amending.ts';
import { createBlockReaders } from '../services/digests/blocks/readers.ts';
import { createDigests } from '../services/digests/digests.ts';
import { createDigestIssues, type DigestIssues } from '../services/digests/issues.ts';
import { createDigestLooks } from '../services/digests/looks.ts';
import { createDigestPosting, type PostOnce } from '../services/digests/posting.ts';
import { createDigestRuns, type DigestRuns } from '../services/digests/runs.ts';
import type { Enqueue } from '../services/intents.ts';
import type { Pictures } from '../services/pictures/pictures.ts';
import type { ListeningSets } from '../services/statistics/listening.ts';
import type { Tallies } from '../services/statistics/tallies.ts';
import { digestBodies } from '../views/digests/bodies.ts';
import type { HalfSurroundings } from './half.ts';

/** Digests: for both halves. `digestRuns.refused` belongs to the outbox, which tells it when a post cannot appear. */
export const createDigestServices = (
  { clock, log }: Pick<HalfSurroundings, 'clock' | 'log'>,
  deps: { store: Store; enqueue: Enqueue; post: PostOnce; listeningSets: ListeningSets; tallies: Tallies },
) => {
  const { store, enqueue, post } = deps;
  const digestIssues = createDigestIssues({ store, readers: createBlockReaders(deps), log });
  const issues = digestIssues;
  const posting = createDigestPosting({ store, clock, issues, bodies: digestBodies, post });
  return {
    digests: createDigests({ store, clock }),
    digestIssues,
    digestLooks: createDigestLooks({ store, clock, issues, posting }),
    digestRuns: createDigestRuns({ store, clock, bodies: digestBodies, posting, enqueue, post }),
  };
};

export type DigestServices = ReturnType<typeof createDigestServices>;

export const digestFeatures = (services: Parameters<typeof digestFeature>[0]) => [digestFeature(services)];

/** Posts that are composed anew when somebody withdraws: for the service half. */
export const createDigestKeeping = (
  { clock, log }: Pick<HalfSurroundings, 'clock' | 'log'>,
  deps: {
    store: Store;
    enqueue: Enqueue;
    digestIssues: DigestIssues;
    posts: DiscordPosts;
    pictures: Pictures;
  },
) => {
  const { digestIssues: issues, ...others } = deps;
  return { digestAmending: createDigestAmending({ ...others, clock, log, issues, bodies: digestBodies }) };
};

/** The jobs, and the look for what is due; people asked for those, so they come in any case. */
export const digestWork = (
  { digestRuns }: { digestRuns: DigestRuns },
  { digestAmending }: { digestAmending: DigestAmending },
) => ({
  handlers: [digestPostJob(digestRuns), digestAmendJob(digestAmending)],
  schedules: [],
  due: [
    { name: 'digest.post', always: true as const, run: digestRuns.enqueueDue },
    { name: 'digest.amend', always: true as const, run: digestAmending.enqueueDue },
  ],
});
