import type { DeletionId } from '../../domain/ids.ts';
import type { NewJob } from '../../domain/jobs.ts';

export const PRIVACY_DELETE = 'privacy.delete';
export const PRIVACY_SWEEP = 'privacy.sweep';

/** Deletes everything about a member; belongs to nobody, for that member is going. */
export const privacyDelete = (deletionId: DeletionId): NewJob => ({
  kind: PRIVACY_DELETE,
  memberId: null,
  metadata: { deletionId },
  dedupeKey: `${PRIVACY_DELETE}:${deletionId}`,
});
