import { z } from 'zod';
import type { BlendId } from '../domain/ids.ts';
import type { Blending } from '../services/taste/blending.ts';
import { TASTE_BLEND, TASTE_SWEEP } from '../services/taste/work.ts';
import { done, type JobHandler } from './job.ts';

const Input = z.object({ id: z.int().positive() });

/** Puts a blend together; begun again, it is the same one. */
export const tasteBlendJob = (blending: Pick<Blending, 'run'>): JobHandler => ({
  kind: TASTE_BLEND,
  run: async ({ job }) => done({ tracks: await blending.run(Input.parse(job.metadata).id as BlendId) }),
});

export const tasteSweepJob = (blending: Pick<Blending, 'enqueueDue'>): JobHandler => ({
  kind: TASTE_SWEEP,
  run: async () => done({ blends: await blending.enqueueDue() }),
});
