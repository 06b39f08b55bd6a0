import type { Radar } from '../../services/radar/radar.ts';
import { radarView } from '../../views/radar/radar.ts';
import type { Feature } from '../command.ts';
import { radarActions } from './actions.ts';
import { radarDefinition } from './definition.ts';
import { type DeliveryDeps, deliverRoute, deliveryActions } from './delivery.ts';
import { type FollowingDeps, followingRoute, followRoute } from './following.ts';
import { followingActions } from './following-actions.ts';

/** `/radar`: what is new for a member; what they deal with does not come back. */
export const radarFeature = (deps: { radar: Radar } & FollowingDeps & DeliveryDeps): Feature => ({
  commands: [
    {
      definition: radarDefinition,
      routes: {
        show: {
          run: async ({ person, m }) => ({
            kind: 'reply',
            view: radarView(await deps.radar.look(person.id, 0), person.id, m),
          }),
        },
        follow: followRoute(deps),
        following: followingRoute(deps),
        deliver: deliverRoute(deps),
      },
    },
  ],
  actions: [...radarActions(deps.radar), ...followingActions(deps), ...deliveryActions(deps)],
});
