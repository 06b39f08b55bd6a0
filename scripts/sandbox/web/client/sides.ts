import { byId } from './dom.ts';

const STORE = 'world';
const narrow = window.matchMedia('(max-width: 1080px)');

/**
 * The channels at the left and the world at the right: beside the conversation where there is room, otherwise drawers
 * above it. The world begins folded; that somebody opened it is remembered for the tab.
 */
export const startSides = (): { closeDrawers(): void } => {
  const { body } = document;
  const [world, channels, shade] = [byId('fold'), byId('menu'), byId('shade')];
  const folded = (): boolean => body.classList.contains('world-folded');
  const show = (): void => {
    world.setAttribute('aria-expanded', folded() ? 'false' : 'true');
    channels.setAttribute('aria-expanded', body.classList.contains('channels-open') ? 'true' : 'false');
    shade.hidden = !(body.classList.contains('channels-open') || (narrow.matches && !folded()));
  };
  const closeDrawers = (): void => {
    body.classList.remove('channels-open');
    if (narrow.matches) body.classList.add('world-folded');
    show();
  };
  world.addEventListener('click', () => {
    body.classList.remove('channels-open');
    body.classList.toggle('world-folded');
    if (!narrow.matches) sessionStorage.setItem(STORE, folded() ? 'folded' : 'open');
    show();
  });
  channels.addEventListener('click', () => {
    body.classList.toggle('channels-open');
    show();
  });
  shade.addEventListener('click', closeDrawers);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !shade.hidden) closeDrawers();
  });
  const settle = (): void => {
    body.classList.toggle('world-folded', narrow.matches || sessionStorage.getItem(STORE) !== 'open');
    body.classList.remove('channels-open');
    show();
  };
  narrow.addEventListener('change', settle);
  settle();
  return { closeDrawers };
};
