import { trackCardView } from '../../views/tracks/card.ts';
import type { Feature } from '../command.ts';
import { trackActions } from './actions.ts';
import { correctionActions } from './correction-actions.ts';
import { correctionRoutes } from './corrections.ts';
import { trackDefinition } from './definition.ts';
import type { TrackFeatureDeps } from './deps.ts';
import { editRoutes } from './edits.ts';
import { trackStatsParts } from './stats.ts';
import { trackSuggestions } from './suggestions.ts';

/** `/track`: what is known about a track, the member's own word on it, and which tracks are the same. */
export const trackFeature = (deps: TrackFeatureDeps): Feature => {
  const { trackCards, trackEdits } = deps;
  const complete = trackSuggestions(trackCards, trackEdits);
  const stats = trackStatsParts(deps, complete('other'));
  return {
    commands: [
      {
        definition: trackDefinition,
        routes: {
          show: {
            complete: complete('other'),
            run: async ({ person, m }, options) => {
              const track = await trackCards.resolve(person.id, options.string('track') ?? '');
              return {
                kind: 'reply',
                view: trackCardView(await trackCards.card(person.id, track), person.id, m),
              };
            },
          },
          ...stats.routes,
          ...editRoutes(deps, complete),
          ...correctionRoutes(deps, complete('other')),
        },
      },
    ],
    actions: [...trackActions(deps), ...correctionActions(deps), ...stats.actions],
  };
};
