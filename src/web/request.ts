import type { FastifyRequest } from 'fastify';
import { messagesFor } from '../views/messages/catalogue.ts';
import type { PageContext } from './pages/layout.ts';

/** Path of the public address without a slash at the end; empty for the root of a host. */
export const basePathOf = (publicUrl: string): string => new URL(publicUrl).pathname.replace(/\/+$/, '');

/** The reader's language, from the browser's first wish. */
export const contextOf = (request: FastifyRequest, basePath: string): PageContext => {
  const wish = request.headers['accept-language']?.split(',')[0]?.split(';')[0]?.trim() ?? 'en';
  return { m: messagesFor(wish), basePath };
};

/** A text that came exactly once, or null: of a query or form whose fields may come twice or not at all. */
export const single = (fields: unknown, name: string, maxLength: number): string | null => {
  if (typeof fields !== 'object' || fields === null) return null;
  const value: unknown = Object.hasOwn(fields, name) ? Reflect.get(fields, name) : undefined;
  return typeof value === 'string' && value !== '' && value.length <= maxLength ? value : null;
};

/** The form of every one-time secret of ours: 32 bytes in base64url. */
export const isSecret = (text: string | null | undefined): text is string =>
  typeof text === 'string' && /^[A-Za-z0-9_-]{43}$/.test(text);
