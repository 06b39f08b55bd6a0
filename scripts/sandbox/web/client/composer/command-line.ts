import type { CommandEntry, CommandOptionEntry } from '../../../discord/types.ts';
import type { AutocompleteRequest, OptionValue } from '../../acts.ts';
import type { AutocompleteAnswer, PageState } from '../../protocol.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';
import type { Choosable } from '../widgets/listbox.ts';
import { createField, type Field } from './field.ts';
import type { Palette } from './palette.ts';

/** A command being written: its name, a field per option, what could still be added, and Send. */
export interface CommandLine {
  focus(): void;
  /** Goes to the next field after this one was filled, or to what may be added. */
  onwards(from: EventTarget | null): void;
  /** What Backspace in an empty field does; false: nothing. */
  back(from: EventTarget | null): boolean;
  takeFiles(files: FileList): boolean;
  /** What to send; null when something is missing, which is shown then. */
  filled(): Promise<{ path: string; options: Record<string, OptionValue> } | null>;
}

export interface CommandLineDeps {
  readonly palette: Palette;
  state(): PageState | null;
  suggestions(asked: AutocompleteRequest): Promise<AutocompleteAnswer>;
  /** Gives the line back, with this text in it. */
  cancel(text: string): void;
}

/** Typing is over for the moment, ms. */
const PAUSE_MS = 90;

export const createCommandLine = (
  line: HTMLElement,
  entry: CommandEntry,
  deps: CommandLineDeps,
): CommandLine => {
  const { palette } = deps;
  let fields: Field[] = [];
  let asked = 0;
  const more = h('span', { class: 'more' });
  const send = h('button', { type: 'submit', class: 'button primary small send' }, 'Send', h('kbd', {}, '↵'));

  const drawMore = (): void => {
    const unused = entry.options.filter((option) => !fields.some((field) => field.option === option));
    more.replaceChildren(
      ...unused.map((option) =>
        h(
          'button',
          {
            type: 'button',
            class: 'add',
            title: option.description,
            onclick: () => add(option).input.focus(),
          },
          icon('plus'),
          option.name,
        ),
      ),
    );
  };
  const add = (option: CommandOptionEntry): Field => {
    const field = createField(option, () => remove(field));
    fields.push(field);
    line.insertBefore(field.element, more);
    field.input.addEventListener('input', () => void suggest(field));
    field.input.addEventListener('focus', () => void suggest(field));
    field.input.addEventListener('click', () => void suggest(field));
    drawMore();
    return field;
  };
  const remove = (field: Field): void => {
    const before = fields[fields.indexOf(field) - 1];
    fields = fields.filter((one) => one !== field);
    field.element.remove();
    drawMore();
    (before?.input ?? send).focus();
  };

  const wanted = ({ option }: Field): string => `${option.name}: ${option.description}`;
  const offer = (field: Field, rows: readonly Choosable[], words = wanted(field)): void => {
    if (document.activeElement !== field.input) return;
    palette.show({
      owner: field.input,
      words,
      rows,
      onPick: (value) => {
        const row = rows.find((one) => one.value === value);
        field.take(value, row?.text ?? value);
        palette.hide();
        const missing = fields.find((one) => one.empty && one.option.required);
        if (missing !== undefined) missing.input.focus();
      },
    });
  };
  const suggest = async (field: Field): Promise<void> => {
    const state = deps.state();
    if (state === null) return;
    asked += 1;
    const ticket = asked;
    const known = field.candidates(state);
    if (known !== null || !field.option.autocomplete) return offer(field, known ?? []);
    if (!palette.open) offer(field, []);
    await new Promise((later) => setTimeout(later, PAUSE_MS));
    if (ticket !== asked) return;
    const given = await deps
      .suggestions({
        channelId: state.channelId,
        path: entry.path,
        options: await values(field),
        focused: field.option.name,
      })
      .catch(() => null);
    if (ticket !== asked) return;
    if (given === null) return offer(field, [], 'Segue did not answer; type on to ask again.');
    const rows = given.map(({ name, value }) => ({ value: String(value), label: name, text: name }));
    offer(
      field,
      rows,
      rows.length > 0 || field.empty ? wanted(field) : `${wanted(field)} (no suggestion fits)`,
    );
  };

  /** @param focused is sent as typed, whatever it is */
  const values = async (focused?: Field): Promise<Record<string, OptionValue>> => {
    const out: Record<string, OptionValue> = {};
    for (const field of fields) {
      if (field !== focused && field.problem() !== null) continue;
      const value = field === focused ? field.input.value : await field.value();
      if (value !== undefined) out[field.option.name] = value;
    }
    return out;
  };
  const complain = (field: Field, problem: string): void => {
    field.element.classList.add('invalid');
    field.input.focus();
    asked += 1;
    palette.show({
      owner: field.input,
      words: `${wanted(field)}. ${problem}`,
      problem: true,
      rows: [],
      onPick: () => undefined,
    });
  };
  const fieldOf = (target: EventTarget | null): Field | undefined =>
    fields.find(({ input }) => input === target);

  line.replaceChildren(
    h('span', { class: 'chip' }, entry.path),
    more,
    send,
    h(
      'button',
      { type: 'button', class: 'round', 'aria-label': 'Cancel this command', onclick: () => deps.cancel('') },
      icon('close'),
    ),
  );
  for (const option of entry.options.filter(({ required }) => required)) add(option);
  drawMore();
  const focus = (): void =>
    (fields.find(({ empty }) => empty)?.input ?? fields.at(-1)?.input ?? send).focus();
  focus();

  return {
    focus,
    onwards: (from) => {
      const field = fieldOf(from);
      if (field === undefined) return;
      const next = fields[fields.indexOf(field) + 1]?.input ?? more.querySelector('button') ?? send;
      next.focus();
    },
    back: (from) => {
      const field = fieldOf(from);
      if (from === send) {
        deps.cancel(entry.path);
        return true;
      }
      if (field === undefined || field.input.type === 'file' || field.input.value !== '') return false;
      const before = fields[fields.indexOf(field) - 1];
      if (!field.option.required) remove(field);
      else if (before !== undefined) before.input.focus();
      else deps.cancel(entry.path);
      return true;
    },
    takeFiles: (files) => {
      const wanting = fields.find(({ input }) => input.type === 'file');
      wanting?.takeFiles(files);
      return wanting !== undefined;
    },
    filled: async () => {
      for (const field of fields) {
        const missing = field.empty && field.option.required ? 'This one is needed.' : null;
        const problem = field.problem() ?? missing;
        if (problem === null) continue;
        complain(field, problem);
        return null;
      }
      return { path: entry.path, options: await values() };
    },
  };
};
