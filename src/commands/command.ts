import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { ChannelId, GuildId, MemberId } from '../domain/ids.ts';
import type { JobNotify } from '../domain/jobs.ts';
import type { ActionSpec } from '../views/actions/action.ts';
import type { MessageView, ModalView } from '../views/kit/message.ts';
import type { Messages } from '../views/messages/catalogue.ts';

/**
 * The contract of the Discord edge. A handler parses what it got, calls one service, renders one view, and returns an
 * answer as data; only the router talks to Discord.
 */
export interface Command {
  readonly definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Keyed by subcommand path: `''` for a command without subcommands, `'add'`, or `'server on'` for a group. */
  readonly routes: Readonly<Record<string, Route>>;
}

export interface Route {
  /** Refused in DMs with a sentence. */
  readonly guildOnly?: true;
  /** Refused without this permission of the person in the server. */
  readonly needs?: 'ManageGuild';
  /** Answers with a form, which must be the first answer: never acknowledged ahead of its run. */
  readonly opensForm?: true;
  readonly run: (request: Request, options: Options) => Promise<Answer>;
  /** Suggestions for the focused option, at most 25. */
  readonly complete?: (
    request: Request,
    focused: { name: string; value: string },
    options: Options,
  ) => Promise<Choice[]>;
}

/** What a button, select menu or modal submit runs. `A` are the facts of its custom id. */
export interface Action<A> {
  readonly spec: ActionSpec<A>;
  readonly needs?: 'ManageGuild';
  readonly run: (request: Request, args: A, input: Input) => Promise<Answer>;
}

/** Forgets `A`, so that actions of every kind stand in one list. */
export const handle = <A>(action: Action<A>): AnyAction => action as unknown as AnyAction;
// biome-ignore lint/suspicious/noExplicitAny: a list of actions holds every A; the spec parses before run sees it.
export type AnyAction = Action<any>;

/** A slash command with its buttons and modals: what one file in this folder gives to the app. */
export interface Feature {
  readonly commands: readonly Command[];
  readonly actions: readonly AnyAction[];
}

/** Who asks, from where, in which language. */
export interface Request {
  readonly person: Person;
  readonly guildId: GuildId | null;
  readonly channelId: ChannelId | null;
  /** The language of the server; absent in DMs. */
  readonly guildLocale?: string | null;
  /** In the member's DMs with Segue: nobody else reads there, and what is said stays. */
  readonly inBotDm?: boolean;
  readonly canManageGuild: boolean;
  /** True when the bot itself is in the server (a user-installed app is not): only then it can post there. */
  readonly botInGuild: boolean;
  /** Whether Segue itself may write where it was asked; null where nobody says. */
  readonly mayPostHere?: boolean | null;
  readonly now: number;
  readonly m: Messages;
  /** For jobs that show their progress in the answer to this interaction. */
  readonly notify: JobNotify;
}

export interface Person {
  readonly id: MemberId;
  readonly name: string;
  readonly avatarUrl: string | null;
  readonly locale: string;
}

/** Typed access to slash command options. */
export interface Options {
  string(name: string): string | null;
  integer(name: string): number | null;
  boolean(name: string): boolean | null;
  /** A channel option's id. */
  channel(name: string): ChannelId | null;
  /** A person option: who was named. */
  person(name: string): NamedPerson | null;
  /** A file that came with the command. */
  file(name: string): UploadedFile | null;
  /** Whether Segue may see a channel option's channel and write there; null when that cannot be told from here. */
  mayPostIn(name: string): boolean | null;
}

/** Somebody whom an option names; Segue may never have met them. */
export interface NamedPerson {
  readonly id: MemberId;
  /** As they are called in the server, else by their account. Theirs: nothing about it is trusted. */
  readonly name: string;
  readonly isBot: boolean;
}

/** What came with a component or modal: chosen values and typed fields. */
export interface Input {
  /** Values of the select menu that was used. */
  readonly values: readonly string[];
  /** A text field of a modal; empty if absent. */
  field(name: string): string;
  /** Files that were put into a field of a modal. */
  files(name: string): readonly UploadedFile[];
}

/** What Discord says about a file that a person uploaded. Name, size and type are theirs: nothing about it is trusted. */
export interface UploadedFile {
  /** Signed and short-lived: fetch at once. */
  readonly url: string;
  readonly name: string;
  /** bytes */
  readonly size: number;
}

export interface Choice {
  readonly name: string;
  readonly value: string;
}

/**
 * `reply` is a new message, private unless `public`; `update` replaces the message that the component is on;
 * `modal` must be the first answer, so a handler that returns one does no slow work.
 */
export type Answer =
  | { readonly kind: 'reply'; readonly view: MessageView; readonly public?: boolean }
  | { readonly kind: 'update'; readonly view: MessageView }
  | { readonly kind: 'modal'; readonly modal: ModalView };
