import type { Radar } from '../../services/radar/radar.ts';
import { radarView } from '../../views/radar/radar.ts';
import type { Feature } from '../command.ts';
import { describe } from '../describe.ts';
import { radarActions } from './actions.ts';

/** `/radar`: new releases of artists a member listens to; what they deal with does not come back. */
export const radarFeature = ({ radar }: { radar: Radar }): Feature => ({
  commands: [
    {
      definition: { name: 'radar', ...describe((m) => m.radar.command) },
      routes: {
        '': {
          run: async ({ person, m }) => ({
            kind: 'reply',
            view: radarView(await radar.look(person.id, 0), person.id, m),
          }),
        },
      },
    },
  ],
  actions: radarActions(radar),
});
