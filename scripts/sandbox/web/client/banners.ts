import type { WorldVerb } from '../acts.ts';
import type { PageState } from '../protocol.ts';
import { type Child, h } from './dom.ts';
import { icon } from './icons.ts';

/** What stands across the top of the conversation when something is not as usual. */
export const banners = (state: PageState, reachable: boolean, act: (verb: WorldVerb) => void): Child[] => {
  if (!reachable) {
    return [
      banner(
        'gone',
        'bad',
        'The sandbox has ended. Start it again with npm run sandbox: this page finds it by itself.',
      ),
    ];
  }
  const { segue, troubles } = state.world;
  const on = troubles.filter((trouble) => trouble.on);
  return [
    segue.standing === 'stopped' &&
      banner(
        'stopped',
        'bad',
        `Segue is not running. ${segue.why ?? ''} What people asked for is kept and goes on when it is back.`,
        h(
          'button',
          {
            type: 'button',
            class: 'button small light',
            onclick: () => act({ verb: 'segue', what: 'start' }),
          },
          'Start it again',
        ),
      ),
    on.length > 0 &&
      banner(
        'faults',
        'warn',
        `Trouble is on: ${on.map(({ group, label }) => `${group}: ${label}`).join(', ')}.`,
        h(
          'button',
          { type: 'button', class: 'button small light', onclick: () => act({ verb: 'clearFaults' }) },
          'End it all',
        ),
      ),
  ];
};

const banner = (key: string, kind: string, text: string, button?: Child): HTMLElement =>
  h(
    'div',
    { class: `banner ${kind}`, role: 'status', 'data-key': key },
    icon('warning'),
    h('span', {}, text),
    button,
  );
