import type { TopBy } from '../../domain/digests/content.ts';
import { digestCloser, digestOrder } from '../../views/actions/digests.ts';
import { digestCloserView } from '../../views/digests/closer.ts';
import type { MessageView } from '../../views/kit/message.ts';
import { type AnyAction, handle, type Request } from '../command.ts';
import { serverOf } from '../server-of.ts';
import { type DigestDeps, readerOf } from './deps.ts';

type Asked = { readonly from: number; readonly to: number; readonly by: TopBy };

const closer = async (deps: DigestDeps, request: Request, { from, to, by }: Asked): Promise<MessageView> => {
  const content = await deps.digestLooks.closer(serverOf(request), { fromAt: from, toAt: to }, by);
  const reader = (await readerOf(deps, request)) ?? { id: request.person.id, counted: false };
  return digestCloserView(content, reader, request.m);
};

/** The details of a time that a post told of, for whoever presses its button. */
export const closerActions = (deps: DigestDeps): AnyAction[] => [
  handle({
    spec: digestCloser,
    run: async (request, period) => ({
      kind: 'reply',
      view: await closer(deps, request, { ...period, by: 'plays' }),
    }),
  }),
  handle({
    spec: digestOrder,
    run: async (request, asked) => ({ kind: 'update', view: await closer(deps, request, asked) }),
  }),
];
