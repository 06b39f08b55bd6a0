import type { Core } from '../core.ts';
import { ClientRefusal } from '../errors.ts';
import { type Owners, ownersOf } from '../interactions.ts';
import { canManageGuild, channelPermissions, PERMISSION } from '../permissions.ts';
import type { Channel, Command } from '../state.ts';
import type { Choice, CommandEntry, CommandOptionEntry } from '../types.ts';
import { isObject, type Json } from '../validation/schema.ts';

/** A runnable path of a registered command. */
export interface CommandPath {
  readonly command: Command;
  /** `digest add` */
  readonly path: string;
  /** Names below the command's own: group and subcommand, or none. */
  readonly below: readonly string[];
  readonly description: string;
  readonly options: readonly Json[];
  readonly owners: Owners;
}

const SUBCOMMAND = 1;
const GROUP = 2;

/** What `/` offers to this person in this channel. */
export function commandPaths(core: Core, personId: string, channel: Channel): readonly CommandPath[] {
  const { state } = core;
  const global = [...(state.commands.get('global')?.values() ?? [])];
  const local = channel.guildId ? [...(state.commands.get(channel.guildId)?.values() ?? [])] : [];
  return [...local, ...global]
    .filter((command) => command.type === 1 && mayUse(core, personId, channel, command))
    .flatMap((command) => {
      const integrations = command.guildId ? [0] : listOf(command.definition['integration_types'], [0]);
      const owners = ownersOf(core, personId, channel, integrations);
      return Object.keys(owners).length === 0 ? [] : expand(command, owners);
    });
}

function mayUse(core: Core, personId: string, channel: Channel, command: Command): boolean {
  const { contexts, dm_permission: inDms, default_member_permissions: needed } = command.definition;
  const context = channel.guildId ? 0 : channel.type === 1 ? 1 : 2;
  if (!listOf(contexts, inDms === false ? [0] : [0, 1, 2]).includes(context)) return false;
  const bits = channelPermissions(core.state, channel, personId);
  if (bits === 0n) return false;
  const guild = channel.guildId ? core.state.guilds.get(channel.guildId) : undefined;
  if (!guild || typeof needed !== 'string') return true;
  const isAdministrator = guild.ownerId === personId || (bits & PERMISSION.administrator) !== 0n;
  // "0" means: administrators only.
  const wanted = BigInt(needed);
  const granted = bits | (canManageGuild(guild, personId) ? PERMISSION.manageGuild : 0n);
  return isAdministrator || (wanted !== 0n && (granted & wanted) === wanted);
}

function listOf(value: unknown, fallback: readonly number[]): readonly number[] {
  return Array.isArray(value) ? value.map(Number) : fallback;
}

function expand(command: Command, owners: Owners): CommandPath[] {
  const options = objects(command.definition['options']);
  const branches = options.filter(({ type }) => type === SUBCOMMAND || type === GROUP);
  const whole = {
    command,
    owners,
    path: command.name,
    below: [],
    description: textOf(command.definition),
    options,
  };
  return branches.length === 0 ? [whole] : branches.flatMap((branch) => expandBranch(whole, branch));
}

function expandBranch(parent: CommandPath, branch: Json): CommandPath[] {
  const name = String(branch['name']);
  const own: CommandPath = {
    ...parent,
    path: `${parent.path} ${name}`,
    below: [...parent.below, name],
    description: textOf(branch),
    options: objects(branch['options']),
  };
  return branch['type'] === GROUP ? own.options.flatMap((child) => expandBranch(own, child)) : [own];
}

function objects(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function textOf(described: Json): string {
  return String(described['description'] ?? '');
}

export function commandEntry({ path, description, options }: CommandPath): CommandEntry {
  return { path: `/${path}`, description, options: options.map(optionEntry) };
}

function optionEntry(option: Json): CommandOptionEntry {
  return {
    name: String(option['name']),
    description: textOf(option),
    type: Number(option['type']),
    required: option['required'] === true,
    autocomplete: option['autocomplete'] === true,
    choices: choicesOf(option),
    channelTypes: Array.isArray(option['channel_types']) ? option['channel_types'].map(Number) : null,
    least: limit(option['min_value'] ?? option['min_length']),
    most: limit(option['max_value'] ?? option['max_length']),
  };
}

function limit(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

export function choicesOf(option: Json): readonly Choice[] {
  return objects(option['choices']).flatMap(({ name, value }) =>
    typeof value === 'string' || typeof value === 'number' ? [{ name: String(name), value }] : [],
  );
}

/** The path a person typed; refuses what the client would not offer there. */
export function findPath(core: Core, personId: string, channel: Channel, typed: string): CommandPath {
  const path = typed.trim().replace(/^\//, '').split(/\s+/).join(' ');
  const offered = commandPaths(core, personId, channel);
  const found = offered.find((entry) => entry.path === path);
  if (found) return found;
  const near = offered.filter((entry) => entry.path.startsWith(`${path} `)).map((entry) => `/${entry.path}`);
  if (near.length > 0)
    throw new ClientRefusal('incomplete-command', `/${path} needs a subcommand: ${near.join(', ')}`);
  const registered = [...core.state.commands.values()].flatMap((group) =>
    [...group.values()].map(({ name }) => name),
  );
  const isKnown = registered.includes(path.split(' ')[0] ?? '');
  throw isKnown
    ? new ClientRefusal('unavailable-command', `/${path} is not offered to this person in this channel`)
    : new ClientRefusal(
        'unknown-command',
        `/${path} is not registered (there are: ${registered.join(', ') || 'none'})`,
      );
}
