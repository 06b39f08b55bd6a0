import type { CommandEntry, MessageView, ModalView } from '../discord/types.ts';

/** What the sandbox page and its server say to each other. Types only: the page imports nothing that runs in Node. */

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly avatarUrl: string;
  /** One line: what is special about being this person. */
  readonly about: string;
}

export interface ChannelView {
  readonly id: string;
  readonly name: string;
  /** A remark shown beside the name ("Segue cannot post here"). */
  readonly remark: string | null;
}

export interface GuildView {
  readonly id: string;
  readonly name: string;
  readonly channels: readonly ChannelView[];
}

/** Everything one person sees of Discord, and the world beside it. */
export interface PageState {
  readonly me: PersonView;
  readonly people: readonly PersonView[];
  readonly bot: {
    readonly id: string;
    readonly name: string;
    readonly avatarUrl: string;
    readonly online: boolean;
  };
  readonly guilds: readonly GuildView[];
  readonly dm: ChannelView;
  /** What `/` offers, by channel. */
  readonly commands: Readonly<Record<string, readonly CommandEntry[]>>;
  /** Of every channel this person can see, oldest first. */
  readonly messages: readonly MessageView[];
  readonly modal: ModalView | null;
  readonly world: WorldView;
}

export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly premium: boolean;
  readonly allowListed: boolean;
  readonly liked: number;
  readonly playlists: readonly {
    readonly id: string;
    readonly name: string;
    readonly tracks: number;
    readonly own: boolean;
  }[];
  readonly recent: readonly { readonly title: string; readonly artists: string; readonly at: number }[];
  readonly authorizedAt: number | null;
}

export interface WorldView {
  /** ms UTC, moving. */
  readonly now: number;
  readonly accounts: readonly AccountView[];
  readonly faults: readonly { readonly id: string; readonly label: string; readonly on: boolean }[];
  /** Calls Segue made in the last 24 hours, per bucket. */
  readonly calls: readonly { readonly bucket: string; readonly count: number }[];
  /** Segue's last log lines that matter (warnings and errors), newest last. */
  readonly log: readonly string[];
}

/** What a person does. Each is a POST to `/api/act`; the answer is `{ ok: true }` or `{ ok: false, why }`. */
export type Act =
  | {
      readonly do: 'slash';
      readonly channelId: string;
      readonly path: string;
      readonly options: Readonly<Record<string, OptionValue>>;
    }
  | { readonly do: 'click'; readonly messageId: string; readonly customId: string }
  | {
      readonly do: 'select';
      readonly messageId: string;
      readonly customId: string;
      readonly values: readonly string[];
    }
  | {
      readonly do: 'modal';
      readonly interactionId: string;
      readonly fields: Readonly<Record<string, FieldValue>>;
    }
  | { readonly do: 'dismissModal' }
  | { readonly do: 'world'; readonly verb: WorldVerb };

export interface UploadedFile {
  readonly filename: string;
  readonly base64: string;
}
export type OptionValue = string | number | boolean | UploadedFile;
export type FieldValue = string | boolean | readonly string[] | readonly UploadedFile[];

export type WorldVerb =
  | { readonly verb: 'advance'; readonly ms: number }
  | { readonly verb: 'playMusic'; readonly accountId: string; readonly minutes: number }
  | { readonly verb: 'like'; readonly accountId: string }
  | { readonly verb: 'addToPlaylist'; readonly accountId: string; readonly playlistId: string }
  | { readonly verb: 'removeFromPlaylist'; readonly accountId: string; readonly playlistId: string }
  | { readonly verb: 'shufflePlaylist'; readonly accountId: string; readonly playlistId: string }
  | { readonly verb: 'deletePlaylist'; readonly accountId: string; readonly playlistId: string }
  | { readonly verb: 'setPremium'; readonly accountId: string; readonly on: boolean }
  | { readonly verb: 'setAllowListed'; readonly accountId: string; readonly on: boolean }
  | { readonly verb: 'revoke'; readonly accountId: string }
  | { readonly verb: 'ageConsent'; readonly accountId: string; readonly days: number }
  | { readonly verb: 'fault'; readonly id: string; readonly on: boolean };

export type ActAnswer = { readonly ok: true } | { readonly ok: false; readonly why: string };

/** `POST /api/autocomplete`. */
export interface AutocompleteRequest {
  readonly channelId: string;
  readonly path: string;
  readonly options: Readonly<Record<string, OptionValue>>;
  readonly focused: string;
}
export type AutocompleteAnswer = readonly { readonly name: string; readonly value: string | number }[];

/** Server-sent events on `/api/events`: the state changed; `world` alone changes often and is small. */
export type PageEvent = { readonly changed: 'state' } | { readonly changed: 'world' };
