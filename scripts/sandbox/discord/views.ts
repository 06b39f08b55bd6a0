import type { Core } from './core.ts';
import { canManageGuild, may, PERMISSION } from './permissions.ts';
import type { Channel, Guild, Message, Modal, User } from './state.ts';
import type { ChannelInfo, GuildInfo, MessageView, ModalView, PersonInfo } from './types.ts';
import { LOADING } from './validation/message.ts';
import { isObject } from './validation/schema.ts';
import type { ControlView, ModalFieldView } from './view-parts.ts';
import type { Component } from './wire.ts';

/** All components of a tree in reading order. */
export function flatten(components: readonly Component[]): Component[] {
  return components.flatMap((component) => [
    component,
    ...flatten(component.components ?? []),
    ...(component.accessory ? flatten([component.accessory]) : []),
    ...(component.component ? flatten([component.component]) : []),
  ]);
}

/** For bodies that went through the checks: what is left is to tell the compiler. */
export function isComponentList(value: unknown): value is readonly Component[] {
  return Array.isArray(value) && value.every((entry) => isObject(entry) && typeof entry['type'] === 'number');
}

export const BUTTON = 2;
const SELECTS = new Set([3, 5, 6, 7, 8]);
const FIELDS = new Set([3, 4, 5, 6, 7, 8, 19, 21, 22, 23]);

export function isSelect(component: Component): boolean {
  return SELECTS.has(component.type);
}

function controlView(component: Component): ControlView {
  return {
    kind: isSelect(component) ? 'select' : component.url ? 'link' : 'button',
    customId: component.custom_id ?? null,
    label: component.label ?? component.placeholder ?? component.emoji?.name ?? '',
    url: component.url ?? null,
    style: component.style ?? null,
    disabled: component.disabled ?? false,
    options: (component.options ?? []).map(({ label, value }) => ({ label, value })),
  };
}

function textOf(message: Message): string {
  const embeds = message.embeds.flatMap((embed) =>
    ['title', 'description'].map((key) => embed[key]).filter((said) => typeof said === 'string'),
  );
  const displayed = flatten(message.components).map(({ content }) => content ?? '');
  return [message.content, ...embeds, ...displayed].filter((said) => said !== '').join('\n');
}

export function messageView(message: Message): MessageView {
  const { origin } = message;
  return {
    id: message.id,
    channelId: message.channelId,
    authorId: message.authorId,
    createdAt: message.createdAt,
    editedAt: message.editedAt,
    flags: message.flags,
    ephemeralFor: message.ephemeralFor,
    loading: (message.flags & LOADING) !== 0,
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments.map((file) => ({
      id: file.id,
      filename: file.filename,
      size: file.size,
      url: file.url,
      contentType: file.content_type ?? null,
      description: file.description ?? null,
      width: file.width ?? null,
      height: file.height ?? null,
    })),
    invokedBy: origin ? { personId: origin.personId, label: origin.label } : null,
    pings: [...message.mentionIds, ...(message.mentionsEveryone ? ['everyone'] : [])],
    text: textOf(message),
    controls: flatten(message.components)
      .filter((component) => component.type === BUTTON || isSelect(component))
      .map(controlView),
  };
}

/** The inputs of a modal; those in the deprecated rows carry their label themselves. */
function fieldViews(components: readonly Component[]): ModalFieldView[] {
  return components.flatMap((component) => {
    const inputs = component.component ? [component.component] : (component.components ?? []);
    return inputs
      .filter(({ type }) => FIELDS.has(type))
      .map((input) => ({
        customId: input.custom_id ?? '',
        type: input.type,
        label: component.label ?? input.label ?? '',
        required: input.type === 23 ? false : (input.required ?? true),
      }));
  });
}

export function modalView(modal: Modal): ModalView {
  const { interactionId, personId, channelId, customId, title, components } = modal;
  return { interactionId, personId, channelId, customId, title, components, fields: fieldViews(components) };
}

export function channelInfo(core: Core, channel: Channel): ChannelInfo {
  const { state } = core;
  const kinds = { 0: 'text', 1: 'dm', 3: 'private', 5: 'announcement' } as const;
  const can = (permission: bigint) => may(state, channel, state.botId, permission);
  return {
    id: channel.id,
    name: channel.name,
    guildId: channel.guildId,
    kind: kinds[channel.type],
    topic: channel.topic,
    bot: {
      view: can(PERMISSION.viewChannel),
      send: can(PERMISSION.sendMessages),
      history: can(PERMISSION.readHistory),
    },
    personIds: [...state.users.values()]
      .filter((user) => !user.bot && may(state, channel, user.id, PERMISSION.viewChannel))
      .map(({ id }) => id),
  };
}

export function guildInfo(core: Core, guild: Guild): GuildInfo {
  return {
    id: guild.id,
    name: guild.name,
    iconUrl: `${core.origin}/icons/${guild.id}/${guild.icon}.svg`,
    ownerId: guild.ownerId,
    botIsMember: guild.botIsMember,
    locale: guild.locale,
    channels: [...core.state.channels.values()]
      .filter(({ guildId }) => guildId === guild.id)
      .map((channel) => channelInfo(core, channel)),
    roles: [...guild.roles.values()].map(({ id, name }) => ({ id, name })),
  };
}

export function avatarUrl(core: Core, user: User): string {
  return `${core.origin}/avatars/${user.id}/${user.avatar}.svg`;
}

export function personInfo(core: Core, user: User): PersonInfo {
  return {
    id: user.id,
    username: user.username,
    displayName: user.displayName,
    avatarUrl: avatarUrl(core, user),
    locale: user.locale,
    userInstalled: user.userInstalled,
    directMessages: user.directMessages,
    guilds: [...core.state.guilds.values()]
      .filter((guild) => guild.members.has(user.id))
      .map((guild) => ({ guildId: guild.id, canManageGuild: canManageGuild(guild, user.id) })),
  };
}
