import type { MessageView } from '../../discord/types.ts';
import type { PageState } from '../protocol.ts';
import { type Child, h } from './dom.ts';
import type { Names } from './markdown.ts';
import { type MessageActions, renderMessage } from './message.ts';
import { draw } from './patch.ts';
import { dayOf } from './time.ts';

/** How near the end counts as reading along, pixels. */
const NEAR = 140;

interface Facts {
  /** The custom id that was pressed and is not acknowledged yet. */
  readonly busy: string | null;
  /** Id of the message above which the line "new" stands. */
  readonly firstUnread: string | null;
  /** What stands in a channel without messages. */
  empty(): Child;
}

export interface Conversation {
  draw(state: PageState, facts: Facts): void;
  /** Goes to the newest message, whatever one was reading. */
  toEnd(): void;
}

/** Draws the messages of a channel; whoever reads along stays at the end, whoever reads further up stays there. */
export const createConversation = (
  into: HTMLElement,
  jump: HTMLElement,
  actions: Omit<MessageActions, 'dismiss'>,
): Conversation => {
  const list = into.appendChild(h('div', { class: 'messages' }));
  // Dismissing is a matter of this window alone, as in the real client.
  const dismissed = new Set<string>();
  let shownChannel = '';
  let following = true;
  let newest = '';
  let latest: readonly [PageState, Facts] | null = null;

  const toEnd = (): void => {
    following = true;
    into.scrollTop = into.scrollHeight;
    jump.hidden = true;
  };
  into.addEventListener('scroll', () => {
    following = into.scrollHeight - into.scrollTop - into.clientHeight < NEAR;
    if (following) jump.hidden = true;
  });
  // Pictures that arrive, and the window getting smaller, must not push the end out of sight.
  const keepEnd = new ResizeObserver(() => {
    if (following) into.scrollTop = into.scrollHeight;
  });
  keepEnd.observe(list);
  keepEnd.observe(into);
  jump.addEventListener('click', toEnd);

  const dismiss = (message: MessageView): void => {
    dismissed.add(message.id);
    if (latest !== null) show(...latest);
  };
  const show = (state: PageState, facts: Facts): void => {
    latest = [state, facts];
    const names = namesOf(state);
    const messages = state.messages.filter(({ id }) => !dismissed.has(id));
    const rows: Child[] = messages.flatMap((message, at) => [
      ...linesAbove(message, messages[at - 1], facts.firstUnread),
      renderMessage(message, { state, names, busy: facts.busy }, { ...actions, dismiss }),
    ]);
    draw(list, rows.length === 0 ? [facts.empty()] : rows);
    const last = messages.at(-1);
    const moved = shownChannel !== state.channelId;
    // One's own words are read at once, wherever one was.
    const mine = last?.authorId === state.me.id || last?.invokedBy?.personId === state.me.id;
    if (moved || (last !== undefined && last.id !== newest && mine) || following) toEnd();
    else if (last !== undefined && last.id !== newest) jump.hidden = false;
    newest = last?.id ?? '';
    shownChannel = state.channelId;
  };
  return { draw: show, toEnd };
};

/** A line where a day begins, and one where the unread messages begin. */
const linesAbove = (
  message: MessageView,
  before: MessageView | undefined,
  firstUnread: string | null,
): Child[] => {
  const day = dayOf(message.createdAt);
  const newDay = before === undefined || dayOf(before.createdAt) !== day;
  return [
    newDay &&
      h('div', { class: 'day', role: 'separator', 'data-key': `day-${message.id}` }, h('span', {}, day)),
    firstUnread === message.id &&
      h(
        'div',
        { class: 'day new', role: 'separator', 'data-key': `new-${message.id}` },
        h('span', {}, 'New'),
      ),
  ];
};

const namesOf = (state: PageState): Names =>
  new Map([
    [state.bot.id, state.bot.name],
    ...state.people.map(({ id, name }) => [id, name] as const),
    ...state.guilds.flatMap(({ channels }) => channels.map(({ id, name }) => [id, name] as const)),
  ]);
