import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { FieldValue as DiscordField, OptionValue as DiscordOption } from '../discord/types.ts';
import type { Stage } from '../stage.ts';
import type { Act, ActAnswer, AutocompleteRequest, FieldValue, OptionValue, PageEvent } from './protocol.ts';
import { pageState, worldView } from './state.ts';
import { troubles } from './trouble.ts';
import { doVerb } from './verbs.ts';

/** Serves the sandbox page on 127.0.0.1. `port` 0 takes a free one. */
export const startPage = async (stage: Stage, port = 0): Promise<{ url: string; close(): Promise<void> }> => {
  const listeners = new Set<ServerResponse>();
  const faultsOn = new Map<string, () => void>();
  const faults = troubles.map(({ id, label }) => ({ id, label }));

  let pending: NodeJS.Timeout | null = null;
  const tell = (event: PageEvent): void => {
    for (const listener of listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  const changed = (): void => {
    pending ??= setTimeout(() => {
      pending = null;
      tell({ changed: 'state' });
    }, 30);
  };
  const events = [
    'messageCreated',
    'messageUpdated',
    'messageDeleted',
    'modalOpened',
    'modalClosed',
  ] as const;
  const more = ['commandsChanged', 'channelsChanged', 'peopleChanged', 'gatewayChanged'] as const;
  for (const event of [...events, ...more]) stage.discord.on(event, changed);
  const ticking = setInterval(() => tell({ changed: 'world' }), 5_000);

  const act = async (personId: string, what: Act): Promise<void> => {
    const person = stage.discord.as(personId);
    switch (what.do) {
      case 'slash':
        await person.slash(what.path, mapValues(what.options, option), { channelId: what.channelId });
        return;
      case 'click':
        await person.click(what.messageId, what.customId);
        return;
      case 'select':
        await person.select(what.messageId, what.customId, what.values);
        return;
      case 'modal': {
        const modal = stage.discord
          .snapshot()
          .modals.find(({ interactionId }) => interactionId === what.interactionId);
        if (modal === undefined) throw new Error('This form is closed already.');
        await person.submitModal(modal, mapValues(what.fields, field));
        return;
      }
      case 'dismissModal':
        person.dismissModal();
        return;
      case 'world':
        if (what.verb.verb === 'fault') switchFault(what.verb.id, what.verb.on);
        else await doVerb(stage, what.verb);
        changed();
        return;
      default:
        what satisfies never;
    }
  };

  const switchFault = (id: string, on: boolean): void => {
    faultsOn.get(id)?.();
    faultsOn.delete(id);
    const trouble = troubles.find((known) => known.id === id);
    if (on && trouble !== undefined) faultsOn.set(id, trouble.on(stage));
  };

  const routes: Readonly<Record<string, (personId: string, body: unknown) => Promise<unknown> | unknown>> = {
    'GET /api/state': (personId) => pageState(stage, personId, new Set(faultsOn.keys()), faults),
    'GET /api/world': () => worldView(stage, new Set(faultsOn.keys()), faults),
    'POST /api/act': async (personId, body): Promise<ActAnswer> => {
      try {
        await act(personId, body as Act);
        return { ok: true };
      } catch (error) {
        return { ok: false, why: error instanceof Error ? error.message : String(error) };
      }
    },
    'POST /api/autocomplete': async (personId, body) => {
      const { channelId, path, options, focused } = body as AutocompleteRequest;
      const person = stage.discord.as(personId);
      return person.autocomplete(path, mapValues(options, option), focused, { channelId });
    },
  };

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response
        .writeHead(500, { 'content-type': 'text/plain' })
        .end(error instanceof Error ? error.message : 'failed');
    });
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const personId = url.searchParams.get('person') || stage.discord.people[0]?.id || '';
    if (url.pathname === '/api/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      listeners.add(response);
      request.on('close', () => listeners.delete(response));
      response.write(': listening\n\n');
      return;
    }
    const route = routes[`${request.method} ${url.pathname}`];
    if (route !== undefined) {
      const result = await route(personId, await readBody(request));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
      return;
    }
    const file = asset(url.pathname);
    if (file === null) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' }).end(file.body);
  };

  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  const address = server.address();
  const actual = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}/`,
    close: async () => {
      clearInterval(ticking);
      if (pending !== null) clearTimeout(pending);
      for (const listener of listeners) listener.end();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  ts: 'text/javascript',
};

/** The page's own files; TypeScript goes out with its types stripped. */
const asset = (path: string): { type: string; body: string } | null => {
  const name = path === '/' ? 'index.html' : /^\/client\/([a-z-]+\.(?:ts|css))$/.exec(path)?.[1];
  if (name === undefined) return null;
  const text = readFileSync(new URL(`client/${name}`, import.meta.url), 'utf8');
  const type = types[name.split('.').at(-1) ?? ''] ?? 'text/plain';
  return { type, body: name.endsWith('.ts') ? stripTypeScriptTypes(text) : text };
};

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? null : JSON.parse(text);
};

const mapValues = <A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const option = (value: OptionValue): DiscordOption =>
  typeof value === 'object'
    ? { filename: value.filename, content: Buffer.from(value.base64, 'base64') }
    : value;

const field = (value: FieldValue): DiscordField => {
  if (!Array.isArray(value)) return value as DiscordField;
  return value.map((part) => (typeof part === 'string' ? part : option(part))) as DiscordField;
};
