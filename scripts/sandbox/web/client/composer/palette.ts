import type { CommandEntry } from '../../../discord/types.ts';
import { h } from '../dom.ts';
import type { Choosable } from '../widgets/listbox.ts';

/** A list above the composer that the keyboard walks through while the text field keeps the focus. */
export interface Palette {
  /** Shows what can be picked for the field `owner`; the first row is marked. Neither words nor rows: nothing. */
  show(facts: PaletteFacts): void;
  hide(): void;
  /** Whether there is a row to pick. */
  readonly open: boolean;
  move(step: 1 | -1): void;
  /** Picks the marked row. */
  pick(): void;
}

export interface PaletteFacts {
  readonly owner: HTMLElement;
  /** What the field wants, above the rows. */
  readonly words: string | null;
  readonly problem?: boolean;
  readonly rows: readonly Choosable[];
  onPick(value: string): void;
}

const LIST_ID = 'palette-list';

export const createPalette = (element: HTMLElement): Palette => {
  let facts: PaletteFacts | null = null;
  let rows: HTMLElement[] = [];
  let marked = 0;

  const mark = (): void => {
    rows.forEach((row, at) => {
      row.classList.toggle('marked', at === marked);
      row.setAttribute('aria-selected', at === marked ? 'true' : 'false');
    });
    const row = rows[marked];
    row?.scrollIntoView({ block: 'nearest' });
    if (row === undefined) facts?.owner.removeAttribute('aria-activedescendant');
    else facts?.owner.setAttribute('aria-activedescendant', row.id);
    facts?.owner.setAttribute('aria-expanded', row === undefined ? 'false' : 'true');
  };
  const hide = (): void => {
    rows = [];
    mark();
    facts = null;
    element.hidden = true;
    element.replaceChildren();
  };
  return {
    get open() {
      return rows.length > 0;
    },
    hide,
    show: (next) => {
      if (facts !== null && facts.owner !== next.owner) hide();
      facts = next;
      marked = 0;
      rows = next.rows.map(({ value, label, hint, picture }, at) =>
        h(
          'div',
          { class: 'choice', role: 'option', id: `palette-${at}`, 'data-value': value },
          picture ?? null,
          h('span', { class: 'words' }, h('b', {}, label), hint == null ? null : h('small', {}, hint)),
        ),
      );
      rows.forEach((row, at) => {
        // Before the field loses the focus.
        row.addEventListener('mousedown', (event) => {
          event.preventDefault();
          next.onPick(next.rows[at]?.value ?? '');
        });
      });
      element.hidden = rows.length === 0 && next.words === null;
      element.replaceChildren(
        h(
          'div',
          { class: `wanted${next.problem === true ? ' problem' : ''}`, role: 'status' },
          next.words ?? '',
        ),
        h('div', { class: 'choices', role: 'listbox', id: LIST_ID, 'aria-label': 'Suggestions' }, ...rows),
      );
      mark();
    },
    move: (step) => {
      marked = (marked + step + rows.length) % Math.max(rows.length, 1);
      mark();
    },
    pick: () => {
      const row = facts?.rows[marked];
      if (row !== undefined) facts?.onPick(row.value);
    },
  };
};

/** Attributes of a text field whose suggestions stand in the palette. */
export const comboBox = {
  role: 'combobox',
  'aria-autocomplete': 'list',
  'aria-controls': LIST_ID,
  'aria-expanded': 'false',
  autocomplete: 'off',
  spellcheck: 'false',
} as const;

/** Commands that fit what was typed after the slash, best first: begins with it, then contains it. */
export const matchCommands = (commands: readonly CommandEntry[], typed: string): readonly CommandEntry[] => {
  const wanted = typed.replace(/^\//, '').trimStart().toLowerCase();
  const begins = commands.filter(({ path }) => path.slice(1).startsWith(wanted));
  const contains = commands.filter(
    (command) =>
      !begins.includes(command) && `${command.path} ${command.description}`.toLowerCase().includes(wanted),
  );
  return [...begins, ...contains];
};
