import type { Clock } from '../../clock.ts';
import type { Repositories } from '../../db/repositories/repositories.ts';
import type { Store } from '../../db/store.ts';
import { isClientId, OWN_APPS } from '../../domain/accounts/linking.ts';
import type { App, AppMode } from '../../domain/accounts.ts';
import type { AppId, GuildId, MemberId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';

/** Which Spotify app somebody links with. */
export interface AppRequest {
  readonly member: { readonly id: MemberId; readonly locale: string };
  readonly guildId: GuildId | null;
  readonly canManageGuild: boolean;
  /** A client id, known or new; null for the operator's app. */
  readonly clientId: string | null;
  /** Offer the app to everybody in this server. */
  readonly forServer: boolean;
}

export interface ChosenApp {
  readonly app: App;
  /** True when it was not known before: its owner has to register our redirect address. */
  readonly added: boolean;
  /** True when it was offered to the server just now. */
  readonly offered: boolean;
}

export interface AppWithPeople {
  readonly app: App;
  readonly people: number;
}

export interface Apps {
  /** Notes the operator's client id from the configuration; idempotent, at every start. */
  ensureOperators(): Promise<void>;
  /** Apps to choose from, filtered by what was typed so far. */
  suggest(memberId: MemberId, guildId: GuildId | null, typed: string): Promise<AppWithPeople[]>;
  /** Apps that the member brought, with how many people are linked through each. */
  own(memberId: MemberId): Promise<AppWithPeople[]>;
  /** Forgets an app of the member's own. `in_use`: people are linked through it. @throws {AppError} NOT_FOUND */
  remove(memberId: MemberId, appId: AppId): Promise<'removed' | 'in_use'>;
  /** @throws {AppError} INVALID_INPUT, LIMIT_REACHED, GUILD_ONLY, MISSING_PERMISSION, NOT_YOURS */
  choose(request: AppRequest): Promise<ChosenApp>;
}

export interface AppsDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly operators: { readonly clientId: string; readonly mode: AppMode; readonly name: string };
}

const SUGGESTIONS = 25;
/** What an app is called whose owner told us nothing but its client id. */
const NAME_LENGTH = 8;

export const createApps = ({ store, clock, operators }: AppsDeps): Apps => {
  const operatorsApp = async (tx: Repositories): Promise<App> => {
    await tx.apps.ensureOperators(operators, clock.now());
    const app = await tx.apps.byClientId(operators.clientId);
    if (app === null) throw new AppError('NOT_FOUND', { what: 'app' });
    return app;
  };

  const add = async (tx: Repositories, request: AppRequest, clientId: string): Promise<App> => {
    const { member } = request;
    if (!isClientId(clientId)) throw new AppError('INVALID_INPUT', { problem: 'client_id' });
    if ((await tx.apps.ownedBy(member.id)).length >= OWN_APPS) {
      throw new AppError('LIMIT_REACHED', { what: 'apps', limit: OWN_APPS });
    }
    await tx.members.see(member, clock.now());
    const name = clientId.slice(0, NAME_LENGTH);
    const app = { clientId, mode: 'development', ownerId: member.id, guildId: null, name } as const;
    return tx.apps.insert(app, clock.now());
  };

  const withPeople = (apps: readonly App[]): Promise<AppWithPeople[]> =>
    Promise.all(apps.map(async (app) => ({ app, people: await store.read.apps.people(app.id) })));

  const find = async (tx: Repositories, request: AppRequest): Promise<{ app: App; added: boolean }> => {
    const typed = request.clientId?.trim() ?? operators.clientId;
    const clientId = isClientId(typed) ? typed.toLowerCase() : typed;
    if (clientId === operators.clientId) return { app: await operatorsApp(tx), added: false };
    const known = await tx.apps.byClientId(clientId);
    return known === null
      ? { app: await add(tx, request, clientId), added: true }
      : { app: known, added: false };
  };

  return {
    ensureOperators: async () => {
      await store.transaction(operatorsApp);
    },

    suggest: async (memberId, guildId, typed) => {
      const wanted = typed.trim().toLowerCase();
      const known = await store.read.apps.known(memberId, guildId);
      const fitting = known.filter(({ name, clientId }) =>
        `${name} ${clientId}`.toLowerCase().includes(wanted),
      );
      return withPeople(fitting.slice(0, SUGGESTIONS));
    },

    own: async (memberId) => withPeople(await store.read.apps.ownedBy(memberId)),

    remove: (memberId, appId) =>
      store.transaction(async (tx) => {
        const app = await requireApp(tx, appId);
        if (app.ownerId !== memberId) throw new AppError('NOT_FOUND', { what: 'app' });
        if ((await tx.apps.people(appId)) > 0) return 'in_use';
        await tx.apps.remove(appId, memberId);
        return 'removed';
      }),

    choose: (request) =>
      store.transaction(async (tx) => {
        const { member, guildId, forServer } = request;
        if (forServer && guildId === null) throw new AppError('GUILD_ONLY', {});
        if (forServer && !request.canManageGuild) {
          throw new AppError('MISSING_PERMISSION', { permission: 'ManageGuild' });
        }
        const found = await find(tx, request);
        if (!forServer || guildId === null) return { ...found, offered: false };
        if (found.app.ownerId !== member.id) throw new AppError('NOT_YOURS', {});
        await tx.apps.offer(found.app.id, member.id, guildId);
        return { ...found, app: { ...found.app, guildId }, offered: true };
      }),
  };
};

/** The app of an id, as it stands now. @throws {AppError} NOT_FOUND */
export const requireApp = async (tx: Repositories, id: AppId): Promise<App> => {
  const app = await tx.apps.find(id);
  if (app === null) throw new AppError('NOT_FOUND', { what: 'app' });
  return app;
};
