import type { DigestId } from '../../domain/ids.ts';
import type { NewJob } from '../../domain/jobs.ts';

export const DIGEST_POST = 'digest.post';

/** Looks whether this digest is due and writes its post; belongs to the server, so to no member. */
export const digestPost = (digestId: DigestId): NewJob => ({
  kind: DIGEST_POST,
  memberId: null,
  metadata: { digestId },
  dedupeKey: `${DIGEST_POST}:${digestId}`,
});

/** The outbox's key of one run: whatever happens, there is one post for it. */
export const postKey = (digestId: DigestId, runAt: number): string => `digest:${digestId}:${runAt}`;

/** The digest that an outbox key belongs to; null for posts of others. */
export const digestOfKey = (dedupeKey: string): DigestId | null => {
  const match = /^digest:([1-9]\d*):\d+$/.exec(dedupeKey);
  return match === null ? null : (Number(match[1]) as DigestId);
};
