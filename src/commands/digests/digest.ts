import type { Digests } from '../../services/digests/digests.ts';
import { digestListView } from '../../views/digests/list.ts';
import type { Feature } from '../command.ts';
import { serverOf } from '../server-of.ts';
import { addRoute } from './add.ts';
import { digestDefinition } from './definition.ts';
import { detailActions, previewRoute } from './details.ts';
import { removeActions, removeRoute, resumeAction } from './remove.ts';

/** `/digest`, and the buttons under the posts it makes. */
export const digestFeature = ({ digests }: { digests: Digests }): Feature => ({
  commands: [
    {
      definition: digestDefinition,
      routes: {
        add: addRoute(digests),
        list: {
          guildOnly: true,
          run: async (request) => {
            const list = await digests.list(serverOf(request));
            const view = digestListView(list, request.canManageGuild, request.person.id, request.m);
            return { kind: 'reply', view };
          },
        },
        preview: previewRoute(digests),
        remove: removeRoute(digests),
      },
    },
  ],
  actions: [...detailActions(digests), ...removeActions(digests), resumeAction(digests)],
});
