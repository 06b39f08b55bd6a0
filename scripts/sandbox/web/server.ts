import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { ZodError } from 'zod';
import { InteractionFailed } from '../discord/errors.ts';
import type { Stage } from '../stage.ts';
import { playlistEntries } from './accounts.ts';
import { actShape, autocompleteShape } from './acts.ts';
import { asset } from './assets.ts';
import { doAct, mapValues, option } from './deeds.ts';
import { exportDownload } from './exports.ts';
import { createLogLines } from './log-lines.ts';
import { createPassingTime } from './passing-time.ts';
import { createPeek } from './peek.ts';
import type { ActAnswer, AutocompleteAnswer, PageEvent } from './protocol.ts';
import { pageState, type Scenery, worldView } from './state.ts';
import { createTroubleDesk } from './trouble.ts';

export interface SandboxPage {
  readonly url: string;
  close(): Promise<void>;
}

interface Visit {
  readonly personId: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

const KEPT_LOG_LINES = 80;
/** Changes come in bursts: the page hears of one at most this often, ms. */
const BURST_MS = 30;
const TICK_MS = 2_500;
const LARGEST_BODY = 40 * 1024 * 1024;

const discordEvents = [
  'messageCreated',
  'messageUpdated',
  'messageDeleted',
  'modalOpened',
  'modalClosed',
  'commandsChanged',
  'channelsChanged',
  'peopleChanged',
  'gatewayChanged',
] as const;

/** Serves the sandbox page on 127.0.0.1. @param port 0 takes a free one */
export const startPage = async (stage: Stage, port = 0, mode = 'development'): Promise<SandboxPage> => {
  const listeners = new Set<ServerResponse>();
  const tell = (event: PageEvent): void => {
    for (const listener of listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  let pending: NodeJS.Timeout | null = null;
  const changed = (): void => {
    pending ??= setTimeout(() => {
      pending = null;
      tell({ changed: 'state' });
    }, BURST_MS);
  };

  const nameOf = (id: string): string | null =>
    stage.discord.people.find((person) => person.id === id)?.displayName ?? null;
  const log = createLogLines(KEPT_LOG_LINES, nameOf);
  const desk = createTroubleDesk(stage);
  const peek = createPeek(stage.databasePath);
  const time = createPassingTime(stage, changed);
  const scenery: Scenery = { run: randomUUID(), stage, peek, desk, time, log: log.lines, mode };

  const stops = discordEvents.map((event) => stage.discord.on(event, changed));
  for (const line of stage.segue.log) log.add(line, stage.world.now());
  stage.segue.onLog((line) => log.add(line, stage.world.now()));
  stage.segue.onChange(changed);
  const ticking = setInterval(() => tell({ changed: 'world' }), TICK_MS);

  const routes: Readonly<Record<string, (visit: Visit) => Promise<unknown> | unknown>> = {
    'GET /api/state': ({ personId, query }) => pageState(scenery, personId, query.get('channel') ?? ''),
    'GET /api/world': () => worldView(scenery),
    'GET /api/playlist': ({ query }) => playlistEntries(stage, query.get('id') ?? ''),
    'POST /api/act': async ({ personId, body }): Promise<ActAnswer> => {
      try {
        await doAct(scenery, personId, actShape.parse(body));
        return { ok: true };
      } catch (error) {
        return { ok: false, why: whyNot(error) };
      } finally {
        changed();
      }
    },
    'POST /api/autocomplete': async ({ personId, body }): Promise<AutocompleteAnswer> => {
      const { channelId, path, options, focused } = autocompleteShape.parse(body);
      return stage.discord
        .as(personId)
        .autocomplete(path, mapValues(options, option), focused, { channelId });
    },
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (!isFromHere(request)) {
      response.writeHead(403).end();
      return;
    }
    if (url.pathname === '/api/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      listeners.add(response);
      request.on('close', () => listeners.delete(response));
      response.write(': listening\n\n');
      return;
    }
    if (url.pathname === '/api/export') {
      const download = exportDownload(stage.world, url.searchParams);
      if (download === null) response.writeHead(404).end();
      else {
        const disposition = `attachment; filename="${download.filename}"`;
        response.writeHead(200, { 'content-type': 'application/zip', 'content-disposition': disposition });
        await pipeline(download.content, response);
      }
      return;
    }
    const route = routes[`${request.method} ${url.pathname}`];
    if (route !== undefined) {
      const personId = known(stage, url.searchParams.get('person'));
      const result = await route({ personId, query: url.searchParams, body: await readBody(request) });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
      return;
    }
    const file = asset(url.pathname);
    if (file === null) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' }).end(file.body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'content-type': 'text/plain' }).end(whyNot(error));
    });
  });

  const url = await listen(server, port);
  return {
    url,
    close: async () => {
      clearInterval(ticking);
      if (pending !== null) clearTimeout(pending);
      for (const stop of stops) stop();
      for (const listener of listeners) listener.end();
      peek.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};

const listen = async (server: ReturnType<typeof createServer>, port: number): Promise<string> => {
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}/`;
};

const known = (stage: Stage, personId: string | null): string => {
  const { people } = stage.discord;
  return (people.find(({ id }) => id === personId) ?? people[0])?.id ?? '';
};

/** Other pages in the same browser have no business here, whatever name they gave to this address. */
const isFromHere = ({ headers }: IncomingMessage): boolean => {
  const host = headers.host ?? '';
  const local = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
  return local && (headers.origin === undefined || headers.origin === `http://${host}`);
};

const whyNot = (error: unknown): string => {
  if (error instanceof InteractionFailed) {
    return 'Segue did not answer in time. In Discord you would read: “The application did not respond”.';
  }
  if (error instanceof ZodError) return 'The page sent something that does not fit.';
  return error instanceof Error ? error.message : String(error);
};

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.byteLength;
    if (size > LARGEST_BODY) throw new Error('This is too large to upload.');
    chunks.push(bytes);
  }
  const text = Buffer.concat(chunks).toString();
  return text === '' ? null : JSON.parse(text);
};
