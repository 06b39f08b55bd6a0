import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { type HelpCommand, helpTopics, topicOfCommand } from '../domain/help.ts';
import type { Command, Feature } from './command.ts';
import { choiceName, describe } from './describe.ts';

export const helpDefinition: Command['definition'] = {
  name: 'help',
  ...describe((m) => m.help.command),
  options: [
    {
      type: Type.String,
      name: 'topic',
      ...describe((m) => m.help.topic),
      choices: helpTopics.map((value) => ({ ...choiceName((m) => m.help.topics[value].name), value })),
    },
  ],
};

/** A definition, a group of subcommands or a subcommand. */
interface Node {
  readonly name: string;
  readonly description?: string | undefined;
  readonly description_localizations?: Readonly<Partial<Record<string, string | null>>> | null | undefined;
  readonly type?: number | undefined;
  readonly options?: readonly Node[] | undefined;
}

/**
 * Every slash command by its path, with what its definition says of it in a language; those that stand in no area of
 * the map are left out.
 * @param locale of the catalogue
 */
export const helpCommands = (features: readonly Feature[], locale: string): HelpCommand[] =>
  features.flatMap(({ commands }) => commands.flatMap(({ definition }) => ofDefinition(definition, locale)));

const ofDefinition = (definition: Command['definition'], locale: string): HelpCommand[] => {
  const topic = topicOfCommand(definition.name);
  return topic === null ? [] : leavesOf(definition, locale).map((leaf) => ({ ...leaf, topic }));
};

const leavesOf = (node: Node, locale: string): Omit<HelpCommand, 'topic'>[] => {
  const below = (node.options ?? []).filter(
    ({ type }) => type === Type.Subcommand || type === Type.SubcommandGroup,
  );
  if (below.length === 0) {
    return [{ path: node.name, says: node.description_localizations?.[locale] ?? node.description ?? '' }];
  }
  return below
    .flatMap((one) => leavesOf(one, locale))
    .map(({ path, says }) => ({ path: `${node.name} ${path}`, says }));
};
