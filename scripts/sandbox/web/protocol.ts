import type { CommandEntry, MessageView, ModalView } from '../discord/types.ts';

/** What the server of the sandbox tells its page. Types only: the page imports nothing that runs in Node. */

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly avatarUrl: string;
  /** One line: what is special about being this person. */
  readonly about: string;
  /** Name of the Spotify account that Segue has for them. */
  readonly linked: string | null;
}

export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly topic: string | null;
  readonly kind: 'text' | 'announcement' | 'dm' | 'private';
  /** What Segue cannot do there ("Segue may not post here"). */
  readonly remark: string | null;
  /** Ids of the newest messages that this person sees and did not cause, oldest first. */
  readonly messageIds: readonly string[];
}

export interface GuildView {
  readonly id: string;
  readonly name: string;
  readonly iconUrl: string;
  readonly hasSegue: boolean;
  /** Whether this person may change its settings. */
  readonly manages: boolean;
  readonly channels: readonly ChannelView[];
  readonly memberIds: readonly string[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
}

/** Everything one person sees of Discord in one channel, and the world beside it. */
export interface PageState {
  /** Changes when the sandbox starts anew. */
  readonly run: string;
  readonly me: PersonView & { readonly dmsOpen: boolean; readonly installed: boolean };
  readonly people: readonly PersonView[];
  readonly bot: { readonly id: string; readonly name: string; readonly avatarUrl: string };
  readonly guilds: readonly GuildView[];
  /** The messages with Segue first, then groups. */
  readonly direct: readonly ChannelView[];
  /** The channel below, which may be another one than was asked for. */
  readonly channelId: string;
  /** What `/` offers in that channel. */
  readonly commands: readonly CommandEntry[];
  /** Of that channel, oldest first. */
  readonly messages: readonly MessageView[];
  readonly modal: ModalView | null;
  readonly steps: Steps;
  readonly world: WorldView;
}

/** What this person has tried already. */
export interface Steps {
  readonly linked: boolean;
  readonly synced: boolean;
  readonly digest: boolean;
  /** Their plays count in some server. */
  readonly counted: boolean;
}

export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly pictureUrl: string | null;
  readonly about: string;
  readonly premium: boolean;
  readonly allowListed: boolean;
  /** Names of the Discord people for whom Segue keeps it, with its standing. */
  readonly linkedBy: string | null;
  readonly liked: number;
  readonly playlists: readonly {
    readonly id: string;
    readonly name: string;
    readonly tracks: number;
    readonly own: boolean;
  }[];
  readonly recent: readonly { readonly title: string; readonly artists: string; readonly at: number }[];
  /** ms UTC; null without a live consent. */
  readonly authorizedAt: number | null;
}

export interface TroubleView {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** What one will see of it. */
  readonly means: string;
  /** True: it happens once and is over. */
  readonly once: boolean;
  readonly on: boolean;
}

export interface LogLine {
  /** Counts up. */
  readonly id: number;
  readonly at: number;
  readonly level: 'info' | 'warn' | 'error';
  readonly half: string;
  readonly text: string;
}

export interface WorldView {
  /** ms UTC, moving. */
  readonly now: number;
  /** A longer stretch is passing just now. */
  readonly passing: boolean;
  readonly mode: string;
  readonly segue: SegueView;
  readonly accounts: readonly AccountView[];
  readonly troubles: readonly TroubleView[];
  /** Calls Segue noted in the last 24 hours, per provider and bucket. */
  readonly calls: readonly CallsView[];
  /** Newest last. */
  readonly log: readonly LogLine[];
}

export interface SegueView {
  readonly standing: 'running' | 'starting' | 'stopped';
  /** How it ended, in words; null while it runs. */
  readonly why: string | null;
  readonly pages: string;
}

export interface CallsView {
  readonly provider: string;
  readonly bucket: string;
  readonly count: number;
  /** Segue's own limit for 24 hours, or null. */
  readonly limit: number | null;
  /** ms UTC until which Segue leaves it alone, or null. */
  readonly blockedUntil: number | null;
}

/** `GET /api/playlist`: the first entries. */
export interface PlaylistEntries {
  readonly total: number;
  readonly entries: readonly { readonly position: number; readonly title: string; readonly by: string }[];
}

export type ActAnswer = { readonly ok: true } | { readonly ok: false; readonly why: string };
export type AutocompleteAnswer = readonly { readonly name: string; readonly value: string | number }[];

/** Server-sent events on `/api/events`: the state changed; `world` alone changes often and is small. */
export type PageEvent = { readonly changed: 'state' } | { readonly changed: 'world' };
