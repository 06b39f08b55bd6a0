import { resolveAttachments, type UploadedFile } from './attachments.ts';
import type { Core } from './core.ts';
import { apiError, refuseProblems } from './errors.ts';
import { settleComponents } from './media.ts';
import { pingsOf } from './mentions.ts';
import { messagePayload } from './payloads.ts';
import type { Channel, Message, MessageOrigin } from './state.ts';
import {
  COMPONENTS_V2,
  checkMessageBody,
  EPHEMERAL,
  LOADING,
  type MessageBodyKind,
  resultingFlags,
} from './validation/message.ts';
import { isObject, type Json, type Path } from './validation/schema.ts';
import { isComponentList, messageView } from './views.ts';

export interface NewMessage {
  readonly channel: Channel;
  readonly authorId: string;
  readonly body: Json;
  readonly files: readonly UploadedFile[];
  readonly kind: MessageBodyKind;
  /** Where the body sits in the request, for the paths of problems. */
  readonly path: Path;
  readonly ephemeralFor: string | null;
  readonly origin: MessageOrigin | null;
}

export interface MessageEdit {
  readonly message: Message;
  readonly body: Json;
  readonly files: readonly UploadedFile[];
  readonly kind: MessageBodyKind;
  readonly path: Path;
}

const HOUR_MS = 60 * 60 * 1000;
/** Discord names no figure for 30046; this many late edits of one message an hour are let through. */
const LATE_EDITS_PER_HOUR = 30;

const GUILD_MESSAGES = 1 << 9;
const DIRECT_MESSAGES = 1 << 12;

/** Checks, stores and announces a message; throws the error Discord would answer. */
export function createMessage(core: Core, input: NewMessage): Message {
  const { body, channel, path } = input;
  refuseProblems(checkMessageBody(body, input.kind, null, path));
  const flags = (resultingFlags(body, null) & ~EPHEMERAL) | (input.ephemeralFor === null ? 0 : EPHEMERAL);
  const place = { channelId: channel.id, ephemeral: input.ephemeralFor !== null };
  const { attachments, problems } = resolveAttachments(core, body, input.files, [], { ...place, path });
  refuseProblems(problems);
  const message: Message = {
    ...blank(core, channel, input),
    flags,
    attachments,
    nonce: nonceOf(body),
    replyToId: repliedId(body),
    ...contents(core, body, attachments, path),
    ...pingsOf(core, body, channel, input.authorId),
  };
  refuseEmpty(message, body);
  return publish(core, channel, message);
}

/** "Segue is thinking…": the place a deferred answer will fill. */
export function createLoadingMessage(
  core: Core,
  input: Omit<NewMessage, 'body' | 'files' | 'kind' | 'path'>,
): Message {
  const flags = LOADING | (input.ephemeralFor === null ? 0 : EPHEMERAL);
  return publish(core, input.channel, { ...blank(core, input.channel, input), flags });
}

function blank(
  core: Core,
  channel: Channel,
  input: Pick<NewMessage, 'authorId' | 'ephemeralFor' | 'origin'>,
): Message {
  return {
    id: core.ids.next(),
    channelId: channel.id,
    authorId: input.authorId,
    createdAt: core.now(),
    editedAt: null,
    flags: 0,
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    ephemeralFor: input.ephemeralFor,
    origin: input.origin,
    nonce: null,
    replyToId: null,
    mentionIds: [],
    mentionsEveryone: false,
    lateEdits: [],
  };
}

function publish(core: Core, channel: Channel, message: Message): Message {
  core.state.messages.set(message.id, message);
  if (message.ephemeralFor === null) {
    channel.lastMessageId = message.id;
    announce(core, 'MESSAGE_CREATE', channel, {
      ...messagePayload(core, message),
      ...(message.nonce === null ? {} : { nonce: message.nonce }),
      ...(channel.guildId ? { guild_id: channel.guildId } : {}),
    });
  }
  core.events.emit('messageCreated', messageView(message));
  return message;
}

/** Lays a body over a message; throws the error Discord would answer. */
export function editMessage(core: Core, { message, body, files, kind, path }: MessageEdit): Message {
  const before = { flags: message.flags, content: message.content, embedCount: message.embeds.length };
  refuseProblems(checkMessageBody(body, kind, before, path));
  const channel = core.state.channels.get(message.channelId);
  if (!channel) throw apiError(10003);
  countLateEdit(core, message);
  const place = { channelId: channel.id, ephemeral: message.ephemeralFor !== null };
  const { attachments, problems } = resolveAttachments(core, body, files, message.attachments, {
    ...place,
    path,
  });
  refuseProblems(problems);
  const wasLoading = (message.flags & LOADING) !== 0;
  const edited = {
    flags: resultingFlags(body, before) & ~LOADING,
    attachments,
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    ...contents(core, body, attachments, path),
  };
  refuseEmpty(edited, body);
  Object.assign(message, edited, { editedAt: wasLoading ? null : core.now() });
  if (message.ephemeralFor === null) {
    announce(core, 'MESSAGE_UPDATE', channel, {
      ...messagePayload(core, message),
      ...(channel.guildId ? { guild_id: channel.guildId } : {}),
    });
  }
  core.events.emit('messageUpdated', messageView(message));
  return message;
}

export function deleteMessage(core: Core, message: Message): void {
  core.state.messages.delete(message.id);
  const channel = core.state.channels.get(message.channelId);
  if (channel && message.ephemeralFor === null) {
    const guild = channel.guildId ? { guild_id: channel.guildId } : {};
    announce(core, 'MESSAGE_DELETE', channel, { id: message.id, channel_id: channel.id, ...guild });
  }
  core.events.emit('messageDeleted', { id: message.id, channelId: message.channelId });
}

type Contents = Pick<Message, 'content' | 'embeds' | 'components'>;

/** The parts of a body that were given, as they are stored. */
function contents(
  core: Core,
  body: Json,
  attachments: Message['attachments'],
  path: Path,
): Partial<Contents> {
  const { content, embeds, components } = body;
  const given: { -readonly [K in keyof Contents]?: Contents[K] } = {};
  if (content !== undefined) given.content = typeof content === 'string' ? content.trim() : '';
  if (embeds !== undefined) {
    given.embeds = Array.isArray(embeds)
      ? embeds.filter(isObject).map((embed) => ({ type: 'rich', ...embed }))
      : [];
  }
  if (components !== undefined) {
    const settled = settleComponents(core, isComponentList(components) ? components : [], attachments, [
      ...path,
      'components',
    ]);
    refuseProblems(settled.problems);
    given.components = settled.components;
  }
  return given;
}

function refuseEmpty(message: Contents & Pick<Message, 'flags' | 'attachments'>, body: Json): void {
  const showsComponents = message.components.length > 0;
  const shows =
    (message.flags & COMPONENTS_V2) !== 0
      ? showsComponents
      : message.content !== '' ||
        message.embeds.length > 0 ||
        message.attachments.length > 0 ||
        showsComponents ||
        isObject(body['poll']) ||
        Array.isArray(body['sticker_ids']);
  if (!shows) throw apiError(50006);
}

function countLateEdit(core: Core, message: Message): void {
  const now = core.now();
  if (now - message.createdAt <= HOUR_MS) return;
  message.lateEdits = message.lateEdits.filter((at) => now - at < HOUR_MS);
  if (message.lateEdits.length >= LATE_EDITS_PER_HOUR) throw apiError(30046);
  message.lateEdits.push(now);
}

function nonceOf(body: Json): string | number | null {
  const nonce = body['nonce'];
  return typeof nonce === 'string' || typeof nonce === 'number' ? nonce : null;
}

function repliedId(body: Json): string | null {
  const reference = body['message_reference'];
  const id = isObject(reference) ? reference['message_id'] : undefined;
  return typeof id === 'string' ? id : null;
}

/** Message events reach the bot where it is a member, and with the intent for that kind of channel. */
function announce(
  core: Core,
  event: string,
  channel: Channel,
  data: Readonly<Record<string, unknown>>,
): void {
  const guild = channel.guildId ? core.state.guilds.get(channel.guildId) : undefined;
  if (channel.type === 3 || (guild && !guild.botIsMember)) return;
  core.dispatch(event, data, { guildId: channel.guildId, intents: guild ? GUILD_MESSAGES : DIRECT_MESSAGES });
}
