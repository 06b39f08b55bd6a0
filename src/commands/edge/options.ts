import { type Guild, PermissionsBitField } from 'discord.js';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { channelId, isSnowflake, memberId } from '../../domain/ids.ts';
import type { Input, NamedPerson, Options, UploadedFile } from '../command.ts';

/** What discord.js found under a name. */
interface Resolver {
  get(name: string): {
    readonly value?: string | number | boolean | undefined;
    readonly channel?: unknown;
    readonly attachment?: unknown;
    readonly user?: unknown;
    readonly member?: unknown;
  } | null;
}

/** Segue's own rights where the command was used, and those that the cache of the server tells. */
interface Surroundings {
  readonly channelId: string | null;
  readonly appPermissions: Readonly<PermissionsBitField> | null;
  readonly guild: Guild | null;
}

/** Slash command options by name and type; a value of another type counts as absent. */
export const optionsOf = (resolver: Resolver, surroundings: Surroundings): Options => {
  const value = (name: string): unknown => resolver.get(name)?.value;
  const string = (name: string): string | null => {
    const found = value(name);
    return typeof found === 'string' ? found : null;
  };
  return {
    string,
    integer: (name) => {
      const found = value(name);
      return typeof found === 'number' && Number.isSafeInteger(found) ? found : null;
    },
    boolean: (name) => {
      const found = value(name);
      return typeof found === 'boolean' ? found : null;
    },
    channel: (name) => {
      const found = string(name);
      return found !== null && isSnowflake(found) ? channelId(found) : null;
    },
    person: (name) => personOf(resolver.get(name)),
    file: (name) => fileOf(resolver.get(name)?.attachment),
    mayPostIn: (name) => {
      const found = string(name);
      if (found === null) return null;
      const told = ownPermissionsIn(resolver.get(name)?.channel);
      return told === null ? guessMayPost(surroundings, found) : told.has(NEEDED_TO_POST);
    },
  };
};

/** No option is given: a button that stands for a command. */
export const noOptions: Options = {
  string: () => null,
  integer: () => null,
  boolean: () => null,
  channel: () => null,
  person: () => null,
  file: () => null,
  mayPostIn: () => null,
};

const wordOf = (thing: unknown, key: string): unknown =>
  typeof thing === 'object' && thing !== null ? Reflect.get(thing, key) : undefined;

const personOf = (option: ReturnType<Resolver['get']>): NamedPerson | null => {
  const id = wordOf(option?.user, 'id');
  if (typeof id !== 'string' || !isSnowflake(id)) return null;
  const names = [
    wordOf(option?.member, 'displayName'),
    wordOf(option?.member, 'nick'),
    wordOf(option?.user, 'displayName'),
    wordOf(option?.user, 'username'),
  ];
  const name = names.find((one): one is string => typeof one === 'string' && one !== '');
  return { id: memberId(id), name: name ?? id, isBot: wordOf(option?.user, 'bot') === true };
};

/** What Segue must be allowed to do in a channel to write there. */
export const NEEDED_TO_POST = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages];

/** The bot's own rights come with a channel option: read by discord.js, or raw where the bot is not in the server. */
const ownPermissionsIn = (channel: unknown): PermissionsBitField | null => {
  if (typeof channel !== 'object' || channel === null) return null;
  if ('appPermissions' in channel && channel.appPermissions instanceof PermissionsBitField) {
    return channel.appPermissions;
  }
  const raw = 'app_permissions' in channel ? channel.app_permissions : null;
  return typeof raw === 'string' && /^\d+$/.test(raw) ? new PermissionsBitField(BigInt(raw)) : null;
};

const guessMayPost = (
  { channelId: here, appPermissions, guild }: Surroundings,
  channel: string,
): boolean | null => {
  if (channel === here) return appPermissions?.has(NEEDED_TO_POST) ?? null;
  const cached = guild?.channels.cache.get(channel);
  const self = guild?.members.me ?? null;
  return cached === undefined || self === null ? null : cached.permissionsFor(self).has(NEEDED_TO_POST);
};

/** What a form brought back. */
export const fieldsOf = (fields: ReadonlyMap<string, unknown>): Input => ({
  values: [...fields.values()].flatMap((field) => chosenOf(field)),
  field: (name) => textOf(fields.get(name)) ?? chosenOf(fields.get(name))[0] ?? '',
  files: (name) => filesOf(fields.get(name)),
});

/** What came with a button or select menu. */
export const chosen = (values: readonly string[]): Input => ({ values, field: () => '', files: () => [] });

const fileOf = (attachment: unknown): UploadedFile | null => {
  if (typeof attachment !== 'object' || attachment === null) return null;
  if (!('url' in attachment && 'name' in attachment && 'size' in attachment)) return null;
  const { url, name, size } = attachment;
  if (typeof url !== 'string' || typeof name !== 'string' || typeof size !== 'number') return null;
  return { url, name, size };
};

const filesOf = (field: unknown): UploadedFile[] => {
  if (typeof field !== 'object' || field === null || !('attachments' in field)) return [];
  const { attachments } = field;
  return attachments instanceof Map ? [...attachments.values()].flatMap((one) => fileOf(one) ?? []) : [];
};

const textOf = (field: unknown): string | null =>
  typeof field === 'object' && field !== null && 'value' in field && typeof field.value === 'string'
    ? field.value
    : null;

const chosenOf = (field: unknown): string[] =>
  typeof field === 'object' && field !== null && 'values' in field && Array.isArray(field.values)
    ? field.values.filter((value) => typeof value === 'string')
    : [];
