import type { Choice, CommandEntry, CommandOptionEntry } from '../../discord/types.ts';
import type { OptionValue, PageState } from '../protocol.ts';
import type { Api } from './api.ts';
import { h } from './dom.ts';
import { readFiles } from './files.ts';
import { createPalette, fixedChoices, matchCommands } from './palette.ts';

/**
 * The line at the bottom: `/` opens the commands, arrows and Enter pick, Tab completes; then one field per option.
 */
export interface Composer {
  update(state: PageState, channelId: string): void;
  focus(): void;
  /** Opens the command list, as a press of `/` does. */
  slash(): void;
}

interface Field {
  readonly option: CommandOptionEntry;
  readonly input: HTMLInputElement;
  /** Set when a suggestion was picked; typing clears it. */
  picked: Choice | null;
}

export const createComposer = (
  form: HTMLFormElement,
  api: Api,
  onSend: (channelId: string, path: string, options: Record<string, OptionValue>) => Promise<boolean>,
): Composer => {
  const palette = createPalette(
    form.appendChild(h('div', { class: 'palette', role: 'listbox', hidden: true })),
  );
  const line = form.appendChild(h('div', { class: 'line' }));
  const input = h('input', {
    id: 'composer-input',
    autocomplete: 'off',
    'aria-label': 'Message',
    type: 'text',
  });
  let state: PageState | null = null;
  let channelId = '';
  let command: CommandEntry | null = null;
  let fields: Field[] = [];
  let asked = 0;

  const commands = (): readonly CommandEntry[] => state?.commands[channelId] ?? [];

  const reset = (): void => {
    command = null;
    fields = [];
    input.value = '';
    palette.hide();
    line.replaceChildren(input);
    input.focus();
  };

  const suggestCommands = (): void => {
    if (!input.value.startsWith('/')) {
      palette.hide();
      return;
    }
    palette.show(
      matchCommands(commands(), input.value).map((entry) => ({
        label: entry.path,
        hint: entry.description,
        pick: () => choose(entry),
      })),
    );
  };

  const choose = (entry: CommandEntry): void => {
    command = entry;
    fields = [];
    palette.hide();
    const rest = h('span', { class: 'more' });
    line.replaceChildren(h('span', { class: 'chip' }, entry.path), rest);
    for (const option of entry.options.filter(({ required }) => required)) addField(option, rest);
    drawRest(entry, rest);
    if (fields[0] === undefined) rest.querySelector('button')?.focus();
    else fields[0].input.focus();
  };

  const drawRest = (entry: CommandEntry, rest: HTMLElement): void => {
    const unused = entry.options.filter((option) => !fields.some((field) => field.option === option));
    const add = (option: CommandOptionEntry) =>
      h(
        'button',
        {
          type: 'button',
          class: 'add',
          title: option.description,
          onclick: () => addField(option, rest).focus(),
        },
        `+ ${option.name}`,
      );
    rest.replaceChildren(
      ...unused.map(add),
      h('button', { type: 'submit', class: 'button primary send' }, 'Send ↵'),
    );
  };

  const addField = (option: CommandOptionEntry, rest: HTMLElement): HTMLInputElement => {
    const box = h('input', {
      type: option.type === 11 ? 'file' : 'text',
      'data-option': option.name,
      placeholder: option.description,
      autocomplete: 'off',
    });
    const field: Field = { option, input: box, picked: null };
    fields.push(field);
    line.insertBefore(h('label', { class: 'field' }, h('span', {}, option.name), box), rest);
    box.addEventListener('input', () => {
      field.picked = null;
      void suggestValues(field);
    });
    box.addEventListener('focus', () => void suggestValues(field));
    box.addEventListener('blur', () => palette.hide());
    if (command !== null) drawRest(command, rest);
    return box;
  };

  const suggestValues = async (field: Field): Promise<void> => {
    const choices = await choicesFor(field);
    if (choices === null || document.activeElement !== field.input) return;
    palette.show(
      choices.map((choice) => ({
        label: choice.name,
        hint: '',
        pick: () => {
          field.picked = choice;
          field.input.value = choice.name;
          palette.hide();
          const next = fields[fields.indexOf(field) + 1];
          if (next === undefined) line.querySelector<HTMLButtonElement>('.send')?.focus();
          else next.input.focus();
        },
      })),
    );
  };

  const choicesFor = async (field: Field): Promise<readonly Choice[] | null> => {
    const typed = field.input.value.toLowerCase();
    if (field.option.type === 7) {
      const channels =
        state?.guilds.find((guild) => guild.channels.some(({ id }) => id === channelId))?.channels ?? [];
      return channels
        .filter(({ name }) => name.includes(typed))
        .map(({ id, name }) => ({ name: `#${name}`, value: id }));
    }
    const fixed = fixedChoices(field.option);
    if (fixed !== null)
      return fixed.filter(({ name }) => field.picked !== null || name.toLowerCase().includes(typed));
    if (!field.option.autocomplete || command === null) return null;
    const ticket = ++asked;
    const choices = await api.autocomplete({
      channelId,
      path: command.path,
      options: await values(),
      focused: field.option.name,
    });
    return ticket === asked ? choices : null;
  };

  const values = async (): Promise<Record<string, OptionValue>> => {
    const out: Record<string, OptionValue> = {};
    for (const field of fields) {
      const { name, type } = field.option;
      const text = String(field.picked?.value ?? field.input.value);
      if (type === 11) {
        const [file] = await readFiles(field.input.files);
        if (file !== undefined) out[name] = file;
      } else if (text === '') continue;
      else if (type === 5) out[name] = text === 'true';
      else if (type === 4 || type === 10) out[name] = Number(text);
      else out[name] = text;
    }
    return out;
  };

  const send = async (): Promise<void> => {
    if (command === null) return;
    const sent = await onSend(channelId, command.path, await values());
    if (sent) reset();
  };

  form.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!palette.open) return;
      event.preventDefault();
      palette.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && palette.open) {
      event.preventDefault();
      palette.pick();
    } else if (event.key === 'Escape') {
      reset();
    } else if (event.key === 'Backspace' && command !== null && event.target instanceof HTMLButtonElement) {
      reset();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  input.addEventListener('input', suggestCommands);
  line.append(input);

  return {
    update: (next, nextChannel) => {
      state = next;
      if (nextChannel !== channelId) {
        channelId = nextChannel;
        reset();
      }
      const where = next.guilds.flatMap(({ channels }) => channels).find(({ id }) => id === channelId);
      input.placeholder = `Type / for commands in ${where === undefined ? `your messages with ${next.bot.name}` : `#${where.name}`}`;
    },
    focus: () => input.focus(),
    slash: () => {
      reset();
      input.value = '/';
      suggestCommands();
    },
  };
};
