import type { DigestId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import type { Digests } from '../../services/digests/digests.ts';
import { digestRemove, digestRemoveSure, digestResume } from '../../views/actions/digests.ts';
import { digestChoice, digestResumedView } from '../../views/digests/list.ts';
import { digestRemovedView, digestRemoveView } from '../../views/digests/manage.ts';
import { type Answer, type AnyAction, handle, type Request, type Route } from '../command.ts';
import { serverOf } from '../server-of.ts';

const ask = async (digests: Digests, request: Request, id: DigestId): Promise<Answer> => {
  const digest = await digests.find(serverOf(request), id);
  return { kind: 'reply', view: digestRemoveView(digest, request.person.id, request.m) };
};

/** `/digest remove`: names one of the server's digests, then asks. */
export const removeRoute = (digests: Digests): Route => ({
  guildOnly: true,
  needs: 'ManageGuild',
  run: async (request, options) => {
    const chosen = options.string('digest') ?? '';
    // Free text is possible beside the suggestions.
    if (!/^[1-9]\d{0,14}$/.test(chosen)) throw new AppError('NOT_FOUND', { what: 'digest' });
    return ask(digests, request, Number(chosen) as DigestId);
  },
  complete: async (request, { value }) => {
    const list = await digests.list(serverOf(request));
    const choices = list.map((digest, at) => digestChoice(digest, at, request.m));
    return choices.filter(({ name }) => name.toLowerCase().includes(value.toLowerCase()));
  },
});

export const removeActions = (digests: Digests): AnyAction[] => [
  handle({
    spec: digestRemove,
    needs: 'ManageGuild',
    run: (request, { digest }) => ask(digests, request, digest),
  }),
  handle({
    spec: digestRemoveSure,
    needs: 'ManageGuild',
    run: async (request, { digest, answer }) => {
      const removed = answer === 'yes' ? await digests.remove(serverOf(request), digest) : null;
      return { kind: 'update', view: digestRemovedView(removed, request.m) };
    },
  }),
];

/** Lets a digest go on that paused because it could not be posted. */
export const resumeAction = (digests: Digests): AnyAction =>
  handle({
    spec: digestResume,
    needs: 'ManageGuild',
    run: async (request, { digest }) => {
      const resumed = await digests.resume(serverOf(request), digest);
      return { kind: 'reply', view: digestResumedView(resumed, request.m) };
    },
  });
