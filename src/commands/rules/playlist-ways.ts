import type { RevisionId } from '../../domain/ids.ts';
import { rulesForget, rulesUndo, rulesUndoPick } from '../../views/actions/rules.ts';
import { forgetView } from '../../views/rules/playlists.ts';
import { type AnyAction, handle } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import { ruleOrderActions } from './order-actions.ts';
import { update } from './playlist-actions.ts';
import type { PlaylistShows } from './playlist-show.ts';
import type { RuleShows } from './show.ts';

/** The ways back and out: what a playlist was, and letting go of it. */
export const rulePlaylistWays = (
  { playlistDesk: desk, playlists }: Pick<RuleFeatureDeps, 'playlistDesk' | 'playlists'>,
  show: PlaylistShows,
  rules: RuleShows,
): AnyAction[] => [
  ...ruleOrderActions({ playlistDesk: desk, playlists }, show),
  handle({
    spec: rulesUndo,
    run: async (r, { playlist: id, revision }) =>
      update(show.job(r, id, await desk.undo(r.person.id, id, revision, r.notify))),
  }),
  handle({
    spec: rulesUndoPick,
    run: async (r, { playlist: id }, { values: [revision] }) =>
      update(show.job(r, id, await desk.undo(r.person.id, id, Number(revision) as RevisionId, r.notify))),
  }),
  handle({
    spec: rulesForget,
    run: async (request, { playlist, sure }) => {
      const { person, m } = request;
      if (sure === 'ask') {
        return { kind: 'update', view: forgetView(await playlists.get(person.id, playlist), person.id, m) };
      }
      await playlists.forget(person.id, playlist);
      return update(rules.list(request, 0, m.ruleCards.playlist.forgotten));
    },
  }),
];
