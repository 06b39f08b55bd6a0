import type { BlendId } from '../../domain/ids.ts';
import type { NewJob } from '../../domain/jobs.ts';

/** Puts a blend together and writes what its playlist is to hold. */
export const TASTE_BLEND = 'taste.blend';
/** Looks which blends are due. */
export const TASTE_SWEEP = 'taste.sweep';

export const tasteBlend = (id: BlendId): NewJob => ({
  kind: TASTE_BLEND,
  memberId: null,
  metadata: { id },
  dedupeKey: `${TASTE_BLEND}:${id}`,
});
