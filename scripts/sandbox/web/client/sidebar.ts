import type { ChannelView, PageState } from '../protocol.ts';
import { type Child, h } from './dom.ts';

/** Channels at the left, with a dot where something new came while one looked elsewhere; below them, who one is. */
export const createSidebar = (
  into: HTMLElement,
  onChannel: (channelId: string) => void,
  onPerson: (personId: string) => void,
) => {
  const seen = new Map<string, string>();

  const draw = (state: PageState, current: string): void => {
    const newest = new Map(state.messages.map(({ channelId, id }) => [channelId, id] as const));
    const isNew = (channelId: string): boolean => {
      const last = newest.get(channelId);
      if (channelId === current || !seen.has(channelId)) seen.set(channelId, last ?? '');
      return last !== undefined && seen.get(channelId) !== last;
    };
    const channel = (view: ChannelView, mark: Child): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          class: `channel${view.id === current ? ' current' : ''}${isNew(view.id) ? ' unread' : ''}`,
          'data-channel': view.name,
          title: view.remark,
          onclick: () => onChannel(view.id),
        },
        mark,
        h('span', {}, view.name),
        view.remark !== null && h('small', {}, '🔒'),
      );
    const people = h(
      'select',
      { id: 'person', 'aria-label': 'Who you are' },
      ...state.people.map(({ id, name }) => h('option', { value: id, selected: id === state.me.id }, name)),
    );
    people.addEventListener('change', () => onPerson(people.value));
    into.replaceChildren(
      h('h2', {}, 'Messages'),
      channel(state.dm, h('img', { src: state.bot.avatarUrl, alt: '' })),
      ...state.guilds.flatMap((guild) => [
        h('h2', {}, guild.name),
        ...guild.channels.map((view) => channel(view, '#')),
      ]),
      h(
        'div',
        { class: 'me' },
        h('img', { class: 'avatar', src: state.me.avatarUrl, alt: '' }),
        h('div', {}, people, h('small', {}, state.me.about)),
      ),
    );
  };
  return { draw };
};
