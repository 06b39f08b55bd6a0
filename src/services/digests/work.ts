import type { DigestId, DigestPostId } from '../../domain/ids.ts';
import type { NewJob } from '../../domain/jobs.ts';

export const DIGEST_POST = 'digest.post';
export const DIGEST_AMEND = 'digest.amend';

/** Looks whether this digest is due and writes its post; belongs to the server, so to no member. */
export const digestPost = (digestId: DigestId): NewJob => ({
  kind: DIGEST_POST,
  memberId: null,
  metadata: { digestId },
  dedupeKey: `${DIGEST_POST}:${digestId}`,
});

/** Composes a post anew in which somebody was counted who withdrew; belongs to nobody, for that somebody may be gone. */
export const digestAmend = (postId: DigestPostId): NewJob => ({
  kind: DIGEST_AMEND,
  memberId: null,
  metadata: { postId },
  dedupeKey: `${DIGEST_AMEND}:${postId}`,
});

/** The outbox's key of one run: whatever happens, there is one post for it. */
export const postKey = (digestId: DigestId, runAt: number): string => `digest:${digestId}:${runAt}`;

const MINUTE = 60_000;

/** The same of a test: two presses within a minute are one. */
export const testKey = (digestId: DigestId, now: number): string =>
  `digest-test:${digestId}:${Math.floor(now / MINUTE)}`;

/** The digest that an outbox key belongs to; null for posts of others. */
export const digestOfKey = (dedupeKey: string): DigestId | null => {
  const match = /^digest(?:-test)?:([1-9]\d*):\d+$/.exec(dedupeKey);
  return match === null ? null : (Number(match[1]) as DigestId);
};
