import type { ChannelView, GuildView, PageState } from '../protocol.ts';
import { type Child, h } from './dom.ts';
import { type IconName, icon } from './icons.ts';
import { draw } from './patch.ts';
import type { Unread } from './unread.ts';
import { createDropdown } from './widgets/dropdown.ts';

const icons: Readonly<Record<ChannelView['kind'], IconName>> = {
  text: 'hash',
  announcement: 'megaphone',
  dm: 'hash',
  private: 'people',
};

const WITHOUT = 'Segue is not in this server: only people who installed it for themselves can use it here';

/** Channels at the left, with a mark where something new came while one looked elsewhere; below them, who one is. */
export const createSidebar = (
  into: { readonly channels: HTMLElement; readonly me: HTMLElement },
  unread: Unread,
  onChannel: (channelId: string) => void,
  onPerson: (personId: string) => void,
) => {
  const channel = (view: ChannelView, state: PageState): HTMLElement => {
    const isDm = view.kind === 'dm';
    const current = view.id === state.channelId;
    const count = current ? 0 : unread.countOf(state, view);
    const words = [view.name, view.remark, count > 0 ? `${count} unread` : null].filter(
      (word) => word !== null,
    );
    return h(
      'button',
      {
        type: 'button',
        class: `channel${current ? ' current' : ''}${count > 0 ? ' unread' : ''}`,
        'data-key': view.id,
        'aria-current': current ? 'page' : null,
        'aria-label': words.join(', '),
        title: view.remark ?? view.topic,
        onclick: () => onChannel(view.id),
      },
      isDm ? h('img', { src: state.bot.avatarUrl, alt: '' }) : icon(icons[view.kind]),
      h('span', { class: 'name' }, view.name),
      view.remark === null ? null : icon('blocked', 'remark'),
      count > 0 &&
        h('span', { class: `badge${isDm ? ' loud' : ''}` }, isDm ? String(Math.min(count, 99)) : ''),
    );
  };
  const guild = (view: GuildView, state: PageState): Child[] => [
    h(
      'h2',
      { 'data-key': view.id },
      h('img', { src: view.iconUrl, alt: '' }),
      h('span', {}, view.name),
      view.hasSegue
        ? null
        : h(
            'span',
            { class: 'remark', title: WITHOUT },
            icon('blocked'),
            h('span', { class: 'unseen' }, WITHOUT),
          ),
    ),
    ...view.channels.map((one) => channel(one, state)),
  ];
  const me = (state: PageState): HTMLElement => {
    const element = createDropdown(
      {
        name: 'Who you are',
        options: state.people.map(({ id, name, avatarUrl, about, linked }) => ({
          value: id,
          label: name,
          text: name,
          hint: [linked === null ? null : `Spotify: ${linked}`, about]
            .filter((part) => part !== null)
            .join(' · '),
          picture: h('img', { src: avatarUrl, alt: '', class: 'avatar' }),
        })),
        chosen: [state.me.id],
        least: 1,
        most: 1,
        face: h(
          'span',
          { class: 'self' },
          h('img', { src: state.me.avatarUrl, alt: '', class: 'avatar' }),
          h(
            'span',
            {},
            h('b', {}, state.me.name),
            h('small', {}, state.me.linked === null ? 'Be somebody else' : `Spotify: ${state.me.linked}`),
          ),
        ),
      },
      ([personId]) => {
        if (personId !== undefined && personId !== state.me.id) onPerson(personId);
      },
    );
    element.dataset['own'] = JSON.stringify([state.me, state.people]);
    return element;
  };

  return {
    draw: (state: PageState): void => {
      draw(into.channels, [
        h('h2', { 'data-key': 'direct' }, h('span', {}, 'Direct messages')),
        ...state.direct.map((view) => channel(view, state)),
        ...state.guilds.flatMap((view) => guild(view, state)),
      ]);
      draw(into.me, [me(state)]);
    },
  };
};
