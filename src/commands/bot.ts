import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, DiscordjsErrorCodes, Events, type RESTOptions } from 'discord.js';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { type GuildId, guildId } from '../domain/ids.ts';
import type { Log } from '../log.ts';
import type { FactsService } from '../services/facts.ts';
import type { MembersService } from '../services/members.ts';
import { createAnswerRest, createClient, surviveUnreadable, watchInvalidRequests } from './client.ts';
import type { Feature } from './command.ts';
import { createAnswerDoor } from './edge/door.ts';
import type { Counts } from './edge/journal.ts';
import { createRegistrar } from './registration.ts';
import { createRouter } from './router.ts';

export interface BotDeps {
  readonly discord: Config['discord'];
  readonly features: readonly Feature[];
  readonly members: MembersService;
  readonly facts: FactsService;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when Segue was taken out of a server. */
  readonly onServerLeft: (guildId: GuildId) => Promise<void>;
  /** How answers leave; files must come along. */
  readonly makeRequest: RESTOptions['makeRequest'];
  /** Called once when Discord will not have us back (a revoked token, refused intents): restarting does not help. */
  readonly onFatal: (error: Error) => void;
  /** Wait before the commands are registered once more, ms. */
  readonly registerAgainMs?: number;
}

export interface Bot {
  /**
   * Connects, and registers the commands if they changed. Resolves when interactions are answered.
   * @throws {Error} with what to do, when Discord refuses the token or the intents.
   */
  start(): Promise<void>;
  /** Takes nothing new, lets what is at hand be answered, disconnects. */
  stop(): Promise<void>;
  status(): { readonly ready: boolean; readonly pingMs: number; readonly counts: Readonly<Counts> };
}

const DRAIN_MS = 4_000;
const REGISTER_AGAIN_MS = 60_000;

export const createBot = (deps: BotDeps): Bot => {
  const { discord, features, members, facts, clock, log, onFatal } = deps;
  const { registerAgainMs = REGISTER_AGAIN_MS } = deps;
  const stopping = new AbortController();
  const client = createClient(discord.apiUrl);
  const answers = createAnswerRest(discord.apiUrl, deps.makeRequest);
  const door = createAnswerDoor(answers);
  const newErrorId = (): string => randomBytes(4).toString('hex');
  const router = createRouter({ features, members, door, clock, log, newErrorId });
  for (const rest of [client.rest, answers]) watchInvalidRequests(rest, log);
  watchConnection(client, log);
  surviveUnreadable(client, log);

  const register = async (): Promise<void> => {
    const { applicationId } = discord;
    const registrar = createRegistrar({ rest: client.rest, applicationId, facts, features });
    try {
      const { outcome, commands } = await registrar.register();
      log.info({ event: 'lifecycle', what: 'commands', detail: `${commands} ${outcome}` });
    } catch (error) {
      // The commands of the last start still work; a first start has none until this succeeds.
      log.error({ event: 'lifecycle', what: 'commands not registered' }, error);
      const pause = sleep(registerAgainMs, undefined, { signal: stopping.signal, ref: false });
      void pause.then(register, () => undefined);
    }
  };

  const stop = async (): Promise<void> => {
    stopping.abort();
    client.removeAllListeners(Events.InteractionCreate);
    const waiting = new AbortController();
    const late = sleep(DRAIN_MS, undefined, { signal: waiting.signal }).catch(() => undefined);
    await Promise.race([router.drained(), late]);
    waiting.abort();
    await client.destroy();
    const counts = Object.entries(router.counts).map(([outcome, count]) => `${count} ${outcome}`);
    log.info({ event: 'lifecycle', what: 'discord stopped', detail: counts.join(', ') });
    answers.clearHashSweeper();
    answers.clearHandlerSweeper();
  };

  const start = async (): Promise<void> => {
    if (router.table.missingWays.length > 0) {
      const detail = router.table.missingWays.join(', ');
      log.warn({ event: 'lifecycle', what: 'buttons lead to commands that do not exist', detail });
    }
    client.on(Events.InteractionCreate, (interaction) => void router.handle(interaction));
    client.on(Events.GuildDelete, ({ id }) => {
      deps.onServerLeft(guildId(id)).catch((error: unknown) => {
        log.error({ event: 'lifecycle', what: 'a server was left' }, error);
      });
    });
    const refused = refusalOf(client);
    const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
    const login = client.login(discord.token).catch((error: unknown) => {
      throw explainLogin(error);
    });
    try {
      // A connection that Discord refuses ends neither of the other two.
      await Promise.race([Promise.all([login, ready]), refused]);
    } catch (error) {
      await stop();
      throw error;
    }
    refused.catch(onFatal);
    await register();
  };

  return {
    start,
    stop,
    status: () => ({ ready: client.isReady(), pingMs: client.ws.ping, counts: router.counts }),
  };
};

/** Rejects when Discord closes the connection for good; discord.js reconnects after everything else by itself. */
const refusalOf = (client: Client): Promise<never> =>
  new Promise((_, reject) => {
    client.once(Events.ShardDisconnect, ({ code }) => reject(explainClose(code)));
  });

const explainClose = (code: number): Error => {
  switch (code) {
    case 4004:
      return new Error(
        'Discord does not accept DISCORD_TOKEN any more: reset it in the developer portal (Bot).',
      );
    case 4011:
      return new Error('This bot is in too many servers for one connection (sharding required).');
    case 4013:
    case 4014:
      return new Error('Discord refuses the intents: Segue needs only Guilds, which every bot may have.');
    default:
      return new Error(`Discord closed the connection for good (code ${code}).`);
  }
};

const explainLogin = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && error.code === DiscordjsErrorCodes.TokenInvalid
    ? new Error('Discord does not accept DISCORD_TOKEN: copy it again from the developer portal (Bot).')
    : error;

const watchConnection = (client: Client, log: Log): void => {
  const note = (what: string, detail?: string): void =>
    log.info({ event: 'lifecycle', what, ...(detail === undefined ? {} : { detail }) });
  client.on(Events.ClientReady, (ready) =>
    note('discord ready', `${ready.user.tag}, ${ready.guilds.cache.size} servers`),
  );
  client.on(Events.ShardReconnecting, (shard) => note('discord reconnecting', `shard ${shard}`));
  client.on(Events.ShardResume, (shard, replayed) =>
    note('discord resumed', `shard ${shard}, ${replayed} replayed`),
  );
  client.on(Events.ShardError, (error) =>
    log.warn({ event: 'lifecycle', what: 'discord connection' }, error),
  );
  client.on(Events.Warn, (message) =>
    log.warn({ event: 'lifecycle', what: 'discord client', detail: message }),
  );
  client.on(Events.Error, (error) => log.error({ event: 'lifecycle', what: 'discord client' }, error));
};
