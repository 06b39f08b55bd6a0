import { ComponentType, type APISelectMenuOption as SelectOption } from 'discord-api-types/v10';
import type {
  Answer,
  Feature,
  Input,
  NamedPerson,
  Options,
  Person,
  Request,
  UploadedFile,
} from '../../src/commands/command.ts';
import { refusal } from '../../src/commands/edge/gates.ts';
import type { Incoming } from '../../src/commands/edge/incoming.ts';
import { chosen } from '../../src/commands/edge/options.ts';
import { createRouteTable } from '../../src/commands/edge/table.ts';
import { type ChannelId, channelId, type GuildId, guildId } from '../../src/domain/ids.ts';
import type { MessageView, ModalView } from '../../src/views/kit/message.ts';
import { messagesFor } from '../../src/views/messages/catalogue.ts';
import type { ManualClock } from './clock.ts';

export interface Place {
  readonly guildId?: GuildId | null;
  readonly canManageGuild?: boolean;
  readonly botInGuild?: boolean;
  /** What is known about Segue's rights in a chosen channel. */
  readonly mayPost?: boolean | null;
}

type Given = Readonly<Record<string, string | number | boolean | UploadedFile | NamedPerson>>;

export const HOME = guildId('400000000000000001');
export const HERE: ChannelId = channelId('500000000000000001');

/**
 * Somebody who types commands and presses what they see: the real routing and gates, without Discord in between.
 * An answer that the gates refuse is thrown as their error.
 */
export const createVisitor = (
  features: readonly Feature[],
  clock: ManualClock,
  person: Person,
  place: Place = {},
) => {
  const table = createRouteTable(features);
  const request = (): Request => ({
    person,
    guildId: place.guildId === undefined ? HOME : place.guildId,
    channelId: HERE,
    inBotDm: place.guildId === null,
    canManageGuild: place.canManageGuild ?? false,
    botInGuild: place.botInGuild ?? true,
    now: clock.now(),
    m: messagesFor(person.locale),
    notify: {
      via: 'interaction',
      applicationId: '300000000000000001',
      token: 'token',
      issuedAt: clock.now(),
      channelId: HERE,
      locale: person.locale,
    },
  });
  const incoming = <K extends Incoming['kind']>(kind: K) => ({
    kind,
    id: '1',
    token: 'token',
    applicationId: '300000000000000001',
    createdAt: clock.now(),
    ...request(),
    inDm: place.guildId === null,
    onMessage: kind === 'component',
  });
  const optionsOf = (given: Given): Options => ({
    string: (name) => (typeof given[name] === 'string' ? given[name] : null),
    integer: (name) => (typeof given[name] === 'number' ? given[name] : null),
    boolean: (name) => (typeof given[name] === 'boolean' ? given[name] : null),
    channel: (name) => (typeof given[name] === 'string' ? channelId(given[name]) : null),
    person: (name) => {
      const person = given[name];
      return typeof person === 'object' && 'isBot' in person ? person : null;
    },
    file: (name) => {
      const file = given[name];
      return typeof file === 'object' && 'url' in file ? file : null;
    },
    mayPostIn: () => (place.mayPost === undefined ? true : place.mayPost),
  });
  const answer = async (what: Incoming): Promise<Answer> => {
    const target = table.find(what);
    const refused = refusal(target, request());
    if (refused !== null) throw refused;
    return target.run(request());
  };
  const run = async (what: Incoming): Promise<Shown> => shown(await answer(what));
  const noInput = chosen([]);
  return {
    request,
    /** A component of this custom id, as it comes in. */
    incoming: (customId: string, input: Input): Incoming => ({
      ...incoming('component'),
      kind: 'component',
      customId,
      input,
    }),
    /** Uses a component of this custom id. */
    use: (customId: string, input: Input): Promise<Shown> =>
      run({ ...incoming('component'), kind: 'component', customId, input }),
    type: (path: string, given: Given = {}): Promise<Shown> =>
      run({ ...incoming('command'), kind: 'command', path, options: optionsOf(given) }),
    /** Presses the button with this label. */
    press: (on: Pick<Shown, 'view'>, label: string): Promise<Shown> => {
      const customId = idOfLabel(on.view, label);
      return run({ ...incoming('component'), kind: 'component', customId, input: noInput });
    },
    /** Chooses exactly these options, by label, in the message's select menu. */
    pick: (on: Pick<Shown, 'view'>, ...labels: string[]): Promise<Shown> => {
      const { customId, options } = menuOf(on.view);
      const values = labels.map((label) => {
        const option = options.find((one) => one.label === label);
        if (option === undefined) throw new Error(`No option says "${label}".`);
        return option.value;
      });
      const input = chosen(values);
      return run({ ...incoming('component'), kind: 'component', customId, input });
    },
    /** Presses a button that opens a form. */
    open: async (on: Pick<Shown, 'view'>, label: string): Promise<ModalView> => {
      const customId = idOfLabel(on.view, label);
      const opened = await answer({ ...incoming('component'), kind: 'component', customId, input: noInput });
      if (opened.kind !== 'modal') throw new Error(`"${label}" opened no form.`);
      return opened.modal;
    },
    /** Sends a form. */
    submit: (
      form: ModalView,
      fields: Readonly<Record<string, string>>,
      uploads: Readonly<Record<string, readonly UploadedFile[]>> = {},
    ): Promise<Shown> => {
      const input = {
        values: [],
        field: (name: string) => fields[name] ?? '',
        files: (name: string) => uploads[name] ?? [],
      };
      return run({ ...incoming('modal'), kind: 'modal', customId: form.custom_id, onMessage: true, input });
    },
    /** @param given what the other options hold while this one is typed */
    suggestions: async (path: string, name: string, value: string, given: Given = {}) =>
      (await table.route(path)?.complete?.(request(), { name, value }, optionsOf(given))) ?? [],
  };
};

export interface Shown {
  readonly how: 'reply' | 'update';
  readonly public: boolean;
  readonly view: MessageView;
}

const shown = (answer: Answer): Shown => {
  if (answer.kind === 'modal') throw new Error('A form was opened, no message shown.');
  return { how: answer.kind, public: answer.kind === 'reply' && answer.public === true, view: answer.view };
};

const menuOf = ({ components }: MessageView): { customId: string; options: readonly SelectOption[] } => {
  const rows = components.flatMap((one) => (one.type === ComponentType.Container ? one.components : [one]));
  for (const row of rows) {
    if (row.type !== ComponentType.ActionRow) continue;
    for (const one of row.components) {
      if (one.type === ComponentType.StringSelect) return { customId: one.custom_id, options: one.options };
    }
  }
  throw new Error('There is no select menu.');
};

const idOfLabel = (view: MessageView, label: string): string => {
  const found: string[] = [];
  JSON.stringify(view.components, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'label' in value && value.label === label) {
      if ('disabled' in value && value.disabled === true) throw new Error(`"${label}" is switched off.`);
      if ('custom_id' in value && typeof value.custom_id === 'string') found.push(value.custom_id);
    }
    return value;
  });
  const [id] = found;
  if (id === undefined) throw new Error(`No button says "${label}".`);
  return id;
};
