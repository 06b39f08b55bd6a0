import { Client, Events, GatewayIntentBits, type Interaction, Partials } from 'discord.js';
import { startDiscord } from '../../scripts/sandbox/discord/server.ts';
import type {
  ChannelInfo,
  DiscordDouble,
  DiscordExchange,
  DiscordOptions,
} from '../../scripts/sandbox/discord/types.ts';

/** The real client on the double, with a handler that a test sets for itself. */
export interface Stand {
  readonly discord: DiscordDouble;
  readonly client: Client<true>;
  readonly traffic: DiscordExchange[];
  /** Handles interactions until the next call. */
  handle(handler: (interaction: Interaction) => Promise<unknown>): void;
  /** What handlers threw. */
  readonly errors: unknown[];
  channel(name: string): ChannelInfo;
  /** A request past discord.js, with the bot's token. */
  fetch(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

export async function openStand(options: DiscordOptions = {}): Promise<Stand> {
  const traffic: DiscordExchange[] = [];
  const discord = await startDiscord({
    record: (exchange) => traffic.push(exchange),
    rateLimits: 'none',
    ...options,
  });
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl, version: '10', cdn: discord.url, mediaProxy: discord.url },
  });
  const errors: unknown[] = [];
  let handler: (interaction: Interaction) => Promise<unknown> = async () => undefined;
  client.on(Events.InteractionCreate, (interaction) => {
    handler(interaction).catch((error: unknown) => errors.push(error));
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return {
    discord,
    client: await ready,
    traffic,
    errors,
    handle(next) {
      handler = next;
    },
    channel(name) {
      const found = discord.guilds
        .flatMap(({ channels }) => channels)
        .find((channel) => channel.name === name);
      if (!found) throw new Error(`No channel ${name}`);
      return found;
    },
    async fetch(method, path, body) {
      const response = await fetch(`${discord.apiUrl}/v10${path}`, {
        method,
        headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text) };
    },
    async close() {
      await client.destroy();
      await discord.close();
    },
  };
}
