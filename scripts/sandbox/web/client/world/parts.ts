import type { WorldVerb } from '../../acts.ts';
import { type Child, h } from '../dom.ts';
import { type IconName, icon } from '../icons.ts';

/** What the sections of the panel are made of. */
export interface Parts {
  /** A part that folds and remembers it. */
  fold(id: string, title: Child, ...children: readonly Child[]): HTMLElement;
  isOpen(id: string): boolean;
  /** Remembers this about `id`, as folding does. */
  setOpen(id: string, open: boolean): void;
  act(verb: WorldVerb): void;
  /** A button that does something to the world. */
  press(
    label: string,
    verb: WorldVerb,
    more?: { icon?: IconName; danger?: boolean; title?: string; disabled?: boolean },
  ): HTMLElement;
  /** A switch with its explanation. */
  toggle(label: string, on: boolean, change: (on: boolean) => void, means?: string): HTMLElement;
}

const STORE = 'world-open';

/** @param redraw called when a part was folded or unfolded, for those that load what they show */
export const createParts = (act: (verb: WorldVerb) => void, redraw: () => void): Parts => {
  const open = new Set<string>(remembered());
  const setOpen = (id: string, now: boolean): void => {
    if (now === open.has(id)) return;
    if (now) open.add(id);
    else open.delete(id);
    sessionStorage.setItem(STORE, JSON.stringify([...open]));
    redraw();
  };
  return {
    act,
    setOpen,
    isOpen: (id) => open.has(id),
    fold: (id, title, ...children) =>
      h(
        'details',
        {
          open: open.has(id),
          'data-key': id,
          ontoggle: (event) => {
            if (event.currentTarget instanceof HTMLDetailsElement) setOpen(id, event.currentTarget.open);
          },
        },
        h('summary', {}, icon('chevron', 'fold'), h('span', { class: 'title' }, title)),
        h('div', { class: 'inside' }, ...children),
      ),
    press: (label, verb, more = {}) =>
      h(
        'button',
        {
          type: 'button',
          class: `button small ${more.danger === true ? 'danger' : 'secondary'}`,
          title: more.title,
          disabled: more.disabled === true,
          onclick: () => act(verb),
        },
        more.icon === undefined ? null : icon(more.icon),
        label,
      ),
    toggle: (label, on, change, means) =>
      h(
        'button',
        {
          type: 'button',
          class: 'toggle',
          role: 'switch',
          'aria-checked': on ? 'true' : 'false',
          onclick: () => change(!on),
        },
        h(
          'span',
          { class: 'words' },
          h('span', {}, label),
          means === undefined ? null : h('small', {}, means),
        ),
        h('span', { class: 'knob' }),
      ),
  };
};

const remembered = (): string[] => {
  const known: unknown = JSON.parse(sessionStorage.getItem(STORE) ?? '["clock"]');
  return Array.isArray(known) ? known.map(String) : [];
};
