import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDiscord } from './discord/server.ts';
import type { DiscordDouble, DiscordOptions } from './discord/types.ts';
import { openKept } from './kept.ts';
import { freePort } from './ports.ts';
import type { ProvidersDouble } from './providers/contract.ts';
import { startProviders } from './providers/server.ts';
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
  /** MusicBrainz, Beatport, a language model, and everybody else. */
  readonly providers: ProvidersDouble;
  readonly segue: SegueProcess;
  /** Where Segue keeps its database. */
  readonly databasePath: string;
  /** Moves the clock of the world and of Segue. */
  advance(ms: number): Promise<void>;
  /** @param withinMs real time after which Segue is killed; by default it gets all it wants for its last words */
  close(withinMs?: number): Promise<void>;
}

export interface StageOptions {
  readonly seed?: number;
  /** Where the clock of the world and of Segue begins, ms UTC. Default: the real time. */
  readonly startAt?: number;
  readonly mode?: AppMode;
  /** One JSON line per exchange is appended here. */
  readonly recordTo?: string;
  /** A folder that keeps Segue's database and what belongs to it for the next start. Default: nothing is kept. */
  readonly keepIn?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The file that is started as Segue. Default: its own. */
  readonly program?: string;
  readonly ports?: { readonly discord?: number; readonly spotify?: number; readonly segue?: number };
  readonly discord?: Pick<DiscordOptions, 'rateLimits' | 'ackDeadlineMs'>;
}

/** The client id that Segue has in this world; 32 hex characters as in Spotify's dashboard. */
export const SANDBOX_CLIENT_ID = '5e90e5e90e5e90e5e90e5e90e5e90e00';

export const startStage = async (options: StageOptions = {}): Promise<Stage> => {
  const kept =
    options.keepIn === undefined
      ? null
      : openKept(options.keepIn, { seed: options.seed ?? 47, startAt: options.startAt ?? Date.now() });
  const folder = kept?.folder ?? mkdtempSync(join(tmpdir(), 'segue-sandbox-'));
  const databasePath = join(folder, 'segue.sqlite');
  const { recordTo } = options;
  if (recordTo !== undefined) writeFileSync(recordTo, '');
  const record =
    recordTo === undefined
      ? undefined
      : (exchange: object) => appendFileSync(recordTo, `${JSON.stringify(exchange)}\n`);

  const { seed = options.seed ?? 47, startAt = options.startAt } = kept?.memory ?? {};
  const world = createWorld({ seed, ...(startAt === undefined ? {} : { startAt }) });
  // How far the world is ahead of the real clock before anybody moves it.
  const ahead = startAt === undefined ? 0 : world.now() - Date.now();
  // A world that is taken up again never goes back in time.
  if (kept !== null) world.clock.setTo(Math.max(Date.now(), kept.memory.now));
  const offset = (): number => ahead + world.clock.offset();
  // A port of an earlier run may be taken by now; it is better to start with another one than not at all.
  const port = async (of: 'discord' | 'spotify' | 'segue'): Promise<number> => {
    const { [of]: former = 0 } = kept?.memory.ports ?? {};
    return options.ports?.[of] ?? (former === 0 ? 0 : await freePort(former));
  };
  const discord = await startDiscord({
    port: await port('discord'),
    now: world.now,
    ...(record === undefined ? {} : { record }),
    ...options.discord,
  });
  const spotify = await startSpotify({
    world,
    port: await port('spotify'),
    clients: [
      { clientId: SANDBOX_CLIENT_ID, name: 'Segue', mode: options.mode ?? 'development', redirectUris: [] },
    ],
    ...(kept === null ? {} : { tokens: kept.memory.tokens }),
    ...(record === undefined ? {} : { record }),
  });
  const providers = await startProviders({ world, ...(record === undefined ? {} : { record }) });
  const segue = await createSegue({
    databasePath,
    clockOffsetMs: offset(),
    port: await port('segue'),
    ...(kept === null ? {} : { keys: kept.memory.keys }),
    ...(options.program === undefined ? {} : { program: options.program }),
    env: {
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.applicationId,
      SPOTIFY_API_URL: spotify.apiUrl,
      SPOTIFY_ACCOUNTS_URL: spotify.accountsUrl,
      SPOTIFY_CLIENT_ID: SANDBOX_CLIENT_ID,
      SPOTIFY_APP_MODE: options.mode ?? 'development',
      // Whose account owns the app runs Segue here.
      OPERATOR_IDS: discord.as('mira').id,
      ...providers.environment,
      ...options.env,
    },
  });
  spotify.registerRedirect(SANDBOX_CLIENT_ID, `${segue.publicUrl}/oauth/spotify/callback`);
  providers.beatport.registerRedirect(`${segue.publicUrl}/oauth/beatport/callback`);

  const remember = (): void =>
    kept?.save({
      ...kept.memory,
      now: world.now(),
      ports: { discord: portOf(discord.url), spotify: portOf(spotify.url), segue: portOf(segue.publicUrl) },
      tokens: spotify.keptTokens().map((token) => ({ ...token })),
    });
  remember();
  const remembering = setInterval(remember, REMEMBER_EVERY_MS).unref();

  return {
    world,
    discord,
    spotify,
    providers,
    segue,
    databasePath,
    advance: async (ms) => {
      world.clock.advance(ms);
      await segue.moveClock(offset());
    },
    close: async (withinMs) => {
      clearInterval(remembering);
      await segue.stop('SIGTERM', withinMs);
      remember();
      await Promise.all([discord.close(), spotify.close(), providers.close()]);
      if (kept === null) rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A sandbox that is killed forgets what happened since. */
const REMEMBER_EVERY_MS = 5_000;

const portOf = (url: string): number => Number(new URL(url).port);
