import type { Answer } from './answer.ts';
import { type Call, isForm, isObject, parseJson } from './call.ts';

/** One answered call, without headers. */
export interface RecordedCall {
  method: string;
  /** Path and query as sent. */
  path: string;
  requestBody: unknown;
  /** 0: never answered. */
  status: number;
  responseBody: unknown;
}

/** What a recording says about a call: no headers, and the values of `secret` names blotted out. */
export function recordedCall(
  call: Call,
  answer: Answer | undefined,
  secret: ReadonlySet<string>,
): RecordedCall {
  return {
    method: call.method,
    path: blotQuery(call.target, secret),
    requestBody: blot(requestBody(call), secret),
    status: answer?.status ?? 0,
    responseBody: answer ? blot(responseBody(answer), secret) : null,
  };
}

function requestBody(call: Call): unknown {
  if (call.body.length === 0) return null;
  const text = call.body.toString('utf8');
  if (isForm(call)) return Object.fromEntries(new URLSearchParams(text));
  return parseJson(text) ?? text;
}

function responseBody({ body }: Answer): unknown {
  switch (body.kind) {
    case 'json':
      return body.value;
    case 'text':
      return body.text;
    case 'bytes':
    case 'empty':
      return null;
  }
}

const blot = (value: unknown, secret: ReadonlySet<string>): unknown =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, secret.has(name) ? '[redacted]' : inner]),
      )
    : value;

function blotQuery(target: string, secret: ReadonlySet<string>): string {
  const at = target.indexOf('?');
  if (at < 0) return target;
  const query = target
    .slice(at + 1)
    .split('&')
    .map((pair) => (secret.has(pair.split('=')[0] ?? '') ? `${pair.split('=')[0]}=[redacted]` : pair));
  return `${target.slice(0, at)}?${query.join('&')}`;
}
