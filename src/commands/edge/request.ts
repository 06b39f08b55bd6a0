import { messagesFor } from '../../views/messages/catalogue.ts';
import type { Request } from '../command.ts';
import type { Incoming } from './incoming.ts';

/** What a handler learns about who asks. @param now ms UTC, our own clock */
export const requestOf = (incoming: Incoming, now: number): Request => ({
  person: incoming.person,
  guildId: incoming.guildId,
  channelId: incoming.channelId,
  ...(incoming.guildLocale === undefined ? {} : { guildLocale: incoming.guildLocale }),
  inBotDm: incoming.inDm,
  canManageGuild: incoming.canManageGuild,
  botInGuild: incoming.botInGuild,
  mayPostHere: incoming.botInGuild ? (incoming.mayPostHere ?? null) : false,
  now,
  m: messagesFor(incoming.person.locale),
  notify: {
    via: 'interaction',
    applicationId: incoming.applicationId,
    token: incoming.token,
    issuedAt: now,
    channelId: incoming.channelId,
    locale: incoming.person.locale,
  },
});
