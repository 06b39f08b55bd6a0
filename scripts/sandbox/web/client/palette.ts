import type { Choice, CommandEntry, CommandOptionEntry } from '../../discord/types.ts';
import { h } from './dom.ts';

/** A list above the composer that the keyboard walks through. */
export interface Palette {
  /** Shows the rows; the first one is marked. An empty list hides it. */
  show(rows: readonly PaletteRow[]): void;
  hide(): void;
  readonly open: boolean;
  move(step: 1 | -1): void;
  /** Picks the marked row; false when there is none. */
  pick(): boolean;
}

export interface PaletteRow {
  readonly label: string;
  readonly hint: string;
  pick(): void;
}

export const createPalette = (element: HTMLElement): Palette => {
  let rows: readonly PaletteRow[] = [];
  let marked = 0;
  const draw = (): void => {
    element.hidden = rows.length === 0;
    element.replaceChildren(
      ...rows.map((row, at) =>
        h(
          'div',
          {
            class: `row${at === marked ? ' marked' : ''}`,
            role: 'option',
            'aria-selected': at === marked ? 'true' : 'false',
            onmousedown: (event) => {
              event.preventDefault();
              row.pick();
            },
          },
          h('b', {}, row.label),
          h('span', {}, row.hint),
        ),
      ),
    );
    element.querySelector('.marked')?.scrollIntoView({ block: 'nearest' });
  };
  return {
    get open() {
      return rows.length > 0;
    },
    show: (next) => {
      rows = next;
      marked = 0;
      draw();
    },
    hide: () => {
      rows = [];
      draw();
    },
    move: (step) => {
      if (rows.length === 0) return;
      marked = (marked + step + rows.length) % rows.length;
      draw();
    },
    pick: () => {
      const row = rows[marked];
      row?.pick();
      return row !== undefined;
    },
  };
};

/** Commands that fit what was typed after the slash, best first: begins with it, then contains it. */
export const matchCommands = (commands: readonly CommandEntry[], typed: string): readonly CommandEntry[] => {
  const wanted = typed.replace(/^\//, '').trimStart().toLowerCase();
  const begins = commands.filter(({ path }) => path.slice(1).startsWith(wanted));
  const contains = commands.filter((command) => !begins.includes(command) && command.path.includes(wanted));
  return [...begins, ...contains];
};

/** What an option offers without asking the bot: its fixed choices, or yes and no. */
export const fixedChoices = (option: CommandOptionEntry): readonly Choice[] | null => {
  if (option.choices.length > 0) return option.choices;
  if (option.type === 5)
    return [true, false].map((value) => ({ name: value ? 'True' : 'False', value: String(value) }));
  return null;
};
