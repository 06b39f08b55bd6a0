import { z } from 'zod';

/** The only reader of the environment: everything else receives values. */

/** An outside address. One given without a path gets the path of the usual address (`http://127.0.0.1:9` → `…/v1`). */
const url = (usual: string) =>
  z
    .string()
    .default(usual)
    .refine(isHttpUrl, 'an http(s) address without a query')
    .transform((text) => {
      const given = new URL(text);
      const path = given.pathname === '/' ? new URL(usual).pathname : given.pathname;
      return (given.origin + path).replace(/\/+$/, '');
    });
const optional = z
  .string()
  .optional()
  .transform((text) => (text === undefined || text.trim() === '' ? undefined : text.trim()));
const integer = (fallback: number, min: number, max: number) =>
  z.coerce
    .number(`a whole number from ${min} to ${max}`)
    .int(`a whole number from ${min} to ${max}`)
    .min(min, `a whole number from ${min} to ${max}`)
    .max(max, `a whole number from ${min} to ${max}`)
    .default(fallback);
const bool = (fallback: boolean) =>
  z
    .enum(['true', 'false', '1', '0'], 'true or false')
    .default(fallback ? 'true' : 'false')
    .transform((text) => text === 'true' || text === '1');

function isHttpUrl(text: string): boolean {
  const parsed = URL.parse(text);
  return parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.search === '' && parsed.hash === '';
}

/** `id:base64(32 bytes)`, comma separated; the first one seals, all of them open. */
const keys = z
  .string('id:base64 of 32 random bytes, comma separated')
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine(
    (parts) =>
      parts.every((part) => /^[A-Za-z0-9_-]{1,16}:/.test(part)) &&
      parts.every((part) => Buffer.from(part.slice(part.indexOf(':') + 1), 'base64').length === 32),
    'id:base64 of 32 random bytes, comma separated',
  )
  .transform((parts) =>
    parts.map((part) => ({
      id: part.slice(0, part.indexOf(':')),
      key: Buffer.from(part.slice(part.indexOf(':') + 1), 'base64'),
    })),
  );

const Environment = z.object({
  DISCORD_TOKEN: z.string('the bot token').min(1, 'the bot token'),
  DISCORD_APPLICATION_ID: z
    .string('the application id (17 to 20 digits)')
    .regex(/^\d{17,20}$/, 'the application id (17 to 20 digits)'),
  DISCORD_API_URL: url('https://discord.com/api'),
  OPERATOR_IDS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((id) => (id.trim() === '' ? [] : [id.trim()])))
    .refine((ids) => ids.every((id) => /^\d{17,20}$/.test(id)), 'Discord user ids, comma separated'),

  SPOTIFY_CLIENT_ID: z
    .string('the client id of your Spotify app')
    .min(1, 'the client id of your Spotify app'),
  SPOTIFY_CLIENT_SECRET: optional,
  SPOTIFY_APP_MODE: z.enum(['development', 'extended'], 'development or extended').default('development'),
  SPOTIFY_API_URL: url('https://api.spotify.com/v1'),
  SPOTIFY_ACCOUNTS_URL: url('https://accounts.spotify.com'),

  MUSICBRAINZ_URL: url('https://musicbrainz.org/ws/2'),
  MUSICBRAINZ_USER_AGENT: z.string().min(1).default('Segue/0.1 ( https://github.com/segue-bot/segue )'),
  ACOUSTICBRAINZ_URL: url('https://acousticbrainz.org'),
  RECCOBEATS_URL: url('https://api.reccobeats.com/v1'),
  DEEZER_URL: url('https://api.deezer.com'),
  LASTFM_URL: url('https://ws.audioscrobbler.com/2.0'),
  LISTENBRAINZ_URL: url('https://api.listenbrainz.org/1'),
  DISCOGS_URL: url('https://api.discogs.com'),
  BEATPORT_API_URL: url('https://api.beatport.com/v4'),
  BEATPORT_AUTH_URL: url('https://account.beatport.com'),
  LLM_BASE_URL: url('http://127.0.0.1:11434/v1'),

  PUBLIC_URL: url('http://127.0.0.1:8787'),
  HTTP_HOST: z.string().min(1).default('127.0.0.1'),
  HTTP_PORT: integer(8787, 0, 65_535),
  DATABASE_PATH: z.string().min(1).default('data/segue.sqlite'),
  BACKUP_DIR: z.string().min(1).default('backups'),
  TOKEN_ENCRYPTION_KEYS: keys,
  CACHE_DURATION_HOURS: integer(6, 1, 24 * 30),
  ENABLE_BACKGROUND_SYNC: bool(true),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'trace, debug, info, warn, error, fatal or silent',
    )
    .default('info'),
});

/** Names of every variable, for the check that `.env.example` explains each of them. */
export const environmentVariables: readonly string[] = Object.keys(Environment.shape);

/** All problems of the environment at once: names and what was expected, never a value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly { variable: string; expected: string }[];

  constructor(problems: readonly { variable: string; expected: string }[]) {
    const lines = problems.map(({ variable, expected }) => `  ${variable}: expected ${expected}`);
    super(`The configuration has ${problems.length} problem(s):\n${lines.join('\n')}\nSee .env.example.`);
    this.problems = problems;
  }
}

/**
 * Reads the environment into one frozen object. Empty variables count as not set.
 * @throws {ConfigError} naming every variable that is missing or malformed.
 */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>) => {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => ({ variable: String(issue.path[0]), expected: issue.message })),
    );
  }
  const env = parsed.data;
  return deepFreeze({
    discord: {
      token: env.DISCORD_TOKEN,
      applicationId: env.DISCORD_APPLICATION_ID,
      /** discord.js adds the version itself. */
      apiUrl: env.DISCORD_API_URL.replace(/\/v\d+$/, ''),
      operatorIds: env.OPERATOR_IDS,
    },
    spotify: {
      clientId: env.SPOTIFY_CLIENT_ID,
      clientSecret: env.SPOTIFY_CLIENT_SECRET,
      mode: env.SPOTIFY_APP_MODE,
      apiUrl: env.SPOTIFY_API_URL,
      accountsUrl: env.SPOTIFY_ACCOUNTS_URL,
    },
    providers: {
      musicbrainz: { url: env.MUSICBRAINZ_URL, userAgent: env.MUSICBRAINZ_USER_AGENT },
      acousticbrainz: { url: env.ACOUSTICBRAINZ_URL },
      reccobeats: { url: env.RECCOBEATS_URL },
      deezer: { url: env.DEEZER_URL },
      lastfm: { url: env.LASTFM_URL },
      listenbrainz: { url: env.LISTENBRAINZ_URL },
      discogs: { url: env.DISCOGS_URL },
      beatport: { apiUrl: env.BEATPORT_API_URL, authUrl: env.BEATPORT_AUTH_URL },
      llm: { url: env.LLM_BASE_URL },
    },
    web: { publicUrl: env.PUBLIC_URL, host: env.HTTP_HOST, port: env.HTTP_PORT },
    database: { path: env.DATABASE_PATH, backupDir: env.BACKUP_DIR },
    encryptionKeys: env.TOKEN_ENCRYPTION_KEYS,
    cacheDurationMs: env.CACHE_DURATION_HOURS * 3_600_000,
    backgroundSync: env.ENABLE_BACKGROUND_SYNC,
    logLevel: env.LOG_LEVEL,
  });
};

export type Config = ReturnType<typeof readConfig>;

const deepFreeze = <T extends object>(value: T): Readonly<T> => {
  for (const child of Object.values(value)) {
    if (typeof child === 'object' && child !== null && !Buffer.isBuffer(child)) deepFreeze(child);
  }
  return Object.freeze(value);
};
