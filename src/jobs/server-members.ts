import { z } from 'zod';
import { type ArtistId, guildId, type NamedPostId } from '../domain/ids.ts';
import type { ServerCounting } from '../services/server/counting.ts';
import type { CrownKeeping } from '../services/server/crown-keeping.ts';
import type { ServerPresence } from '../services/server/presence.ts';
import { SERVER_COUNT, SERVER_CROWNS, SERVER_LOOK, SERVER_SWEEP } from '../services/server/work.ts';
import { done, type JobHandler } from './job.ts';

const Crowns = z.object({
  guildId: z.string().transform(guildId),
  artistIds: z.array(z.number().transform((id) => id as ArtistId)),
});
const Post = z.object({ postId: z.number().transform((id) => id as NamedPostId) });

/** Makes the sums of whoever is due; what is not done within a minute is due at the next look. */
export const serverCountJob = (counting: ServerCounting): JobHandler => ({
  kind: SERVER_COUNT,
  run: async ({ signal }) => done(await counting.run(signal)),
});

/** Finds new holders for crowns that became free; from the beginning after a crash, with the same result. */
export const serverCrownsJob = (crowns: CrownKeeping): JobHandler => ({
  kind: SERVER_CROWNS,
  run: async ({ job, signal }) => {
    const { guildId: guild, artistIds } = Crowns.parse(job.metadata);
    await crowns.settle(guild, artistIds, signal);
    return done({ settled: artistIds.length });
  },
});

/** Notices who left. One member at a time, so that nobody else waits for Discord's limits. */
export const serverSweepJobs = (presence: ServerPresence): JobHandler[] => [
  { kind: SERVER_SWEEP, run: async ({ signal }) => done(await presence.sweep(signal)) },
  {
    kind: SERVER_LOOK,
    run: async ({ job, signal }) => done(await presence.look(Post.parse(job.metadata).postId, signal)),
  },
];
