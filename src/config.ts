import { createHash } from 'node:crypto';
import { z } from 'zod';

const KEY_BYTES = 32;

/** The only reader of the environment: everything else receives values. */

/** An outside address. One given without a path gets the path of the usual address (`http://127.0.0.1:9` → `…/v1`). */
const address = (usual: string) =>
  z
    .string()
    .refine(isHttpUrl, 'an http(s) address without a query')
    .transform((text) => {
      const given = new URL(text);
      const path = given.pathname === '/' ? new URL(usual).pathname : given.pathname;
      return (given.origin + path).replace(/\/+$/, '');
    });
const url = (usual: string) => address(usual).prefault(usual);
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

const KEYS = 'keys of 32 random bytes as base64 or hex, each with an id before it (k1:…), comma separated';

const TOKEN = 'an access token, or the JSON of a token answer';

/** A token as it is, or the JSON that a login gave (`access_token`, `refresh_token`, `expires_at`). */
const token = z
  .string(TOKEN)
  .trim()
  .transform((text, context) => {
    if (!text.startsWith('{')) return { accessToken: text, refreshToken: null, expiresAt: null };
    const answer = TokenAnswer.safeParse(jsonOf(text)).data;
    if (answer === undefined) context.addIssue({ code: 'custom', message: TOKEN });
    const { access_token = '', refresh_token, expires_at } = answer ?? {};
    const expiresAt = expires_at === undefined ? null : new Date(expires_at).getTime();
    return { accessToken: access_token, refreshToken: refresh_token ?? null, expiresAt };
  })
  .optional();

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional().nullable(),
  /** Seconds since 1970, or a date. */
  expires_at: z
    .number()
    .transform((seconds) => seconds * 1_000)
    .or(z.iso.datetime())
    .optional(),
});

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message would quote the token.
    return null;
  }
};

/** The first key seals, all of them open. A key without an id gets one from its own hash, so it is always the same. */
const keys = z
  .string(KEYS)
  .transform((text) => text.split(',').map((part) => readKey(part.trim())))
  .refine((parts) => parts.every((part) => part !== null), KEYS)
  .transform((parts) => parts.filter((part) => part !== null));

const readKey = (text: string): { id: string; key: Buffer } | null => {
  const [, id, encoded = ''] = /^(?:([A-Za-z0-9_-]{1,16}):)?([A-Za-z0-9+/_=-]+)$/.exec(text) ?? [];
  const key = Buffer.from(encoded, /^[0-9a-fA-F]{64}$/.test(encoded) ? 'hex' : 'base64');
  if (key.length !== KEY_BYTES) return null;
  return { id: id ?? createHash('sha256').update(key).digest('hex').slice(0, 8), key };
};

/** Ids of the keys in a value of TOKEN_ENCRYPTION_KEYS; none of one that cannot be read. */
export const keyIdsOf = (text: string): string[] => (keys.safeParse(text).data ?? []).map(({ id }) => id);

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
  LASTFM_API_KEY: optional,
  LISTENBRAINZ_URL: url('https://api.listenbrainz.org/1'),
  LISTENBRAINZ_TOKEN: optional,
  DISCOGS_URL: url('https://api.discogs.com'),
  DISCOGS_TOKEN: optional,
  APPLE_FEEDS_URL: url('https://rss.marketingtools.apple.com/api/v2'),
  BEATPORT_API_URL: url('https://api.beatport.com/v4'),
  BEATPORT_AUTH_URL: url('https://account.beatport.com'),
  BEATPORT_CLIENT_ID: optional,
  BEATPORT_CLIENT_SECRET: optional,
  BEATPORT_TOKEN: token,
  LLM_BASE_URL: url('http://127.0.0.1:11434/v1'),
  LLM_API_KEY: optional,
  LLM_MODEL: optional,
  LLM_MODE: z
    .enum(['auto', 'json_schema', 'json_object', 'prompt'], 'auto, json_schema, json_object or prompt')
    .default('auto'),
  LLM_DAILY_REQUESTS: integer(200, 0, 1_000_000),

  PUBLIC_URL: address('http://127.0.0.1').optional(),
  HTTP_HOST: z.string().min(1).default('127.0.0.1'),
  HTTP_PORT: integer(8787, 0, 65_535),
  DATABASE_PATH: z.string().min(1).default('data/segue.sqlite'),
  BACKUP_DIR: z.string().min(1).default('backups'),
  BACKUP_CRON: z
    .string()
    .regex(/^(?:off|\S+(?: +\S+){4})$/, 'a cron expression of five fields (UTC), or off')
    .default('40 3 * * *'),
  BACKUP_KEEP_DAILY: integer(7, 1, 1_000),
  BACKUP_KEEP_WEEKLY: integer(4, 0, 1_000),
  BACKUP_KEEP_MONTHLY: integer(3, 0, 1_000),
  KEEP_JOBS_DAYS: integer(3, 1, 3_650),
  KEEP_FAILED_JOBS_DAYS: integer(30, 1, 3_650),
  KEEP_POST_TEXTS_DAYS: integer(7, 1, 3_650),
  KEEP_POSTS_DAYS: integer(60, 7, 3_650),
  KEEP_UNLINKED_DAYS: integer(0, 0, 3_650),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  METRICS_PORT: integer(9464, 0, 65_535),
  ALERT_CHANNEL_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'the id of a Discord channel (17 to 20 digits)')
    .optional(),
  ALERT_DISK_FREE_MB: integer(1_000, 0, 100_000_000),
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
      /** Off without a key. */
      lastfm: { url: env.LASTFM_URL, apiKey: env.LASTFM_API_KEY },
      listenbrainz: { url: env.LISTENBRAINZ_URL, token: env.LISTENBRAINZ_TOKEN },
      /** Off without a token. */
      discogs: { url: env.DISCOGS_URL, token: env.DISCOGS_TOKEN },
      /** Most-played feeds by country. */
      apple: { url: env.APPLE_FEEDS_URL },
      /** Off without a client id or a token. */
      beatport: {
        apiUrl: env.BEATPORT_API_URL,
        authUrl: env.BEATPORT_AUTH_URL,
        clientId: env.BEATPORT_CLIENT_ID,
        clientSecret: env.BEATPORT_CLIENT_SECRET,
        token: env.BEATPORT_TOKEN,
      },
      /** Off without a model. */
      llm: {
        url: env.LLM_BASE_URL,
        apiKey: env.LLM_API_KEY,
        model: env.LLM_MODEL,
        mode: env.LLM_MODE,
        dailyRequests: env.LLM_DAILY_REQUESTS,
      },
    },
    web: {
      publicUrl: env.PUBLIC_URL ?? `http://127.0.0.1:${env.HTTP_PORT}`,
      host: env.HTTP_HOST,
      port: env.HTTP_PORT,
    },
    database: { path: env.DATABASE_PATH },
    backups: {
      dir: env.BACKUP_DIR,
      /** UTC; null: only `npm run backup` makes them. */
      cron: env.BACKUP_CRON === 'off' ? null : env.BACKUP_CRON,
      keep: {
        daily: env.BACKUP_KEEP_DAILY,
        weekly: env.BACKUP_KEEP_WEEKLY,
        monthly: env.BACKUP_KEEP_MONTHLY,
      },
    },
    /** How long is kept what nobody has to decide about. */
    retention: {
      jobsDays: env.KEEP_JOBS_DAYS,
      failedJobsDays: env.KEEP_FAILED_JOBS_DAYS,
      postTextsDays: env.KEEP_POST_TEXTS_DAYS,
      postsDays: env.KEEP_POSTS_DAYS,
      /** For members who said nothing themselves; null: until they do. */
      unlinkedDays: env.KEEP_UNLINKED_DAYS === 0 ? null : env.KEEP_UNLINKED_DAYS,
    },
    /** For Prometheus; port 0 is off. */
    metrics: { host: env.METRICS_HOST, port: env.METRICS_PORT },
    alerts: { channelId: env.ALERT_CHANNEL_ID, diskFreeBytes: env.ALERT_DISK_FREE_MB * 1_000_000 },
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
