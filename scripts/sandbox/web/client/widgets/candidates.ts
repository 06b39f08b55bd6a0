import type { Component } from '../../../discord/wire.ts';
import type { PageState } from '../../protocol.ts';
import { h } from '../dom.ts';
import { withEmoji } from '../emoji.ts';
import { icon } from '../icons.ts';
import type { Choosable } from './listbox.ts';

/** What a select menu, a group of a form or an option of a command offers. */

export const optionsOf = (component: Component, state: PageState): Choosable[] => {
  switch (component.type) {
    case 5:
      return people(state);
    case 6:
      return roles(state);
    case 7:
      return [...people(state), ...roles(state)];
    case 8:
      return channels(state, component.channel_types ?? null);
    default:
      return (component.options ?? []).map((option) => {
        const emoji = option.emoji?.name;
        return {
          value: option.value,
          label: withEmoji(option.label),
          text: option.label,
          hint: option.description ?? null,
          picture: emoji == null ? null : h('span', { class: 'sign' }, withEmoji(emoji)),
        };
      });
  }
};

/** What is chosen before anybody touches it. */
export const defaultsOf = (component: Component): string[] => [
  ...(component.options ?? []).filter((option) => option.default === true).map(({ value }) => value),
  ...(component.default_values ?? []).map(({ id }) => id),
];

export const guildOf = (state: PageState): PageState['guilds'][number] | undefined =>
  state.guilds.find((guild) => guild.channels.some(({ id }) => id === state.channelId));

export const people = (state: PageState): Choosable[] => {
  const members = guildOf(state)?.memberIds;
  return state.people
    .filter(({ id }) => members === undefined || members.includes(id))
    .map(({ id, name, avatarUrl }) => ({
      value: id,
      label: name,
      text: name,
      picture: h('img', { src: avatarUrl, alt: '', class: 'mini' }),
    }));
};

export const roles = (state: PageState): Choosable[] =>
  (guildOf(state)?.roles ?? []).map(({ id, name }) => ({ value: id, label: name, text: name }));

const TEXT = 0;
const ANNOUNCEMENT = 5;

/** @param types channel types that fit; null: all */
export const channels = (state: PageState, types: readonly number[] | null): Choosable[] =>
  (guildOf(state)?.channels ?? [])
    .filter(({ kind }) => types === null || types.includes(kind === 'announcement' ? ANNOUNCEMENT : TEXT))
    .map(({ id, name, kind, remark }) => ({
      value: id,
      label: name,
      text: name,
      hint: remark,
      picture: icon(kind === 'announcement' ? 'megaphone' : 'hash'),
    }));
