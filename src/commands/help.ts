import { type HelpTopic, helpTopics } from '../domain/help.ts';
import type { StandingService } from '../services/standing.ts';
import { helpMap, helpTopic } from '../views/actions/help.ts';
import { helpView } from '../views/help.ts';
import { helpTopicView } from '../views/help-topics.ts';
import type { MessageView } from '../views/kit/message.ts';
import { type Feature, handle, type Request } from './command.ts';
import { helpCommands, helpDefinition } from './help-commands.ts';

export interface HelpFeatureDeps {
  readonly standing: StandingService;
  /** Everything that people can call; asked for when somebody looks, for help is one of them. */
  readonly features: () => readonly Feature[];
}

const topicNamed = (name: string | null): HelpTopic | null =>
  helpTopics.find((topic) => topic === name) ?? null;

/** `/help`: a map of what this person can do next; behind it every area with its commands. */
export const helpFeature = ({ standing, features }: HelpFeatureDeps): Feature => {
  const map = async ({ person, guildId, botInGuild, m }: Request): Promise<MessageView> =>
    helpView(person.id, await standing.of(person.id, botInGuild ? guildId : null), m);
  const page = async (request: Request, name: string | null): Promise<MessageView> => {
    const topic = topicNamed(name);
    const { person, m } = request;
    return topic === null
      ? map(request)
      : helpTopicView(topic, helpCommands(features(), m.locale), person.id, m);
  };
  return {
    commands: [
      {
        definition: helpDefinition,
        routes: {
          '': {
            run: async (request, options) => ({
              kind: 'reply',
              view: await page(request, options.string('topic')),
            }),
          },
        },
      },
    ],
    actions: [
      handle({
        spec: helpTopic,
        run: async (request, _, { values: [name = null] }) => ({
          kind: 'update',
          view: await page(request, name),
        }),
      }),
      handle({ spec: helpMap, run: async (request) => ({ kind: 'update', view: await map(request) }) }),
    ],
  };
};
