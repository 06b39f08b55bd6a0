import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { type Stage, startStage } from './sandbox/stage.ts';
import { type SandboxPage, startPage } from './sandbox/web/server.ts';

/** `npm run sandbox`: a whole world on 127.0.0.1 with Segue in it, and a page to use it. */
const USAGE = `npm run sandbox [-- options]
  --port N        where the page is (4747, or a free port when that one is taken)
  --seed N        another world: other music, other names (47)
  --extended      Spotify as apps with extended quota see it, instead of development mode
  --keep DIR      keep Segue's database in DIR for the next start; by default nothing is kept
  --record FILE   write every exchange with Discord and Spotify to FILE, one JSON line each`;

const PORT = 4747;
/** Segue's own work may go on this long after Ctrl+C; what is not finished then is taken up at the next start. */
const STOP_WITHIN_MS = 2_000;

const optionsFrom = (args: readonly string[]) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: String(PORT) },
      seed: { type: 'string' },
      extended: { type: 'boolean', default: false },
      keep: { type: 'string' },
      record: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port takes 0 to 65535.`);
  const seed = values.seed === undefined ? undefined : Number(values.seed);
  if (seed !== undefined && !Number.isInteger(seed)) throw new Error('--seed takes a whole number.');
  return { ...values, port, seed };
};

const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(1)} s`;

const openPage = async (
  stage: Stage,
  port: number,
  mode: 'extended' | 'development',
): Promise<SandboxPage> => {
  try {
    return await startPage(stage, port, mode);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken) throw error;
    console.log(`  Port ${port} is taken by another program, so the page has another one.`);
    return startPage(stage, 0, mode);
  }
};

const run = async (args: readonly string[]): Promise<void> => {
  const options = optionsFrom(args);
  if (options.help) return console.log(USAGE);
  const { record, keep, seed } = options;
  const mode = options.extended ? 'extended' : 'development';
  let stage: Stage | null = null;
  let page: SandboxPage | null = null;
  let stopping = false;
  const stop = async (code: number): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    await page?.close();
    await stage?.close(STOP_WITHIN_MS);
    process.exit(code);
  };
  const onSignal = (): void => {
    console.log(
      keep === undefined ? '\nStopping; nothing is kept.' : `\nStopping; the database stays in ${keep}.`,
    );
    void stop(0);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);

  const began = performance.now();
  if (record !== undefined) mkdirSync(dirname(record), { recursive: true });
  console.log('\nSegue’s sandbox: nothing leaves this machine, no account is needed.\n');
  console.log('  Making a world: a Discord, a Spotify, people and their music …');
  stage = await startStage({
    mode,
    // In a world that goes on for days somebody may want one back.
    env: { BACKUP_CRON: '40 3 * * *' },
    ...(seed === undefined ? {} : { seed }),
    ...(record === undefined ? {} : { recordTo: record }),
    ...(keep === undefined ? {} : { keepIn: keep }),
  });
  console.log('  Starting Segue in it …');
  try {
    await stage.segue.ready();
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    return stop(1);
  }
  page = await openPage(stage, options.port, mode);
  console.log(`  Ready after ${seconds(began)}.

  Open  ${page.url}

  There you are Mira. Type /link, agree on the page that opens, and type the code back.
  Ctrl+C ends it.${keep === undefined ? '' : `\n  Segue’s database is kept in ${keep}.`}`);
};

run(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exit(1);
});
