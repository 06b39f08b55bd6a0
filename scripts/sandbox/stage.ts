import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDiscord } from './discord/server.ts';
import type { DiscordDouble, DiscordOptions } from './discord/types.ts';
import { createSegue, type SegueProcess } from './segue.ts';
import type { AppMode, SpotifyDouble } from './spotify/contract.ts';
import { startSpotify } from './spotify/server.ts';
import type { World } from './world/contract.ts';
import { createWorld } from './world/world.ts';

/** The whole world on loopback, with Segue in it: what the sandbox, the smoke run, flow tests and benches stand on. */
export interface Stage {
  readonly world: World;
  readonly discord: DiscordDouble;
  readonly spotify: SpotifyDouble;
  readonly segue: SegueProcess;
  /** Where Segue keeps its database. */
  readonly databasePath: string;
  /** Moves the clock of the world and of Segue. */
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly seed?: number;
  /** Where the clock of the world and of Segue begins, ms UTC. Default: the real time. */
  readonly startAt?: number;
  readonly mode?: AppMode;
  /** One JSON line per exchange is appended here. */
  readonly recordTo?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly ports?: { readonly discord?: number; readonly spotify?: number; readonly segue?: number };
  readonly discord?: Pick<DiscordOptions, 'rateLimits' | 'ackDeadlineMs'>;
}

/** The client id that Segue has in this world; 32 hex characters as in Spotify's dashboard. */
export const SANDBOX_CLIENT_ID = '5e90e5e90e5e90e5e90e5e90e5e90e00';

export const startStage = async (options: StageOptions = {}): Promise<Stage> => {
  const folder = mkdtempSync(join(tmpdir(), 'segue-sandbox-'));
  const databasePath = join(folder, 'segue.sqlite');
  const { recordTo } = options;
  if (recordTo !== undefined) writeFileSync(recordTo, '');
  const record =
    recordTo === undefined
      ? undefined
      : (exchange: object) => appendFileSync(recordTo, `${JSON.stringify(exchange)}\n`);

  const { startAt } = options;
  const world = createWorld({ seed: options.seed ?? 47, ...(startAt === undefined ? {} : { startAt }) });
  // How far the world is ahead of the real clock before anybody moves it.
  const ahead = startAt === undefined ? 0 : world.now() - Date.now();
  const discord = await startDiscord({
    port: options.ports?.discord ?? 0,
    now: world.now,
    ...(record === undefined ? {} : { record }),
    ...options.discord,
  });
  const spotify = await startSpotify({
    world,
    port: options.ports?.spotify ?? 0,
    clients: [
      { clientId: SANDBOX_CLIENT_ID, name: 'Segue', mode: options.mode ?? 'development', redirectUris: [] },
    ],
    ...(record === undefined ? {} : { record }),
  });
  const segue = await createSegue({
    databasePath,
    clockOffsetMs: ahead,
    ...(options.ports?.segue === undefined ? {} : { port: options.ports.segue }),
    env: {
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.applicationId,
      SPOTIFY_API_URL: spotify.apiUrl,
      SPOTIFY_ACCOUNTS_URL: spotify.accountsUrl,
      SPOTIFY_CLIENT_ID: SANDBOX_CLIENT_ID,
      SPOTIFY_APP_MODE: options.mode ?? 'development',
      ...options.env,
    },
  });
  spotify.registerRedirect(SANDBOX_CLIENT_ID, `${segue.publicUrl}/oauth/spotify/callback`);

  return {
    world,
    discord,
    spotify,
    segue,
    databasePath,
    advance: async (ms) => {
      world.clock.advance(ms);
      await segue.moveClock(ahead + world.clock.offset());
    },
    close: async () => {
      await segue.stop();
      await Promise.all([discord.close(), spotify.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
