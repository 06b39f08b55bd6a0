import type { GuildId, MemberId } from '../../domain/ids.ts';

/** `no_server`: the server does not exist any more, or Segue is not in it. */
export type Presence = 'here' | 'gone' | 'no_server';

/** What Discord says about who is in a server; needs no privileged intent. */
export interface DiscordGuilds {
  /** @throws RetryAfter, AppError PROVIDER_UNAVAILABLE */
  presence(guildId: GuildId, memberId: MemberId, signal: AbortSignal): Promise<Presence>;
}
