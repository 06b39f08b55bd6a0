import type { WorldControls } from './control-types.ts';
import type { Core } from './core.ts';
import { GUILDS } from './gateway/intents.ts';
import { channelPayload, memberPayload } from './payloads.ts';
import { PERMISSION } from './permissions.ts';
import type { Channel, Guild } from './state.ts';

const GUILD_MEMBERS = 1 << 1;

/** What people with the rights for it change in a running Discord, with the events the bot gets for it. */
export function createWorldControls(core: Core, dropConnections: () => void): WorldControls {
  const { state, events } = core;
  const userOf = (personId: string) => found(state.users.get(personId), 'person', personId);
  const guildOf = (guildId: string) => found(state.guilds.get(guildId), 'guild', guildId);
  const channelOf = (channelId: string) => found(state.channels.get(channelId), 'channel', channelId);
  const tellChannel = (event: string, channel: Channel) => {
    core.dispatch(event, channelPayload(core, channel), { guildId: channel.guildId, intents: GUILDS });
    events.emit('channelsChanged', { guildId: channel.guildId });
  };
  return {
    setDirectMessages(personId, directMessages) {
      userOf(personId).directMessages = directMessages;
      events.emit('peopleChanged', { personId });
    },
    setBotAccess(channelId, access) {
      const channel = channelOf(channelId);
      const before = channel.overwrites.get(state.botId);
      const bits = {
        view: PERMISSION.viewChannel,
        send: PERMISSION.sendMessages,
        history: PERMISSION.readHistory,
      };
      let [allow, deny] = [before?.allow ?? 0n, before?.deny ?? 0n];
      for (const key of ['view', 'send', 'history'] as const) {
        if (access[key] === undefined) continue;
        allow = access[key] ? allow | bits[key] : allow & ~bits[key];
        deny = access[key] ? deny & ~bits[key] : deny | bits[key];
      }
      channel.overwrites.set(state.botId, { kind: 'member', allow, deny });
      tellChannel('CHANNEL_UPDATE', channel);
    },
    deleteChannel(channelId) {
      const channel = channelOf(channelId);
      state.channels.delete(channelId);
      for (const message of [...state.messages.values()]) {
        if (message.channelId === channelId) state.messages.delete(message.id);
      }
      tellChannel('CHANNEL_DELETE', channel);
    },
    setUserInstalled(personId, installed) {
      userOf(personId).userInstalled = installed;
      events.emit('peopleChanged', { personId });
    },
    setCanManageGuild(personId, guildId, can) {
      const guild = guildOf(guildId);
      const member = found(guild.members.get(personId), 'member', personId);
      const others = member.roleIds.filter((id) => id !== guild.managerRoleId);
      member.roleIds = can ? [...others, guild.managerRoleId] : others;
      core.dispatch(
        'GUILD_MEMBER_UPDATE',
        { ...memberPayload(core, member), guild_id: guildId },
        scope(guild),
      );
      events.emit('peopleChanged', { personId });
    },
    removeBot(guildId) {
      const guild = guildOf(guildId);
      core.dispatch('GUILD_DELETE', { id: guildId }, { guildId, intents: GUILDS });
      guild.botIsMember = false;
      guild.members.delete(state.botId);
      state.commands.delete(guildId);
      events.emit('channelsChanged', { guildId });
    },
    resetToken(token) {
      state.token = token;
      dropConnections();
    },
  };
}

function scope(guild: Guild): { guildId: string; intents: number } {
  return { guildId: guild.id, intents: GUILD_MEMBERS };
}

function found<T>(value: T | undefined, what: string, id: string): T {
  if (value === undefined) throw new Error(`There is no ${what} ${id}`);
  return value;
}
