import type { TopBy } from '../../domain/digests/content.ts';
import type { DigestCadence } from '../../domain/digests.ts';
import type { Digests } from '../../services/digests/digests.ts';
import { digestCloser, digestOrder, digestPreview } from '../../views/actions/digests.ts';
import { digestCloserView, digestPreviewView } from '../../views/digests/closer.ts';
import type { Reader } from '../../views/digests/consent.ts';
import { type AnyAction, handle, type Request, type Route } from '../command.ts';
import { serverOf } from '../server-of.ts';

const readerOf = async (digests: Digests, request: Request): Promise<Reader> => ({
  id: request.person.id,
  counted: await digests.isCounted(serverOf(request), request.person.id),
});

const preview = async (digests: Digests, request: Request, cadence: DigestCadence) =>
  digestPreviewView(
    await digests.preview(serverOf(request), cadence),
    await readerOf(digests, request),
    request.m,
  );

/** `/digest preview`: open to everybody, since it tells no more than the next post would. */
export const previewRoute = (digests: Digests): Route => ({
  guildOnly: true,
  run: async (request, options) => {
    const cadence = options.string('cadence') === 'daily' ? 'daily' : 'weekly';
    return { kind: 'reply', view: await preview(digests, request, cadence) };
  },
});

const closer = async (
  digests: Digests,
  request: Request,
  { from, to, by }: { from: number; to: number; by: TopBy },
) => {
  const content = await digests.closer(serverOf(request), { fromAt: from, toAt: to }, by);
  return digestCloserView(content, await readerOf(digests, request), request.m);
};

/** The buttons under a post and under a preview. */
export const detailActions = (digests: Digests): AnyAction[] => [
  handle({
    spec: digestPreview,
    run: async (request, { via, cadence }) => {
      const view = await preview(digests, request, cadence);
      return { kind: via === 'open' ? 'reply' : 'update', view };
    },
  }),
  handle({
    spec: digestCloser,
    run: async (request, period) => ({
      kind: 'reply',
      view: await closer(digests, request, { ...period, by: 'plays' }),
    }),
  }),
  handle({
    spec: digestOrder,
    run: async (request, asked) => ({ kind: 'update', view: await closer(digests, request, asked) }),
  }),
];
