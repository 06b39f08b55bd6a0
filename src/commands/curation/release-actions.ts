import type { ReleaseTrackId } from '../../domain/ids.ts';
import type { ReviewAnswer } from '../../services/curation/review-queue.ts';
import {
  releasesLater,
  releasesNone,
  releasesReview,
  releasesThis,
  releasesUndo,
} from '../../views/actions/curation.ts';
import { matchView } from '../../views/curation/match.ts';
import { type Answer, type AnyAction, handle, type Request } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';

/** What is said about doubtful matches, one after the other in the same message. */
export const releaseActions = ({ matchReview }: Pick<CurationFeatureDeps, 'matchReview'>): AnyAction[] => {
  const say = async (
    { person, m }: Request,
    release: ReleaseTrackId,
    answer: ReviewAnswer,
  ): Promise<Answer> => ({
    kind: 'update',
    view: matchView(await matchReview.decide(person.id, release, answer), person.id, m),
  });
  return [
    handle({
      spec: releasesReview,
      run: async ({ person, m }) => ({
        kind: 'update',
        view: matchView(await matchReview.next(person.id), person.id, m),
      }),
    }),
    handle({
      spec: releasesThis,
      run: (r, { release, track }) => say(r, release, { kind: 'this', trackId: track }),
    }),
    handle({ spec: releasesNone, run: (r, { release }) => say(r, release, { kind: 'none' }) }),
    handle({ spec: releasesLater, run: (r, { release }) => say(r, release, { kind: 'later' }) }),
    handle({
      spec: releasesUndo,
      run: async ({ person, m }) => {
        const again = (await matchReview.undo(person.id)) ?? (await matchReview.next(person.id));
        return { kind: 'update', view: matchView(again, person.id, m, m.curationCards.match.undone) };
      },
    }),
  ];
};
