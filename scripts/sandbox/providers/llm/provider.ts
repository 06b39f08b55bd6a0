import { createHash } from 'node:crypto';
import { type Answer, json } from '../../http/answer.ts';
import { type Parts, type Provider, retryHeader } from '../provider.ts';
import { fillSchema, usualShape } from './fill.ts';
import { createOracle } from './oracle.ts';
import { type ChatRequest, isRefusal, readChat } from './request.ts';
import { schemaIn, subjectsOf } from './subjects.ts';
import type { LlmSwitches } from './switches.ts';
import { trickOn } from './tricks.ts';

/** A language model behind an address like OpenAI's; what it says comes from the world, so it is right most times. */
export function createLlm({ facts, credentials }: Parts, switches: LlmSwitches): Provider {
  const ask = createOracle(facts);
  const failure = (
    status: number,
    message: string,
    details: { param?: string | null; code?: string | null; retryAfter?: number | null } = {},
  ): Answer =>
    json(
      switches.errorStyle === 'ollama'
        ? { error: message }
        : {
            error: {
              message,
              type: status < 500 ? 'invalid_request_error' : 'server_error',
              param: details.param ?? null,
              code: details.code ?? null,
            },
          },
      status,
      retryHeader(details.retryAfter),
    );
  return {
    name: 'llm',
    roots: ['/llm'],
    routes: [
      {
        method: 'POST',
        path: '/v1/chat/completions',
        handle({ call }) {
          if (!(call.headers['content-type'] ?? '').startsWith('application/json')) {
            return failure(400, 'The body must be JSON with a content-type that says so.');
          }
          const request = readChat(call.body, switches);
          if (isRefusal(request)) return failure(request.status, request.message, request);
          return json(completion(request, answer(request), facts.world.now()));
        },
      },
      {
        method: 'GET',
        path: '/v1/models',
        handle: () =>
          json({
            object: 'list',
            data: switches.models.map((id) => ({ id, object: 'model', created: 0, owned_by: 'sandbox' })),
          }),
      },
    ],
    guard: ({ headers }) =>
      credentials.llmApiKey === null || headers.authorization === `Bearer ${credentials.llmApiKey}`
        ? undefined
        : failure(401, 'Incorrect API key provided.', { code: 'invalid_api_key' }),
    pace: () => ({ kind: 'window', calls: 60, ms: 60_000 }),
    tooFast: (retryAfter) =>
      failure(429, 'Rate limit reached for requests.', { code: 'rate_limit_exceeded', retryAfter }),
    busy: () => failure(503, 'The engine is currently overloaded, please try again later.'),
    failure: (status, retryAfter) =>
      failure(status, 'The server had an error while processing your request.', {
        retryAfter: retryAfter ?? null,
      }),
  };

  function answer(request: ChatRequest) {
    const subjects = subjectsOf(request.texts);
    const schema = request.schema ?? schemaIn(request.texts) ?? usualShape;
    const topics = subjects.map((subject) => ({ subject, opinion: ask(subject) }));
    const value = fillSchema(schema, topics);
    const trick = switches.takeTrick();
    // Without a grammar that forces it, a model likes to wrap what it says.
    const wraps = !request.jsonOnly && trick === null && switches.mode === 'ignores';
    return trickOn(wraps ? 'fences' : trick, value, subjects);
  }
}

/** About four characters a token, as everybody reckons. */
const tokensOf = (text: string): number => Math.ceil(text.length / 4);

function completion(
  { model, texts, maxTokens }: ChatRequest,
  said: ReturnType<typeof trickOn>,
  now: number,
): Record<string, unknown> {
  const whole = said.content ?? '';
  const fits = tokensOf(whole) <= maxTokens;
  const content = said.content === null ? null : fits ? whole : whole.slice(0, maxTokens * 4);
  const prompt = tokensOf(texts.join(''));
  const spent = Math.min(tokensOf(whole), maxTokens);
  return {
    id: `chatcmpl-${createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 24)}`,
    object: 'chat.completion',
    created: Math.floor(now / 1_000),
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: said.refusal },
        finish_reason: fits ? said.finish : 'length',
        logprobs: null,
      },
    ],
    usage: { prompt_tokens: prompt, completion_tokens: spent, total_tokens: prompt + spent },
  };
}
