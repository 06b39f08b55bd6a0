import type { Channel, Guild, Overwrite, State } from './state.ts';

export const PERMISSION = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useCommands: 1n << 31n,
  useExternalApps: 1n << 50n,
} as const;

const ALL = (1n << 53n) - 1n;

/** What everybody may do in the guilds of this world. */
export const EVERYONE =
  PERMISSION.viewChannel |
  PERMISSION.sendMessages |
  PERMISSION.embedLinks |
  PERMISSION.attachFiles |
  PERMISSION.readHistory |
  PERMISSION.useCommands |
  PERMISSION.useExternalApps;

/** DMs and groups know no roles: everybody in them may talk. */
const DIRECT = EVERYONE | PERMISSION.mentionEveryone;

/** A member's permissions in the whole guild. */
export function guildPermissions(guild: Guild, userId: string): bigint {
  if (guild.ownerId === userId) return ALL;
  const roleIds = [guild.id, ...(guild.members.get(userId)?.roleIds ?? [])];
  const sum = roleIds.reduce((bits, id) => bits | (guild.roles.get(id)?.permissions ?? 0n), 0n);
  return (sum & PERMISSION.administrator) !== 0n ? ALL : sum;
}

/** A person's (or the bot's) permissions in a channel, overwrites applied in Discord's order; 0 outside. */
export function channelPermissions(state: State, channel: Channel, userId: string): bigint {
  if (channel.guildId === null) {
    const inside = channel.recipientIds.includes(userId) || (channel.type === 1 && userId === state.botId);
    return inside ? DIRECT : 0n;
  }
  const guild = state.guilds.get(channel.guildId);
  const member = guild?.members.get(userId);
  if (!guild || !member) return 0n;
  const base = guildPermissions(guild, userId);
  if ((base & PERMISSION.administrator) !== 0n) return base;
  const everyone = apply(base, channel.overwrites.get(guild.id));
  const ofRoles = member.roleIds
    .map((id) => channel.overwrites.get(id))
    .filter((found) => found !== undefined);
  const roles = {
    kind: 'role' as const,
    allow: ofRoles.reduce((bits, { allow }) => bits | allow, 0n),
    deny: ofRoles.reduce((bits, { deny }) => bits | deny, 0n),
  };
  const own = apply(apply(everyone, roles), channel.overwrites.get(userId));
  // Without sight of the channel nothing else counts.
  return (own & PERMISSION.viewChannel) === 0n ? 0n : own;
}

function apply(bits: bigint, overwrite: Overwrite | undefined): bigint {
  return overwrite ? (bits & ~overwrite.deny) | overwrite.allow : bits;
}

export function may(state: State, channel: Channel, userId: string, permission: bigint): boolean {
  return (channelPermissions(state, channel, userId) & permission) === permission;
}

export function canManageGuild(guild: Guild, userId: string): boolean {
  return (guildPermissions(guild, userId) & PERMISSION.manageGuild) !== 0n;
}

/** True when the person and the bot are in one guild: without it the bot cannot open a conversation. */
export function sharesGuildWithBot(state: State, userId: string): boolean {
  return [...state.guilds.values()].some((guild) => guild.botIsMember && guild.members.has(userId));
}
