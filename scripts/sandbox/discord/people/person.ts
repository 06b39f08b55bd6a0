import type { Core } from '../core.ts';
import { ClientRefusal, RestError } from '../errors.ts';
import { type InteractionRequest, openInteraction, ownersOf } from '../interactions.ts';
import { createMessage } from '../messages.ts';
import { may, PERMISSION } from '../permissions.ts';
import type { Channel, Message, User } from '../state.ts';
import type { InteractionResult, Person } from '../types.ts';
import { AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT } from '../validation/interaction.ts';
import { BUTTON, flatten, isSelect, messageView } from '../views.ts';
import type { Component } from '../wire.ts';
import { directChannel } from '../world.ts';
import { commandEntry, commandPaths, findPath } from './command-menu.ts';
import { submission } from './modal-fields.ts';
import { commandOptions, partialOptions } from './option-values.ts';
import { pickValues } from './picks.ts';
import { createResolver } from './resolved.ts';
import { settled, untilMessage } from './waiting.ts';

/** A person at their client, as `types.ts` describes it. */
export function createPerson(core: Core, user: User): Person {
  const { state } = core;
  const personId = user.id;

  const place = (channelId: string): Channel => {
    const channel = state.channels.get(channelId);
    if (!channel || !may(state, channel, personId, PERMISSION.viewChannel)) {
      throw new ClientRefusal('unknown-channel', `${user.displayName} sees no channel ${channelId}`);
    }
    return channel;
  };

  const isFor = ({ ephemeralFor }: Message) => ephemeralFor === null || ephemeralFor === personId;

  const visible = (channel: Channel): Message[] =>
    [...state.messages.values()].filter((message) => message.channelId === channel.id && isFor(message));

  const messageAt = (messageId: string): { message: Message; channel: Channel } => {
    const message = state.messages.get(messageId);
    if (!message || !isFor(message)) {
      throw new ClientRefusal('unknown-message', `${user.displayName} sees no message ${messageId}`);
    }
    return { message, channel: place(message.channelId) };
  };

  const act = (
    request: Pick<InteractionRequest, 'type' | 'channel' | 'data' | 'label'> & Partial<InteractionRequest>,
  ): Promise<InteractionResult> =>
    settled(
      core,
      openInteraction(core, {
        personId,
        source: null,
        owners: ownersOf(core, personId, request.channel),
        commandName: '',
        triggeredBy: null,
        focusedType: null,
        extra: {},
        ...request,
      }),
    );

  const press = (messageId: string, component: Component, said: string, values: readonly string[] | null) => {
    const { message, channel } = messageAt(messageId);
    if (component.disabled) throw new ClientRefusal('disabled', `"${said}" is switched off`);
    const resolver = createResolver(core, personId, channel);
    const picked = values === null ? {} : { values: pickValues(component, values, resolver, 1) };
    return act({
      type: COMPONENT,
      channel,
      source: message,
      owners: message.origin?.owners ?? ownersOf(core, personId, channel),
      label: `“${said}”`,
      data: {
        id: component.id,
        custom_id: component.custom_id,
        component_type: component.type,
        ...picked,
        ...resolver.resolved(),
      },
    });
  };

  // biome-ignore format: one line per thing a person can do reads best
  const person: Person = {
    id: personId,
    username: user.username,
    displayName: user.displayName,

    commands: ({ channelId }) => commandPaths(core, personId, place(channelId)).map(commandEntry),

    async slash(typed, options, { channelId }) {
      const channel = place(channelId);
      const path = findPath(core, personId, channel, typed);
      const resolver = createResolver(core, personId, channel);
      const values = commandOptions(path, options, resolver);
      return act({
        type: COMMAND,
        channel,
        owners: path.owners,
        label: `/${path.path}`,
        commandName: path.path,
        data: commandData(path.command, values, resolver.resolved()),
      });
    },

    async autocomplete(typed, options, focused, { channelId }) {
      const channel = place(channelId);
      const path = findPath(core, personId, channel, typed);
      const resolver = createResolver(core, personId, channel);
      const { options: values, focusedType } = partialOptions(path, options, focused, resolver);
      const result = await act({
        type: AUTOCOMPLETE,
        channel,
        owners: path.owners,
        focusedType,
        label: `/${path.path} (${focused})`,
        commandName: path.path,
        data: commandData(path.command, values, resolver.resolved()),
      });
      return result.choices;
    },

    async click(messageId, customIdOrLabel) {
      const { message } = messageAt(messageId);
      const buttons = flatten(message.components).filter(({ type }) => type === BUTTON);
      const labelled = buttons.filter(({ label, emoji }) => (label ?? emoji?.name) === customIdOrLabel);
      const button = buttons.find(({ custom_id: id }) => id === customIdOrLabel) ?? labelled[0];
      if (!button) throw absent('button', customIdOrLabel, buttons);
      if (button.custom_id === undefined) throw new ClientRefusal('link', `"${customIdOrLabel}" only opens ${button.url}`);
      if (labelled.length > 1 && button === labelled[0]) {
        throw new ClientRefusal('ambiguous', `There are ${labelled.length} buttons "${customIdOrLabel}": name the custom id`);
      }
      return press(messageId, button, button.label ?? button.emoji?.name ?? '', null);
    },

    async select(messageId, customId, values) {
      const { message } = messageAt(messageId);
      const selects = flatten(message.components).filter(isSelect);
      const select = selects.find(({ custom_id: id }) => id === customId);
      if (!select) throw absent('select', customId, selects);
      return press(messageId, select, select.placeholder ?? customId, values);
    },

    async submitModal(opened, fields) {
      const modal = state.modals.get(personId);
      const wanted = opened.interactionId;
      if (!modal || modal.interactionId !== wanted) throw new ClientRefusal('no-modal', `${user.displayName} has no such dialog open`);
      const channel = place(modal.channelId);
      const resolver = createResolver(core, personId, channel);
      const components = submission(modal.components, fields, resolver);
      const result = await act({
        type: MODAL_SUBMIT,
        channel,
        source: state.messages.get(modal.sourceMessageId ?? '') ?? null,
        owners: modal.origin.owners,
        triggeredBy: modal.origin,
        label: modal.title,
        data: { custom_id: modal.customId, components, ...resolver.resolved() },
      });
      if (state.modals.get(personId) === modal) person.dismissModal();
      return result;
    },

    dismissModal() {
      if (state.modals.delete(personId)) core.events.emit('modalClosed', { personId });
    },

    async raw({ type, data, channelId, messageId, extra }) {
      const channel = state.channels.get(channelId);
      if (!channel) throw new ClientRefusal('unknown-channel', `There is no channel ${channelId}`);
      const source = messageId === undefined ? null : (state.messages.get(messageId) ?? null);
      const commandName = typeof data['name'] === 'string' ? data['name'] : '';
      return act({ type, channel, source, data: { ...data }, label: 'raw', commandName, extra: { ...extra } });
    },

    say(channelId, text) {
      const channel = place(channelId);
      if (!may(state, channel, personId, PERMISSION.sendMessages)) {
        throw new ClientRefusal('cannot-send', `${user.displayName} may not write in #${channel.name}`);
      }
      const input = { channel, authorId: personId, files: [], kind: 'create' as const, path: [], ephemeralFor: null, origin: null };
      try {
        return messageView(createMessage(core, { ...input, body: { content: text } }));
      } catch (error) {
        throw error instanceof RestError ? new ClientRefusal('invalid-message', error.message) : error;
      }
    },

    visibleMessages: (channelId) => visible(place(channelId)).map(messageView),

    waitForMessage: (channelId, fits, timeoutMs) =>
      untilMessage(core, {
        present: () => visible(place(channelId)),
        belongs: (message) => message.channelId === channelId && isFor(message),
        fits,
        timeoutMs,
        about: `message for ${user.displayName}`,
      }),

    openDm: () => directChannel(state, personId).id,
  };
  return person;
}

function commandData(
  command: { readonly id: string; readonly name: string; readonly guildId: string | null },
  options: readonly object[],
  resolved: object,
): Record<string, unknown> {
  const { id, name, guildId } = command;
  const local = guildId ? { guild_id: guildId } : {};
  return { id, name, type: 1, ...local, ...(options.length > 0 ? { options } : {}), ...resolved };
}

function absent(kind: string, named: string, there: readonly Component[]): ClientRefusal {
  const names = there.map(({ label, custom_id: id }) => label ?? id).join(', ');
  return new ClientRefusal(
    'unknown-control',
    `The message has no ${kind} "${named}" (there are: ${names || 'none'})`,
  );
}
