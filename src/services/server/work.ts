import type { ArtistId, GuildId, NamedPostId } from '../../domain/ids.ts';
import type { NewJob } from '../../domain/jobs.ts';

export const SERVER_UNNAME = 'server.unname';
export const SERVER_COUNT = 'server.count';
export const SERVER_CROWNS = 'server.crowns';
export const SERVER_LOOK = 'server.look';
export const SERVER_SWEEP = 'server.sweep';

/** Changes a message in which somebody stood who withdrew; belongs to nobody, for that somebody may be gone. */
export const serverUnname = (postId: NamedPostId): NewJob => ({
  kind: SERVER_UNNAME,
  memberId: null,
  metadata: { postId },
  dedupeKey: `${SERVER_UNNAME}:${postId}`,
});

/** Makes the sums of whoever is due. */
export const serverCount = (): NewJob => ({
  kind: SERVER_COUNT,
  memberId: null,
  metadata: {},
  dedupeKey: SERVER_COUNT,
});

/** Finds new holders for crowns that became free. */
export const serverCrowns = (guildId: GuildId, artistIds: readonly ArtistId[]): NewJob => ({
  kind: SERVER_CROWNS,
  memberId: null,
  metadata: { guildId, artistIds },
});

/** Looks whether those whom a message names are in the server still. */
export const serverLook = (postId: NamedPostId): NewJob => ({
  kind: SERVER_LOOK,
  memberId: null,
  metadata: { postId },
  dedupeKey: `${SERVER_LOOK}:${postId}`,
});
