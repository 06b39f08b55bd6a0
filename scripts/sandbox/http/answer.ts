/** What a double sends back. JSON unless it says otherwise: the real ones do not always speak JSON. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: Body;
}

export type Body =
  | { kind: 'json'; value: unknown }
  | { kind: 'text'; text: string; type: string }
  | { kind: 'bytes'; bytes: Buffer; type: string }
  | { kind: 'empty' };

export const json = (value: unknown, status = 200, headers?: Record<string, string>): Answer => ({
  status,
  body: { kind: 'json', value },
  ...(headers && { headers }),
});

export const empty = (status = 200): Answer => ({ status, body: { kind: 'empty' } });

export const plainText = (status: number, text: string, headers?: Record<string, string>): Answer => ({
  status,
  body: { kind: 'text', text, type: 'text/plain; charset=utf-8' },
  ...(headers && { headers }),
});

export const page = (html: string, status = 200): Answer => ({
  status,
  body: { kind: 'text', text: html, type: 'text/html; charset=utf-8' },
});

export const xml = (text: string, status = 200): Answer => ({
  status,
  body: { kind: 'text', text, type: 'application/xml; charset=utf-8' },
});

export const redirect = (location: string, status: 301 | 302 | 303 = 303): Answer => ({
  status,
  headers: { location },
  body: { kind: 'empty' },
});

export const withHeaders = (answer: Answer, headers: Record<string, string>): Answer => ({
  ...answer,
  headers: { ...headers, ...answer.headers },
});

/** The bytes of an answer and their type; undefined for one without a body. */
export function contentOf({ body }: Answer): { bytes: Buffer; type: string } | undefined {
  switch (body.kind) {
    case 'json':
      return { bytes: Buffer.from(JSON.stringify(body.value)), type: 'application/json; charset=utf-8' };
    case 'text':
      return { bytes: Buffer.from(body.text), type: body.type };
    case 'bytes':
      return body;
    case 'empty':
      return undefined;
  }
}

export const isAnswer = (value: object): value is Answer => 'status' in value && 'body' in value;
