import { type Child, h } from '../dom.ts';
import { icon } from '../icons.ts';
import { type Choosable, createListbox } from './listbox.ts';

export interface DropdownFacts {
  /** What the closed one says when nothing is chosen, and how it is called. */
  readonly name: string;
  readonly options: readonly Choosable[];
  readonly chosen: readonly string[];
  readonly least: number;
  readonly most: number;
  readonly disabled?: boolean;
  /** What the closed one shows instead of the names of what is chosen. */
  readonly face?: Child;
}

/**
 * A select as Discord has it: opens below, choosing one closes it; several are ticked and taken with Done. Leaving it
 * takes what was ticked, Esc forgets it.
 */
export const createDropdown = (
  facts: DropdownFacts,
  onChosen: (values: readonly string[]) => void,
): HTMLElement => {
  const { options, name, least, most } = facts;
  const many = most > 1;
  let chosen = new Set(facts.chosen);
  let open: { close(take: boolean): void } | null = null;

  const face = h('span', { class: 'face' });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'opener',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      disabled: facts.disabled === true,
      onclick: () => (open === null ? show() : open.close(true)),
      onkeydown: (event) => {
        if (!(event instanceof KeyboardEvent) || open !== null) return;
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        show();
      },
    },
    face,
    icon('chevron'),
  );
  const element = h('div', { class: `dropdown${facts.disabled === true ? ' disabled' : ''}` }, button);

  const say = (): void => {
    const names = options.filter(({ value }) => chosen.has(value)).map(({ text }) => text);
    if (facts.face !== undefined && facts.face !== null && facts.face !== false)
      face.replaceChildren(facts.face);
    else face.replaceChildren(names.length === 0 ? name : names.join(', '));
    face.classList.toggle('empty', names.length === 0);
    button.setAttribute('aria-label', names.length === 0 ? name : `${name}: ${names.join(', ')}`);
  };

  const show = (): void => {
    const done = h('button', { type: 'button', class: 'button primary small' }, 'Done');
    const count = h('span', { class: 'count', 'aria-live': 'polite' });
    const list = createListbox({ options, chosen, many, most, name }, () => {
      if (!many) open?.close(true);
      else tell();
    });
    const tell = (): void => {
      const { size } = list.chosen;
      count.textContent = most < options.length ? `${size} of at most ${most} chosen` : `${size} chosen`;
      done.disabled = size < least;
    };
    const panel = h('div', { class: 'panel' }, list.element, many && h('footer', {}, count, done));
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !element.contains(event.target)) open?.close(true);
    };
    const close = (take: boolean): void => {
      open = null;
      panel.remove();
      document.removeEventListener('pointerdown', outside);
      button.setAttribute('aria-expanded', 'false');
      const next = list.chosen;
      const same = next.size === chosen.size && [...next].every((value) => chosen.has(value));
      if (!take || next.size < least || same) return;
      chosen = new Set(next);
      say();
      onChosen([...chosen]);
    };
    open = { close };
    done.addEventListener('click', () => {
      open?.close(true);
      button.focus();
    });
    panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        event.preventDefault();
        close(false);
        button.focus();
      } else if (event.key === 'Tab' && !many) close(false);
    });
    element.append(panel);
    button.setAttribute('aria-expanded', 'true');
    document.addEventListener('pointerdown', outside);
    tell();
    place(panel, button);
    list.focus();
  };
  say();
  return element;
};

/** Upwards where there is more room. */
const place = (panel: HTMLElement, button: HTMLElement): void => {
  const { top, bottom } = button.getBoundingClientRect();
  const below = window.innerHeight - bottom;
  const upwards = below < 340 && top > below;
  panel.classList.toggle('upwards', upwards);
  panel.style.setProperty(
    '--room',
    `${Math.round(Math.max(160, Math.min(400, (upwards ? top : below) - 24)))}px`,
  );
};
