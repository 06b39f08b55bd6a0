/**
 * The public face of the Discord double: what the sandbox page, the smoke run and the flow tests may rely on.
 * All times are ms UTC of the world's clock, all ids are Discord snowflakes (17–19 digits) as strings.
 */
import type { Counters, Faults, GatewayControls, Violation, WorldControls } from './control-types.ts';
import type { AttachmentView, ControlView, ModalFieldView } from './view-parts.ts';
import type { Component } from './wire.ts';

/** One HTTP exchange; interaction tokens in the path are replaced by `:token`. */
export interface DiscordExchange {
  readonly side: 'discord';
  readonly method: string;
  /** Path with query, below the origin: `/api/v10/channels/…`. */
  readonly path: string;
  /** The JSON body (of a multipart request: its `payload_json`), or null. */
  readonly requestBody: unknown;
  /** 0: never answered. */
  readonly status: number;
  readonly responseBody: unknown;
  /** The kind of the injected fault this answer is owed to. */
  readonly fault?: string;
}

export interface DiscordOptions {
  /** 0 (default) takes a free port. */
  readonly port?: number;
  /** The world's wall clock; ids, timestamps and the 15 minutes of an interaction token follow it. */
  readonly now?: () => number;
  readonly record?: (exchange: DiscordExchange) => void;
  /** Bot token the program must present. A fixed one by default, so that a kept `.env` stays valid. */
  readonly token?: string;
  /** How long the first answer to an interaction may take, in real ms (Discord: 3000). */
  readonly ackDeadlineMs?: number;
  /** Intents that IDENTIFY may ask for; anything else closes with 4014. Default: all unprivileged ones. */
  readonly allowedIntents?: number;
  /** `typical` (default) enforces bucket and global limits like Discord's usual figures; `none` only sends headers. */
  readonly rateLimits?: 'typical' | 'none';
}

export interface ChannelInfo {
  readonly id: string;
  readonly name: string;
  readonly guildId: string | null;
  /** What a person sees it as. `private` is a group DM without the bot (context 2). */
  readonly kind: 'text' | 'announcement' | 'dm' | 'private';
  readonly topic: string | null;
  /** What the bot may do there. */
  readonly bot: { readonly view: boolean; readonly send: boolean; readonly history: boolean };
  /** People who see the channel. */
  readonly personIds: readonly string[];
}

export interface GuildInfo {
  readonly id: string;
  readonly name: string;
  readonly iconUrl: string;
  readonly ownerId: string;
  /** false: a server without the bot, where only user-installed commands can be used. */
  readonly botIsMember: boolean;
  readonly locale: string;
  readonly channels: readonly ChannelInfo[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
}

export interface PersonInfo {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly avatarUrl: string;
  readonly locale: string;
  /** Has the app installed for themselves (integration type 1). */
  readonly userInstalled: boolean;
  /** closed: sending a DM answers 50007. Without a mutual guild it answers 50278 whatever this says. */
  readonly directMessages: 'open' | 'closed';
  readonly guilds: readonly { readonly guildId: string; readonly canManageGuild: boolean }[];
}

export interface MessageView {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly createdAt: number;
  readonly editedAt: number | null;
  readonly flags: number;
  /** The only person who sees it, or null when everybody in the channel does. */
  readonly ephemeralFor: string | null;
  /** "Segue is thinking…": a deferred answer that has not come yet. */
  readonly loading: boolean;
  readonly content: string;
  readonly embeds: readonly Readonly<Record<string, unknown>>[];
  /** As stored: media carry resolved CDN addresses. */
  readonly components: readonly Component[];
  readonly attachments: readonly AttachmentView[];
  /** The command or person a reply came from, for the line above the message. */
  readonly invokedBy: { readonly personId: string; readonly label: string } | null;
  /** Who gets a notification from it: user ids, `everyone` for all. */
  readonly pings: readonly string[];
  /** Everything readable: content, embeds and text displays, joined by line breaks. */
  readonly text: string;
  readonly controls: readonly ControlView[];
}

export interface ModalView {
  /** Id of the interaction that opened it. */
  readonly interactionId: string;
  readonly personId: string;
  readonly channelId: string;
  readonly customId: string;
  readonly title: string;
  readonly components: readonly Component[];
  /** The input controls below labels and rows, in reading order. */
  readonly fields: readonly ModalFieldView[];
}

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** A command as the `/` menu offers it: one entry per runnable path. */
export interface CommandEntry {
  /** `/digest add` */
  readonly path: string;
  readonly description: string;
  readonly options: readonly CommandOptionEntry[];
}

export interface CommandOptionEntry {
  readonly name: string;
  readonly description: string;
  /** Option type: 3 string, 4 integer, 5 boolean, 6 user, 7 channel, 8 role, 9 mentionable, 10 number, 11 attachment. */
  readonly type: number;
  readonly required: boolean;
  readonly autocomplete: boolean;
  readonly choices: readonly Choice[];
  /** Types of channels that may be picked; null: any. */
  readonly channelTypes: readonly number[] | null;
  /** Smallest and largest value of a number, or length of a text; null: no limit. */
  readonly least: number | null;
  readonly most: number | null;
}

/** A file a person uploads. */
export interface AttachmentInput {
  readonly filename: string;
  readonly content: Uint8Array | string;
  readonly contentType?: string;
}

export type OptionValue = string | number | boolean | AttachmentInput;

/** Values of a modal by custom id: text, the picked values, ticked or not, or files. */
export type FieldValue = string | readonly string[] | boolean | readonly AttachmentInput[];

export type AckKind = 'message' | 'deferred' | 'deferred-update' | 'update' | 'choices' | 'modal';

export interface InteractionResult {
  readonly interactionId: string;
  readonly ack: AckKind;
  /** Real ms from the dispatch to the accepted answer. */
  readonly ackMs: number;
  /** The reply, or the message that was updated, as it is now; null for modal and choices or once deleted. */
  readonly message: MessageView | null;
  readonly modal: ModalView | null;
  readonly choices: readonly Choice[];
  /** Follow-up messages so far, oldest first. */
  readonly followUps: readonly MessageView[];
  /**
   * The first message of this interaction (reply, updated message or follow-up) that is not loading and fits,
   * now or by a later edit. Rejects after `timeoutMs` (default 5000) with what was last seen.
   */
  waitForMessage(predicate?: (message: MessageView) => boolean, timeoutMs?: number): Promise<MessageView>;
}

export interface Place {
  readonly channelId: string;
}

/** An INTERACTION_CREATE of one's own making: given fields win over the ones that are filled in. */
export interface RawInteraction {
  /** 2 command, 3 component, 4 autocomplete, 5 modal submit. */
  readonly type: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly channelId: string;
  /** The message a component sits on: any message, whoever may see it. */
  readonly messageId?: string;
  /** Any other field of the payload (`id`, `token`, `member`, `user`, …). */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/**
 * A person at their Discord client. Every act resolves when the bot has acknowledged it and rejects with
 * `ClientRefusal` when a real client would not let them do it, or `InteractionFailed` when no answer came in time.
 */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  /** What `/` offers in that channel. */
  commands(where: Place): readonly CommandEntry[];
  slash(
    path: string,
    options: Readonly<Record<string, OptionValue>>,
    where: Place,
  ): Promise<InteractionResult>;
  /** `options` holds what is typed so far, the focused option included (missing: empty). */
  autocomplete(
    path: string,
    options: Readonly<Record<string, OptionValue>>,
    focused: string,
    where: Place,
  ): Promise<readonly Choice[]>;
  /** By custom id or by visible label. */
  click(messageId: string, customIdOrLabel: string): Promise<InteractionResult>;
  select(messageId: string, customId: string, values: readonly string[]): Promise<InteractionResult>;
  submitModal(
    opened: InteractionResult | ModalView,
    fields: Readonly<Record<string, FieldValue>>,
  ): Promise<InteractionResult>;
  dismissModal(): void;
  /** Sends an arbitrary payload to the bot: forged ids, somebody else's button, over-long values. */
  raw(payload: RawInteraction): Promise<InteractionResult>;
  /** Writes an ordinary message. */
  say(channelId: string, text: string): MessageView;
  /** Oldest first; ephemeral messages only for their addressee. */
  visibleMessages(channelId: string): readonly MessageView[];
  /** A message in that channel that fits, now or later; rejects after `timeoutMs` (default 5000). */
  waitForMessage(
    channelId: string,
    predicate: (message: MessageView) => boolean,
    timeoutMs?: number,
  ): Promise<MessageView>;
  /** The channel with the bot. */
  openDm(): string;
}

export interface DiscordEvents {
  messageCreated: MessageView;
  messageUpdated: MessageView;
  messageDeleted: { readonly id: string; readonly channelId: string };
  modalOpened: ModalView;
  modalClosed: { readonly personId: string };
  interactionCreated: { readonly interactionId: string; readonly personId: string; readonly label: string };
  interactionAcknowledged: { readonly interactionId: string; readonly ack: AckKind; readonly ackMs: number };
  interactionExpired: { readonly interactionId: string };
  typing: { readonly channelId: string };
  commandsChanged: { readonly guildId: string | null };
  channelsChanged: { readonly guildId: string | null };
  peopleChanged: { readonly personId: string };
  gatewayChanged: { readonly connected: number };
  violation: Violation;
}

/** The whole state as plain JSON, for a page to draw. */
export interface DiscordSnapshot {
  readonly now: number;
  readonly applicationId: string;
  readonly bot: { readonly id: string; readonly username: string; readonly avatarUrl: string };
  readonly botConnected: boolean;
  readonly guilds: readonly GuildInfo[];
  /** DMs with the bot and private groups. */
  readonly directChannels: readonly ChannelInfo[];
  readonly people: readonly PersonInfo[];
  /** Oldest first, all channels, ephemeral ones included (see `ephemeralFor`). */
  readonly messages: readonly MessageView[];
  readonly modals: readonly ModalView[];
  readonly commands: readonly {
    readonly guildId: string | null;
    readonly entries: readonly CommandEntry[];
  }[];
  readonly violations: readonly Violation[];
  readonly counters: Counters;
}

export interface DiscordDouble {
  /** `http://127.0.0.1:PORT`, also the CDN. */
  readonly url: string;
  /** What `DISCORD_API_URL` takes: `…/api`. */
  readonly apiUrl: string;
  readonly gatewayUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botUserId: string;
  readonly guilds: readonly GuildInfo[];
  readonly people: readonly PersonInfo[];
  readonly violations: readonly Violation[];
  readonly faults: Faults;
  readonly counters: Counters;
  readonly gateway: GatewayControls;
  readonly world: WorldControls;
  /** Returns the way to stop listening. */
  on<K extends keyof DiscordEvents>(event: K, listener: (payload: DiscordEvents[K]) => void): () => void;
  /** By id or user name; throws for anybody else. */
  as(personIdOrUsername: string): Person;
  snapshot(): DiscordSnapshot;
  close(): Promise<void>;
}
