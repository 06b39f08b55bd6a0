import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that somebody sent to Discord's REST API. */
export interface Sent {
  readonly method: string;
  /** Without the version, decoded: `/webhooks/1/token/messages/@original`. */
  readonly path: string;
  readonly authorization: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: whatever was sent, to be looked at by assertions.
  readonly body: any;
  /** Names of the uploaded files. */
  readonly files: readonly string[];
}

/** What to answer; `hangUp` breaks the connection after the request was read. */
export type Reply =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'hangUp';

export interface DiscordRest extends AsyncDisposable {
  /** For `DISCORD_API_URL`. */
  readonly url: string;
  readonly sent: readonly Sent[];
  /** For a gateway on the same port. */
  readonly server: Server;
  /** Answers the next requests whose method and path fit, in this order; everything else gets a plain success. */
  answer(method: string, path: RegExp, ...replies: readonly Reply[]): void;
  close(): Promise<void>;
}

/** A REST side of Discord that takes everything and remembers it; faults are told to it one by one. */
export const openDiscordRest = async (): Promise<DiscordRest> => {
  const sent: Sent[] = [];
  const planned: { method: string; path: RegExp; reply: Reply }[] = [];
  const server = createServer((request, response) => {
    void readRequest(request).then((one) => {
      sent.push(one);
      const at = planned.findIndex(({ method, path }) => method === one.method && path.test(one.path));
      const [plan] = at < 0 ? [] : planned.splice(at, 1);
      respond(response, plan?.reply ?? usual(one));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url: `http://127.0.0.1:${port}/api`,
    sent,
    server,
    answer: (method, path, ...replies) => {
      planned.push(...replies.map((reply) => ({ method, path, reply })));
    },
    close,
    [Symbol.asyncDispose]: close,
  };
};

/** The way Discord says no. */
export const refusal = (status: number, code: number, message = 'refused'): Reply => ({
  status,
  body: { code, message },
});

const usual = ({ method, path }: Sent): Reply => {
  if (path.endsWith('/callback') || method === 'DELETE') return { status: 204 };
  return { status: 200, body: method === 'GET' ? [] : { id: '900000000000000001', channel_id: '1' } };
};

const respond = (response: ServerResponse, reply: Reply): void => {
  if (reply === 'hangUp') {
    response.destroy();
    return;
  }
  const type = reply.body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(reply.status, { ...type, ...reply.headers });
  response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
};

const readRequest = async (request: IncomingMessage): Promise<Sent> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  const { body, files } = await readBody(raw, type);
  const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '').replace(/^\/api\/v10/, '');
  return {
    method: request.method ?? '',
    path,
    authorization: request.headers.authorization ?? null,
    body,
    files,
  };
};

const readBody = async (raw: Buffer, type: string): Promise<{ body: unknown; files: string[] }> => {
  if (raw.length === 0) return { body: null, files: [] };
  if (!type.startsWith('multipart/')) return { body: JSON.parse(raw.toString('utf8')), files: [] };
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const files = [...form.values()].flatMap((value) => (typeof value === 'string' ? [] : [value.name]));
  return { body: JSON.parse(String(form.get('payload_json'))), files };
};
