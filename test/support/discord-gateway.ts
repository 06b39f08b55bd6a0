import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DiscordRest } from './discord-rest.ts';
import { APPLICATION } from './interactions.ts';

/** The least of a gateway that discord.js connects to: hello, identify, ready, resume, heartbeats, close codes. */
export interface DiscordGateway {
  /** Sends an event to the bot; while nobody is connected it is kept for the next RESUME. */
  dispatch(name: string, data: object): void;
  /** Breaks the connection as a network does; the client comes back and resumes. */
  drop(): void;
  /** Closes it with a code that means something. */
  close(code: number): void;
  /** What the client identified or resumed with. */
  readonly greetings: readonly { op: number; intents?: number }[];
}

/** @param refuse closes every connection with this code instead of becoming ready */
export const openDiscordGateway = (discord: DiscordRest, refuse?: number): DiscordGateway => {
  const greetings: { op: number; intents?: number }[] = [];
  const missed: string[] = [];
  let socket: WebSocket | null = null;
  let sequence = 0;
  const { port } = discord.server.address() as AddressInfo;
  const url = `ws://127.0.0.1:${port}`;
  const limits = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 };
  const information = { url, shards: 1, session_start_limit: limits };
  discord.answer(
    'GET',
    /gateway\/bot$/,
    ...Array.from({ length: 5 }, () => ({ status: 200, body: information })),
  );

  const send = (name: string, data: object): void => {
    const frame = JSON.stringify({ op: 0, t: name, s: ++sequence, d: data });
    if (socket?.readyState === 1) socket.send(frame);
    else missed.push(frame);
  };
  const ready = () => ({
    v: 10,
    user: { id: APPLICATION, username: 'segue', discriminator: '0', avatar: null, bot: true },
    application: { id: APPLICATION, flags: 0 },
    guilds: [],
    session_id: 's1',
    resume_gateway_url: url,
  });
  const receive = (connection: WebSocket, { op, d }: { op: number; d: { intents?: number } }): void => {
    if (op === 1) connection.send(JSON.stringify({ op: 11 }));
    if (op !== 2 && op !== 6) return;
    greetings.push({ op, ...(d.intents === undefined ? {} : { intents: d.intents }) });
    if (refuse !== undefined) {
      connection.close(refuse);
      return;
    }
    socket = connection;
    if (op === 2) send('READY', ready());
    else {
      for (const frame of missed.splice(0)) connection.send(frame);
      send('RESUMED', {});
    }
  };
  new WebSocketServer({ server: discord.server }).on('connection', (connection) => {
    connection.on('message', (text) => receive(connection, JSON.parse(text.toString())));
    connection.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 40_000 } }));
  });
  return {
    dispatch: send,
    drop: () => {
      socket?.terminate();
      socket = null;
    },
    close: (code) => socket?.close(code),
    greetings,
  };
};
