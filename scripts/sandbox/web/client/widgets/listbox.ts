import { h } from '../dom.ts';

export interface Choosable {
  readonly value: string;
  readonly label: Node | string;
  /** What typing a letter looks for. */
  readonly text: string;
  readonly hint?: string | null;
  readonly picture?: Element | null;
}

export interface ListboxFacts {
  readonly options: readonly Choosable[];
  readonly chosen: ReadonlySet<string>;
  readonly many: boolean;
  /** How many may be chosen at most; more are not ticked. */
  readonly most: number;
  readonly name: string;
}

export interface Listbox {
  readonly element: HTMLElement;
  readonly chosen: ReadonlySet<string>;
  focus(): void;
}

/**
 * A list to choose from: arrows, Home, End and letters move, Enter and Space choose. Choosing one of a single list
 * calls `onPick`; in a list of many it ticks, and `onPick` follows every tick.
 */
export const createListbox = (facts: ListboxFacts, onPick: (value: string) => void): Listbox => {
  const { options, many, most, name } = facts;
  const chosen = new Set(facts.chosen);
  let marked = Math.max(
    0,
    options.findIndex(({ value }) => chosen.has(value)),
  );
  let typed = '';
  let typedAt = 0;

  const rows = options.map((option, at) =>
    h(
      'div',
      { class: 'choice', role: 'option', id: nextId(), 'data-value': option.value, onclick: () => pick(at) },
      h('span', { class: many ? 'tick box' : 'tick' }),
      option.picture ?? null,
      h(
        'span',
        { class: 'words' },
        h('span', {}, option.label),
        option.hint == null || option.hint === '' ? null : h('small', {}, option.hint),
      ),
    ),
  );
  const element = h(
    'div',
    {
      class: 'choices',
      role: 'listbox',
      tabindex: 0,
      'aria-label': name,
      'aria-multiselectable': many ? 'true' : null,
    },
    ...rows,
  );

  const show = (): void => {
    rows.forEach((row, at) => {
      row.classList.toggle('marked', at === marked);
      row.setAttribute('aria-selected', chosen.has(options[at]?.value ?? '') ? 'true' : 'false');
    });
    const row = rows[marked];
    if (row === undefined) return;
    element.setAttribute('aria-activedescendant', row.id);
    row.scrollIntoView({ block: 'nearest' });
  };
  const pick = (at: number): void => {
    const option = options[at];
    if (option === undefined) return;
    marked = at;
    if (!many) {
      chosen.clear();
      chosen.add(option.value);
    } else if (chosen.has(option.value)) chosen.delete(option.value);
    else if (chosen.size < most) chosen.add(option.value);
    show();
    onPick(option.value);
  };
  const find = (letter: string): void => {
    const now = performance.now();
    typed = now - typedAt < 800 ? typed + letter : letter;
    typedAt = now;
    const at = options.findIndex(({ text }) => text.toLowerCase().startsWith(typed.toLowerCase()));
    if (at >= 0) marked = at;
  };
  element.addEventListener('keydown', (event) => {
    const last = options.length - 1;
    if (event.key === 'ArrowDown') marked = Math.min(marked + 1, last);
    else if (event.key === 'ArrowUp') marked = Math.max(marked - 1, 0);
    else if (event.key === 'Home') marked = 0;
    else if (event.key === 'End') marked = last;
    else if (event.key === 'Enter' || event.key === ' ') pick(marked);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) find(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
    show();
  });
  show();
  return { element, chosen, focus: () => element.focus() };
};

let ids = 0;
const nextId = (): string => {
  ids += 1;
  return `choice-${ids}`;
};
