import { existsSync } from 'node:fs';
import { DiscordAPIError, REST } from '@discordjs/rest';
import { featuresOf } from '../src/app/features.ts';
import { createSharedServices } from '../src/app/shared.ts';
import { openStorage } from '../src/app/storage.ts';
import { systemClock } from '../src/clock.ts';
import { createRegistrar, definitionsOf } from '../src/commands/registration.ts';
import { readConfig } from '../src/config.ts';
import { openGate } from '../src/db/sqlite/write-gate.ts';
import { createLog } from '../src/log.ts';

/**
 * `npm run deploy-commands`: tells Discord which commands exist, whether they changed or not. The bot does it by itself
 * at its start when they changed; this is for an application whose commands got lost or were changed by hand.
 */
if (existsSync('.env')) process.loadEnvFile('.env');

const deploy = async (): Promise<string> => {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel, 'tool');
  const hints = { send: () => undefined, onHint: () => undefined };
  const surroundings = { config, clock: systemClock, log, gate: openGate, hints, onFatal: () => undefined };
  const { database, store } = openStorage(surroundings, 'full');
  try {
    const services = createSharedServices(surroundings, store);
    const features = featuresOf(services);
    const { apiUrl, applicationId, token } = config.discord;
    const rest = new REST({ api: apiUrl, version: '10' }).setToken(token);
    const registrar = createRegistrar({ rest, applicationId, facts: services.facts, features });
    await registrar.register({ force: true });
    return definitionsOf(features)
      .map(({ name, contexts }) => `  /${name}${contexts?.length === 1 ? ' (servers only)' : ''}`)
      .join('\n');
  } finally {
    await database.close();
  }
};

const explain = (error: unknown): unknown => {
  if (error instanceof DiscordAPIError && error.status === 401) {
    return 'Discord does not accept DISCORD_TOKEN: copy it again from the developer portal (Bot).';
  }
  return error instanceof Error ? error.message : error;
};

try {
  console.log(`Registered:\n${await deploy()}`);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
