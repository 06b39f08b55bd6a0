import { z } from 'zod';
import type { ChartEntityId, ManagedPlaylistId, PeriodId } from '../domain/ids.ts';
import { isAppError } from '../errors.ts';
import type { ChartBringing } from '../services/charts/bringing.ts';
import { CHARTS_ADD } from '../services/charts/work.ts';
import { done, type JobHandler, skip } from './job.ts';

const Target = z.union([
  z.object({ playlistId: z.number().transform((id) => id as ManagedPlaylistId) }),
  z.object({ periodId: z.number().transform((id) => id as PeriodId) }),
]);
const Metadata = z.object({ entityId: z.number().transform((id) => id as ChartEntityId) });

/** Another try would meet the same until somebody did something. */
const FINAL = ['NOT_FOUND', 'NOT_LINKED', 'NEEDS_REAUTH', 'INSUFFICIENT_SCOPE', 'NOT_ALLOWLISTED'] as const;

/** Finds something on Spotify and puts it where it is wanted. Putting it there twice is putting it there once. */
export const chartsAddJob = (bringing: ChartBringing): JobHandler => ({
  kind: CHARTS_ADD,
  concurrency: 2,
  run: async ({ job, signal }) => {
    if (job.memberId === null) throw new Error(`Job ${job.id} adds something for nobody.`);
    const { entityId } = Metadata.parse(job.metadata);
    try {
      const brought = await bringing.run(job.memberId, entityId, Target.parse(job.metadata), signal);
      return brought.kind === 'notFound'
        ? skip({ key: 'skipped', code: 'CHART_not_on_spotify' })
        : done({ added: brought.added });
    } catch (error) {
      if (FINAL.some((code) => isAppError(error, code)) && isAppError(error)) {
        return skip({ key: 'skipped', code: error.code });
      }
      throw error;
    }
  },
});
