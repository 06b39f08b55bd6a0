/** Everything the little Discord remembers. Plain data: the modules beside this file read and change it. */
import type { AckKind, Choice } from './types.ts';
import type { Component, WireAttachment } from './wire.ts';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly avatar: string;
  readonly bot: boolean;
  readonly locale: string;
  userInstalled: boolean;
  directMessages: 'open' | 'closed';
}

export interface Role {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly position: number;
  readonly color: number;
  /** The bot whose own role it is. */
  readonly botId: string | null;
}

export interface Member {
  readonly userId: string;
  readonly joinedAt: number;
  roleIds: readonly string[];
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly icon: string;
  readonly ownerId: string;
  readonly locale: string;
  botIsMember: boolean;
  readonly roles: Map<string, Role>;
  readonly managerRoleId: string;
  readonly members: Map<string, Member>;
}

export interface Overwrite {
  readonly kind: 'role' | 'member';
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface Channel {
  readonly id: string;
  /** 0 text, 1 DM with the bot, 3 group without the bot, 5 announcements. */
  readonly type: 0 | 1 | 3 | 5;
  readonly guildId: string | null;
  readonly name: string;
  readonly topic: string | null;
  readonly position: number;
  /** DM and group: the people in it, the bot not counted. */
  readonly recipientIds: readonly string[];
  readonly overwrites: Map<string, Overwrite>;
  lastMessageId: string | null;
}

export interface StoredFile {
  readonly id: string;
  /** Path below the CDN's origin, without the signature. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** What a message says about the interaction it answers. */
export interface MessageOrigin {
  readonly interactionId: string;
  readonly type: number;
  readonly personId: string;
  /** `digest add` of a command; empty otherwise. */
  readonly commandName: string;
  readonly label: string;
  readonly owners: Readonly<Record<string, string>>;
  readonly sourceMessageId: string | null;
  readonly triggeredBy: MessageOrigin | null;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly createdAt: number;
  editedAt: number | null;
  flags: number;
  content: string;
  embeds: readonly Readonly<Record<string, unknown>>[];
  components: readonly Component[];
  attachments: readonly WireAttachment[];
  readonly ephemeralFor: string | null;
  readonly origin: MessageOrigin | null;
  readonly nonce: string | number | null;
  readonly replyToId: string | null;
  mentionIds: readonly string[];
  mentionsEveryone: boolean;
  /** World times of edits that came more than an hour after it was sent. */
  lateEdits: number[];
}

export interface Command {
  readonly id: string;
  readonly guildId: string | null;
  readonly version: string;
  readonly type: 1 | 2 | 3;
  readonly name: string;
  /** As registered, with Discord's defaults filled in. */
  readonly definition: Readonly<Record<string, unknown>>;
}

export interface Modal {
  readonly interactionId: string;
  readonly personId: string;
  readonly channelId: string;
  readonly customId: string;
  readonly title: string;
  readonly components: readonly Component[];
  readonly sourceMessageId: string | null;
  readonly origin: MessageOrigin;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly personId: string;
  readonly channelId: string;
  readonly guildId: string | null;
  /** World time: the 15 minutes of the token. */
  readonly createdAt: number;
  /** Monotonic: the 3 seconds of the first answer. */
  readonly dispatchedAt: number;
  readonly origin: MessageOrigin;
  readonly sourceMessageId: string | null;
  /** Without guild install at that place: five follow-ups at most. */
  readonly userInstallOnly: boolean;
  /** The person may not write there, so the app answers only them. */
  readonly forcedEphemeral: boolean;
  /** Option type of the focused option (autocomplete only). */
  readonly focusedType: number | null;
  ack: AckKind | null;
  ackMs: number;
  expired: boolean;
  /** What `@original` means. */
  originalId: string | null;
  followUpIds: string[];
  choices: readonly Choice[];
  modal: Modal | null;
  readonly settle: (outcome: 'acknowledged' | 'expired') => void;
}

export interface State {
  readonly applicationId: string;
  readonly botId: string;
  token: string;
  readonly users: Map<string, User>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** By id, in the order they were sent. */
  readonly messages: Map<string, Message>;
  readonly files: Map<string, StoredFile>;
  /** Key `global` or a guild id → command id → command. */
  readonly commands: Map<string, Map<string, Command>>;
  /** World times of commands that were created new, per key. */
  readonly commandCreates: Map<string, number[]>;
  readonly interactions: Map<string, Interaction>;
  readonly interactionsByToken: Map<string, Interaction>;
  /** The dialog each person has open. */
  readonly modals: Map<string, Modal>;
}

export function commandKey(guildId: string | null): string {
  return guildId ?? 'global';
}

/** The commands of one place, by id. */
export function commandsOf(state: State, guildId: string | null): Map<string, Command> {
  const key = commandKey(guildId);
  const known = state.commands.get(key);
  if (known) return known;
  const fresh = new Map<string, Command>();
  state.commands.set(key, fresh);
  return fresh;
}
