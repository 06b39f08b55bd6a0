import type { ChannelId, GuildId, MemberId, MessageId, NamedPostId, OutboxId } from '../ids.ts';
import { withPictures } from '../outbox/pictures.ts';

/** A public message that names members. */
export interface NamedPost {
  readonly id: NamedPostId;
  readonly guildId: GuildId;
  /** While it waits in the outbox, and as long as that remembers it. */
  readonly outboxId: OutboxId | null;
  /** Null until it is there. */
  readonly channelId: ChannelId | null;
  readonly messageId: MessageId | null;
  /** What it says, or is to say. Null: nothing is left of it. */
  readonly body: unknown;
  /** When the message has to be changed; null: it says what it may. */
  readonly dueAt: number | null;
  readonly attempts: number;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/**
 * What is left of a message when members are taken out of it: every line of text that mentions one of them goes, and
 * buttons that are about one. Its pictures go too, for names may be drawn on them. Null when nothing readable is left.
 * @param body a Components V2 message
 */
export const withoutMembers = (body: unknown, members: readonly MemberId[]): unknown => {
  if (!isObject(body) || !Array.isArray(body['components'])) return null;
  const named = members.flatMap((id) => [`<@${id}>`, `<@!${id}>`]);
  const facts = members.flatMap((id) => [id, BigInt(id).toString(36)]);
  const left = keptOf(body['components'], named, facts);
  return left.some(isReadable) ? withPictures({ ...body, components: left }, []) : null;
};

/** Whether a message mentions a member or is about one, in whatever part of it. */
export const isNamedIn = (body: unknown, member: MemberId): boolean =>
  JSON.stringify(body ?? null).includes(member);

const keptOf = (components: readonly unknown[], named: readonly string[], facts: readonly string[]): Json[] =>
  components.filter(isObject).flatMap((component) => {
    const kept = keptIn(component, named, facts);
    return kept === null ? [] : [kept];
  });

const keptIn = (component: Json, named: readonly string[], facts: readonly string[]): Json | null => {
  const { content, components, custom_id: customId, accessory } = component;
  if (typeof content === 'string') {
    const lines = content.split('\n').filter((line) => !named.some((mention) => line.includes(mention)));
    return lines.some((line) => line.trim() !== '') ? { ...component, content: lines.join('\n') } : null;
  }
  // Facts of a custom id stand between colons.
  if (typeof customId === 'string' && customId.split(':').some((part) => facts.includes(part))) return null;
  if (!Array.isArray(components)) return component;
  const left = keptOf(components, named, facts);
  if (left.length === 0) return null;
  const side = isObject(accessory) ? keptIn(accessory, named, facts) : null;
  // A section has to have something at its side: without it only its texts are left.
  if (isObject(accessory) && side === null) return { type: 10, content: textOf(left) };
  return { ...component, components: left, ...(side === null ? {} : { accessory: side }) };
};

const textOf = (components: readonly Json[]): string =>
  components.map(({ content }) => (typeof content === 'string' ? content : '')).join('\n');

/** Titles, separators, buttons and pictures alone say nothing. */
const isReadable = (component: Json): boolean =>
  (typeof component['content'] === 'string' && /^\s*[^\s#]/m.test(component['content'])) ||
  (Array.isArray(component['components']) && component['components'].filter(isObject).some(isReadable));
