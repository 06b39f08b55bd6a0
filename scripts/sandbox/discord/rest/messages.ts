import type { Core } from '../core.ts';
import { apiError } from '../errors.ts';
import { createMessage, deleteMessage, editMessage } from '../messages.ts';
import { messagePayload } from '../payloads.ts';
import { channelPermissions, PERMISSION, sharesGuildWithBot } from '../permissions.ts';
import type { Channel, Message } from '../state.ts';
import type { Json } from '../validation/schema.ts';
import { noContent, objectBody, ok, param, type RestReply, type RestRequest, type Route } from './request.ts';

/** "In the past few minutes" is all the documentation says of `enforce_nonce`. */
const NONCE_MEMORY_MS = 5 * 60 * 1000;

const BUCKET = { limit: 5, windowMs: 5000 };

/** Messages of channels, as the bot user. */
export function messageRoutes(core: Core): readonly Route[] {
  const route = (method: string, tail: string, handle: Route['handle'], bucket = BUCKET): Route => ({
    method,
    pattern: `/channels/:channel/messages${tail}`,
    auth: 'bot',
    bucket,
    handle,
  });
  return [
    route('POST', '', (request) => send(core, request)),
    route('GET', '', (request) => list(core, request)),
    route('GET', '/:message', (request) =>
      ok(messagePayload(core, one(core, request, PERMISSION.readHistory))),
    ),
    route('PATCH', '/:message', (request) => {
      const message = one(core, request, 0n);
      if (message.authorId !== core.state.botId) throw apiError(50005);
      const edit = { body: objectBody(request), files: request.files, kind: 'edit' as const, path: [] };
      return ok(messagePayload(core, editMessage(core, { ...edit, message })));
    }),
    route('DELETE', '/:message', (request) => {
      const message = one(core, request, 0n);
      if (message.authorId !== core.state.botId)
        requirePermission(core, visible(core, request), PERMISSION.manageMessages);
      deleteMessage(core, message);
      return noContent;
    }),
    {
      method: 'POST',
      pattern: '/channels/:channel/typing',
      auth: 'bot',
      bucket: BUCKET,
      handle(request) {
        const channel = visible(core, request);
        requirePermission(core, channel, PERMISSION.sendMessages);
        core.events.emit('typing', { channelId: channel.id });
        return noContent;
      },
    },
  ];
}

/** A channel the bot can see. Throws 10003 or 50001. */
export function visible(core: Core, request: RestRequest): Channel {
  const channel = core.state.channels.get(param(request, 'channel'));
  if (!channel) throw apiError(10003);
  if (channelPermissions(core.state, channel, core.state.botId) === 0n) throw apiError(50001);
  return channel;
}

function requirePermission(core: Core, channel: Channel, permission: bigint): void {
  if ((channelPermissions(core.state, channel, core.state.botId) & permission) !== permission)
    throw apiError(50013);
}

/** Ephemeral messages do not exist for these routes. */
function one(core: Core, request: RestRequest, permission: bigint): Message {
  const channel = visible(core, request);
  requirePermission(core, channel, permission);
  const message = core.state.messages.get(param(request, 'message'));
  if (!message || message.channelId !== channel.id || message.ephemeralFor !== null) throw apiError(10008);
  return message;
}

function send(core: Core, request: RestRequest): RestReply {
  const channel = visible(core, request);
  requirePermission(core, channel, PERMISSION.sendMessages);
  if (channel.type === 1) refuseClosedDirectMessages(core, channel);
  if (request.files.length > 0) requirePermission(core, channel, PERMISSION.attachFiles);
  const body = objectBody(request);
  const before = earlier(core, channel, body);
  const message =
    before ??
    createMessage(core, {
      channel,
      authorId: core.state.botId,
      body,
      files: request.files,
      kind: 'create',
      path: [],
      ephemeralFor: null,
      origin: null,
    });
  return ok({
    ...messagePayload(core, message),
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
  });
}

function refuseClosedDirectMessages(core: Core, channel: Channel): void {
  const personId = channel.recipientIds[0] ?? '';
  if (!sharesGuildWithBot(core.state, personId)) throw apiError(50278);
  if (core.state.users.get(personId)?.directMessages === 'closed') throw apiError(50007);
}

/** The message that was already made for this nonce, when the request asks to enforce it. */
function earlier(core: Core, channel: Channel, body: Json): Message | undefined {
  const { nonce, enforce_nonce: enforce } = body;
  if (enforce !== true || nonce === undefined || nonce === null) return undefined;
  const since = core.now() - NONCE_MEMORY_MS;
  return [...core.state.messages.values()].find(
    (message) =>
      message.authorId === core.state.botId &&
      message.channelId === channel.id &&
      message.nonce !== null &&
      String(message.nonce) === String(nonce) &&
      message.createdAt >= since,
  );
}

/** Newest first. Without the right to read the history it is empty, as Discord answers. */
function list(core: Core, request: RestRequest): RestReply {
  const channel = visible(core, request);
  const bits = channelPermissions(core.state, channel, core.state.botId);
  if ((bits & PERMISSION.readHistory) === 0n) return ok([]);
  const limit = Math.min(Math.max(Number(request.query.get('limit') ?? 50), 1), 100);
  const bound = (name: string) => {
    const id = request.query.get(name);
    return id !== null && /^\d+$/.test(id) ? BigInt(id) : null;
  };
  const [before, after] = [bound('before'), bound('after')];
  const fitting = [...core.state.messages.values()]
    .filter(({ channelId, ephemeralFor }) => channelId === channel.id && ephemeralFor === null)
    .filter(({ id }) => (before === null || BigInt(id) < before) && (after === null || BigInt(id) > after))
    .reverse();
  // `after` asks for the oldest ones behind that id, still answered newest first.
  const page = after === null ? fitting.slice(0, limit) : fitting.slice(-limit);
  return ok(page.map((message) => messagePayload(core, message)));
}
