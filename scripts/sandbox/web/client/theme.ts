import { byId } from './dom.ts';
import { icon } from './icons.ts';

const STORE = 'theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** Dark and light as the machine has it, until somebody presses the button. */
export const startTheme = (): void => {
  const button = byId('theme');
  const now = (): string => localStorage.getItem(STORE) ?? (dark.matches ? 'dark' : 'light');
  const show = (): void => {
    document.documentElement.dataset['theme'] = now();
    const other = now() === 'dark' ? 'light' : 'dark';
    button.setAttribute('aria-label', `Switch to ${other} colours`);
    button.title = `Switch to ${other} colours`;
    button.replaceChildren(icon(other === 'light' ? 'sun' : 'moon'));
  };
  button.addEventListener('click', () => {
    localStorage.setItem(STORE, now() === 'dark' ? 'light' : 'dark');
    show();
  });
  dark.addEventListener('change', show);
  show();
};
