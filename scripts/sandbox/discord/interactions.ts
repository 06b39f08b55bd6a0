import { FILE_LIMIT } from './attachments.ts';
import type { Core } from './core.ts';
import {
  channelPayload,
  guildPayload,
  interactionMember,
  messagePayload,
  type Payload,
  userById,
} from './payloads.ts';
import { channelPermissions, EVERYONE, may, PERMISSION, sharesGuildWithBot } from './permissions.ts';
import type { Channel, Interaction, Message, MessageOrigin } from './state.ts';

export type Owners = Readonly<Record<string, string>>;

export interface InteractionRequest {
  readonly type: number;
  readonly personId: string;
  readonly channel: Channel;
  readonly data: Payload;
  /** The message a component sits on, or that the modal was opened from. */
  readonly source: Message | null;
  readonly owners: Owners;
  readonly label: string;
  readonly commandName: string;
  readonly triggeredBy: MessageOrigin | null;
  readonly focusedType: number | null;
  /** Fields of the payload that shall differ from the truth. */
  readonly extra: Payload;
}

export interface OpenInteraction {
  readonly interaction: Interaction;
  readonly outcome: Promise<'acknowledged' | 'expired'>;
}

/** Discord: an interaction token works 15 minutes. */
export const TOKEN_LIFETIME_MS = 15 * 60 * 1000;

/** By whose installation an app may act at a place: `0` a guild (or "0" in its own DM), `1` the person. */
export function ownersOf(
  core: Core,
  personId: string,
  channel: Channel,
  integrationTypes: readonly number[] = [0, 1],
): Owners {
  const { state } = core;
  const guild = channel.guildId ? state.guilds.get(channel.guildId) : undefined;
  const reachable = guild ? guild.botIsMember : channel.type === 1 && sharesGuildWithBot(state, personId);
  const byGuild = integrationTypes.includes(0) && reachable;
  const byPerson = integrationTypes.includes(1) && state.users.get(personId)?.userInstalled === true;
  return {
    ...(byGuild ? { '0': guild?.id ?? '0' } : {}),
    ...(byPerson ? { '1': personId } : {}),
  };
}

/** Sends INTERACTION_CREATE and starts the clock of the first answer. */
export function openInteraction(core: Core, request: InteractionRequest): OpenInteraction {
  const { channel, extra } = request;
  const id = typeof extra['id'] === 'string' ? extra['id'] : core.ids.next();
  const token = typeof extra['token'] === 'string' ? extra['token'] : tokenOf(core, id);
  const origin: MessageOrigin = {
    interactionId: id,
    type: request.type,
    personId: request.personId,
    commandName: request.commandName,
    label: request.label,
    owners: request.owners,
    sourceMessageId: request.source?.id ?? null,
    triggeredBy: request.triggeredBy,
  };
  const { promise, resolve } = Promise.withResolvers<'acknowledged' | 'expired'>();
  const userInstallOnly = request.owners['0'] === undefined;
  const interaction: Interaction = {
    id,
    token,
    type: request.type,
    personId: request.personId,
    channelId: channel.id,
    guildId: channel.guildId,
    createdAt: core.now(),
    dispatchedAt: core.elapsed(),
    origin,
    sourceMessageId: request.source?.id ?? null,
    userInstallOnly,
    forcedEphemeral: userInstallOnly && !may(core.state, channel, request.personId, PERMISSION.sendMessages),
    focusedType: request.focusedType,
    ack: null,
    ackMs: 0,
    expired: false,
    originalId: null,
    followUpIds: [],
    choices: [],
    modal: null,
    settle: resolve,
  };
  core.state.interactions.set(id, interaction);
  core.state.interactionsByToken.set(token, interaction);
  core.tally.interactions += 1;
  core.events.emit('interactionCreated', {
    interactionId: id,
    personId: request.personId,
    label: request.label,
  });
  core.later(core.ackDeadlineMs, () => {
    expire(core, interaction);
  });
  core.dispatch('INTERACTION_CREATE', payloadOf(core, request, interaction), {
    guildId: channel.guildId,
    intents: 0,
  });
  return { interaction, outcome: promise };
}

function tokenOf(core: Core, id: string): string {
  return Buffer.from(`interaction:${id}:${core.sign(`interaction ${id}`)}`).toString('base64url');
}

function expire(core: Core, interaction: Interaction): void {
  if (interaction.ack !== null || interaction.expired) return;
  interaction.expired = true;
  core.tally.expired += 1;
  core.events.emit('interactionExpired', { interactionId: interaction.id });
  interaction.settle('expired');
}

function payloadOf(core: Core, request: InteractionRequest, interaction: Interaction): Payload {
  const { state } = core;
  const { channel, personId } = request;
  const guild = channel.guildId ? state.guilds.get(channel.guildId) : undefined;
  const member = guild?.members.get(personId);
  const inGuild = guild && member;
  const botBits = channelPermissions(state, channel, state.botId);
  return {
    id: interaction.id,
    application_id: state.applicationId,
    type: request.type,
    token: interaction.token,
    version: 1,
    data: request.data,
    channel_id: channel.id,
    channel: {
      ...channelPayload(core, channel),
      permissions: channelPermissions(state, channel, personId).toString(),
    },
    ...(guild
      ? { guild_id: guild.id, guild_locale: guild.locale, guild: partialGuild(guildPayload(guild)) }
      : {}),
    ...(inGuild ? { member: interactionMember(core, member, channel) } : { user: userById(core, personId) }),
    ...(request.source ? { message: messagePayload(core, request.source) } : {}),
    locale: state.users.get(personId)?.locale ?? 'en-US',
    app_permissions: (botBits === 0n ? EVERYONE : botBits).toString(),
    entitlements: [],
    authorizing_integration_owners: request.owners,
    context: guild ? 0 : channel.type === 1 ? 1 : 2,
    attachment_size_limit: FILE_LIMIT,
    ...request.extra,
  };
}

function partialGuild(guild: Payload): Payload {
  return { id: guild['id'], locale: guild['preferred_locale'], features: guild['features'] };
}
