import { h } from './dom.ts';
import { icon } from './icons.ts';

const SHOWN_MS = 9_000;

/** Says what did not work, for a while. */
export const createToasts =
  (into: HTMLElement) =>
  (text: string): void => {
    const note = h(
      'div',
      { class: 'toast', role: 'alert' },
      icon('warning'),
      h('span', {}, text),
      h(
        'button',
        { type: 'button', class: 'round', 'aria-label': 'Close', onclick: () => note.remove() },
        icon('close'),
      ),
    );
    for (const old of [...into.children].slice(0, -2)) old.remove();
    into.append(note);
    setTimeout(() => note.remove(), SHOWN_MS);
  };
