import type { InteractionResult, MessageView, OptionValue, Person, Place } from '../sandbox/discord/types.ts';
import { answerOf, controlOn } from './verbs.ts';

/** A person of the journey: everything they do and see stands in the transcript. */
export interface Actor {
  readonly person: Person;
  readonly name: string;
  /** Where they are: a channel of the server. */
  readonly place: Place;
  slash(path: string, options?: Readonly<Record<string, OptionValue>>): Promise<Seen>;
  /** Presses the button with that label. */
  press(message: MessageView, label: string): Promise<Seen>;
  /** Ticks entries of the message's menu beside those that are ticked already. */
  tick(message: MessageView, labels: readonly string[]): Promise<Seen>;
  /** Picks the one entry of the message's first menu that begins like this. */
  pick(message: MessageView, label: string): Promise<Seen>;
  /** Opens the form behind a button and sends it with what is typed over what stands in its fields already. */
  write(
    message: MessageView,
    label: string,
    typed: (prefilled: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
  ): Promise<Seen>;
  /** The message as soon as it fits, by whatever edit. Shown when it does. */
  see(message: Pick<MessageView, 'id'>, fits: (message: MessageView) => boolean): Promise<MessageView>;
}

/** An answer, and how long the person waited for it. */
export interface Seen {
  readonly message: MessageView;
  readonly ackMs: number;
}

export interface ActorDeps {
  readonly person: Person;
  readonly place: Place;
  readonly note: (...lines: readonly string[]) => void;
  readonly show: (message: MessageView) => void;
}

/** Longer than anything takes on a busy machine; what never comes fails after this. */
export const PATIENCE_MS = 30_000;

export const createActor = ({ person, place, note, show }: ActorDeps): Actor => {
  const { displayName: name } = person;
  const seen = async (result: InteractionResult): Promise<Seen> => {
    const message = await answerOf(result);
    show(message);
    return { message, ackMs: result.ackMs };
  };
  return {
    person,
    name,
    place,

    slash: async (path, options = {}) => {
      const given = Object.entries(options).map(
        ([option, value]) => ` ${option}:${typeof value === 'object' ? value.filename : String(value)}`,
      );
      note(`${name} types ${path}${given.join('')}`);
      return seen(await person.slash(path, options, place));
    },

    press: async (message, label) => {
      note(`${name} presses “${label}”`);
      return seen(await person.click(message.id, controlOn(message, label).customId));
    },

    tick: async (message, labels) => {
      note(`${name} ticks ${labels.map((label) => `“${label}”`).join(', ')}`);
      const menu = menuOf(message);
      const values = [...tickedOn(message), ...labels.map((label) => optionOn(menu, label))];
      return seen(await person.select(message.id, menu.customId, [...new Set(values)]));
    },

    pick: async (message, label) => {
      note(`${name} picks “${label}”`);
      const menu = menuOf(message);
      return seen(await person.select(message.id, menu.customId, [optionOn(menu, label)]));
    },

    write: async (message, label, typed) => {
      const opened = await person.click(message.id, controlOn(message, label).customId);
      if (opened.modal === null) throw new Error(`“${label}” opened no form.`);
      const prefilled = Object.fromEntries(
        flat(opened.modal.components).flatMap(({ custom_id: id, value = '' }) =>
          id === undefined ? [] : [[id, value]],
        ),
      );
      const values = typed(prefilled);
      const lines = Object.values(values).flatMap((value) => value.split('\n'));
      note(`${name} presses “${label}” and writes:`, ...lines.map((line) => `    ${line}`));
      return seen(await person.submitModal(opened, values));
    },

    see: async ({ id }, fits) => {
      const message = await person.waitForMessage(
        place.channelId,
        (one) => one.id === id && !one.loading && fits(one),
        PATIENCE_MS,
      );
      note(`${name} sees the message change`);
      show(message);
      return message;
    },
  };
};

const menuOf = ({ controls, text }: MessageView) => {
  const menu = controls.find(({ kind }) => kind === 'select');
  if (menu?.customId == null) throw new Error(`There is no menu on the message:\n${text}`);
  return { ...menu, customId: menu.customId };
};

const optionOn = (menu: MessageView['controls'][number], label: string): string => {
  const option = menu.options.find((candidate) => candidate.label === label);
  if (option === undefined) {
    throw new Error(`No “${label}” in the menu: ${menu.options.map((one) => one.label).join(', ')}`);
  }
  return option.value;
};

/** What is ticked already: a menu sends all of it. */
const tickedOn = ({ components }: MessageView): string[] =>
  flat(components).flatMap(({ options = [] }) =>
    options.filter((option) => option.default === true).map(({ value }) => value),
  );

const flat = (components: MessageView['components']): MessageView['components'] =>
  components.flatMap((component) => [
    component,
    ...flat([...(component.components ?? []), ...(component.component ? [component.component] : [])]),
  ]);
