import type { WebSocket } from 'ws';

/** How many events a session keeps for a RESUME. */
const REPLAY_LIMIT = 5000;

interface Sent {
  readonly sequence: number;
  readonly text: string;
}

/** One bot session: survives its connection, so that missed events can be replayed. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  socket: WebSocket | null;
  sequence: number;
  replay: Sent[];
}

export function createSession(
  id: string,
  intents: number,
  shard: readonly [number, number],
  socket: WebSocket,
): Session {
  return { id, intents, shard, socket, sequence: 0, replay: [] };
}

/** Numbers and remembers an event, and sends it unless it shall get lost or nobody is connected. */
export function deliver(session: Session, event: string, data: unknown, lost = false): void {
  session.sequence += 1;
  const text = JSON.stringify({ op: 0, s: session.sequence, t: event, d: data });
  session.replay.push({ sequence: session.sequence, text });
  if (session.replay.length > REPLAY_LIMIT) session.replay.shift();
  if (!lost) session.socket?.send(text);
}

/** Everything after `sequence`, then RESUMED. */
export function replayAfter(session: Session, sequence: number): void {
  for (const sent of session.replay) if (sent.sequence > sequence) session.socket?.send(sent.text);
  deliver(session, 'RESUMED', {});
}

export function canResume(session: Session, sequence: number): boolean {
  const oldest = session.replay[0]?.sequence ?? 1;
  return sequence >= oldest - 1 && sequence <= session.sequence;
}

/** Guilds are spread over shards; what belongs to no guild goes to the first. */
export function concerns(session: Session, guildId: string | null): boolean {
  const [id, count] = session.shard;
  return guildId === null ? id === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === id;
}
