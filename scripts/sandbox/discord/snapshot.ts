import type { Counters } from './control-types.ts';
import type { Core } from './core.ts';
import { commandEntry, commandPaths } from './people/command-menu.ts';
import { invalidRequests } from './rest/limits.ts';
import type { DiscordSnapshot, GuildInfo, PersonInfo } from './types.ts';
import { avatarUrl, channelInfo, guildInfo, messageView, modalView, personInfo } from './views.ts';

export function peopleOf(core: Core): readonly PersonInfo[] {
  return [...core.state.users.values()].filter(({ bot }) => !bot).map((user) => personInfo(core, user));
}

export function guildsOf(core: Core): readonly GuildInfo[] {
  return [...core.state.guilds.values()].map((guild) => guildInfo(core, guild));
}

export function countersOf(core: Core): Counters {
  const { invalid: _, errorCodes, ...tally } = core.tally;
  return { ...tally, errorCodes: { ...errorCodes }, invalidRequests: invalidRequests(core) };
}

/** Everything a page draws, as plain JSON. */
export function takeSnapshot(core: Core, botConnected: boolean): DiscordSnapshot {
  const { state } = core;
  const bot = state.users.get(state.botId);
  return {
    now: core.now(),
    applicationId: state.applicationId,
    bot: { id: state.botId, username: bot?.displayName ?? '', avatarUrl: bot ? avatarUrl(core, bot) : '' },
    botConnected,
    guilds: guildsOf(core),
    directChannels: [...state.channels.values()]
      .filter(({ guildId }) => guildId === null)
      .map((channel) => channelInfo(core, channel)),
    people: peopleOf(core),
    messages: [...state.messages.values()].map(messageView),
    modals: [...state.modals.values()].map(modalView),
    commands: registered(core),
    violations: [...core.violations],
    counters: countersOf(core),
  };
}

/** The commands as their owner sees them: those of each guild as offered to its owner. */
function registered(core: Core): DiscordSnapshot['commands'] {
  return [...core.state.guilds.values()].map((guild) => {
    const channel = [...core.state.channels.values()].find(({ guildId }) => guildId === guild.id);
    return {
      guildId: guild.id,
      entries: channel ? commandPaths(core, guild.ownerId, channel).map(commandEntry) : [],
    };
  });
}
