import type { ChannelView, GuildView, PageState } from '../protocol.ts';
import { type Child, h } from './dom.ts';
import { icon } from './icons.ts';

/** What an empty channel says: what it is, and the next things to try. */
export const welcome = (state: PageState, begin: (path: string) => void): HTMLElement => {
  const guild = state.guilds.find(({ channels }) => channels.some(({ id }) => id === state.channelId));
  const channel = [...state.direct, ...(guild?.channels ?? [])].find(({ id }) => id === state.channelId);
  // Nobody has done anything yet: this is somebody's first look.
  const entrance = state.guilds[0]?.channels[0]?.id === state.channelId;
  const first = entrance && guild?.hasSegue === true && state.people.every(({ linked }) => linked === null);
  return h(
    'div',
    { class: 'welcome', 'data-key': 'welcome' },
    h('img', {
      src: first ? '/client/mark.svg' : (guild?.iconUrl ?? state.bot.avatarUrl),
      alt: '',
      class: guild === undefined ? 'round-face' : null,
    }),
    h('h1', {}, first ? 'Welcome to the sandbox' : titleOf(channel)),
    h('p', {}, first ? FIRST : aboutOf(state, channel, guild?.hasSegue ?? true)),
    state.commands.length > 0 && h('div', { class: 'tries' }, ...tries(state, guild, begin)),
  );
};

const FIRST =
  'A little Discord with Segue in it, a simulated Spotify, and six people you can be. Nothing leaves this machine, so press anything. Three things to try:';

const titleOf = (channel: ChannelView | undefined): string => {
  if (channel === undefined) return 'Nothing here';
  if (channel.kind === 'dm') return `You and ${channel.name}`;
  return channel.kind === 'private' ? channel.name : `# ${channel.name}`;
};

const aboutOf = (state: PageState, channel: ChannelView | undefined, hasSegue: boolean): string => {
  if (!hasSegue) {
    return state.me.installed
      ? 'Segue is not in this server, but you installed it for yourself: your commands work here too.'
      : 'Segue is not in this server. Somebody who installed it for themselves could use it here.';
  }
  if (channel?.remark != null) return `${channel.remark}.`;
  if (channel?.kind === 'dm')
    return 'Only the two of you are here. Segue writes to you when there is something to say.';
  return (
    channel?.topic ?? `You are ${state.me.name}. Try one of these, or type / for everything Segue can do.`
  );
};

interface Try {
  readonly path: string;
  readonly title: string;
  readonly text: string;
  readonly done: boolean;
}

const tries = (state: PageState, guild: GuildView | undefined, begin: (path: string) => void): Child[] => {
  const { steps, commands } = state;
  const last: Try[] = [
    {
      path: '/digest add',
      title: 'Schedule a digest',
      text: 'What this server listened to, in a channel.',
      done: steps.digest,
    },
    {
      path: '/privacy server on',
      title: 'Let your plays count',
      text: 'In this server’s digests, without your name.',
      done: steps.counted,
    },
    {
      path: '/top',
      title: 'See what you play most',
      text: 'Tracks and artists, over weeks or a year.',
      done: false,
    },
  ];
  const offeredHere = ({ path }: Try): boolean => {
    if (path === '/digest add' && guild?.manages !== true) return false;
    if (path === '/privacy server on' && guild === undefined) return false;
    return commands.some((command) => command.path === path);
  };
  const third = last.find(offeredHere);
  const all: Try[] = [
    {
      path: '/link',
      title: 'Link a Spotify account',
      text: 'Pick who you want to be, agree, and type the code back.',
      done: steps.linked,
    },
    {
      path: '/sources',
      title: 'Pick sources, watch them sync',
      text: 'Liked tracks and playlists become one library.',
      done: steps.synced,
    },
    ...(third === undefined ? [] : [third]),
  ];
  const offered = all.filter(offeredHere);
  const next = offered.find(({ done }) => !done);
  return offered.map((one, at) =>
    h(
      'button',
      {
        type: 'button',
        class: `try${one === next ? ' next' : ''}${one.done ? ' done' : ''}`,
        onclick: () => begin(one.path),
      },
      h('span', { class: 'number' }, one.done ? icon('check') : String(at + 1)),
      h('b', {}, one.title),
      h('small', {}, one.text),
      h('code', {}, one.path),
    ),
  );
};
