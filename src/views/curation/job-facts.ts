import { z } from 'zod';
import type { PeriodId } from '../../domain/ids.ts';
import type { Job } from '../../domain/jobs.ts';

/** Orders and results of the jobs of this family, as the database gives them back. */

export const begun = z.object({ periodId: z.number() });
export const ordered = z.object({ styleId: z.number() });
export const joined = z.object({
  joined: z.number(),
  waiting: z.number(),
  card: z.enum(['dm', 'here', 'unsure', 'none']).optional(),
  doubts: z.number().optional(),
  closed: z.array(z.string()).optional(),
});
export const imported = z.object({
  kind: z.literal('imported'),
  counts: z.object({
    read: z.number(),
    added: z.number(),
    changed: z.number(),
    known: z.number(),
    skipped: z.record(z.string(), z.number()),
  }),
  broken: z.array(z.object({ at: z.number(), why: z.string() })),
});

/** The week whose card the answer becomes, as it could not go to the DMs; null for every other job. */
export const cardPeriodOf = ({ kind, status, metadata, payload }: Job): PeriodId | null => {
  if (kind !== 'curation.period' || status !== 'DONE' || joined.safeParse(payload).data?.card !== 'here')
    return null;
  return (begun.safeParse(metadata).data?.periodId ?? null) as PeriodId | null;
};
