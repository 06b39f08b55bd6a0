import type { DigestId } from '../../domain/ids.ts';
import { digestResume, digestTest } from '../../views/actions/digests.ts';
import { digestResumedView, digestStandsView } from '../../views/digests/list.ts';
import { digestTestedView } from '../../views/digests/told.ts';
import { type Answer, type AnyAction, handle, type Request, type Route } from '../command.ts';
import { chosenDigest, suggestDigests } from './chosen.ts';
import { type DigestDeps, viewerOf } from './deps.ts';

type Doing = (deps: DigestDeps, request: Request, id: DigestId) => Promise<Answer>;

const pause: Doing = async ({ digests }, request, id) => {
  const digest = await digests.pause(viewerOf(request), id);
  return { kind: 'reply', view: digestStandsView(digest, request.person.id, request.m) };
};

const resume: Doing = async ({ digests }, request, id) => {
  const digest = await digests.resume(viewerOf(request), id);
  return { kind: 'reply', view: digestResumedView(digest, request.m) };
};

const test: Doing = async ({ digestLooks }, request, id) => {
  const { digest, posted } = await digestLooks.test(viewerOf(request), id);
  return { kind: 'reply', view: digestTestedView(digest, posted, request.m) };
};

/** `/digest pause`, `resume` and `test`: each names one of the digests. */
export const standingRoutes = (deps: DigestDeps): Readonly<Record<'pause' | 'resume' | 'test', Route>> => {
  const route = (doing: Doing): Route => ({
    run: async (request, options) => doing(deps, request, chosenDigest(options)),
    complete: (request, focused) => suggestDigests(deps.digests, request, focused),
  });
  return { pause: route(pause), resume: route(resume), test: route(test) };
};

export const standingActions = (deps: DigestDeps): AnyAction[] => [
  handle({ spec: digestResume, run: (request, { digest }) => resume(deps, request, digest) }),
  handle({ spec: digestTest, run: (request, { digest }) => test(deps, request, digest) }),
];
