import type { Core } from './core.ts';
import { channelPermissions } from './permissions.ts';
import type { Channel, Guild, Member, Message, MessageOrigin, Role, User } from './state.ts';

/** JSON as Discord sends it, over REST and gateway alike. */
export type Payload = Record<string, unknown>;

export function userPayload(user: User): Payload {
  return {
    id: user.id,
    username: user.username,
    discriminator: '0',
    global_name: user.bot ? null : user.displayName,
    avatar: user.avatar,
    avatar_decoration_data: null,
    collectibles: null,
    banner: null,
    accent_color: null,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
    ...(user.bot ? { bot: true } : {}),
  };
}

export function userById(core: Core, id: string): Payload {
  const user = core.state.users.get(id);
  if (!user) throw new Error(`No user ${id}`);
  return userPayload(user);
}

export function memberPayload(core: Core, member: Member): Payload {
  return {
    user: userById(core, member.userId),
    nick: null,
    avatar: null,
    banner: null,
    avatar_decoration_data: null,
    collectibles: null,
    roles: member.roleIds,
    joined_at: new Date(member.joinedAt).toISOString(),
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

/** A member as interactions carry it: with its permissions in that channel. */
export function interactionMember(core: Core, member: Member, channel: Channel): Payload {
  return {
    ...memberPayload(core, member),
    permissions: channelPermissions(core.state, channel, member.userId).toString(),
  };
}

export function rolePayload(role: Role): Payload {
  return {
    id: role.id,
    name: role.name,
    permissions: role.permissions.toString(),
    position: role.position,
    color: role.color,
    colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: role.botId !== null,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0,
    ...(role.botId ? { tags: { bot_id: role.botId } } : {}),
  };
}

export function channelPayload(core: Core, channel: Channel): Payload {
  const base = { id: channel.id, type: channel.type, flags: 0, last_message_id: channel.lastMessageId };
  if (channel.guildId === null) {
    const recipients = channel.recipientIds.map((id) => userById(core, id));
    if (channel.type === 1) return { ...base, recipients };
    return { ...base, recipients, name: channel.name, icon: null, owner_id: channel.recipientIds[0] };
  }
  return {
    ...base,
    guild_id: channel.guildId,
    name: channel.name,
    topic: channel.topic,
    position: channel.position,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: [...channel.overwrites].map(([id, { kind, allow, deny }]) => ({
      id,
      type: kind === 'role' ? 0 : 1,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
  };
}

export function guildPayload(guild: Guild): Payload {
  return {
    id: guild.id,
    name: guild.name,
    icon: guild.icon,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    owner_id: guild.ownerId,
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 1,
    roles: [...guild.roles.values()].map(rolePayload),
    default_message_notifications: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
  };
}

/** GUILD_CREATE. Without the members intent a bot is told of itself only. */
export function gatewayGuildPayload(core: Core, guild: Guild, withMembers: boolean): Payload {
  const channels = [...core.state.channels.values()].filter(({ guildId }) => guildId === guild.id);
  const members = [...guild.members.values()].filter(
    ({ userId }) => withMembers || userId === core.state.botId,
  );
  return {
    ...guildPayload(guild),
    joined_at: new Date(guild.members.get(core.state.botId)?.joinedAt ?? core.now()).toISOString(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: members.map((member) => memberPayload(core, member)),
    channels: channels.map((channel) => channelPayload(core, channel)),
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

function originPayload(core: Core, origin: MessageOrigin, originalId: string | null): Payload {
  return {
    id: origin.interactionId,
    type: origin.type,
    user: userById(core, origin.personId),
    authorizing_integration_owners: origin.owners,
    ...(originalId ? { original_response_message_id: originalId } : {}),
    ...(origin.type === 2 ? { name: origin.commandName, command_type: 1 } : {}),
    ...(origin.type === 3 ? { interacted_message_id: origin.sourceMessageId } : {}),
    ...(origin.type === 5 && origin.triggeredBy
      ? { triggering_interaction_metadata: originPayload(core, origin.triggeredBy, null) }
      : {}),
  };
}

export function messagePayload(core: Core, message: Message): Payload {
  const { origin } = message;
  const interaction = origin ? core.state.interactions.get(origin.interactionId) : undefined;
  const originalId =
    interaction?.originalId && interaction.originalId !== message.id ? interaction.originalId : null;
  const replied = message.replyToId ? core.state.messages.get(message.replyToId) : undefined;
  return {
    id: message.id,
    channel_id: message.channelId,
    type: origin?.type === 2 ? 20 : message.replyToId ? 19 : 0,
    author: userById(core, message.authorId),
    content: message.content,
    timestamp: new Date(message.createdAt).toISOString(),
    edited_timestamp: message.editedAt === null ? null : new Date(message.editedAt).toISOString(),
    flags: message.flags,
    components: message.components,
    embeds: message.embeds,
    attachments: message.attachments,
    mentions: message.mentionIds.map((id) => userById(core, id)),
    mention_roles: [],
    mention_everyone: message.mentionsEveryone,
    pinned: false,
    tts: false,
    ...(origin
      ? {
          application_id: core.state.applicationId,
          webhook_id: core.state.applicationId,
          interaction_metadata: originPayload(core, origin, originalId),
        }
      : {}),
    ...(origin?.type === 2
      ? {
          interaction: {
            id: origin.interactionId,
            type: 2,
            name: origin.commandName,
            user: userById(core, origin.personId),
          },
        }
      : {}),
    ...(message.replyToId
      ? {
          message_reference: { type: 0, message_id: message.replyToId, channel_id: message.channelId },
          referenced_message: replied ? { ...messagePayload(core, { ...replied, replyToId: null }) } : null,
        }
      : {}),
  };
}
