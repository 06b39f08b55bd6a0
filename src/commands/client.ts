import { Client, GatewayIntentBits, Options, Partials, REST, RESTEvents, type RESTOptions } from 'discord.js';
import type { Log } from '../log.ts';

/** 401, 403 and 429 answers: ten thousand in ten minutes ban the address, so we speak up long before. */
const INVALID_REQUESTS_WARNING = 100;
/** A callback is worth nothing after three seconds; uploads need longer. */
const ANSWER_TIMEOUT_MS = 10_000;
const WAIT_FOR_LIMIT_MS = 2_000;
const TEN_MINUTES = 600_000;

/** The gateway connection with the least intents and caches: interactions bring everything along that we look at. */
export const createClient = (apiUrl: string): Client =>
  new Client({
    intents: [GatewayIntentBits.Guilds],
    // DM channels that the bot has not seen are null without it.
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    rest: { api: apiUrl, version: '10', invalidRequestWarningInterval: INVALID_REQUESTS_WARNING },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildInviteManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user?.id },
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user?.id },
    }),
  });

/**
 * Answers to interactions: Discord does not count them against the 50 requests a second that discord.js would hold
 * them to, and a callback must not be repeated blindly (edge/door.ts knows when it may be).
 */
export const createAnswerRest = (apiUrl: string, makeRequest: RESTOptions['makeRequest']): REST =>
  new REST({
    api: apiUrl,
    version: '10',
    makeRequest,
    retries: 0,
    timeout: ANSWER_TIMEOUT_MS,
    globalRequestsPerSecond: Number.MAX_SAFE_INTEGER,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > WAIT_FOR_LIMIT_MS,
    invalidRequestWarningInterval: INVALID_REQUESTS_WARNING,
    // Every interaction's token has its own queue: forget them soon.
    handlerSweepInterval: TEN_MINUTES,
  });

/** Logs requests that Discord refuses in numbers, while there is time to do something about it. */
export const watchInvalidRequests = (rest: REST, log: Log): void => {
  rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
    const detail = `${count} refused requests, ${Math.round(remainingTime / 1_000)} s until the count starts again`;
    log.warn({ event: 'lifecycle', what: 'discord refuses requests', detail });
  });
};

/**
 * discord.js reads every event where it arrives, and one that it cannot read (a field that is missing, a kind that is
 * newer than it) would end the process with everything else at hand. Now only that event is lost, and the log has it.
 */
export const surviveUnreadable = ({ ws }: Client, log: Log): void => {
  // Not part of the typed surface: the one place between the connection and the reading.
  const read: unknown = Reflect.get(ws, 'handlePacket');
  if (typeof read !== 'function') throw new Error('This discord.js reads events in another way than 14.28.');
  Reflect.set(ws, 'handlePacket', (packet: unknown, shard: unknown): unknown => {
    try {
      return Reflect.apply(read, ws, [packet, shard]);
    } catch (error) {
      const kind: unknown = Reflect.get(Object(packet), 't');
      log.error({ event: 'lifecycle', what: 'unreadable event', detail: String(kind) }, error);
      return true;
    }
  });
};
