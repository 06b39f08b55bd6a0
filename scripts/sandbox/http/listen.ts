import { createServer, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type Answer, contentOf } from './answer.ts';
import { type Call, readCall } from './call.ts';

export interface Listening {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  close(): Promise<void>;
}

/** A server on 127.0.0.1. `name` is said when a mistake of the double itself has to be reported. */
export async function listenOn(
  name: string,
  port: number,
  serve: (call: Call, response: ServerResponse) => Promise<void> | void,
): Promise<Listening> {
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    readCall(request)
      .then((call) => serve(call, response))
      .catch((error: unknown) => {
        // A caller that hung up is its own business; anything else is a mistake of the double and must be seen.
        if (!request.destroyed || request.complete) console.error(`The ${name} failed:`, error);
        response.destroy();
      });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  return {
    origin: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Sends an answer, or its first half. */
export function send(response: ServerResponse, answer: Answer, cut = false): void {
  const content = contentOf(answer);
  const bytes = cut ? content?.bytes.subarray(0, Math.floor(content.bytes.length / 2)) : content?.bytes;
  response.writeHead(answer.status, {
    ...answer.headers,
    ...(content && { 'content-type': content.type }),
    'content-length': bytes?.length ?? 0,
  });
  response.end(bytes);
}
