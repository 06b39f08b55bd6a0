import { isObject, type Json } from '../validation/schema.ts';

export const GUILDS = 1 << 0;
export const GUILD_MEMBERS = 1 << 1;
const PRESENCES = 1 << 8;
const MESSAGE_CONTENT = 1 << 15;
/** Every intent there is in version 10. */
const KNOWN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 21, 24, 25].reduce(
  (bits, n) => bits | (1 << n),
  0,
);

export const UNPRIVILEGED = KNOWN & ~(GUILD_MEMBERS | PRESENCES | MESSAGE_CONTENT);

export function areKnown(intents: number): boolean {
  return (intents & ~KNOWN) === 0;
}

/** Without the privileged intent the contents of other people's messages stay hidden, except in DMs and mentions. */
export function withoutContent(event: string, data: Json, intents: number, botId: string): Json {
  if (!event.startsWith('MESSAGE_') || (intents & MESSAGE_CONTENT) !== 0 || !data['guild_id']) return data;
  const author = data['author'];
  const mentions = Array.isArray(data['mentions']) ? data['mentions'].filter(isObject) : [];
  if (!isObject(author) || author['id'] === botId || mentions.some(({ id }) => id === botId)) return data;
  return { ...data, content: '', embeds: [], attachments: [], components: [] };
}
