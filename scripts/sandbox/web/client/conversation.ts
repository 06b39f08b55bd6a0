import type { MessageView } from '../../discord/types.ts';
import type { PageState } from '../protocol.ts';
import { renderComponents } from './components.ts';
import { type Child, h } from './dom.ts';
import { formatTime, renderMarkdown } from './markdown.ts';

export interface ConversationActions {
  click(message: MessageView, customId: string): void;
  select(message: MessageView, customId: string, values: readonly string[]): void;
}

/**
 * Draws the messages of a channel into `into`. A message that did not change keeps its element, so that an open menu
 * stays open while another message is edited.
 */
export const createConversation = (into: HTMLElement, actions: ConversationActions) => {
  const drawn = new Map<string, { key: string; element: HTMLElement }>();
  // Dismissing is a matter of this window alone, as in the real client.
  const dismissed = new Set<string>();
  let shownChannel = '';
  let redraw = (): void => undefined;
  const dismiss = (message: MessageView): void => {
    dismissed.add(message.id);
    redraw();
  };

  const draw = (state: PageState, channelId: string): void => {
    const messages = state.messages.filter(
      (message) => message.channelId === channelId && !dismissed.has(message.id),
    );
    const atEnd = into.scrollHeight - into.scrollTop - into.clientHeight < 120;
    const elements = messages.map((message) => {
      const key = JSON.stringify(message);
      const known = drawn.get(message.id);
      if (known?.key === key) return known.element;
      const element = renderMessage(message, state, { ...actions, dismiss });
      drawn.set(message.id, { key, element });
      return element;
    });
    into.replaceChildren(...(elements.length === 0 ? [empty(state, channelId)] : elements));
    if (atEnd || shownChannel !== channelId) into.scrollTop = into.scrollHeight;
    shownChannel = channelId;
    redraw = () => draw(state, channelId);
  };
  return { draw };
};

const namesOf = (state: PageState): Map<string, string> =>
  new Map([
    [state.bot.id, state.bot.name],
    ...state.people.map(({ id, name }) => [id, name] as const),
    ...state.guilds.flatMap(({ channels }) => channels.map(({ id, name }) => [id, name] as const)),
  ]);

const empty = (state: PageState, channelId: string): HTMLElement =>
  h(
    'div',
    { class: 'welcome' },
    h('img', { src: state.bot.avatarUrl, alt: '' }),
    h('h1', {}, channelId === state.dm.id ? `Your messages with ${state.bot.name}` : 'Nothing here yet'),
    h(
      'p',
      {},
      'Type ',
      h('kbd', {}, '/'),
      ' to see what you can do. ',
      h('kbd', {}, '/link'),
      ' is a good start.',
    ),
  );

const authorOf = (
  message: MessageView,
  state: PageState,
): { name: string; avatarUrl: string; bot: boolean } => {
  if (message.authorId === state.bot.id) return { ...state.bot, bot: true };
  const person = state.people.find(({ id }) => id === message.authorId);
  return {
    name: person?.name ?? 'Somebody',
    avatarUrl: person?.avatarUrl ?? state.bot.avatarUrl,
    bot: false,
  };
};

const renderMessage = (
  message: MessageView,
  state: PageState,
  actions: ConversationActions & { dismiss(message: MessageView): void },
): HTMLElement => {
  const names = namesOf(state);
  const { now } = state.world;
  const author = authorOf(message, state);
  const drawing = {
    names,
    now,
    click: (customId: string) => actions.click(message, customId),
    select: (customId: string, values: readonly string[]) => actions.select(message, customId, values),
  };
  const { invokedBy } = message;
  const invoked: Child =
    invokedBy !== null &&
    h(
      'div',
      { class: 'invoked' },
      h('b', {}, names.get(invokedBy.personId) ?? ''),
      ' used ',
      h('span', { class: 'mention' }, invokedBy.label),
    );
  const body: Child[] = message.loading
    ? [h('div', { class: 'thinking' }, h('i'), h('i'), h('i'), ` ${author.name} is thinking…`)]
    : [
        message.content !== '' && h('div', { class: 'text' }, renderMarkdown(message.content, names, now)),
        ...renderComponents(message.components, drawing),
      ];
  return h(
    'article',
    { class: `message${message.ephemeralFor === null ? '' : ' ephemeral'}`, 'data-id': message.id },
    h('img', { class: 'avatar', src: author.avatarUrl, alt: '' }),
    h(
      'div',
      { class: 'body' },
      invoked,
      h(
        'header',
        {},
        h('b', {}, author.name),
        author.bot && h('span', { class: 'tag' }, 'APP'),
        h('time', {}, formatTime(message.createdAt, 't', now)),
        message.editedAt !== null && h('span', { class: 'edited' }, '(edited)'),
      ),
      ...body,
      message.ephemeralFor !== null &&
        h(
          'footer',
          {},
          'Only you can see this · ',
          h(
            'button',
            { type: 'button', class: 'plain', onclick: () => actions.dismiss(message) },
            'Dismiss message',
          ),
        ),
    ),
  );
};
