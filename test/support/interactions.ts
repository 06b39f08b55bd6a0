/** Raw INTERACTION_CREATE payloads as the gateway sends them, with only what Discord always sends. */

const EPOCH = 1_420_070_400_000;
let sequence = 0;

/** A Discord id of a moment. */
export const snowflake = (ms: number = Date.now()): string =>
  ((BigInt(ms - EPOCH) << 22n) + BigInt(sequence++ % 4_096)).toString();

export const APPLICATION = '300000000000000001';
export const ANNA = '100000000000000001';
export const BELA = '100000000000000002';
export const GUILD = '400000000000000001';
export const CHANNEL = '500000000000000001';

export interface From {
  readonly user?: string;
  /** Null for the bot's DM. */
  readonly guild?: string | null;
  readonly permissions?: string;
  readonly botInGuild?: boolean;
  readonly locale?: string;
  readonly id?: string;
  readonly createdAt?: number;
}

const origin = (type: number, from: From) => {
  const { user = ANNA, guild = GUILD, permissions = '0', botInGuild = true, locale = 'en-GB' } = from;
  const id = from.id ?? snowflake(from.createdAt);
  const person = {
    id: user,
    username: `u${user.slice(-3)}`,
    discriminator: '0',
    global_name: 'Anna',
    avatar: null,
  };
  const place =
    guild === null
      ? {
          user: person,
          context: 1,
          channel: { id: CHANNEL, type: 1 },
          authorizing_integration_owners: { 0: '0' },
        }
      : {
          guild_id: guild,
          context: 0,
          member: {
            user: person,
            permissions,
            roles: [],
            joined_at: '2026-01-01T00:00:00Z',
            deaf: false,
            mute: false,
          },
          channel: { id: CHANNEL, type: 0 },
          authorizing_integration_owners: botInGuild ? { 0: guild } : { 1: user },
        };
  return {
    id,
    type,
    application_id: APPLICATION,
    token: `token${id}`,
    version: 1,
    entitlements: [],
    locale,
    ...place,
  };
};

export interface RawOption {
  readonly name: string;
  readonly type: number;
  readonly value?: unknown;
  readonly focused?: boolean;
  readonly options?: readonly RawOption[];
}

export const slash = (name: string, options: readonly RawOption[] = [], from: From = {}) => ({
  ...origin(2, from),
  data: { id: '600000000000000001', name, type: 1, options },
});

export const typing = (name: string, options: readonly RawOption[], from: From = {}) => ({
  ...slash(name, options, from),
  type: 4,
});

const underMessage = () => ({
  message: {
    id: '700000000000000001',
    channel_id: CHANNEL,
    type: 0,
    content: '',
    author: { id: APPLICATION, username: 'segue', discriminator: '0', avatar: null, bot: true },
    attachments: [],
    embeds: [],
    mentions: [],
    mention_roles: [],
    components: [],
    timestamp: '2026-11-16T12:00:00Z',
    flags: 32_768,
  },
});

export const button = (customId: string, from: From = {}) => ({
  ...origin(3, from),
  ...underMessage(),
  data: { custom_id: customId, component_type: 2 },
});

export const pick = (customId: string, values: readonly string[], from: From = {}) => ({
  ...origin(3, from),
  ...underMessage(),
  data: { custom_id: customId, component_type: 3, values },
});

/** @param onMessage the form was opened by a button, not by a command */
export const submit = (
  customId: string,
  fields: Readonly<Record<string, string>>,
  onMessage = true,
  from: From = {},
) => ({
  ...origin(5, from),
  ...(onMessage ? underMessage() : {}),
  data: {
    custom_id: customId,
    components: Object.entries(fields).map(([name, value], id) => ({
      type: 18,
      id,
      component: { type: 4, id: 100 + id, custom_id: name, value },
    })),
  },
});
