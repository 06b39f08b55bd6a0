import { setTimeout as sleep } from 'node:timers/promises';
import { type App, logOf, type Mode, startApp } from '../app.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { messagesFor } from '../views/messages/catalogue.ts';
import { onStopRequest } from './stop-request.ts';

/** Everything must be over by then: the supervisor outside (systemd, Docker) kills after ten seconds. */
const STOP_WITHIN_MS = 9_500;

const { operator } = messagesFor('en');

/** Runs Segue until a signal, and ends the process with 0, or with 1 and a sentence on standard error. */
export const runProcess = async (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  entry: URL,
): Promise<void> => {
  const mode = modeOf(args);
  if (mode === null) return refuse(operator.usage);
  const config = configOf(environment);
  if (typeof config === 'string') return refuse(config);
  const log = logOf(mode, config);
  const ended = Promise.withResolvers<Error | null>();
  onStopRequest(environment, () => ended.resolve(null));
  const crash = (error: unknown): void => {
    log.error({ event: 'lifecycle', what: 'crashed' }, error);
    ended.resolve(new Error(operator.crashed));
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);

  const starting = startApp(mode, { config, log, entry, onFatal: ended.resolve });
  // A start that fails ends the process as a signal would, only sooner.
  starting.catch((error: unknown) => ended.resolve(explained(error)));
  const why = await ended.promise;
  log.info({ event: 'lifecycle', what: 'stopping' });
  await stopped(starting, log);
  log.info({ event: 'lifecycle', what: 'stopped' });
  return why === null ? process.exit(0) : refuse(why.message);
};

const modeOf = (args: readonly string[]): Mode | null => {
  const [word = 'both', ...rest] = args;
  if (rest.length > 0) return null;
  return word === 'both' || word === 'bot' || word === 'service' ? word : null;
};

const configOf = (environment: Readonly<Record<string, string | undefined>>): Config | string => {
  try {
    return readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

/** An error with a cause carries a sentence for people; the cause stands in the log. */
const explained = (error: unknown): Error =>
  error instanceof Error && error.cause !== undefined ? error : new Error(operator.crashed);

/** Stops what has started, or what just starts as soon as it has. Gives up when time is over. */
const stopped = async (starting: Promise<App>, log: Log): Promise<void> => {
  const all = starting.then(
    (app) => app.stop(),
    () => undefined,
  );
  const late = sleep(STOP_WITHIN_MS).then(() => log.warn({ event: 'lifecycle', what: 'stopped late' }));
  await Promise.race([all, late]);
};

const refuse = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};
