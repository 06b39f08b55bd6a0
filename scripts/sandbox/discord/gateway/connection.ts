import type { WebSocket } from 'ws';
import type { Core } from '../core.ts';
import { isObject, type Json } from '../validation/schema.ts';
import { areKnown } from './intents.ts';
import { canResume, type Session } from './session.ts';

const CLOSE = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  rateLimited: 4008,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

const SENDS_PER_MINUTE = 120;
const PAYLOAD_LIMIT = 4096;

export interface ConnectionHost {
  readonly core: Core;
  readonly heartbeatIntervalMs: number;
  readonly allowedIntents: number;
  readonly sessions: Map<string, Session>;
  /** A fresh session: READY and the guilds follow. */
  identified(socket: WebSocket, intents: number, shard: readonly [number, number]): Session;
  resumed(session: Session, socket: WebSocket, sequence: number): void;
  closed(session: Session, final: boolean): void;
}

/** Speaks the gateway protocol with one socket from HELLO to its end. */
export function serveConnection(host: ConnectionHost, socket: WebSocket): void {
  const { core } = host;
  let current: Session | null = null;
  let recent: number[] = [];
  const receive = (message: Json) => {
    const data = message['d'];
    // A session that was declared invalid (op 9) is gone: the same connection may identify anew.
    const session = current && host.sessions.get(current.id) === current ? current : null;
    switch (message['op']) {
      case 1:
        socket.send(JSON.stringify({ op: 11 }));
        return;
      case 2:
        if (session) socket.close(CLOSE.alreadyAuthenticated, 'Already authenticated.');
        else current = identify(host, socket, isObject(data) ? data : {});
        return;
      case 6:
        if (session) socket.close(CLOSE.alreadyAuthenticated, 'Already authenticated.');
        else current = resume(host, socket, isObject(data) ? data : {});
        return;
      case 3:
      case 4:
      case 8:
        // Presence, voice and member requests change nothing here.
        if (!session) socket.close(CLOSE.notAuthenticated, 'Not authenticated.');
        return;
      default:
        socket.close(CLOSE.unknownOpcode, 'Unknown opcode.');
    }
  };
  socket.on('message', (raw: Buffer) => {
    const now = core.elapsed();
    recent = [...recent.filter((at) => now - at < 60_000), now];
    const message = raw.byteLength > PAYLOAD_LIMIT ? null : decode(raw);
    if (recent.length > SENDS_PER_MINUTE) socket.close(CLOSE.rateLimited, 'Rate limited.');
    else if (!message) socket.close(CLOSE.decodeError, 'Error while decoding payload.');
    else receive(message);
  });
  socket.on('close', (code) => {
    if (current?.socket === socket) host.closed(current, code === 1000 || code === 1001);
  });
  // A broken connection is told by `close`; without a listener the error would end the process.
  socket.on('error', () => undefined);
  socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: host.heartbeatIntervalMs } }));
}

function decode(raw: Buffer): Json | null {
  try {
    const message: unknown = JSON.parse(raw.toString('utf8'));
    return isObject(message) ? message : null;
  } catch {
    return null;
  }
}

function identify(host: ConnectionHost, socket: WebSocket, data: Json): Session | null {
  const { core } = host;
  core.tally.identifies += 1;
  const intents = data['intents'];
  if (data['token'] !== core.state.token) {
    socket.close(CLOSE.authenticationFailed, 'Authentication failed.');
  } else if (typeof intents !== 'number' || !areKnown(intents)) {
    socket.close(CLOSE.invalidIntents, 'Invalid intent(s).');
  } else if ((intents & ~host.allowedIntents) !== 0) {
    socket.close(CLOSE.disallowedIntents, 'Disallowed intent(s).');
  } else {
    const shard = Array.isArray(data['shard']) ? data['shard'] : [];
    const [id, count] = [Number(shard[0] ?? 0), Number(shard[1] ?? 1)];
    return host.identified(socket, intents, [id, count]);
  }
  return null;
}

function resume(host: ConnectionHost, socket: WebSocket, data: Json): Session | null {
  const session = host.sessions.get(String(data['session_id']));
  const sequence = Number(data['seq']);
  if (data['token'] !== host.core.state.token) {
    socket.close(CLOSE.authenticationFailed, 'Authentication failed.');
    return null;
  }
  if (!session || !canResume(session, sequence)) {
    // The client may identify anew on the same connection.
    socket.send(JSON.stringify({ op: 9, d: false }));
    return null;
  }
  host.resumed(session, socket, sequence);
  return session;
}
