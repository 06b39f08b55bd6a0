import { FILE_LIMIT, storeFile } from '../attachments.ts';
import type { Core } from '../core.ts';
import { ClientRefusal } from '../errors.ts';
import { channelPayload, interactionMember, type Payload, rolePayload, userById } from '../payloads.ts';
import { channelPermissions } from '../permissions.ts';
import type { Channel } from '../state.ts';
import type { AttachmentInput } from '../types.ts';

/** Collects the `resolved` part of interaction data while values are turned into ids. */
export interface Resolver {
  /** By id or user name. */
  user(named: string): string;
  channel(named: string, types: readonly number[] | null): string;
  role(named: string): string;
  /** A role or a user. */
  mentionable(named: string): string;
  file(input: AttachmentInput, fileTypes: readonly string[] | null): string;
  /** Absent when nothing was resolved. */
  resolved(): Payload;
}

type Kind = 'users' | 'members' | 'channels' | 'roles' | 'attachments';

export function createResolver(core: Core, personId: string, channel: Channel): Resolver {
  const { state } = core;
  const found: Partial<Record<Kind, Record<string, Payload>>> = {};
  const guild = channel.guildId ? state.guilds.get(channel.guildId) : undefined;
  const keep = (kind: Kind, id: string, payload: Payload) => {
    found[kind] = { ...found[kind], [id]: payload };
    return id;
  };
  const missing = (what: string, named: string) =>
    new ClientRefusal('unknown-value', `There is no ${what} ${named} to pick here`);

  const resolver: Resolver = {
    user(named) {
      const user =
        state.users.get(named) ?? [...state.users.values()].find(({ username }) => username === named);
      if (!user) throw missing('person', named);
      const member = guild?.members.get(user.id);
      if (member) {
        // Members come without their user, which stands under `users`.
        const { user: _, ...payload } = interactionMember(core, member, channel);
        keep('members', user.id, payload);
      }
      return keep('users', user.id, userById(core, user.id));
    },
    channel(named, types) {
      const picked = [...state.channels.values()].find(
        ({ id, name, guildId }) => guildId === channel.guildId && (id === named || name === named),
      );
      const permissions = picked ? channelPermissions(state, picked, personId) : 0n;
      if (!picked || permissions === 0n) throw missing('channel', named);
      if (types && !types.includes(picked.type)) {
        throw new ClientRefusal('wrong-channel-type', `#${picked.name} is not of a kind that may be picked`);
      }
      return keep('channels', picked.id, {
        ...channelPayload(core, picked),
        permissions: permissions.toString(),
        app_permissions: channelPermissions(state, picked, state.botId).toString(),
      });
    },
    role(named) {
      const role = [...(guild?.roles.values() ?? [])].find(({ id, name }) => id === named || name === named);
      if (!role) throw missing('role', named);
      return keep('roles', role.id, rolePayload(role));
    },
    mentionable(named) {
      const isRole = [...(guild?.roles.values() ?? [])].some(
        ({ id, name }) => id === named || name === named,
      );
      return isRole ? resolver.role(named) : resolver.user(named);
    },
    file(input, fileTypes) {
      const bytes =
        typeof input.content === 'string' ? new TextEncoder().encode(input.content) : input.content;
      if (bytes.byteLength > FILE_LIMIT)
        throw new ClientRefusal('file-too-large', `${input.filename} is larger than 10 MB`);
      const contentType = input.contentType ?? typeByName(input.filename);
      if (fileTypes && fileTypes.length > 0 && !isAccepted(input.filename, contentType, fileTypes)) {
        throw new ClientRefusal('wrong-file-type', `${input.filename} is not one of ${fileTypes.join(', ')}`);
      }
      const file = storeFile(
        core,
        { filename: input.filename, contentType, bytes },
        state.applicationId,
        true,
      );
      return keep('attachments', file.id, { ...file });
    },
    resolved: () => (Object.keys(found).length === 0 ? {} : { resolved: found }),
  };
  return resolver;
}

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  json: 'application/json; charset=utf-8',
  mp3: 'audio/mpeg',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
  xml: 'application/xml',
  zip: 'application/zip',
};

/** Discord tells the type by the name: it does not look inside. */
function typeByName(filename: string): string {
  return TYPES[extensionOf(filename)] ?? 'application/octet-stream';
}

function extensionOf(filename: string): string {
  return /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
}

function isAccepted(filename: string, contentType: string, fileTypes: readonly string[]): boolean {
  return fileTypes.some((type) =>
    type.startsWith('.') ? filename.toLowerCase().endsWith(type) : contentType.startsWith(`${type}/`),
  );
}
