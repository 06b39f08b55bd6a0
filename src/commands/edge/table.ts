import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { MemberId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import { readCustomId } from '../../views/actions/action.ts';
import { go, type Way, ways } from '../../views/actions/go.ts';
import type { Answer, AnyAction, Command, Feature, Request, Route } from '../command.ts';
import type { Incoming } from './incoming.ts';
import { noOptions } from './options.ts';

/** What an interaction runs, with what must hold before. */
export interface Target {
  /** Who alone may use it; null for everybody. */
  readonly owner: MemberId | null;
  readonly guildOnly: boolean;
  readonly needs: 'ManageGuild' | null;
  /** Whether it may be acknowledged before it runs. */
  readonly mayDefer: boolean;
  readonly run: (request: Request) => Promise<Answer>;
}

export interface RouteTable {
  /** @throws {AppError} OUT_OF_DATE for a command, action or custom id that this version does not know. */
  find(incoming: Incoming): Target;
  /** For the log: a command's path or an action's name; never what somebody made up, nor what an id carries. */
  nameOf(incoming: Incoming): string;
  /** A route by its path ("digest add"). */
  route(path: string): Route | null;
  /** Ways (views/actions/go.ts) that lead nowhere because no feature has that command. */
  readonly missingWays: readonly Way[];
}

/**
 * Every command and action by name, built once.
 * @throws when two features claim one name, or a command's definition and its routes differ.
 */
export const createRouteTable = (features: readonly Feature[]): RouteTable => {
  const routes = new Map<string, Route>();
  const actions = new Map<string, AnyAction>();
  for (const command of features.flatMap((feature) => feature.commands)) {
    for (const [path, route] of routesOf(command)) addOnce(routes, path, route);
  }
  for (const action of features.flatMap((feature) => feature.actions))
    addOnce(actions, action.spec.name, action);
  if (actions.has(go.name)) throw new Error(`The action ${go.name} belongs to the router`);

  const route = (path: string): Route | null => routes.get(path) ?? null;

  const ofCommand = (path: string, owner: MemberId | null, options = noOptions): Target => {
    const found = route(path);
    if (found === null) throw new AppError('OUT_OF_DATE', {});
    const { guildOnly, needs, opensForm, run } = found;
    return {
      owner,
      guildOnly: guildOnly === true,
      needs: needs ?? null,
      mayDefer: opensForm !== true,
      run: (request) => run(request, options),
    };
  };

  const ofAction = (incoming: Extract<Incoming, { customId: string }>): Target => {
    const id = readCustomId(incoming.customId);
    if (id === null) throw new AppError('OUT_OF_DATE', {});
    const way = id.name === go.name ? go.parse(id.args) : null;
    if (way !== null) return ofCommand(way.way, id.owner);
    const action = actions.get(id.name);
    const args: unknown = action?.spec.parse(id.args) ?? null;
    if (action === undefined || args === null) throw new AppError('OUT_OF_DATE', {});
    return {
      owner: id.owner,
      guildOnly: false,
      needs: action.needs ?? null,
      // It may open a form, and an update that comes as the first answer does not flicker.
      mayDefer: false,
      run: (request) => action.run(request, args, incoming.input),
    };
  };

  return {
    find: (incoming) =>
      'customId' in incoming ? ofAction(incoming) : ofCommand(incoming.path, null, incoming.options),
    nameOf: (incoming) => {
      const name = 'customId' in incoming ? readCustomId(incoming.customId)?.name : incoming.path;
      return name !== undefined && (routes.has(name) || actions.has(name) || name === go.name)
        ? name
        : 'unknown';
    },
    route,
    missingWays: ways.filter((way) => !routes.has(way)),
  };
};

/** The command that an outdated button probably belonged to, by the first word of its name. */
export const wayNear = (incoming: Incoming): Way | null => {
  const name = 'customId' in incoming ? readCustomId(incoming.customId)?.name.split('.')[0] : undefined;
  return ways.find((way) => way.split(' ')[0] === name) ?? null;
};

const addOnce = <T>(map: Map<string, T>, name: string, value: T): void => {
  if (map.has(name)) throw new Error(`Two features claim ${name}`);
  map.set(name, value);
};

const routesOf = ({ definition, routes }: Command): [string, Route][] => {
  const declared = subcommandsOf(definition.options ?? []).sort();
  const handled = Object.keys(routes).sort();
  if (declared.join() !== handled.join()) {
    throw new Error(`/${definition.name} declares [${declared.join()}] and handles [${handled.join()}]`);
  }
  return Object.entries(routes).map(([path, route]) => [`${definition.name} ${path}`.trim(), route]);
};

type CommandOptions = NonNullable<Command['definition']['options']>;

/** Subcommand paths of a definition; `''` for a command without any. */
const subcommandsOf = (options: CommandOptions): string[] => {
  const paths = options.flatMap((option) => {
    if (option.type === ApplicationCommandOptionType.Subcommand) return [option.name];
    if (option.type !== ApplicationCommandOptionType.SubcommandGroup) return [];
    return (option.options ?? []).map(({ name }) => `${option.name} ${name}`);
  });
  return paths.length === 0 ? [''] : paths;
};
