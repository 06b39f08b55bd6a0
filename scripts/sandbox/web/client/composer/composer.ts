import type { CommandEntry } from '../../../discord/types.ts';
import type { OptionValue } from '../../acts.ts';
import type { PageState } from '../../protocol.ts';
import type { Api } from '../api.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import { type CommandLine, createCommandLine } from './command-line.ts';
import { comboBox, createPalette, matchCommands } from './palette.ts';

/** The line at the bottom: words, or a command with a field per option. */
export interface Composer {
  update(state: PageState): void;
  focus(): void;
  /** Opens the command list, as a press of `/` does. */
  slash(): void;
  /** Begins this command, ready to be filled in or sent. */
  begin(path: string): void;
}

export interface ComposerActions {
  /** Resolve with whether it worked. */
  slash(path: string, options: Readonly<Record<string, OptionValue>>): Promise<boolean>;
  say(text: string): Promise<boolean>;
  /** Something the person should know. */
  tell(text: string): void;
}

export const createComposer = (form: HTMLFormElement, api: () => Api, actions: ComposerActions): Composer => {
  const palette = createPalette(form.appendChild(h('div', { class: 'palette', hidden: true })));
  const line = form.appendChild(h('div', { class: 'line' }));
  const input = h('input', {
    id: 'composer-input',
    type: 'text',
    'aria-label': 'Message',
    maxlength: 2_000,
    ...comboBox,
  });
  const sendWords = h(
    'button',
    { type: 'submit', class: 'round', 'aria-label': 'Send message', hidden: true },
    icon('send'),
  );
  let state: PageState | null = null;
  let command: CommandLine | null = null;
  let sending = false;

  const reset = (text = ''): void => {
    command = null;
    input.value = text;
    sendWords.hidden = text === '' || text.startsWith('/');
    palette.hide();
    line.replaceChildren(input, sendWords);
  };

  const suggest = (): void => {
    const typed = input.value;
    sendWords.hidden = typed === '' || typed.startsWith('/');
    if (!typed.startsWith('/')) {
      palette.hide();
      return;
    }
    const fitting = matchCommands(state?.commands ?? [], typed);
    palette.show({
      owner: input,
      words: fitting.length > 0 ? null : noCommand(state),
      rows: fitting.map(({ path, description }) => ({
        value: path,
        label: path,
        text: path,
        hint: description,
      })),
      onPick: (path) => begin(path),
    });
  };

  const choose = (entry: CommandEntry): void => {
    palette.hide();
    command = createCommandLine(line, entry, {
      palette,
      state: () => state,
      suggestions: (asked) => api().autocomplete(asked),
      cancel: (text) => {
        reset(text);
        input.focus();
        suggest();
      },
    });
  };

  const begin = (path: string): void => {
    const entry = state?.commands.find((one) => one.path === path);
    if (entry === undefined) actions.tell(`${path} cannot be used in this channel.`);
    else choose(entry);
  };

  const send = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    form.classList.add('sending');
    try {
      if (command !== null) {
        const filled = await command.filled();
        if (filled === null) return;
        if (!(await actions.slash(filled.path, filled.options))) return;
      } else {
        const text = input.value.trim();
        if (text === '' || text.startsWith('/') || !(await actions.say(text))) return;
      }
      reset();
      // A form that opened meanwhile has the focus.
      if (document.querySelector('dialog[open]') === null) input.focus();
    } finally {
      sending = false;
      form.classList.remove('sending');
    }
  };

  form.addEventListener('keydown', (event) => {
    const { key } = event;
    if ((key === 'ArrowDown' || key === 'ArrowUp') && palette.open)
      palette.move(key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Enter' && palette.open && event.target instanceof HTMLInputElement) palette.pick();
    else if (key === 'Tab' && !event.shiftKey && palette.open) {
      palette.pick();
      command?.onwards(event.target);
    } else if (key === 'Escape') giveUp();
    else if (key === 'Backspace' && command?.back(event.target) === true) event.preventDefault();
    else return;
    event.preventDefault();
  });
  const giveUp = (): void => {
    if (command !== null && palette.open) palette.hide();
    else {
      reset();
      input.focus();
    }
  };
  form.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) palette.hide();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  form.addEventListener('dragover', (event) => event.preventDefault());
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    const files = event.dataTransfer?.files;
    if (files === undefined || command?.takeFiles(files) !== true)
      actions.tell('Choose a command with a file first.');
  });
  input.addEventListener('input', suggest);
  input.addEventListener('focus', suggest);
  reset();

  return {
    update: (next) => {
      const moved = state !== null && (state.channelId !== next.channelId || state.me.id !== next.me.id);
      state = next;
      if (moved) reset();
      const channel = [...next.guilds.flatMap(({ channels }) => channels), ...next.direct].find(
        ({ id }) => id === next.channelId,
      );
      const where =
        channel?.kind === 'text' || channel?.kind === 'announcement' ? `#${channel.name}` : channel?.name;
      input.placeholder = `Message ${where ?? ''}, or type / for commands`;
    },
    focus: () => {
      if (command === null) input.focus();
      else command.focus();
    },
    slash: () => {
      reset('/');
      input.focus();
      suggest();
    },
    begin: (path) => {
      reset();
      begin(path);
    },
  };
};

const noCommand = (state: PageState | null): string =>
  state === null || state.commands.length > 0
    ? 'No command fits what you typed.'
    : 'Segue offers you no commands here. It is not in this server, or you have not installed it for yourself.';
