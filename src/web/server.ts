import { randomUUID } from 'node:crypto';
import { fastifyCookie } from '@fastify/cookie';
import { fastifyFormbody } from '@fastify/formbody';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Clock } from '../clock.ts';
import { isAppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Consent } from '../services/linking/consent.ts';
import type { PlaysExport } from '../services/listening/export/plays-export.ts';
import type { Uploading } from '../services/listening/import/uploading.ts';
import type { PrivacyExport } from '../services/privacy/export.ts';
import { registerAssets } from './assets.ts';
import { type BeatportSignIn, registerBeatportPages } from './beatport-pages.ts';
import { beatportFlow, createCookies } from './cookies.ts';
import { registerExportPages, registerPrivacyExport } from './export-pages.ts';
import { type HealthChecks, registerHealth } from './health.ts';
import { registerLinkPages } from './link-pages.ts';
import { sentencePage } from './pages/layout.ts';
import { basePathOf, contextOf } from './request.ts';
import { secure } from './secure.ts';
import { registerSpotifyPages } from './spotify-pages.ts';
import { importPlace, registerUploadPages, releasePlace, type UploadPlace } from './upload-pages.ts';

export interface WebDeps {
  readonly config: {
    /** The address under which browsers reach Segue; https behind a proxy. */
    readonly publicUrl: string;
    readonly host: string;
    /** 0: whichever is free. */
    readonly port: number;
  };
  /** Origin of Spotify's consent page: the only place outside that a page of ours leads to. */
  readonly consentOrigin: string;
  readonly linking: Consent;
  /** The operator's sign-in at Beatport; null where there is none. */
  readonly beatport?: BeatportSignIn | null;
  /** Files that members bring; null where there are none. */
  readonly uploading?: Uploading | null;
  /** Files of releases; null where there are none. */
  readonly releaseUploading?: Uploading | null;
  /** Histories that members take with them. */
  readonly playsExport?: Pick<PlaysExport, 'open' | 'write'> | null;
  /** Everything about a member, for them to take along. */
  readonly privacyExport?: Pick<PrivacyExport, 'open' | 'write'> | null;
  readonly health: HealthChecks;
  readonly clock: Clock;
  readonly log: Log;
  /** Requests that one address may send in a minute. */
  readonly perMinute?: number;
}

export interface Web {
  /** Starts listening. @returns the real port. @throws when the port is taken. */
  start(): Promise<{ port: number }>;
  /** Ends open requests and stops listening. */
  stop(): Promise<void>;
  /** For tests: answers without a socket. */
  readonly server: FastifyInstance;
}

const BODY_LIMIT = 4 * 1024;
/** For a request to arrive. */
const REQUEST_MS = 10_000;
/** For an answer: two exchanges with Spotify, each of which may be tried again. */
const ANSWER_MS = 120_000;
/** Peers whose X-Forwarded-For counts: a proxy on this machine or in its private network. */
const PROXIES = ['loopback', 'linklocal', 'uniquelocal'];

/** The web pages: linking and health. Everything that a browser sends is taken for hostile. */
export const createWeb = async (deps: WebDeps): Promise<Web> => {
  const { config, log } = deps;
  const isHttps = config.publicUrl.startsWith('https:');
  const basePath = basePathOf(config.publicUrl);
  const server = fastify({
    logger: false,
    trustProxy: isHttps ? PROXIES : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_MS,
    connectionTimeout: ANSWER_MS,
    forceCloseConnections: true,
    frameworkErrors: (_, request, reply) => unreadable(request, reply, basePath),
  });

  server.addHook('onResponse', async (request, reply) => {
    // The pattern of the route, never the address: tickets, codes and states stand there.
    const route = request.routeOptions.url ?? 'unknown';
    const { method } = request;
    log.info({
      event: 'web',
      method,
      route,
      status: reply.statusCode,
      totalMs: Math.round(reply.elapsedTime),
    });
  });

  server.setErrorHandler(async (error, request, reply) => {
    const context = contextOf(request, basePath);
    const { problems, broken } = context.m.web;
    const status = statusOf(error);
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    if (status === 429) return reply.code(429).send(sentencePage(problems.too_fast, context));
    if (status < 500) return reply.code(status).send(sentencePage(problems.too_much, context));
    if (isAppError(error, 'STORAGE')) return reply.code(503).send(sentencePage(problems.storage, context));
    const errorId = randomUUID().slice(0, 8);
    const route = request.routeOptions.url ?? 'unknown';
    log.error({ event: 'lifecycle', what: `web request failed (${errorId})`, detail: route }, error);
    return reply.code(500).send(sentencePage(broken(errorId), context));
  });

  server.removeAllContentTypeParsers();
  const { beatport = null, playsExport = null, privacyExport = null } = deps;
  const places = uploadPlaces(deps);
  const consentOrigins = [deps.consentOrigin, ...(beatport === null ? [] : [beatport.origin])];
  await secure(server, { isHttps, consentOrigins, perMinute: deps.perMinute ?? 60 });
  await server.register(fastifyCookie);
  await server.register(fastifyFormbody, { bodyLimit: BODY_LIMIT });

  const cookies = createCookies({ isHttps, basePath });
  const beatportCookies = createCookies({ isHttps, basePath }, beatportFlow);
  // Behind a proxy with a path of its own, which may or may not cut it off.
  for (const prefix of new Set(['', basePath])) {
    await server.register(
      async (routes) => {
        registerAssets(routes, basePath);
        registerHealth(routes, deps.health);
        registerLinkPages(routes, { ...deps, basePath, cookies });
        registerSpotifyPages(routes, { ...deps, basePath, cookies });
        if (playsExport !== null) registerExportPages(routes, { playsExport, basePath });
        if (privacyExport !== null) registerPrivacyExport(routes, { privacyExport, basePath });
        for (const place of places) {
          await routes.register((pages) => registerUploadPages(pages, { ...place, basePath }));
        }
        if (beatport !== null) {
          registerBeatportPages(routes, { clock: deps.clock, beatport, basePath, cookies: beatportCookies });
        }
      },
      { prefix },
    );
  }

  server.setNotFoundHandler({ preHandler: server.rateLimit() }, async (request, reply) => {
    const context = contextOf(request, basePath);
    reply.code(404).type('text/html; charset=utf-8');
    return sentencePage(context.m.web.problems.not_found, context);
  });

  return {
    server,
    start: async () => {
      await server.listen({ host: config.host, port: config.port });
      const address = server.server.address();
      return { port: typeof address === 'object' && address !== null ? address.port : config.port };
    },
    stop: () => server.close(),
  };
};

/** Where members put files, as far as there is somebody to take them. */
const uploadPlaces = ({ uploading, releaseUploading }: WebDeps): UploadPlace[] => [
  ...(uploading == null ? [] : [importPlace(uploading)]),
  ...(releaseUploading == null ? [] : [releasePlace(releaseUploading)]),
];

/** An address that cannot be decoded reaches neither route nor hook; the framework's own answer would quote it. */
const unreadable = (request: FastifyRequest, reply: FastifyReply, basePath: string): void => {
  const { title, text } = contextOf(request, basePath).m.web.problems.too_much;
  reply.code(400).type('text/plain; charset=utf-8').header('cache-control', 'no-store');
  reply.send(`${title}\n${text}\n`);
};

const statusOf = (error: unknown): number => {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
};
