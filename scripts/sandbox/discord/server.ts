import { createHmac } from 'node:crypto';
import { createWorldControls } from './admin.ts';
import { type Core, createEvents, createTally } from './core.ts';
import { createFaults } from './faults.ts';
import { createGateway } from './gateway/gateway.ts';
import { UNPRIVILEGED } from './gateway/intents.ts';
import { createHttp } from './http.ts';
import { createPerson } from './people/person.ts';
import { commandRoutes } from './rest/commands.ts';
import { interactionRoutes } from './rest/interactions.ts';
import { createLimits } from './rest/limits.ts';
import { messageRoutes } from './rest/messages.ts';
import { createRouter } from './rest/router.ts';
import { worldRoutes } from './rest/world.ts';
import { countersOf, guildsOf, peopleOf, takeSnapshot } from './snapshot.ts';
import { createSnowflakes } from './snowflakes.ts';
import type { DiscordDouble, DiscordOptions } from './types.ts';
import { APPLICATION_ID, seedState } from './world.ts';

/** Has the form of a bot token; opens nothing outside of this process. */
const TOKEN = `${Buffer.from(APPLICATION_ID).toString('base64url')}.SAND80.${'segue-sandbox-double'.padEnd(38, '0')}`;

/** Starts a Discord on 127.0.0.1 that the real discord.js connects to. */
export async function startDiscord(options: DiscordOptions = {}): Promise<DiscordDouble> {
  const now = options.now ?? Date.now;
  const timers = new Set<NodeJS.Timeout>();
  const faults = createFaults();
  const core: Core = {
    state: seedState(options.token ?? TOKEN),
    ids: createSnowflakes(now),
    now,
    elapsed: () => performance.now(),
    ackDeadlineMs: options.ackDeadlineMs ?? 3000,
    events: createEvents(),
    violations: [],
    tally: createTally(),
    origin: '',
    dispatch: (event, data, scope) => gateway.dispatch(event, data, scope),
    later(ms, job) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        job();
      }, ms);
      timers.add(timer);
      return () => {
        clearTimeout(timer);
        timers.delete(timer);
      };
    },
    sign: (text) => createHmac('sha256', 'segue sandbox').update(text).digest('hex'),
  };
  const routes = [
    ...interactionRoutes(core),
    ...messageRoutes(core),
    ...commandRoutes(core),
    ...worldRoutes(core),
  ];
  const server = createHttp({
    core,
    faults,
    limits: createLimits(core, (options.rateLimits ?? 'typical') === 'typical'),
    match: createRouter(routes),
    record: options.record,
  });
  const gateway = createGateway(core, server, faults, {
    heartbeatIntervalMs: 41_250,
    allowedIntents: options.allowedIntents ?? UNPRIVILEGED,
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  core.origin = `http://127.0.0.1:${port}`;

  return {
    url: core.origin,
    apiUrl: `${core.origin}/api`,
    gatewayUrl: `ws://127.0.0.1:${port}`,
    get token() {
      return core.state.token;
    },
    applicationId: core.state.applicationId,
    botUserId: core.state.botId,
    get guilds() {
      return guildsOf(core);
    },
    get people() {
      return peopleOf(core);
    },
    violations: core.violations,
    faults,
    get counters() {
      return countersOf(core);
    },
    gateway: gateway.controls,
    world: createWorldControls(core, gateway.controls.drop),
    on: core.events.on,
    as(named) {
      const user = [...core.state.users.values()].find(
        ({ id, username, bot }) => !bot && (id === named || username === named),
      );
      if (!user) throw new Error(`Nobody here is called ${named}`);
      return createPerson(core, user);
    },
    snapshot: () => takeSnapshot(core, gateway.controls.connected > 0),
    async close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      gateway.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
