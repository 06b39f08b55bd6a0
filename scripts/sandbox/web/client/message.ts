import type { MessageView } from '../../discord/types.ts';
import type { PageState } from '../protocol.ts';
import { type Drawing, file, renderComponents } from './components.ts';
import { type Child, h } from './dom.ts';
import { icon } from './icons.ts';
import { type Names, renderMarkdown } from './markdown.ts';
import { timeElement } from './time.ts';

export interface MessageActions {
  click(message: MessageView, customId: string): void;
  select(message: MessageView, customId: string, values: readonly string[]): void;
  followed(message: MessageView, url: string): void;
  dismiss(message: MessageView): void;
}

export interface MessageFacts {
  readonly state: PageState;
  readonly names: Names;
  readonly busy: string | null;
}

/** One message as Discord shows it. */
export const renderMessage = (
  message: MessageView,
  facts: MessageFacts,
  actions: MessageActions,
): HTMLElement => {
  const author = authorOf(message, facts.state);
  const forMe = message.ephemeralFor !== null;
  return h(
    'article',
    {
      class: `message${forMe ? ' ephemeral' : ''}${pinged(message, facts.state) ? ' pinged' : ''}`,
      'data-key': message.id,
      'aria-label': `${author.name}, ${new Date(message.createdAt).toLocaleTimeString('en-GB')}`,
    },
    invokedLine(message, facts),
    h('img', { class: 'avatar', src: author.avatarUrl, alt: '' }),
    h(
      'div',
      { class: 'body' },
      h(
        'header',
        {},
        h('b', {}, author.name),
        author.bot && h('span', { class: 'tag' }, 'APP'),
        timeElement(message.createdAt, 't'),
        message.editedAt !== null && h('span', { class: 'edited' }, '(edited)'),
      ),
      ...bodyOf(message, facts, actions, author.name),
      forMe &&
        h(
          'footer',
          {},
          icon('eye'),
          h('span', {}, 'Only you can see this'),
          h(
            'button',
            { type: 'button', class: 'plain', onclick: () => actions.dismiss(message) },
            'Dismiss message',
          ),
        ),
    ),
  );
};

const bodyOf = (
  message: MessageView,
  { state, names, busy }: MessageFacts,
  actions: MessageActions,
  author: string,
): Child[] => {
  if (message.loading) {
    return [
      h(
        'div',
        { class: 'thinking' },
        h('span', { class: 'dots' }, h('i'), h('i'), h('i')),
        `${author} is thinking…`,
      ),
    ];
  }
  const drawing: Drawing = {
    state,
    names,
    busy,
    click: (customId) => actions.click(message, customId),
    select: (customId, values) => actions.select(message, customId, values),
    followed: (url) => actions.followed(message, url),
  };
  const inComponents = message.components.length > 0;
  return [
    message.content !== '' && h('div', { class: 'text' }, renderMarkdown(message.content, names)),
    ...renderComponents(message.components, drawing),
    // With components the files are shown where the components say.
    ...(inComponents ? [] : message.attachments.map(({ filename, url, size }) => file(filename, url, size))),
  ];
};

const invokedLine = ({ invokedBy }: MessageView, { state, names }: MessageFacts): Child => {
  if (invokedBy === null) return null;
  const avatarUrl = state.people.find(({ id }) => id === invokedBy.personId)?.avatarUrl;
  return h(
    'div',
    { class: 'invoked' },
    h('img', { src: avatarUrl, alt: '' }),
    h('b', {}, names.get(invokedBy.personId) ?? 'Somebody'),
    verbOf(invokedBy.label),
    h('span', { class: 'mention' }, invokedBy.label),
  );
};

/** Buttons and selects are quoted, forms have only their title. */
const verbOf = (label: string): string => {
  if (label.startsWith('/')) return ' used ';
  return label.startsWith('“') ? ' pressed ' : ' sent ';
};

const pinged = ({ pings, authorId }: MessageView, { me }: PageState): boolean =>
  authorId !== me.id && (pings.includes(me.id) || pings.includes('everyone'));

const authorOf = (
  { authorId }: MessageView,
  { bot, people }: PageState,
): { name: string; avatarUrl: string; bot: boolean } => {
  if (authorId === bot.id) return { ...bot, bot: true };
  const person = people.find(({ id }) => id === authorId);
  return { name: person?.name ?? 'Somebody', avatarUrl: person?.avatarUrl ?? bot.avatarUrl, bot: false };
};
