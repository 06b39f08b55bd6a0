import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { exportFormats, type PlaysExport } from '../services/listening/export/plays-export.ts';
import type { PrivacyExport } from '../services/privacy/export.ts';
import { sentencePage } from './pages/layout.ts';
import { contextOf } from './request.ts';

/** Downloads that one address may begin in a minute: each walks through a whole history. */
const PER_MINUTE = 10;
const TYPES = { json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const;

/** The addresses of `/export plays`: a file that is written while it is sent. */
export const registerExportPages = (
  server: FastifyInstance,
  { playsExport, basePath }: { playsExport: Pick<PlaysExport, 'open' | 'write'>; basePath: string },
): void => {
  const limited = { config: { rateLimit: { max: PER_MINUTE, timeWindow: 60_000 } } };
  for (const format of exportFormats) {
    server.get(
      `/export/:token/plays.${format}`,
      limited,
      async (request: FastifyRequest<{ Params: { token: string } }>, reply) => {
        const memberId = playsExport.open(request.params.token);
        if (memberId === null) {
          const context = contextOf(request, basePath);
          reply.code(410).type('text/html; charset=utf-8');
          return sentencePage(context.m.imports.page.ended, context);
        }
        reply.type(TYPES[format]).header('content-disposition', `attachment; filename="plays.${format}"`);
        return reply.send(Readable.from(playsExport.write(memberId, format)));
      },
    );
  }
};

/** The address of `/privacy export`: an archive that is written while it is sent. */
export const registerPrivacyExport = (
  server: FastifyInstance,
  { privacyExport, basePath }: { privacyExport: Pick<PrivacyExport, 'open' | 'write'>; basePath: string },
): void => {
  server.get(
    '/export/:token/segue.zip',
    { config: { rateLimit: { max: PER_MINUTE, timeWindow: 60_000 } } },
    async (request: FastifyRequest<{ Params: { token: string } }>, reply) => {
      const memberId = await privacyExport.open(request.params.token);
      if (memberId === null) {
        const context = contextOf(request, basePath);
        reply.code(410).type('text/html; charset=utf-8');
        return sentencePage(context.m.imports.page.ended, context);
      }
      reply.type('application/zip').header('content-disposition', 'attachment; filename="segue-export.zip"');
      return reply.send(Readable.from(privacyExport.write(memberId)));
    },
  );
};
