/** A body as it goes over the wire. */
export interface Encoded {
  readonly body: string | Uint8Array<ArrayBuffer> | null;
  /** With the boundary of a form; null where the body does not say what it is. */
  readonly contentType: string | null;
}

/**
 * Any body that `fetch` takes, as bytes; a form becomes multipart with its boundary. Libraries know only the forms of their
 * own undici, and which one is whose depends on the order of imports: bytes are the same to all.
 */
export const encodeBody = async (body: unknown): Promise<Encoded> => {
  if (body === undefined || body === null) return { body: null, contentType: null };
  if (typeof body === 'string') return { body, contentType: null };
  if (!isBytes(body)) throw new TypeError('This body cannot be sent.');
  const encoded = new Response(body);
  return {
    body: new Uint8Array(await encoded.arrayBuffer()),
    contentType: encoded.headers.get('content-type'),
  };
};

const isBytes = (body: unknown): body is FormData | Blob | URLSearchParams | Uint8Array<ArrayBuffer> =>
  body instanceof FormData ||
  body instanceof Blob ||
  body instanceof URLSearchParams ||
  body instanceof Uint8Array;
