/** How often a digest comes. */
export const DIGEST_CADENCES = ['daily', 'weekly', 'monthly'] as const;
export type DigestCadence = (typeof DIGEST_CADENCES)[number];

/** Where it is posted: in a channel of a server, or in a member's DMs. */
export type DigestPlace = 'channel' | 'member';
