import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isAppError } from '../errors.ts';
import type { Uploading } from '../services/listening/import/uploading.ts';
import type { Messages } from '../views/messages/catalogue.ts';
import { sentencePage } from './pages/layout.ts';
import { type UploadWords, uploadPage } from './pages/upload.ts';
import { contextOf, isSecret, single } from './request.ts';
import { scriptPolicy } from './secure.ts';

/** A page on which members put files. */
export interface UploadPlace {
  readonly uploading: Uploading;
  /** Where it is, below the base path. */
  readonly at: '/import' | '/releases';
  readonly words: (m: Messages) => UploadWords;
  /** What the file chooser offers. */
  readonly accept: string;
}

/** For the history from Spotify. */
export const importPlace = (uploading: Uploading): UploadPlace => ({
  uploading,
  at: '/import',
  words: (m) => m.imports.page,
  accept: '.zip,.json,application/zip,application/json',
});

/** For lists of new releases. */
export const releasePlace = (uploading: Uploading): UploadPlace => ({
  uploading,
  at: '/releases',
  words: (m) => m.releaseUpload.page,
  accept: '.csv,.json,.txt,.tsv,text/csv,application/json,text/plain',
});

export interface UploadPagesDeps extends UploadPlace {
  readonly basePath: string;
}

type TicketRequest = FastifyRequest<{ Params: { ticket: string; number?: string } }>;

/** Parts of files that one address may send in a minute: a slow line sends small ones. */
const PARTS_PER_MINUTE = 1_200;
const MAX_NAME = 255;
const JSON_BYTES = 4 * 1024;

/** The page behind a private link: files come in parts, and each part goes on where the one before it ended. */
export const registerUploadPages = async (server: FastifyInstance, deps: UploadPagesDeps): Promise<void> => {
  const { uploading, basePath, at, words } = deps;
  const json = { parseAs: 'string', bodyLimit: JSON_BYTES } as const;
  server.addContentTypeParser('application/json', json, server.getDefaultJsonParser('error', 'ignore'));
  // Goes to the disk as it comes: no part is ever whole in memory.
  server.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload));

  const often = { config: { rateLimit: { max: PARTS_PER_MINUTE, timeWindow: 60_000 } } };
  const shown = { helmet: { contentSecurityPolicy: scriptPolicy } };
  /** What is not for this page, or from another site, is told apart by nobody. */
  const ticketOf = (request: TicketRequest): string | null => {
    const site = request.headers['sec-fetch-site'];
    const isHere = site === undefined || site === 'same-origin';
    return isHere && isSecret(request.params.ticket) ? request.params.ticket : null;
  };
  const answer =
    (work: (ticket: string, request: TicketRequest) => Promise<unknown>) =>
    async (request: TicketRequest, reply: FastifyReply): Promise<unknown> => {
      reply.type('application/json; charset=utf-8');
      const ticket = ticketOf(request);
      if (ticket === null) return reply.code(410).send({ error: 'LINK_EXPIRED' });
      try {
        return (await work(ticket, request)) ?? reply.code(400).send({ error: 'INVALID_INPUT' });
      } catch (error) {
        const status = statusOf(error);
        if (status === null || !isAppError(error)) throw error;
        return reply.code(status).send({ error: error.code });
      }
    };

  server.get(`${at}/:ticket`, shown, async (request: TicketRequest, reply) => {
    const context = contextOf(request, basePath);
    reply.type('text/html; charset=utf-8');
    const { ticket } = request.params;
    const look = isSecret(ticket) ? await uploading.look(ticket) : null;
    if (look === null) return reply.code(410).send(sentencePage(words(context.m).ended, context));
    return uploadPage(look, { words: words(context.m), accept: deps.accept }, context);
  });
  server.get(`${at}/:ticket/thanks`, async (request: TicketRequest, reply) => {
    const context = contextOf(request, basePath);
    reply.type('text/html; charset=utf-8');
    return sentencePage(words(context.m).finished, context);
  });
  server.get(
    `${at}/:ticket/state`,
    often,
    answer(async (ticket) => {
      const look = await uploading.look(ticket);
      return { files: look?.files ?? [] };
    }),
  );
  server.post(
    `${at}/:ticket/files`,
    often,
    answer(async (ticket, { body }) => {
      const name = single(body, 'name', MAX_NAME);
      const size = typeof body === 'object' && body !== null && 'size' in body ? body.size : null;
      if (name === null || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1) return null;
      return uploading.announce(ticket, { name, size });
    }),
  );
  server.put(
    `${at}/:ticket/files/:number`,
    often,
    answer(async (ticket, { params, query, body }) => {
      const offset = Number(single(query, 'offset', 16) ?? Number.NaN);
      const number = Number(params.number);
      if (!Number.isSafeInteger(offset) || offset < 0 || !Number.isSafeInteger(number)) return null;
      if (!isBytes(body)) return null;
      return { received: await uploading.append(ticket, number, { offset, bytes: body }) };
    }),
  );
  server.post(
    `${at}/:ticket/done`,
    answer(async (ticket) => ((await uploading.finish(ticket)) ? { done: true } : null)),
  );
};

const isBytes = (body: unknown): body is AsyncIterable<Uint8Array> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

/** Null for what is an error of ours. */
const statusOf = (error: unknown): number | null => {
  if (isAppError(error, 'LINK_EXPIRED')) return 410;
  if (isAppError(error, 'NOT_FOUND')) return 404;
  if (isAppError(error, 'INVALID_INPUT')) return 413;
  return isAppError(error, 'STORAGE') ? 507 : null;
};
