import type { UploadedFile } from './attachments.ts';
import type { Core } from './core.ts';
import { apiError, refuseProblems } from './errors.ts';
import { settleComponents } from './media.ts';
import { createLoadingMessage, createMessage, editMessage } from './messages.ts';
import { messagePayload, type Payload } from './payloads.ts';
import type { Channel, Interaction, Message, Modal } from './state.ts';
import type { AckKind, Choice } from './types.ts';
import { AUTOCOMPLETE, checkCallback } from './validation/interaction.ts';
import { EPHEMERAL, LOADING } from './validation/message.ts';
import { isObject, type Json, type Problem, problem } from './validation/schema.ts';
import { isComponentList, modalView } from './views.ts';

const DATA = ['data'];

/** The first answer to an interaction; throws what Discord would answer to a late, second or malformed one. */
export function answerInteraction(
  core: Core,
  interaction: Interaction,
  body: unknown,
  files: readonly UploadedFile[],
): void {
  const late = core.elapsed() - interaction.dispatchedAt > core.ackDeadlineMs;
  if (interaction.expired || (late && interaction.ack === null)) throw apiError(10062);
  if (interaction.ack !== null) throw apiError(40060);
  refuseProblems(checkCallback(body, interaction.type, interaction.sourceMessageId !== null));
  const callback: Json = isObject(body) ? body : {};
  const data: Json = isObject(callback['data']) ? callback['data'] : {};
  const channel = core.state.channels.get(interaction.channelId);
  if (!channel) throw apiError(10003);
  const kind = carryOut(core, interaction, { type: callback['type'], data, files, channel });
  interaction.ack = kind;
  interaction.ackMs = core.elapsed() - interaction.dispatchedAt;
  core.tally.acknowledged += 1;
  const { id: interactionId, ackMs } = interaction;
  core.events.emit('interactionAcknowledged', { interactionId, ack: kind, ackMs });
  interaction.settle('acknowledged');
}

interface Answer {
  readonly type: unknown;
  readonly data: Json;
  readonly files: readonly UploadedFile[];
  readonly channel: Channel;
}

function carryOut(core: Core, interaction: Interaction, answer: Answer): AckKind {
  const { data, files, channel } = answer;
  const isPrivate = interaction.forcedEphemeral || (numberOf(data['flags']) & EPHEMERAL) !== 0;
  const place = {
    channel,
    authorId: core.state.botId,
    ephemeralFor: isPrivate ? interaction.personId : null,
    origin: interaction.origin,
  };
  switch (answer.type) {
    case 4:
      interaction.originalId = createMessage(core, {
        ...place,
        body: data,
        files,
        kind: 'reply',
        path: DATA,
      }).id;
      return 'message';
    case 5:
      interaction.originalId = createLoadingMessage(core, place).id;
      return 'deferred';
    case 6:
      interaction.originalId = interaction.sourceMessageId;
      return 'deferred-update';
    case 7: {
      const message = sourceOf(core, interaction);
      editMessage(core, { message, body: data, files, kind: 'update', path: DATA });
      interaction.originalId = message.id;
      return 'update';
    }
    case 8:
      interaction.choices = choicesOf(data, interaction.focusedType);
      return 'choices';
    default:
      interaction.modal = openModal(core, interaction, data);
      return 'modal';
  }
}

function sourceOf(core: Core, interaction: Interaction): Message {
  const message = core.state.messages.get(interaction.sourceMessageId ?? '');
  if (!message) throw apiError(10008);
  return message;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/** Values must have the type of the option that is being completed. */
function choicesOf(data: Json, focusedType: number | null): readonly Choice[] {
  const listed = Array.isArray(data['choices']) ? data['choices'].filter(isObject) : [];
  const wanted = focusedType === 3 || focusedType === null ? 'string' : 'number';
  const problems: Problem[] = [];
  const choices = listed.flatMap((entry, index): Choice[] => {
    const { name, value } = entry;
    const fits = typeof value === wanted && (focusedType !== 4 || Number.isInteger(value));
    if (!fits) {
      const message = `Value "${String(value)}" is not ${focusedType === 3 ? 'string' : focusedType === 4 ? 'int' : 'float'}.`;
      problems.push(problem(['data', 'choices', index, 'value'], 'NUMBER_TYPE_COERCE', message));
    }
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    return [{ name: String(name), value }];
  });
  refuseProblems(problems);
  return choices;
}

function openModal(core: Core, interaction: Interaction, data: Json): Modal {
  const raw = data['components'];
  const components = isComponentList(raw) ? raw : [];
  const modal: Modal = {
    interactionId: interaction.id,
    personId: interaction.personId,
    channelId: interaction.channelId,
    customId: String(data['custom_id']),
    title: String(data['title']),
    components: settleComponents(core, components, [], ['data', 'components']).components,
    sourceMessageId: interaction.sourceMessageId,
    origin: interaction.origin,
  };
  core.state.modals.set(interaction.personId, modal);
  core.events.emit('modalOpened', modalView(modal));
  return modal;
}

/** The body of `?with_response=true`. */
export function callbackResponse(core: Core, interaction: Interaction, callbackType: unknown): Payload {
  const message = core.state.messages.get(interaction.originalId ?? '');
  const { id, type, channelId, guildId } = interaction;
  const shown = message && interaction.type !== AUTOCOMPLETE ? message : undefined;
  return {
    interaction: {
      id,
      type,
      channel_id: channelId,
      ...(guildId ? { guild_id: guildId } : {}),
      ...(shown
        ? {
            response_message_id: shown.id,
            response_message_loading: (shown.flags & LOADING) !== 0,
            response_message_ephemeral: shown.ephemeralFor !== null,
          }
        : {}),
    },
    ...(shown ? { resource: { type: callbackType, message: messagePayload(core, shown) } } : {}),
  };
}
