import type { Core } from '../core.ts';
import { apiError, refuseProblems } from '../errors.ts';
import { type Command, commandKey, commandsOf } from '../state.ts';
import { checkCommand } from '../validation/command.ts';
import { isObject, type Json, type Path, type Problem, problem } from '../validation/schema.ts';
import { noContent, objectBody, ok, param, type RestReply, type RestRequest, type Route } from './request.ts';

const MAX_BY_TYPE: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };
const CREATES_PER_DAY = 200;
const DAY_MS = 24 * 60 * 60 * 1000;
const BUCKET = { limit: 20, windowMs: 10_000 };

/** Application commands, global and of a guild. */
export function commandRoutes(core: Core): readonly Route[] {
  const both = (method: string, tail: string, handle: (request: RestRequest) => RestReply): Route[] =>
    ['/applications/:app/commands', '/applications/:app/guilds/:guild/commands'].map((base) => ({
      method,
      pattern: base + tail,
      auth: 'bot',
      bucket: BUCKET,
      handle,
    }));
  return [
    ...both('GET', '', (request) => {
      const { commands } = place(core, request);
      const localized = request.query.get('with_localizations') === 'true';
      return ok([...commands.values()].map((command) => commandPayload(core, command, localized)));
    }),
    ...both('PUT', '', (request) => overwriteAll(core, request)),
    ...both('POST', '', (request) => upsert(core, request)),
    ...both('GET', '/:command', (request) => ok(commandPayload(core, known(core, request), true))),
    ...both('PATCH', '/:command', (request) => patch(core, request)),
    ...both('DELETE', '/:command', (request) => {
      const { commands, guildId } = place(core, request);
      commands.delete(known(core, request).id);
      core.events.emit('commandsChanged', { guildId });
      return noContent;
    }),
  ];
}

interface CommandPlace {
  readonly guildId: string | null;
  readonly commands: Map<string, Command>;
}

function place(core: Core, request: RestRequest): CommandPlace {
  if (param(request, 'app') !== core.state.applicationId) throw apiError(20012);
  const guildId = request.params['guild'] ?? null;
  if (guildId !== null && !core.state.guilds.get(guildId)?.botIsMember) throw apiError(50001);
  return { guildId, commands: commandsOf(core.state, guildId) };
}

function known(core: Core, request: RestRequest): Command {
  const command = place(core, request).commands.get(param(request, 'command'));
  if (!command) throw apiError(10063);
  return command;
}

function overwriteAll(core: Core, request: RestRequest): RestReply {
  const { guildId, commands } = place(core, request);
  if (!Array.isArray(request.body)) throw apiError(50035);
  const wanted = request.body.map((entry: unknown): Json => (isObject(entry) ? withoutNulls(entry) : {}));
  const problems = wanted.flatMap((entry, index) => checkCommand(entry, guildId === null, [index]));
  refuseProblems([...problems, ...duplicates(wanted), ...tooMany(wanted)]);
  const next = wanted.map((entry) => settle(core, guildId, entry, findByName(commands, entry)));
  countCreates(core, guildId, next.filter(({ id }) => !commands.has(id)).length);
  commands.clear();
  for (const command of next) commands.set(command.id, command);
  core.events.emit('commandsChanged', { guildId });
  return ok(next.map((command) => commandPayload(core, command, true)));
}

/** POST: a command of the same name and type is replaced (200), otherwise a new one is made (201). */
function upsert(core: Core, request: RestRequest): RestReply {
  const { guildId, commands } = place(core, request);
  const entry = withoutNulls(objectBody(request));
  refuseProblems(checkCommand(entry, guildId === null, []));
  const before = findByName(commands, entry);
  const type = typeOf(entry);
  const sameType = [...commands.values()].filter((command) => command.type === type).length;
  if (!before && sameType >= (MAX_BY_TYPE[type] ?? 0)) throw apiError(30032);
  const command = settle(core, guildId, entry, before);
  if (!before) countCreates(core, guildId, 1);
  commands.set(command.id, command);
  core.events.emit('commandsChanged', { guildId });
  return { status: before ? 200 : 201, body: commandPayload(core, command, true) };
}

function patch(core: Core, request: RestRequest): RestReply {
  const { guildId, commands } = place(core, request);
  const before = known(core, request);
  const changes = objectBody(request);
  const { id: _, ...definition } = before.definition;
  const entry = withoutNulls({ ...definition, ...changes });
  refuseProblems(checkCommand(entry, guildId === null, []));
  const namesake = findByName(commands, entry);
  if (namesake && namesake.id !== before.id) refuseProblems([duplicateName([])]);
  const command = settle(core, guildId, entry, before);
  commands.set(command.id, command);
  core.events.emit('commandsChanged', { guildId });
  return ok(commandPayload(core, command, true));
}

function typeOf(entry: Json): 1 | 2 | 3 {
  return entry['type'] === 2 || entry['type'] === 3 ? entry['type'] : 1;
}

function findByName(commands: Map<string, Command>, entry: Json): Command | undefined {
  const type = typeOf(entry);
  return [...commands.values()].find((command) => command.name === entry['name'] && command.type === type);
}

/** Keeps the id of a command that was there, and its version when nothing changed. */
function settle(core: Core, guildId: string | null, entry: Json, before: Command | undefined): Command {
  const { id: _, default_member_permissions: permissions, ...rest } = entry;
  const definition: Json = {
    ...rest,
    type: typeOf(entry),
    description: rest['description'] ?? '',
    nsfw: rest['nsfw'] ?? false,
    ...(permissions === undefined ? {} : { default_member_permissions: String(permissions) }),
  };
  const same = before && JSON.stringify(before.definition) === JSON.stringify(definition);
  return {
    id: before?.id ?? core.ids.next(),
    guildId,
    version: same ? before.version : core.ids.next(),
    type: typeOf(entry),
    name: String(entry['name']),
    definition,
  };
}

function countCreates(core: Core, guildId: string | null, fresh: number): void {
  const key = commandKey(guildId);
  const today = (core.state.commandCreates.get(key) ?? []).filter((at) => core.now() - at < DAY_MS);
  if (today.length + fresh > CREATES_PER_DAY) throw apiError(30034);
  core.state.commandCreates.set(key, [...today, ...Array.from({ length: fresh }, () => core.now())]);
}

function duplicateName(path: Path): Problem {
  return problem(
    [...path, 'name'],
    'APPLICATION_COMMANDS_DUPLICATE_NAME',
    'Application command names must be unique',
  );
}

function duplicates(entries: readonly Json[]): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const key = `${typeOf(entry)} ${String(entry['name'])}`;
    const isSecond = seen.has(key);
    seen.add(key);
    return isSecond ? [duplicateName([index])] : [];
  });
}

function tooMany(entries: readonly Json[]): Problem[] {
  return Object.entries(MAX_BY_TYPE).flatMap(([type, max]) => {
    const count = entries.filter((entry) => typeOf(entry) === Number(type)).length;
    return count > max ? [problem([], 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)] : [];
  });
}

/** For Discord a null means "as if it had not been given". */
function withoutNulls(entry: Json): Json {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));
}

function commandPayload(core: Core, command: Command, localized: boolean): Record<string, unknown> {
  const { definition } = command;
  const { name_localizations, description_localizations, ...rest } = definition;
  return {
    id: command.id,
    application_id: core.state.applicationId,
    version: command.version,
    default_member_permissions: null,
    ...(command.guildId ? { guild_id: command.guildId } : placesOf(definition)),
    ...rest,
    ...(localized
      ? {
          name_localizations: name_localizations ?? null,
          description_localizations: description_localizations ?? null,
        }
      : {}),
  };
}

function placesOf(definition: Json): Json {
  return {
    contexts: definition['contexts'] ?? null,
    integration_types: definition['integration_types'] ?? [0],
    dm_permission: definition['dm_permission'] ?? true,
  };
}
