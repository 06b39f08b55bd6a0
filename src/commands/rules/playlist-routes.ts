import { playlistsView } from '../../views/rules/playlists.ts';
import type { Options, Request, Route } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';
import type { PlaylistShows } from './playlist-show.ts';
import { namedRule, reply } from './routes.ts';

/** `/rules playlist`, `undo` and `redo`. */
export const playlistRoutes = (deps: RuleFeatureDeps, show: PlaylistShows): Record<string, Route['run']> => {
  const { playlistDesk, playlists } = deps;
  /** One step further back, or forth; where that is not clear, the card says what can be done. */
  const step = async (request: Request, options: Options, forth: boolean) => {
    const { person, notify, m } = request;
    const { id } = await namedRule(deps, request, options);
    const [only, ...more] = await playlists.ofRuleSet(person.id, id);
    if (only === undefined || more.length > 0) return reply(show.ofSet(request, id));
    const { steps } = await playlistDesk.card(person.id, only.id);
    const to = forth ? steps.forth : steps.back;
    if (to === null) {
      const { nothingToUndo, nothingToRedo } = m.ruleCards.playlist;
      return reply(show.card(request, only.id, forth ? nothingToRedo : nothingToUndo));
    }
    const job = await playlistDesk.undo(person.id, only.id, to, notify);
    return reply(show.job(request, only.id, job));
  };
  return {
    playlist: async (request, options) => {
      const { person, m } = request;
      const typed = options.string('playlist');
      if (typed !== null) return reply(show.card(request, await playlistDesk.resolve(person.id, typed)));
      const all = await playlistDesk.suggest(person.id, '');
      const [only] = all;
      if (only !== undefined && all.length === 1) return reply(show.card(request, only.id));
      return { kind: 'reply', view: playlistsView(all, null, person.id, m) };
    },
    undo: (request, options) => step(request, options, false),
    redo: (request, options) => step(request, options, true),
  };
};
