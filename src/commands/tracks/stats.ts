import { trackStatsShare, trackStatsShow } from '../../views/actions/look-back.ts';
import { trackStatsPicture, trackStatsView } from '../../views/statistics/track-stats.ts';
import { handle, type Route } from '../command.ts';
import { answersOf } from '../statistics/look.ts';
import type { TrackFeatureDeps } from './deps.ts';

/** `/track stats`: how often, how long and since when somebody has listened to one track. */
export const trackStatsParts = (
  { trackCards, trackStats, pictures }: TrackFeatureDeps,
  complete: NonNullable<Route['complete']>,
) => {
  const answers = answersOf(pictures, {
    ask: trackStats.of,
    draw: trackStatsPicture,
    view: trackStatsView,
  });
  const stats: Route = {
    complete,
    run: async (request, options) => {
      const track = await trackCards.resolve(request.person.id, options.string('track') ?? '');
      return answers.reply(request, track);
    },
  };
  return {
    routes: { stats },
    actions: [
      handle({ spec: trackStatsShow, run: (request, { track }) => answers.update(request, track) }),
      handle({ spec: trackStatsShare, run: (request, { track }) => answers.share(request, track) }),
    ],
  };
};
