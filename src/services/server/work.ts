import type { NamedPostId } from '../../domain/ids.ts';
import type { NewJob } from '../../domain/jobs.ts';

export const SERVER_UNNAME = 'server.unname';

/** Changes a message in which somebody stood who withdrew; belongs to nobody, for that somebody may be gone. */
export const serverUnname = (postId: NamedPostId): NewJob => ({
  kind: SERVER_UNNAME,
  memberId: null,
  metadata: { postId },
  dedupeKey: `${SERVER_UNNAME}:${postId}`,
});
