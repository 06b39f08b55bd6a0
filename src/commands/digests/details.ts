import { DIGEST_CADENCES, type DigestCadence } from '../../domain/digests/words.ts';
import type { DigestId } from '../../domain/ids.ts';
import { digestLook, digestPreview } from '../../views/actions/digests.ts';
import { digestPreviewView } from '../../views/digests/preview.ts';
import type { MessageView } from '../../views/kit/message.ts';
import { type AnyAction, handle, type Request, type Route } from '../command.ts';
import { serverOf } from '../server-of.ts';
import { chosenDigest, suggestDigests } from './chosen.ts';
import { type DigestDeps, drawn, readerOf, viewerOf } from './deps.ts';

/** What a digest would say now. */
const look = async (deps: DigestDeps, request: Request, id: DigestId): Promise<MessageView> => {
  const digest = await deps.digests.find(viewerOf(request), id);
  const issue = await deps.digestLooks.preview(digest);
  const reader = digest.memberId === null ? await readerOf(deps, request) : null;
  return drawn(deps.pictures, digestPreviewView(issue, { digest: id }, reader, request.m));
};

/** What one would say in this server that nobody has made. */
const imagine = async (deps: DigestDeps, request: Request, cadence: DigestCadence): Promise<MessageView> => {
  const issue = await deps.digestLooks.previewOf(serverOf(request), cadence);
  const reader = await readerOf(deps, request);
  return drawn(deps.pictures, digestPreviewView(issue, { cadence }, reader, request.m));
};

/** `/digest preview`: open to everybody, since it tells no more than the next post would. */
export const previewRoute = (deps: DigestDeps): Route => ({
  run: async (request, options) => {
    const cadence = DIGEST_CADENCES.find((one) => one === options.string('cadence'));
    const named = options.string('digest') === null ? null : chosenDigest(options);
    const first = cadence === undefined ? (await deps.digests.list(viewerOf(request)))[0] : undefined;
    const id = named ?? first?.id ?? null;
    const view = id === null ? imagine(deps, request, cadence ?? 'weekly') : look(deps, request, id);
    return { kind: 'reply', view: await view };
  },
  complete: (request, focused) => suggestDigests(deps.digests, request, focused),
});

/** The buttons of previews. */
export const detailActions = (deps: DigestDeps): AnyAction[] => [
  handle({
    spec: digestPreview,
    run: async (request, { via, cadence }) => {
      const view = await imagine(deps, request, cadence);
      return { kind: via === 'open' ? 'reply' : 'update', view };
    },
  }),
  handle({
    spec: digestLook,
    run: async (request, { digest }) => ({ kind: 'reply', view: await look(deps, request, digest) }),
  }),
];
