import type { IncomingMessage } from 'node:http';

/** A request as the routes see it. */
export interface Call {
  method: string;
  /** As sent: path and query. */
  target: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

const largestBody = 512 * 1024;

export async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size <= largestBody) chunks.push(bytes);
  }
  const target = request.url ?? '/';
  const at = target.indexOf('?');
  return {
    method: request.method ?? 'GET',
    target,
    path: at < 0 ? target : target.slice(0, at),
    query: new URLSearchParams(at < 0 ? '' : target.slice(at + 1)),
    headers: request.headers,
    body: Buffer.concat(chunks),
  };
}

export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body as a JSON object: an empty body is an empty object, anything else that is not an object is undefined. */
export function jsonBody(call: Call): JsonObject | undefined {
  if (call.body.length === 0) return {};
  const value = parseJson(call.body.toString('utf8'));
  return isObject(value) ? value : undefined;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isForm = (call: Call): boolean =>
  (call.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');

/** The body as a form; empty where it is none. */
export const formBody = (call: Call): URLSearchParams =>
  new URLSearchParams(isForm(call) ? call.body.toString('utf8') : '');
