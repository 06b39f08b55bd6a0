import { fastifyHelmet } from '@fastify/helmet';
import { fastifyRateLimit } from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';

export interface SecurityOptions {
  readonly isHttps: boolean;
  /** Where forms of ours lead to. */
  readonly consentOrigins: readonly string[];
  readonly perMinute: number;
}

/** For the one page with a script: our own, and it talks to us alone. */
export const scriptPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

const HALF_A_YEAR_S = 180 * 24 * 3_600;

/**
 * Headers for every answer, and a limit per address. Pages load our own style sheet and nothing else, are shown in no
 * frame, tell nobody where they were (tickets and codes stand in addresses) and are kept by no cache.
 */
export const secure = async (server: FastifyInstance, options: SecurityOptions): Promise<void> => {
  await server.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        // Browsers apply it to the redirect that follows a form as well.
        formAction: ["'self'", ...options.consentOrigins.flatMap(consentPages)],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: options.isHttps ? { maxAge: HALF_A_YEAR_S, includeSubDomains: false } : false,
  });
  server.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store');
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()');
    reply.header('x-robots-tag', 'noindex');
  });
  await server.register(fastifyRateLimit, { max: options.perMinute, timeWindow: 60_000 });
};

/** Their own sign-in may pass through other hosts of theirs before the person sees anything. */
const consentPages = (origin: string): string[] => [
  origin,
  ...['spotify.com', 'beatport.com'].flatMap((site) =>
    new URL(origin).hostname.endsWith(`.${site}`) ? [`https://*.${site}`] : [],
  ),
];
