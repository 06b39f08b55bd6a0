import { digestListView } from '../../views/digests/list.ts';
import type { Feature, Route } from '../command.ts';
import { addRoute } from './add.ts';
import { cardActions } from './card.ts';
import { cardTimeActions } from './card-times.ts';
import { closerActions } from './closer.ts';
import { digestDefinition } from './definition.ts';
import { type DigestDeps, viewerOf } from './deps.ts';
import { detailActions, previewRoute } from './details.ts';
import { editRoute } from './edit.ts';
import { removeActions, removeRoute } from './remove.ts';
import { standingActions, standingRoutes } from './standing.ts';

/** `/digest list`: those of the server, for everybody, and one's own. */
const listRoute = ({ digests }: DigestDeps): Route => ({
  run: async (request) => {
    const { person, canManageGuild: manages, guildId, m } = request;
    const list = await digests.list(viewerOf(request));
    const reader = { id: person.id, manages, inServer: guildId !== null };
    return { kind: 'reply', view: digestListView(list, reader, m) };
  },
});

/** `/digest`, and the buttons under the posts it makes. */
export const digestFeature = (deps: DigestDeps): Feature => ({
  commands: [
    {
      definition: digestDefinition,
      routes: {
        add: addRoute(deps),
        edit: editRoute(deps),
        list: listRoute(deps),
        preview: previewRoute(deps),
        ...standingRoutes(deps),
        remove: removeRoute(deps.digests),
      },
    },
  ],
  actions: [
    ...detailActions(deps),
    ...closerActions(deps),
    ...cardActions(deps),
    ...cardTimeActions(deps),
    ...standingActions(deps),
    ...removeActions(deps.digests),
  ],
});
