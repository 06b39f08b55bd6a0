import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { GatewayControls } from '../control-types.ts';
import type { Core, DispatchScope } from '../core.ts';
import type { FaultBoard } from '../faults.ts';
import { gatewayGuildPayload, userById } from '../payloads.ts';
import type { Json } from '../validation/schema.ts';
import { type ConnectionHost, serveConnection } from './connection.ts';
import { GUILD_MEMBERS, GUILDS, withoutContent } from './intents.ts';
import { concerns, createSession, deliver, replayAfter, type Session } from './session.ts';

export interface GatewayOptions {
  readonly heartbeatIntervalMs: number;
  readonly allowedIntents: number;
}

export interface Gateway {
  readonly controls: GatewayControls;
  dispatch(event: string, data: Json, scope: DispatchScope): void;
  close(): void;
}

const READY_TIMEOUT_MS = 15_000;

/** The WebSocket side, on the HTTP server's port. */
export function createGateway(
  core: Core,
  server: Server,
  faults: FaultBoard,
  options: GatewayOptions,
): Gateway {
  const sessions = new Map<string, Session>();
  const sockets = new WebSocketServer({ noServer: true });
  let refusing = false;
  const connected = () => [...sessions.values()].filter(({ socket }) => socket !== null);
  const changed = () => {
    core.events.emit('gatewayChanged', { connected: connected().length });
  };

  const host: ConnectionHost = {
    core,
    ...options,
    sessions,
    identified(socket, intents, shard) {
      const session = createSession(
        core.sign(`session ${core.ids.next()}`).slice(0, 32),
        intents,
        shard,
        socket,
      );
      sessions.set(session.id, session);
      greet(core, session);
      changed();
      return session;
    },
    resumed(session, socket, sequence) {
      core.tally.resumes += 1;
      session.socket?.terminate();
      session.socket = socket;
      replayAfter(session, sequence);
      changed();
    },
    closed(session, final) {
      session.socket = null;
      // Closing with 1000 or 1001 says that the client will not come back to this session.
      if (final) sessions.delete(session.id);
      changed();
    },
  };

  server.on('upgrade', (request, socket, head) => {
    if (refusing) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, (client) => upgraded(host, client, request.url ?? '/'));
  });

  const dispatch = (event: string, data: Json, scope: DispatchScope) => {
    const { missed, copies, delayMs } = faults.takeDispatch(event === 'INTERACTION_CREATE');
    const send = () => {
      core.tally.dispatches += 1;
      for (const session of sessions.values()) {
        const wanted = scope.intents === 0 || (session.intents & scope.intents) !== 0;
        if (!wanted || !concerns(session, scope.guildId)) continue;
        const shown = withoutContent(event, data, session.intents, core.state.botId);
        for (let copy = 0; copy < copies; copy += 1) deliver(session, event, shown, missed);
      }
    };
    if (delayMs > 0) core.later(delayMs, send);
    else send();
  };

  return {
    dispatch,
    controls: {
      get connected() {
        return connected().length;
      },
      whenReady: (timeoutMs = READY_TIMEOUT_MS) =>
        untilConnected(core, () => connected().length > 0, timeoutMs),
      drop() {
        for (const { socket } of connected()) socket?.terminate();
      },
      requestReconnect() {
        for (const { socket } of connected()) socket?.send(JSON.stringify({ op: 7, d: null }));
      },
      invalidateSessions(resumable) {
        for (const session of connected()) {
          session.socket?.send(JSON.stringify({ op: 9, d: resumable }));
          if (!resumable) sessions.delete(session.id);
        }
        changed();
      },
      refuseConnections(refuse) {
        refusing = refuse;
      },
    },
    close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

function upgraded(host: ConnectionHost, client: WebSocket, url: string): void {
  const query = new URL(url, 'http://discord.invalid').searchParams;
  if (query.get('v') !== '10') client.close(4012, 'Invalid API version.');
  else if ((query.get('encoding') ?? 'json') !== 'json') client.close(4002, 'Error while decoding payload.');
  else serveConnection(host, client);
}

/** READY, then the guilds it named as unavailable. */
function greet(core: Core, session: Session): void {
  const { state } = core;
  const guilds = [...state.guilds.values()].filter(
    ({ botIsMember, id }) => botIsMember && concerns(session, id),
  );
  deliver(session, 'READY', {
    v: 10,
    user: { ...userById(core, state.botId), mfa_enabled: true, verified: true, email: null },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: core.origin.replace(/^http/, 'ws'),
    shard: session.shard,
    application: { id: state.applicationId, flags: 0 },
    private_channels: [],
    relationships: [],
    user_settings: {},
  });
  if ((session.intents & GUILDS) === 0) return;
  for (const guild of guilds) {
    deliver(
      session,
      'GUILD_CREATE',
      gatewayGuildPayload(core, guild, (session.intents & GUILD_MEMBERS) !== 0),
    );
  }
}

function untilConnected(core: Core, isConnected: () => boolean, timeoutMs: number): Promise<void> {
  if (isConnected()) return Promise.resolve();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const cancel = core.later(timeoutMs, () => {
    stop();
    reject(new Error(`No bot connected within ${timeoutMs} ms`));
  });
  const stop = core.events.on('gatewayChanged', () => {
    if (!isConnected()) return;
    stop();
    cancel();
    resolve();
  });
  return promise;
}
