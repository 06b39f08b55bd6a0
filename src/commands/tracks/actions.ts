import { trackSaid, trackSame, trackShow, trackUndo } from '../../views/actions/tracks.ts';
import { trackCardView } from '../../views/tracks/card.ts';
import { trackSaidView } from '../../views/tracks/said.ts';
import { trackSameView } from '../../views/tracks/same.ts';
import { type AnyAction, handle } from '../command.ts';
import type { TrackFeatureDeps } from './deps.ts';

/** The buttons on the card of a track. */
export const trackActions = ({
  trackCards,
  trackEdits,
}: Pick<TrackFeatureDeps, 'trackCards' | 'trackEdits'>): AnyAction[] => [
  handle({
    spec: trackShow,
    run: async ({ person, m }, { track }) => ({
      kind: 'update',
      view: trackCardView(await trackCards.card(person.id, track), person.id, m),
    }),
  }),
  handle({
    spec: trackSaid,
    run: async ({ person, m }, { track }) => ({
      kind: 'update',
      view: trackSaidView(await trackCards.card(person.id, track), person.id, m),
    }),
  }),
  handle({
    spec: trackSame,
    run: async ({ person, m }, { track }) => ({
      kind: 'update',
      view: trackSameView(await trackCards.card(person.id, track), person.id, m),
    }),
  }),
  handle({
    spec: trackUndo,
    run: async ({ person, m }, { edit }) => {
      const { trackId, undone } = await trackEdits.undo(person.id, edit);
      const news = { says: undone ? m.tracks.undone : m.tracks.changedSince };
      return {
        kind: 'update',
        view: trackCardView(await trackCards.card(person.id, trackId), person.id, m, news),
      };
    },
  }),
];
