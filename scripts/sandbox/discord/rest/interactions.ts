import { answerInteraction, callbackResponse } from '../callbacks.ts';
import type { Core } from '../core.ts';
import { apiError, refuseProblems } from '../errors.ts';
import { TOKEN_LIFETIME_MS } from '../interactions.ts';
import { createMessage, deleteMessage, editMessage } from '../messages.ts';
import { messagePayload } from '../payloads.ts';
import type { Interaction, Message } from '../state.ts';
import { AUTOCOMPLETE } from '../validation/interaction.ts';
import { checkMessageBody, EPHEMERAL, LOADING } from '../validation/message.ts';
import { isObject, type Json } from '../validation/schema.ts';
import { noContent, objectBody, ok, param, type RestReply, type RestRequest, type Route } from './request.ts';

/** Follow-ups without a guild installation. */
const USER_INSTALL_FOLLOW_UPS = 5;
/** "Interaction webhooks share the rate limit properties of normal webhooks." */
const WEBHOOK_BUCKET = { limit: 5, windowMs: 2000 };

/** Callback and webhook routes of interactions. None of them takes an Authorization header. */
export function interactionRoutes(core: Core): readonly Route[] {
  const webhook = (method: string, tail: string, handle: Route['handle']): Route => ({
    method,
    pattern: `/webhooks/:app/:token${tail}`,
    auth: 'open',
    bucket: WEBHOOK_BUCKET,
    handle,
  });
  return [
    {
      method: 'POST',
      pattern: '/interactions/:id/:token/callback',
      auth: 'open',
      handle: (request) => callback(core, request),
    },
    webhook('POST', '', (request) => followUp(core, request)),
    webhook('GET', '/messages/:message', (request) => ok(messagePayload(core, target(core, request)))),
    webhook('PATCH', '/messages/:message', (request) => {
      const edit = {
        body: objectBody(request),
        files: request.files,
        kind: 'webhook-edit' as const,
        path: [],
      };
      return ok(messagePayload(core, editMessage(core, { ...edit, message: target(core, request) })));
    }),
    webhook('DELETE', '/messages/:message', (request) => {
      deleteMessage(core, target(core, request));
      return noContent;
    }),
  ];
}

function callback(core: Core, request: RestRequest): RestReply {
  const interaction = core.state.interactions.get(param(request, 'id'));
  if (!interaction || interaction.token !== param(request, 'token')) throw apiError(10062);
  answerInteraction(core, interaction, request.body, request.files);
  if (request.query.get('with_response') !== 'true') return noContent;
  return ok(callbackResponse(core, interaction, isObject(request.body) ? request.body['type'] : null));
}

/** The interaction of a webhook address; throws unless its token is alive and it has been answered. */
function openWebhook(core: Core, request: RestRequest): Interaction {
  if (param(request, 'app') !== core.state.applicationId) throw apiError(10015);
  const interaction = core.state.interactionsByToken.get(param(request, 'token'));
  if (!interaction || core.now() - interaction.createdAt > TOKEN_LIFETIME_MS) throw apiError(50027);
  if (interaction.ack === null || interaction.type === AUTOCOMPLETE) throw apiError(10015);
  return interaction;
}

/** `@original`, or a message this interaction made. */
function target(core: Core, request: RestRequest): Message {
  const interaction = openWebhook(core, request);
  const asked = param(request, 'message');
  const id = asked === '@original' ? interaction.originalId : asked;
  const own = id !== null && (id === interaction.originalId || interaction.followUpIds.includes(id));
  const message = own ? core.state.messages.get(id) : undefined;
  if (!message) throw apiError(10008);
  return message;
}

function followUp(core: Core, request: RestRequest): RestReply {
  const interaction = openWebhook(core, request);
  const body = objectBody(request);
  const original = core.state.messages.get(interaction.originalId ?? '');
  // Kept for old apps: the first follow-up of a deferred answer fills the waiting message.
  if (original && (original.flags & LOADING) !== 0)
    return ok(messagePayload(core, fill(core, original, body, request)));
  if (interaction.userInstallOnly && interaction.followUpIds.length >= USER_INSTALL_FOLLOW_UPS)
    throw apiError(40094);
  const channel = core.state.channels.get(interaction.channelId);
  if (!channel) throw apiError(10003);
  const flags = body['flags'];
  const isPrivate = interaction.forcedEphemeral || (typeof flags === 'number' && (flags & EPHEMERAL) !== 0);
  const message = createMessage(core, {
    channel,
    authorId: core.state.botId,
    body,
    files: request.files,
    kind: 'followup',
    path: [],
    ephemeralFor: isPrivate ? interaction.personId : null,
    origin: interaction.origin,
  });
  interaction.followUpIds.push(message.id);
  return ok(messagePayload(core, message));
}

/** Whether it is ephemeral was decided by the deferral: the flag of the follow-up says nothing. */
function fill(core: Core, message: Message, body: Json, request: RestRequest): Message {
  refuseProblems(checkMessageBody(body, 'followup', null));
  const flags = typeof body['flags'] === 'number' ? { flags: body['flags'] & ~EPHEMERAL } : {};
  return editMessage(core, {
    message,
    body: { ...body, ...flags },
    files: request.files,
    kind: 'webhook-edit',
    path: [],
  });
}
