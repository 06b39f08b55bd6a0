import { rulesDelete, rulesDeleted } from '../../views/actions/rules.ts';
import { deletedView, deleteView } from '../../views/rules/deleting.ts';
import { type AnyAction, handle } from '../command.ts';
import type { RuleFeatureDeps } from './deps.ts';

/** Deleting a rule set: asks first, and what becomes of its playlists. */
export const ruleDeleteActions = ({
  ruleDesk,
  playlistDesk,
}: Pick<RuleFeatureDeps, 'ruleDesk' | 'playlistDesk'>): AnyAction[] => [
  handle({
    spec: rulesDelete,
    run: async ({ person, m }, { set }) => ({
      kind: 'update',
      view: deleteView(await ruleDesk.card(person.id, set), person.id, m),
    }),
  }),
  handle({
    spec: rulesDeleted,
    run: async ({ person, m, notify }, { set, playlists }) => {
      const { name } = await playlistDesk.removeSet(person.id, set, playlists, notify);
      return { kind: 'update', view: deletedView(name, playlists, person.id, m) };
    },
  }),
];
