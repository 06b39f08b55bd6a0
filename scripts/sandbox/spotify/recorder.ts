import type { Answer } from './answer.ts';
import { type Call, isObject, parseJson } from './call.ts';
import type { Exchange, FaultAnswer } from './contract.ts';

/** Values that must never stand in a recording. */
const secret = new Set(['access_token', 'refresh_token', 'code', 'code_verifier', 'client_secret']);

/** One exchange without headers and with the secrets of the token endpoint blotted out; never answered is status 0. */
export function exchangeOf(call: Call, answer: Answer | undefined, fault: FaultAnswer | undefined): Exchange {
  return {
    side: 'spotify',
    method: call.method,
    path: call.target,
    requestBody: blot(requestBody(call)),
    status: answer?.status ?? 0,
    responseBody: answer ? blot(responseBody(answer)) : null,
    ...(fault && { fault: fault.kind }),
  };
}

function requestBody(call: Call): unknown {
  if (call.body.length === 0) return null;
  const text = call.body.toString('utf8');
  const isForm = (call.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  if (isForm) return Object.fromEntries(new URLSearchParams(text));
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

const blot = (value: unknown): unknown =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, secret.has(name) ? '[redacted]' : inner]),
      )
    : value;
