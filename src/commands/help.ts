import type { StandingService } from '../services/standing.ts';
import { helpView } from '../views/help.ts';
import type { Feature } from './command.ts';
import { describe } from './describe.ts';

/** `/help`: a map of what this person can do next, not a list of commands. */
export const helpFeature = ({ standing }: { standing: StandingService }): Feature => ({
  commands: [
    {
      definition: { name: 'help', ...describe((m) => m.help.command) },
      routes: {
        '': {
          run: async ({ person, guildId, botInGuild, m }) => {
            const facts = await standing.of(person.id, botInGuild ? guildId : null);
            return { kind: 'reply', view: helpView(person.id, facts, m) };
          },
        },
      },
    },
  ],
  actions: [],
});
