import type { MemberDeletion } from '../../services/privacy/deleting.ts';
import { deleteEverything } from '../../views/actions/privacy.ts';
import { deleteAskView, deleteSureView, nothingDeletedView } from '../../views/privacy/delete.ts';
import { deletedView, deletionGoesOnView } from '../../views/privacy/deleted.ts';
import { type Answer, handle, type Request } from '../command.ts';

/** `/privacy delete`: what would go, once more, and done. */
export const deletingParts = ({ deletion }: { deletion: MemberDeletion }) => {
  const ask = async ({ person, m }: Request): Promise<Answer> => ({
    kind: 'reply',
    view: deleteAskView(await deletion.preview(person.id), person.id, m),
  });
  const destroy = async ({ person, m }: Request): Promise<Answer> => {
    const end = await deletion.run(person.id);
    const view = end.kind === 'deleted' ? deletedView(end.receipt, m) : deletionGoesOnView(m);
    return { kind: 'update', view };
  };
  return {
    routes: { delete: { run: ask } },
    actions: [
      handle({
        spec: deleteEverything,
        run: async (request, { step }) => {
          const { person, m } = request;
          switch (step) {
            case 'ask':
              return ask(request);
            case 'yes':
              return destroy(request);
            case 'sure':
              return { kind: 'update', view: deleteSureView(person.id, m) };
            case 'keep':
              return { kind: 'update', view: nothingDeletedView(m) };
          }
        },
      }),
    ],
  };
};
