import { rulesAnew, rulesLost, rulesOwnOrder, rulesRemake } from '../../views/actions/rules.ts';
import { lostView } from '../../views/rules/playlist-order.ts';
import { type AnyAction, handle } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import { update } from './playlist-actions.ts';
import type { PlaylistShows } from './playlist-show.ts';

/** Where a playlist differs from what the rules want: its order, tracks that are not to be had, or all of it. */
export const ruleOrderActions = (
  { playlistDesk: desk, playlists }: Pick<RuleFeatureDeps, 'playlistDesk' | 'playlists'>,
  show: PlaylistShows,
): AnyAction[] => [
  handle({
    spec: rulesAnew,
    run: async (r, { playlist: id }) =>
      update(show.job(r, id, await desk.reorder(r.person.id, id, r.notify))),
  }),
  handle({
    spec: rulesOwnOrder,
    run: async (request, { playlist }) => {
      await playlists.keepOrder(request.person.id, playlist);
      return update(show.card(request, playlist, request.m.ruleCards.playlist.ownOrderKept));
    },
  }),
  handle({
    spec: rulesLost,
    run: async ({ person, m }, { playlist }) => ({
      kind: 'update',
      view: lostView(await desk.card(person.id, playlist), person.id, m),
    }),
  }),
  handle({
    spec: rulesRemake,
    run: async (r, { playlist: id }) => update(show.job(r, id, await desk.remake(r.person.id, id, r.notify))),
  }),
];
