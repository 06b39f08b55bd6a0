import type { FastifyRequest } from 'fastify';
import { messagesForAny } from '../views/messages/catalogue.ts';
import type { PageContext } from './pages/layout.ts';

/** Path of the public address without a slash at the end; empty for the root of a host. */
export const basePathOf = (publicUrl: string): string => new URL(publicUrl).pathname.replace(/\/+$/, '');

/** The best of the languages that the reader's browser asks for. */
export const contextOf = (request: FastifyRequest, basePath: string): PageContext => ({
  m: messagesForAny(wishesOf(request.headers['accept-language'] ?? '')),
  basePath,
});

/** "fr;q=0.5, de-AT" as de-AT, fr: what is asked for most comes first, what is refused (q=0) not at all. */
const wishesOf = (header: string): string[] =>
  header
    .slice(0, 1_000)
    .split(',')
    .map((wish) => {
      const [locale = '', ...more] = wish.split(';').map((part) => part.trim());
      const quality = more.find((part) => part.startsWith('q='));
      return { locale, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ locale }) => locale);

/** A text that came exactly once, or null: of a query or form whose fields may come twice or not at all. */
export const single = (fields: unknown, name: string, maxLength: number): string | null => {
  if (typeof fields !== 'object' || fields === null) return null;
  const value: unknown = Object.hasOwn(fields, name) ? Reflect.get(fields, name) : undefined;
  return typeof value === 'string' && value !== '' && value.length <= maxLength ? value : null;
};

/** The form of every one-time secret of ours: 32 bytes in base64url. */
export const isSecret = (text: string | null | undefined): text is string =>
  typeof text === 'string' && /^[A-Za-z0-9_-]{43}$/.test(text);
