import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { sentencePage } from './pages/layout.ts';
import { contextOf } from './request.ts';

const HOUR_S = 3_600;
const read = (file: string): string => readFileSync(new URL(`pages/${file}`, import.meta.url), 'utf8');

/** What every visitor may see: the front page, the style sheet, the icon. */
export const registerAssets = (server: FastifyInstance, basePath: string): void => {
  const assets = [
    { path: '/assets/page.css', type: 'text/css; charset=utf-8', content: read('page.css') },
    { path: '/assets/upload.js', type: 'text/javascript; charset=utf-8', content: read('upload.js') },
    { path: '/assets/icon.svg', type: 'image/svg+xml', content: read('icon.svg') },
  ];
  for (const { path, type, content } of assets) {
    server.get(path, async (_, reply) => {
      reply.type(type).header('cache-control', `public, max-age=${HOUR_S}`);
      return content;
    });
  }
  server.get('/', async (request, reply) => {
    const context = contextOf(request, basePath);
    reply.type('text/html; charset=utf-8');
    return sentencePage(context.m.web.home, context);
  });
};
