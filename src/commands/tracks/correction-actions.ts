import { correctionsShow, correctionUndo, trackSplit } from '../../views/actions/tracks.ts';
import { correctionUndoneView } from '../../views/tracks/corrected.ts';
import { type AnyAction, handle } from '../command.ts';
import { correctionList, splitTrack } from './corrections.ts';
import type { TrackFeatureDeps } from './deps.ts';

type Deps = Pick<TrackFeatureDeps, 'trackCards' | 'ownRecordings'>;

/** The buttons on answers about what belongs together. */
export const correctionActions = (deps: Deps): AnyAction[] => [
  handle({
    spec: trackSplit,
    run: async (request, { track }) => ({ kind: 'update', view: await splitTrack(deps, request, track) }),
  }),
  handle({
    spec: correctionsShow,
    run: async (request, { page }) => ({ kind: 'update', view: await correctionList(deps, request, page) }),
  }),
  handle({
    spec: correctionUndo,
    run: async (request, { via, edit }) => {
      await deps.ownRecordings.undo(request.person.id, edit);
      const view =
        via === 'list'
          ? await correctionList(deps, request, 0)
          : correctionUndoneView(request.person.id, request.m);
      return { kind: 'update', view };
    },
  }),
];
