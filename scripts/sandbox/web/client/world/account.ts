import type { AccountView, PlaylistEntries } from '../../protocol.ts';
import { type Child, h } from '../dom.ts';
import { withEmoji } from '../emoji.ts';
import { icon } from '../icons.ts';
import { timeElement } from '../time.ts';
import type { Parts } from './parts.ts';

/** A Spotify account of the world: what its owner can do with their own hands. */
export const accountPart = (
  view: AccountView,
  parts: Parts,
  entriesOf: (playlistId: string) => PlaylistEntries | null,
): HTMLElement => {
  const { press, toggle, fold, act } = parts;
  const accountId = view.id;
  const face =
    view.pictureUrl === null
      ? h('span', { class: 'mini none' }, icon('music'))
      : h('img', { class: 'mini', src: view.pictureUrl, alt: '' });
  const state = view.linkedBy === null ? 'nobody linked it' : `linked by ${view.linkedBy}`;
  const title = h(
    'span',
    { class: 'account' },
    face,
    h(
      'span',
      { class: 'words' },
      h('b', {}, withEmoji(view.name)),
      h('small', { class: view.linkedBy === null ? null : 'good' }, state),
    ),
  );
  return fold(
    `account-${accountId}`,
    title,
    h('p', { class: 'about' }, view.about),
    h(
      'div',
      { class: 'row' },
      press('Listen 30 min', { verb: 'playMusic', accountId, minutes: 30 }, { icon: 'play' }),
      press('Listen 4 h', { verb: 'playMusic', accountId, minutes: 240 }, { icon: 'play' }),
    ),
    h(
      'div',
      { class: 'row' },
      press('Like a track', { verb: 'like', accountId }, { icon: 'heart' }),
      press('Unlike the newest', { verb: 'unlike', accountId }),
      h('small', {}, `${view.liked.toLocaleString('en')} liked`),
    ),
    toggle('Premium', view.premium, (on) => act({ verb: 'setPremium', accountId, on })),
    toggle(
      'On the allow-list',
      view.allowListed,
      (on) => act({ verb: 'setAllowListed', accountId, on }),
      'Apps in development mode let in five people at most.',
    ),
    view.authorizedAt !== null && consent(view, view.authorizedAt, parts),
    h('h4', {}, 'Playlists'),
    ...view.playlists.map((list) => playlistPart(accountId, list, parts, entriesOf(list.id))),
    h(
      'div',
      { class: 'row' },
      press('New playlist', { verb: 'createPlaylist', accountId }, { icon: 'plus' }),
    ),
    h('h4', {}, 'Heard lately'),
    view.recent.length === 0
      ? h('p', { class: 'about' }, 'Nothing yet.')
      : h('ul', { class: 'lines' }, ...view.recent.map(played)),
    h('h4', {}, 'Download my data'),
    h(
      'div',
      { class: 'row' },
      download(accountId, 'extended', 'Extended streaming history'),
      download(accountId, 'account', 'Account data'),
    ),
  );
};

/** What Spotify mails some days after somebody asked for it at spotify.com/account/privacy. */
const download = (accountId: string, kind: string, label: string): HTMLElement =>
  h(
    'a',
    {
      class: 'button small secondary',
      href: `/api/export?${new URLSearchParams({ account: accountId, kind })}`,
      download: '',
    },
    label,
  );

const consent = ({ id }: AccountView, at: number, { press }: Parts): HTMLElement =>
  h(
    'div',
    { class: 'row' },
    h('small', {}, 'Agreed ', timeElement(at, 'R')),
    press(
      'Make it 5 months ago',
      { verb: 'ageConsent', accountId: id, days: 155 },
      { title: 'Spotify ends every consent after six months; Segue warns before.' },
    ),
    press(
      'Revoke',
      { verb: 'revoke', accountId: id },
      { danger: true, title: 'As at spotify.com/account/apps' },
    ),
  );

const played = ({ title, artists, at }: AccountView['recent'][number]): HTMLElement =>
  h('li', {}, h('span', {}, withEmoji(title), h('small', {}, artists)), h('small', {}, timeElement(at, 'R')));

const playlistPart = (
  accountId: string,
  list: AccountView['playlists'][number],
  parts: Parts,
  entries: PlaylistEntries | null,
): HTMLElement => {
  const playlistId = list.id;
  const title = h(
    'span',
    { class: 'list' },
    h('span', {}, withEmoji(list.name)),
    h('small', {}, list.own ? String(list.tracks) : `${list.tracks} · followed`),
  );
  const buttons: Child = list.own
    ? h(
        'div',
        { class: 'row' },
        parts.press('Add a track', { verb: 'addToPlaylist', accountId, playlistId }, { icon: 'plus' }),
        parts.press('Delete', { verb: 'deletePlaylist', accountId, playlistId }, { icon: 'trash' }),
      )
    : null;
  return parts.fold(
    `list-${accountId}-${playlistId}`,
    title,
    buttons,
    entries === null
      ? null
      : h(
          'ol',
          { class: 'lines' },
          ...entries.entries.map((entry) => entryLine(accountId, list, entry, parts)),
        ),
    entries !== null && entries.total > entries.entries.length
      ? h('p', { class: 'about' }, `and ${entries.total - entries.entries.length} more`)
      : null,
  );
};

const entryLine = (
  accountId: string,
  { id: playlistId, own }: AccountView['playlists'][number],
  { position, title, by }: PlaylistEntries['entries'][number],
  { press }: Parts,
): HTMLElement => {
  const up = press(
    '',
    { verb: 'raiseInPlaylist', accountId, playlistId, position: Math.max(position, 1) },
    { icon: 'up' },
  );
  up.setAttribute('aria-label', `Move ${title} to the top`);
  const out = press('', { verb: 'removeFromPlaylist', accountId, playlistId, position }, { icon: 'close' });
  out.setAttribute('aria-label', `Take ${title} out`);
  return h(
    'li',
    {},
    h('span', {}, withEmoji(title), h('small', {}, by)),
    own && h('span', { class: 'row tight' }, position > 0 && up, out),
  );
};
