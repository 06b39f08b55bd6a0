import { z } from 'zod';
import type { StyleId } from '../domain/ids.ts';
import type { ReleaseIntake } from '../services/curation/intake.ts';
import { CURATION_INTAKE } from '../services/curation/intake-work.ts';
import { done, type JobHandler, skip } from './job.ts';

const Order = z.object({
  styleId: z.number().transform((id) => id as StyleId),
  source: z.enum(['beatport', 'listenbrainz', 'playlist']),
  from: z.string(),
  to: z.string(),
});

const codes = { off: 'PROVIDER_OFF', refused: 'PROVIDER_REFUSED', gone: 'NOT_FOUND' } as const;

/** Reads one source for one style and stretch of days. Where it stands is in the database with every page. */
export const curationIntakeJob = (intake: ReleaseIntake): JobHandler => ({
  kind: CURATION_INTAKE,
  concurrency: 2,
  run: async ({ job, signal, progress }) => {
    const { from, to, ...order } = Order.parse(job.metadata);
    const outcome = await intake.run(
      { ...order, ownerId: job.memberId, range: { from, to } },
      {
        signal,
        progress: (read, total) =>
          progress(total === null || total === 0 ? 0.5 : Math.min(1, read / total), {
            key: 'reading',
            done: read,
            ...(total === null ? {} : { total: Math.max(total, read) }),
          }),
      },
    );
    return outcome.kind === 'stopped' ? skip({ key: 'skipped', code: codes[outcome.why] }) : done(outcome);
  },
});
