import { createHash } from 'node:crypto';
import { DiscordAPIError, type REST } from 'discord.js';
import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTGetAPIApplicationCommandsResult,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord-api-types/v10';
import type { FactsService } from '../services/facts.ts';
import type { Command, Feature } from './command.ts';

export interface Registrar {
  /**
   * Tells Discord which commands exist. Does nothing when it was told the same before and still has them; Discord
   * counts new commands, 200 a day.
   */
  register(options?: { force?: boolean }): Promise<{ outcome: 'unchanged' | 'registered'; commands: number }>;
}

export interface RegistrarDeps {
  /** With the bot's token. */
  readonly rest: REST;
  readonly applicationId: string;
  readonly facts: FactsService;
  readonly features: readonly Feature[];
}

type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** Every command as Discord gets it: usable wherever its routes are, hidden from those whom every route refuses. */
export const definitionsOf = (features: readonly Feature[]): Definition[] =>
  features
    .flatMap(({ commands }) => commands)
    .map(definitionOf)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const definitionOf = ({ definition, routes }: Command): Definition => {
  const every = Object.values(routes);
  const serverOnly = every.every(({ guildOnly, needs }) => guildOnly === true || needs !== undefined);
  const forManagers = every.every(({ needs }) => needs === 'ManageGuild');
  return {
    integration_types: serverOnly
      ? [ApplicationIntegrationType.GuildInstall]
      : [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: serverOnly
      ? [InteractionContextType.Guild]
      : [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    ...(forManagers ? { default_member_permissions: PermissionFlagsBits.ManageGuild.toString() } : {}),
    ...definition,
  };
};

export const createRegistrar = ({ rest, applicationId, facts, features }: RegistrarDeps): Registrar => {
  const definitions = definitionsOf(features);
  const hash = createHash('sha256')
    .update(JSON.stringify([applicationId, definitions]))
    .digest('hex');
  const route = Routes.applicationCommands(applicationId);

  /** The hash says what we did; somebody else may have registered other commands since. */
  const stillThere = async (): Promise<boolean> => {
    const there = (await rest.get(route).catch((error: unknown) => {
      // Not allowed to look: telling once more changes nothing that is there, and counts no new command.
      if (error instanceof DiscordAPIError) return [];
      throw error;
    })) as RESTGetAPIApplicationCommandsResult;
    const names = there.map(({ name }) => name).sort();
    return names.join() === definitions.map(({ name }) => name).join();
  };

  return {
    register: async ({ force = false } = {}) => {
      const known = !force && (await facts.get('commands.registered')) === hash && (await stillThere());
      if (known) return { outcome: 'unchanged', commands: definitions.length };
      await rest.put(route, { body: definitions });
      await facts.set('commands.registered', hash);
      return { outcome: 'registered', commands: definitions.length };
    },
  };
};
