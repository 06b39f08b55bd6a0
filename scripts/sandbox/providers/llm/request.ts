import { isObject, type JsonObject, parseJson } from '../../http/call.ts';
import { strictProblem } from './schema.ts';
import type { LlmSwitches } from './switches.ts';

export interface ChatRequest {
  model: string;
  /** The texts of all messages, in order. */
  texts: string[];
  maxTokens: number;
  /** The schema that the answer must have, where one was asked for in `response_format`. */
  schema: JsonObject | null;
  /** Whether the answer must be JSON and nothing else. */
  jsonOnly: boolean;
}

export interface Refusal {
  status: number;
  message: string;
  param: string | null;
  code: string | null;
}

const refusal = (message: string, param: string | null = null, code: string | null = null): Refusal => ({
  status: 400,
  message,
  param,
  code,
});

export const isRefusal = (value: ChatRequest | Refusal): value is Refusal => 'status' in value;

/** The request, or why not. */
export function readChat(body: Buffer, switches: LlmSwitches): ChatRequest | Refusal {
  const value = parseJson(body.toString('utf8'));
  if (!isObject(value)) return refusal('We could not parse the JSON body of your request.');
  const { model, messages, stream } = value;
  if (typeof model !== 'string') return refusal('you must provide a model parameter', 'model');
  if (!switches.models.includes(model)) {
    return { ...refusal(`The model '${model}' does not exist`, 'model', 'model_not_found'), status: 404 };
  }
  if (stream === true) return refusal('This server does not stream.', 'stream', 'unsupported_parameter');
  if (!Array.isArray(messages) || messages.length === 0) {
    return refusal("'messages' must be a non-empty list of messages", 'messages');
  }
  const texts = messages.map(textOf);
  if (texts.some((text) => text === undefined)) {
    return refusal("every message needs a 'role' and text as 'content'", 'messages');
  }
  const read = texts.filter((text) => text !== undefined);
  const length = read.reduce((sum, text) => sum + text.length, 0);
  if (length > switches.longestPrompt && switches.errorStyle === 'openai') {
    const words = `This model's maximum context length is ${switches.longestPrompt} characters.`;
    return refusal(words, 'messages', 'context_length_exceeded');
  }
  const format = formatOf(value['response_format'], switches);
  if ('status' in format) return format;
  const most = value['max_completion_tokens'] ?? value['max_tokens'];
  return {
    model,
    texts: length > switches.longestPrompt ? [read.join('\n').slice(-switches.longestPrompt)] : read,
    maxTokens: typeof most === 'number' ? most : Number.POSITIVE_INFINITY,
    ...format,
  };
}

function textOf(message: unknown): string | undefined {
  if (!isObject(message) || typeof message['role'] !== 'string') return undefined;
  const { content } = message;
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return undefined;
  return content.map((part: unknown) => (isObject(part) ? String(part['text'] ?? '') : '')).join('\n');
}

type Format = Pick<ChatRequest, 'schema' | 'jsonOnly'>;

function formatOf(given: unknown, { mode }: LlmSwitches): Format | Refusal {
  const free: Format = { schema: null, jsonOnly: false };
  if (given === undefined || mode === 'ignores') return free;
  const type = isObject(given) ? given['type'] : undefined;
  if (type === 'text') return free;
  const wanted = 'response_format';
  if (mode === 'prompt')
    return refusal(`'${wanted}' is not supported with this model.`, wanted, 'unsupported_parameter');
  if (type === 'json_object') return { schema: null, jsonOnly: true };
  if (type !== 'json_schema' || !isObject(given))
    return refusal(`Invalid value for '${wanted}.type'.`, `${wanted}.type`);
  if (mode === 'json_object') {
    const words = `Invalid parameter: '${wanted}' of type 'json_schema' is not supported with this model.`;
    return refusal(words, wanted);
  }
  const declared = given['json_schema'];
  const schema = isObject(declared) ? declared['schema'] : undefined;
  if (!isObject(declared) || !isObject(schema)) {
    return refusal(
      `Missing required parameter: '${wanted}.json_schema.schema'.`,
      `${wanted}.json_schema.schema`,
    );
  }
  const name = declared['name'];
  if (typeof name !== 'string' || !/^[\w-]{1,64}$/.test(name)) {
    return refusal(`Missing required parameter: '${wanted}.json_schema.name'.`, `${wanted}.json_schema.name`);
  }
  const problem = declared['strict'] === true ? strictProblem(schema) : undefined;
  return problem === undefined
    ? { schema, jsonOnly: true }
    : refusal(`Invalid schema for ${wanted} '${name}': ${problem}`, wanted);
}
