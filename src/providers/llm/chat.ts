import { HOUR, MINUTE } from '../../clock.ts';
import type { AppError } from '../../errors.ts';
import { refusedError } from '../findings.ts';
import type { HeardAnswer, Http, LimiterSettings, Wish } from '../http-port.ts';
import { Completion, contentOf, Refusal } from './wire.ts';

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** How a model is held to JSON. Every endpoint knows another subset. */
export type AnswerMode = 'json_schema' | 'json_object' | 'prompt';

export interface ChatDeps {
  readonly http: Http;
  readonly url: string;
  readonly apiKey: string | undefined;
  readonly model: string;
  /** `auto`: the first of the three that the endpoint takes. */
  readonly mode: AnswerMode | 'auto';
  /** JSON schema of every answer. */
  readonly schema: object;
}

export interface Chat {
  /**
   * What the model answers, cut off at `maxTokens`; empty when it refuses. Null when the question itself is not
   * taken: it is too long, or a filter before the model takes offence at a title.
   * @throws {AppError} PROVIDER_UNAVAILABLE @throws {RetryAfter}
   */
  ask(messages: readonly Message[], maxTokens: number, signal?: AbortSignal): Promise<string | null>;
}

/** A model on somebody's own machine answers one question at a time, and slowly. */
const LIMITER: LimiterSettings = { minGapMs: 100, maxConcurrent: 1 };
const TIMEOUT_MS = 3 * MINUTE;
const NOT_TAKEN = /content[_ ](?:filter|policy)|context[_ ](?:length|window|size)/i;
const EMPTY_ACCOUNT_MS = 6 * HOUR;

/** What an endpoint was found not to take, for as long as the process lives. */
interface Dialect {
  mode: AnswerMode;
  maxTokens: 'max_tokens' | 'max_completion_tokens';
  temperature: boolean;
}

/** One endpoint that speaks `POST /chat/completions`. No tools are offered, and no call is repeated by itself. */
export const createChat = ({ http, url, apiKey, model, mode, schema }: ChatDeps): Chat => {
  const dialect: Dialect = {
    mode: mode === 'auto' ? 'json_schema' : mode,
    maxTokens: 'max_tokens',
    temperature: true,
  };

  const send = (messages: readonly Message[], maxTokens: number, signal: AbortSignal | undefined) =>
    http.request({
      provider: 'llm',
      app: '-',
      mode: null,
      bucket: 'chat',
      method: 'POST',
      url: `${url}/chat/completions`,
      headers: {
        'content-type': 'application/json',
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
      },
      body: JSON.stringify({
        model,
        messages,
        stream: false,
        [dialect.maxTokens]: maxTokens,
        ...(dialect.temperature ? { temperature: 0 } : {}),
        ...formatOf(dialect.mode, schema),
      }),
      schema: Completion,
      timeoutMs: TIMEOUT_MS,
      limiter: LIMITER,
      signal,
      heed,
    });

  return {
    ask: async (messages, maxTokens, signal) => {
      for (;;) {
        const answer = await send(messages, maxTokens, signal);
        if (answer.kind === 'ok') return contentOf(answer.body);
        if (answer.status === 400 && NOT_TAKEN.test(answer.text)) return null;
        if (!adapt(dialect, answer, mode === 'auto')) throw refusal(answer.status);
      }
    },
  };
};

const formatOf = (mode: AnswerMode, schema: object): object => {
  switch (mode) {
    case 'json_schema':
      return {
        response_format: { type: 'json_schema', json_schema: { name: 'labels', strict: true, schema } },
      };
    case 'json_object':
      return { response_format: { type: 'json_object' } };
    case 'prompt':
      return {};
  }
};

/** Learns from a refusal what to leave out. False when there is nothing more to leave out. */
const adapt = (
  dialect: Dialect,
  { status, text }: { readonly status: number; readonly text: string },
  mayChangeMode: boolean,
): boolean => {
  if (status !== 400 && status !== 422) return false;
  if (mayChangeMode && dialect.mode !== 'prompt' && /response_format|json_schema|json_object/i.test(text)) {
    dialect.mode = dialect.mode === 'json_schema' ? 'json_object' : 'prompt';
    return true;
  }
  if (dialect.maxTokens === 'max_tokens' && /max_completion_tokens/i.test(text)) {
    dialect.maxTokens = 'max_completion_tokens';
    return true;
  }
  if (dialect.temperature && /temperature/i.test(text)) {
    dialect.temperature = false;
    return true;
  }
  return false;
};

/** An account without money is not filled again in minutes. */
const heed = ({ status, json }: HeardAnswer): Wish | null => {
  const error = Refusal.safeParse(json).data?.error;
  const code = typeof error === 'object' ? error.code : null;
  return status === 429 && code === 'insufficient_quota'
    ? { kind: 'rest', ms: EMPTY_ACCOUNT_MS, why: 'quota' }
    : null;
};

/** 404 is a model that the endpoint does not have: as much the operator's to mend as a key. */
const refusal = (status: number): AppError => refusedError('llm', 'chat', status === 404 ? 403 : status);
