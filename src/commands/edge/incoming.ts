import type { Interaction } from 'discord.js';
import { InteractionContextType, PermissionFlagsBits } from 'discord-api-types/v10';
import { type ChannelId, channelId, type GuildId, guildId, memberId } from '../../domain/ids.ts';
import type { Input, Options, Person } from '../command.ts';
import { chosen, fieldsOf, NEEDED_TO_POST, optionsOf } from './options.ts';

/** An interaction as plain data: everything the router and the handlers look at. */
export type Incoming = Origin &
  (
    | { readonly kind: 'command'; readonly path: string; readonly options: Options }
    | {
        readonly kind: 'autocomplete';
        readonly path: string;
        readonly options: Options;
        readonly focused: { readonly name: string; readonly value: string };
      }
    | { readonly kind: 'component' | 'modal'; readonly customId: string; readonly input: Input }
  );

interface Origin {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  /** Discord's time, from the id; ms UTC. */
  readonly createdAt: number;
  readonly person: Person;
  readonly guildId: GuildId | null;
  readonly channelId: ChannelId | null;
  readonly guildLocale?: string | null;
  readonly canManageGuild: boolean;
  readonly botInGuild: boolean;
  /** Whether Segue may write where it was used; null where nobody says. */
  readonly mayPostHere?: boolean | null;
  /** In the bot's own DM channel with the person. */
  readonly inDm: boolean;
  /** There is a message of ours under it, which an answer can replace. */
  readonly onMessage: boolean;
}

const USUAL_LOCALE = 'en-US';

/** Reads discord.js's structure; null for kinds that Segue does not offer (context menus, activities). */
export const readInteraction = (interaction: Interaction): Incoming | null => {
  if (interaction.isChatInputCommand()) {
    const { options } = interaction;
    return {
      ...originOf(interaction, false),
      kind: 'command',
      path: pathOf(interaction),
      options: optionsOf(options, interaction),
    };
  }
  if (interaction.isAutocomplete()) {
    const { name, value } = interaction.options.getFocused(true);
    const focused = { name, value };
    const options = optionsOf(interaction.options, interaction);
    return {
      ...originOf(interaction, false),
      kind: 'autocomplete',
      path: pathOf(interaction),
      options,
      focused,
    };
  }
  if (interaction.isMessageComponent()) {
    const input = chosen(interaction.isAnySelectMenu() ? interaction.values : []);
    return { ...originOf(interaction, true), kind: 'component', customId: interaction.customId, input };
  }
  if (interaction.isModalSubmit()) {
    const input = fieldsOf(interaction.fields.fields);
    const onMessage = interaction.isFromMessage();
    return { ...originOf(interaction, onMessage), kind: 'modal', customId: interaction.customId, input };
  }
  return null;
};

const originOf = (interaction: Interaction, onMessage: boolean): Origin => {
  const { user, guildId: guild, channelId: channel, authorizingIntegrationOwners: owners } = interaction;
  // The typings promise a locale, the payload does not have to hold one.
  const locale: string | undefined = interaction.locale;
  return {
    id: interaction.id,
    token: interaction.token,
    applicationId: interaction.applicationId,
    createdAt: interaction.createdTimestamp,
    person: {
      id: memberId(user.id),
      name: user.displayName,
      avatarUrl: user.avatarURL({ extension: 'png', size: 128 }),
      locale: locale ?? USUAL_LOCALE,
    },
    guildId: guild === null ? null : guildId(guild),
    channelId: channel === null ? null : channelId(channel),
    guildLocale: interaction.guildLocale,
    canManageGuild: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    botInGuild: guild !== null && (interaction.guild !== null || owners.guildId === guild),
    mayPostHere: mayPostIn(interaction),
    inDm: interaction.context === InteractionContextType.BotDM,
    onMessage,
  };
};

/** The payload does not have to hold it, whatever the typings promise. */
const mayPostIn = ({ appPermissions }: Interaction): boolean | null => {
  const told: typeof appPermissions | null | undefined = appPermissions;
  return told?.has(NEEDED_TO_POST) ?? null;
};

interface NamedCommand {
  readonly commandName: string;
  readonly options: {
    getSubcommandGroup(required: false): string | null;
    getSubcommand(required: false): string | null;
  };
}

const pathOf = ({ commandName, options }: NamedCommand): string =>
  [commandName, options.getSubcommandGroup(false), options.getSubcommand(false)]
    .filter((part) => part !== null)
    .join(' ');
