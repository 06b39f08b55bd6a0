import type { IncomingMessage } from 'node:http';
import type { UploadedFile } from '../attachments.ts';
import { apiError } from '../errors.ts';
import { isObject, type Json } from '../validation/schema.ts';

/** A request as the routes see it. */
export interface RestRequest {
  readonly method: string;
  /** Decoded, below `/api/v10`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

export interface RestReply {
  readonly status: number;
  /** JSON; nothing is sent when absent. */
  readonly body?: unknown;
}

export interface Route {
  readonly method: string;
  /** `/channels/:channel/messages` */
  readonly pattern: string;
  /** `open`: the token is in the path. */
  readonly auth: 'bot' | 'open';
  /** Requests per window; absent: not limited (interaction callbacks). */
  readonly bucket?: { readonly limit: number; readonly windowMs: number };
  handle(request: RestRequest): RestReply;
}

export const ok = (body: unknown): RestReply => ({ status: 200, body });
export const noContent: RestReply = { status: 204 };

/** The parameter of a path; the router only calls a route when it is there. */
export function param(request: RestRequest, name: string): string {
  return request.params[name] ?? '';
}

/** The body as an object; anything else is an invalid form body. */
export function objectBody(request: RestRequest): Json {
  if (!isObject(request.body)) throw apiError(50035);
  return request.body;
}

/** A whole request may not be larger. */
const REQUEST_LIMIT = 25 * 1024 * 1024;

/** All bytes of a body. Throws 40005 beyond 25 MiB, after reading the rest so that the answer arrives. */
export async function readBody(incoming: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes: Uint8Array = chunk;
    size += bytes.byteLength;
    if (size <= REQUEST_LIMIT) chunks.push(bytes);
  }
  if (size > REQUEST_LIMIT) throw apiError(40005);
  return Buffer.concat(chunks);
}

export interface ParsedBody {
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** JSON, or multipart with `payload_json` and `files[n]`. */
export async function parseBody(bytes: Uint8Array, contentType: string): Promise<ParsedBody> {
  if (bytes.byteLength === 0) return { body: null, files: [] };
  if (contentType.startsWith('multipart/form-data')) return parseMultipart(bytes, contentType);
  if (!contentType.startsWith('application/json')) throw apiError(50035);
  return { body: parseJson(new TextDecoder().decode(bytes)), files: [] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw apiError(50109);
  }
}

async function parseMultipart(bytes: Uint8Array, contentType: string): Promise<ParsedBody> {
  const form = await new Response(Buffer.from(bytes), {
    headers: { 'content-type': contentType },
  }).formData();
  const files: UploadedFile[] = [];
  for (const [name, value] of form) {
    const index = /^files\[(\d{1,2})\]$/.exec(name)?.[1];
    if (index === undefined || typeof value === 'string') continue;
    files.push({
      index: Number(index),
      filename: value.name,
      contentType: value.type || 'application/octet-stream',
      bytes: new Uint8Array(await value.arrayBuffer()),
    });
  }
  const json = form.get('payload_json');
  const body = typeof json === 'string' ? parseJson(json) : {};
  return { body, files };
}
