import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startDiscord } from '../../scripts/sandbox/discord/server.ts';
import type { DiscordDouble } from '../../scripts/sandbox/discord/types.ts';
import type { ProvidersDouble } from '../../scripts/sandbox/providers/contract.ts';
import { startProviders } from '../../scripts/sandbox/providers/server.ts';
import { createSegue, newKeys, type SegueProcess } from '../../scripts/sandbox/segue.ts';
import type { SpotifyDouble } from '../../scripts/sandbox/spotify/contract.ts';
import { startSpotify } from '../../scripts/sandbox/spotify/server.ts';
import { SANDBOX_CLIENT_ID, type Stage } from '../../scripts/sandbox/stage.ts';
import type { World } from '../../scripts/sandbox/world/contract.ts';
import { createWorld } from '../../scripts/sandbox/world/world.ts';
import { SECOND } from '../../src/clock.ts';
import { LEASE_MS } from '../../src/domain/jobs/lease.ts';
import {
  type Flow,
  flowEnv,
  flowOn,
  type Guest,
  noEnrichment,
  segueProgram,
  until,
  wordsOf,
} from '../support/stage.ts';
import { keptUris, newPlaylist, pagesRead, playlistUris } from '../support/stage-music.ts';

/** Each half as a process of its own on one database, and starts that cannot work. */
const folder = mkdtempSync(join(inject('testFolder'), 'halves-'));
const keys = newKeys();
let world: World;
let discord: DiscordDouble;
let spotify: SpotifyDouble;
let providers: ProvidersDouble;

beforeAll(async () => {
  world = createWorld({ seed: 47 });
  discord = await startDiscord({ now: world.now, rateLimits: 'none' });
  spotify = await startSpotify({
    world,
    clients: [{ clientId: SANDBOX_CLIENT_ID, mode: 'development', redirectUris: [] }],
  });
  providers = await startProviders({ world });
});
afterAll(async () => {
  await Promise.all([discord.close(), spotify.close(), providers.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** A process, started. */
const start = (
  half: 'bot' | 'service',
  name: string,
  more: { env?: Record<string, string>; port?: number } = {},
): Promise<SegueProcess> =>
  createSegue({
    databasePath: join(folder, `${name}.sqlite`),
    keys,
    half,
    program: segueProgram(),
    ...(more.port === undefined ? {} : { port: more.port }),
    env: flowEnv({
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.applicationId,
      SPOTIFY_API_URL: spotify.apiUrl,
      SPOTIFY_ACCOUNTS_URL: spotify.accountsUrl,
      SPOTIFY_CLIENT_ID: SANDBOX_CLIENT_ID,
      ...providers.environment,
      ...noEnrichment,
      ...more.env,
    }),
  });

/** How it ended, and what it told whoever started it. */
const endOf = async (segue: SegueProcess): Promise<{ code: number | null; said: string }> => {
  await until('the process to end', () => !segue.running);
  const said = segue.log.flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
  return { code: segue.lastExit?.code ?? null, said: said.join('\n') };
};

describe('two processes on one database', () => {
  let bot: SegueProcess;
  let service: SegueProcess;
  let flow: Flow;
  let mira: Guest;
  let playlist: string;

  beforeAll(async () => {
    playlist = newPlaylist(world, 'mira.keller', 'Shared', 300);
    service = await start('service', 'two');
    const port = Number(new URL(service.publicUrl).port);
    // Both know the address that the pages of the one are found at.
    bot = await start('bot', 'two', { port });
    spotify.registerRedirect(SANDBOX_CLIENT_ID, `${service.publicUrl}/oauth/spotify/callback`);
    await Promise.all([service.ready(), bot.ready()]);
    const stage: Stage = {
      world,
      discord,
      spotify,
      providers,
      segue: service,
      databasePath: join(folder, 'two.sqlite'),
      advance: async (ms) => {
        world.clock.advance(ms);
        await Promise.all([bot, service].map((half) => half.moveClock(world.clock.offset())));
      },
      close: async () => {
        await Promise.all([bot.stop('SIGKILL'), service.stop('SIGKILL')]);
      },
    };
    flow = flowOn(stage);
    mira = flow.guest('mira');
  });
  afterAll(() => flow[Symbol.asyncDispose]());

  test('link, choose, sync and look, as in one process', async () => {
    expect(wordsOf(await mira.link('mira.keller'))).toContain('Spotify is linked');
    const card = await mira.ask('/sources', { add: 'Shared' });
    expect(wordsOf(await mira.see(card, /up to date/))).toContain('✓ Shared · 300');
    expect(wordsOf(await mira.ask('/library'))).toContain('300 tracks');
    expect(keptUris(flow, mira, 'Shared')).toEqual(playlistUris(world, playlist));
  });

  test('the service killed in the middle: the bot takes wishes, and they come true when it is back', async () => {
    const other = newPlaylist(world, 'mira.keller', 'Later', 300, 400);
    await mira.ask('/jobs run', { step: 'sources' });
    await mira.rest();
    const on = new RegExp(`/v1/playlists/${other}/items\\?.*offset=100$`);
    spotify.faults.add({ on, answer: { kind: 'hang' }, times: 1 });
    const before = pagesRead(flow, 'items');
    const card = await mira.ask('/sources', { add: 'Later' });
    await until('the page in the middle', () => pagesRead(flow, 'items') === before + 3);
    await service.stop('SIGKILL');

    expect(wordsOf(await mira.ask('/help'))).toContain('Your map');
    const wish = await mira.ask('/jobs run', { step: 'plays' });
    expect(wordsOf(wish)).toMatch(/Reading your last plays[\s\S]*Waiting for its turn/);
    await flow.stage.advance(LEASE_MS + SECOND);
    service.start();
    await service.ready();
    expect(wordsOf(await mira.see(wish, /up to date/))).toContain('Your plays are up to date');
    expect(wordsOf(await mira.see(card, /up to date/))).toContain('✓ Later · 300');
    expect(keptUris(flow, mira, 'Later')).toEqual(playlistUris(world, other));
    expect(pagesRead(flow, 'items') - before).toBe(7);
  });

  test('the bot away: what was asked for is done and shown; back again, it answers', async () => {
    const wish = await mira.ask('/jobs run', { step: 'top-stats' });
    await bot.stop('SIGKILL');
    const done = await mira.see(wish, /Your top lists are up to date/);
    bot.start();
    await bot.ready();
    expect(wordsOf(await mira.press(done, 'My top list'))).toContain('Your top tracks');
  });

  test('a token that is taken back ends the bot with a sentence; the service goes on', async () => {
    discord.world.resetToken('MTIz.new.token');
    const { code, said } = await endOf(bot);
    expect([code, said]).toEqual([1, expect.stringContaining('DISCORD_TOKEN any more: reset it')]);
    expect(service.running).toBe(true);
  });
});

describe('a start that cannot work ends with a sentence', () => {
  test('a token that Discord does not know', async () => {
    const unknown = await start('bot', 'token', { env: { DISCORD_TOKEN: 'MTIz.abc.def' } });
    const { code, said } = await endOf(unknown);
    expect(code).toBe(1);
    expect(said).toMatch(/Discord does not accept DISCORD_TOKEN: copy it again/);
    expect(said).not.toMatch(/MTIz|\bat .+\.ts/);
  });

  test('a database of a newer version', async () => {
    const database = new SqliteDatabase(join(folder, 'newer.sqlite'));
    database.exec(
      'CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT, created_at NUMERIC)',
    );
    database.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('newer', 99999999999999)");
    database.close();
    const { code, said } = await endOf(await start('service', 'newer'));
    expect(code).toBe(1);
    expect(said).toMatch(/^The database was written by a newer version of Segue\. Start that version/);
    expect(said).not.toMatch(/\bat .+\.ts/);
  });
});
