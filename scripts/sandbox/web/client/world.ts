import type { AccountView, PageState, WorldVerb, WorldView } from '../protocol.ts';
import { type Child, h } from './dom.ts';
import { formatTime } from './markdown.ts';

const HOUR = 3_600_000;

/** The panel at the right: the clock, the Spotify accounts of this world, faults, and what Segue asked for. */
export const createWorldPanel = (
  into: HTMLElement,
  verb: (verb: WorldVerb) => void,
): { draw(state: PageState): void; tick(world: WorldView): void } => {
  const clock = h('div', { class: 'clock' });
  const open = new Set<string>(['time']);
  let drawnKey = '';

  const fold = (id: string, title: string, ...children: readonly Child[]): HTMLElement => {
    const details = h(
      'details',
      { open: open.has(id), 'data-panel': id },
      h('summary', {}, title),
      ...children,
    );
    details.addEventListener('toggle', () => (details.open ? open.add(id) : open.delete(id)));
    return details;
  };
  const press = (label: string, what: WorldVerb, danger = false): HTMLElement =>
    h(
      'button',
      { type: 'button', class: `button ${danger ? 'danger' : 'secondary'} small`, onclick: () => verb(what) },
      label,
    );

  const tick = (world: WorldView): void => {
    clock.textContent = new Date(world.now).toLocaleString('en-GB', {
      dateStyle: 'full',
      timeStyle: 'short',
      timeZone: 'UTC',
    });
  };

  const account = (view: AccountView, now: number): HTMLElement => {
    const accountId = view.id;
    const playlists = view.playlists.map((list) =>
      h(
        'li',
        {},
        h('span', {}, `${list.name} · ${list.tracks}`),
        list.own &&
          h(
            'span',
            { class: 'row' },
            press('+1', { verb: 'addToPlaylist', accountId, playlistId: list.id }),
            press('−1', { verb: 'removeFromPlaylist', accountId, playlistId: list.id }),
            press('⇅', { verb: 'shufflePlaylist', accountId, playlistId: list.id }),
            press('✕', { verb: 'deletePlaylist', accountId, playlistId: list.id }, true),
          ),
      ),
    );
    const recent = view.recent.map((play) =>
      h(
        'li',
        {},
        h('span', {}, `${play.title} · ${play.artists}`),
        h('small', {}, formatTime(play.at, 'R', now)),
      ),
    );
    return fold(
      `account-${accountId}`,
      view.name,
      h('p', { class: 'about' }, view.about),
      h(
        'div',
        { class: 'row' },
        press('▶ Play 30 min', { verb: 'playMusic', accountId, minutes: 30 }),
        press('▶ Play 4 h', { verb: 'playMusic', accountId, minutes: 240 }),
        press(`♥ Like one (${view.liked})`, { verb: 'like', accountId }),
      ),
      h(
        'div',
        { class: 'row' },
        press(view.premium ? 'Premium: on' : 'Premium: off', {
          verb: 'setPremium',
          accountId,
          on: !view.premium,
        }),
        press(view.allowListed ? 'On the allow-list' : 'Not on the allow-list', {
          verb: 'setAllowListed',
          accountId,
          on: !view.allowListed,
        }),
      ),
      view.authorizedAt !== null &&
        h(
          'div',
          { class: 'row' },
          h('small', {}, `Agreed ${formatTime(view.authorizedAt, 'R', now)}`),
          press('…5 months ago', { verb: 'ageConsent', accountId, days: 155 }),
          press('Revoke', { verb: 'revoke', accountId }, true),
        ),
      h('h4', {}, 'Playlists'),
      h('ul', {}, ...playlists),
      h('h4', {}, 'Heard lately'),
      recent.length === 0 ? h('p', { class: 'about' }, 'Nothing yet.') : h('ul', {}, ...recent),
    );
  };

  const draw = (state: PageState): void => {
    const { world } = state;
    tick(world);
    const key = JSON.stringify({ ...world, now: Math.floor(world.now / 60_000) });
    if (key === drawnKey) return;
    drawnKey = key;
    into.replaceChildren(
      fold(
        'time',
        'Clock',
        clock,
        h(
          'div',
          { class: 'row' },
          press('+1 h', { verb: 'advance', ms: HOUR }),
          press('+6 h', { verb: 'advance', ms: 6 * HOUR }),
          press('+1 day', { verb: 'advance', ms: 24 * HOUR }),
          press('+1 week', { verb: 'advance', ms: 7 * 24 * HOUR }),
        ),
      ),
      h('h3', {}, 'Spotify accounts'),
      ...world.accounts.map((view) => account(view, world.now)),
      h('h3', {}, 'Trouble'),
      fold(
        'faults',
        `Faults${world.faults.some(({ on }) => on) ? ' ●' : ''}`,
        ...world.faults.map(({ id, label, on }) => {
          const box = h('input', { type: 'checkbox', checked: on });
          box.addEventListener('change', () => verb({ verb: 'fault', id, on: box.checked }));
          return h('label', { class: 'option' }, box, h('span', {}, label));
        }),
      ),
      fold(
        'calls',
        'Calls to Spotify',
        h(
          'ul',
          {},
          ...world.calls.map(({ bucket, count }) =>
            h('li', {}, h('span', {}, bucket), h('b', {}, String(count))),
          ),
        ),
      ),
      fold(
        'log',
        'Log',
        h('pre', {}, world.log.length === 0 ? 'Nothing worth a warning.' : world.log.join('\n')),
      ),
    );
  };
  return { draw, tick };
};
