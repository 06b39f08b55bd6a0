import type { DigestId } from '../../domain/ids.ts';
import type { Digests } from '../../services/digests/digests.ts';
import { digestRemove, digestRemoveSure } from '../../views/actions/digests.ts';
import { digestRemovedView, digestRemoveView } from '../../views/digests/manage.ts';
import { type Answer, type AnyAction, handle, type Request, type Route } from '../command.ts';
import { chosenDigest, suggestDigests } from './chosen.ts';
import { viewerOf } from './deps.ts';

const ask = async (digests: Digests, request: Request, id: DigestId): Promise<Answer> => {
  const digest = await digests.findManaged(viewerOf(request), id);
  return { kind: 'reply', view: digestRemoveView(digest, request.person.id, request.m) };
};

/** `/digest remove`: names one of the digests, then asks. */
export const removeRoute = (digests: Digests): Route => ({
  run: async (request, options) => ask(digests, request, chosenDigest(options)),
  complete: (request, focused) => suggestDigests(digests, request, focused),
});

export const removeActions = (digests: Digests): AnyAction[] => [
  handle({ spec: digestRemove, run: (request, { digest }) => ask(digests, request, digest) }),
  handle({
    spec: digestRemoveSure,
    run: async (request, { digest, answer }) => {
      const removed = answer === 'yes' ? await digests.remove(viewerOf(request), digest) : null;
      return { kind: 'update', view: digestRemovedView(removed, request.m) };
    },
  }),
];
