import type { Choice, CommandOptionEntry } from '../../../discord/types.ts';
import type { OptionValue } from '../../acts.ts';
import type { PageState } from '../../protocol.ts';
import { h } from '../dom.ts';
import { readFiles } from '../files.ts';
import { icon } from '../icons.ts';
import { channels, people, roles } from '../widgets/candidates.ts';
import type { Choosable } from '../widgets/listbox.ts';
import { comboBox } from './palette.ts';

/** One option of a command while it is being written. */
export interface Field {
  readonly option: CommandOptionEntry;
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  /** What can be picked without asking the bot; null: type what you like. */
  candidates(state: PageState): readonly Choosable[] | null;
  /** Takes a suggestion. */
  take(value: string, label: string): void;
  /** Takes dropped files, where it wants any. */
  takeFiles(files: FileList): void;
  /** What the person must change before this can be sent. */
  problem(): string | null;
  value(): Promise<OptionValue | undefined>;
  readonly empty: boolean;
}

/** Discord's option types. */
const INTEGER = 4;
const BOOLEAN = 5;
const USER = 6;
const CHANNEL = 7;
const ROLE = 8;
const MENTIONABLE = 9;
const NUMBER = 10;
const FILE = 11;

/** @param onRemove called by the cross of an option that may be left out */
export const createField = (option: CommandOptionEntry, onRemove: () => void): Field => {
  const isFile = option.type === FILE;
  const input = h('input', {
    ...(isFile ? { type: 'file', class: 'file-input' } : { type: 'text', ...comboBox }),
    'data-option': option.name,
    'aria-label': `${option.name}: ${option.description}`,
    'aria-required': option.required ? 'true' : null,
    inputmode: option.type === INTEGER ? 'numeric' : null,
  });
  const fileName = h('span', { class: 'file-name' }, 'Choose a file');
  const element = h(
    'label',
    { class: `field${option.required ? ' required' : ''}` },
    h('span', { class: 'name' }, option.name),
    input,
    isFile && fileName,
    !option.required &&
      h(
        'button',
        {
          type: 'button',
          class: 'remove',
          tabindex: -1,
          'aria-label': `Leave out ${option.name}`,
          onclick: onRemove,
        },
        icon('close'),
      ),
  );
  let picked: Choice | null = null;
  input.addEventListener('input', () => {
    picked = null;
    element.classList.remove('invalid');
  });
  input.addEventListener('change', () => {
    if (isFile) fileName.textContent = input.files?.[0]?.name ?? 'Choose a file';
    element.classList.remove('invalid');
  });

  const fixed = (state: PageState): readonly Choosable[] | null => {
    switch (option.type) {
      case BOOLEAN:
        return ['True', 'False'].map((text) => ({ value: text.toLowerCase(), label: text, text }));
      case USER:
        return people(state);
      case CHANNEL:
        return channels(state, option.channelTypes);
      case ROLE:
        return roles(state);
      case MENTIONABLE:
        return [...people(state), ...roles(state)];
      default:
        return option.choices.length === 0
          ? null
          : option.choices.map(({ name, value }) => ({ value: String(value), label: name, text: name }));
    }
  };
  const isNumber = option.type === INTEGER || option.type === NUMBER;
  const text = (): string => input.value.trim();

  return {
    option,
    element,
    input,
    get empty() {
      return isFile ? (input.files?.length ?? 0) === 0 : text() === '';
    },
    candidates: (state) => {
      const all = fixed(state);
      // What was picked is no search: all the others are offered beside it.
      const typed = picked === null ? text().toLowerCase().replace(/^[#@]/, '') : '';
      return all?.filter((one) => one.text.toLowerCase().includes(typed)) ?? null;
    },
    take: (value, label) => {
      const choice = option.choices.find((one) => String(one.value) === value);
      picked = choice ?? { name: label, value: isNumber ? Number(value) : value };
      input.value = label;
      element.classList.remove('invalid');
    },
    takeFiles: (files) => {
      if (!isFile) return;
      input.files = files;
      input.dispatchEvent(new Event('change'));
    },
    problem: () => {
      if (isFile || picked !== null) return null;
      if (text() === '') return null;
      if (isNumber) return numberProblem(option, text());
      const mustPick = option.choices.length > 0 || (option.type >= BOOLEAN && option.type <= MENTIONABLE);
      if (mustPick) return 'Pick one of the list.';
      const { least, most } = option;
      if (least !== null && text().length < least) return `At least ${least} characters.`;
      return most !== null && text().length > most ? `At most ${most} characters.` : null;
    },
    value: async () => {
      if (isFile) return (await readFiles(input.files))[0];
      if (picked !== null) return option.type === BOOLEAN ? picked.value === 'true' : picked.value;
      if (text() === '') return undefined;
      return isNumber ? Number(text()) : text();
    },
  };
};

const numberProblem = ({ type, least, most }: CommandOptionEntry, text: string): string | null => {
  const value = Number(text);
  if (!Number.isFinite(value)) return 'A number, please.';
  if (type === INTEGER && !Number.isInteger(value)) return 'A whole number, please.';
  const low = least !== null && value < least;
  const high = most !== null && value > most;
  return low || high ? `From ${least ?? 'anything'} to ${most ?? 'anything'}.` : null;
};
