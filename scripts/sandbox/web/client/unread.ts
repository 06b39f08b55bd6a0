import type { ChannelView, PageState } from '../protocol.ts';

/**
 * What a person has read, per channel: the id of the last message they saw. Kept for the tab, so that being somebody
 * else for a while, or a reload, does not make everything new again.
 */
export const createUnread = () => {
  const key = (state: PageState, channelId: string): string =>
    `seen:${state.run}:${state.me.id}:${channelId}`;

  const countOf = (state: PageState, channel: ChannelView): number => {
    const seen = sessionStorage.getItem(key(state, channel.id));
    const at = seen === null ? -1 : channel.messageIds.indexOf(seen);
    return channel.messageIds.length - 1 - at;
  };
  return {
    countOf,
    /** The first message that was not seen, and from now on is. */
    read: (state: PageState, channel: ChannelView): string | null => {
      const count = countOf(state, channel);
      const last = channel.messageIds.at(-1);
      if (last !== undefined) sessionStorage.setItem(key(state, channel.id), last);
      return count > 0 ? (channel.messageIds.at(-count) ?? null) : null;
    },
  };
};

export type Unread = ReturnType<typeof createUnread>;
