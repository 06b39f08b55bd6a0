import { discordContract } from './contracts/discord-contract.ts';
import {
  complaints,
  isJsonObject,
  type OpenApi,
  type Operation,
  type Parameter,
} from './contracts/openapi.ts';
import { type SpotifyContract, spotifyContract } from './contracts/spotify-contract.ts';
import { tokenRequestProblems, tokenResponseProblems } from './contracts/token-contract.ts';

/** One line of recorded traffic. */
export interface RecordedExchange {
  side: 'spotify' | 'discord';
  method: string;
  /** Path and query as sent. */
  path: string;
  requestBody: unknown;
  /** 0: never answered. */
  status: number;
  responseBody: unknown;
  /** The answer is an injected fault; nobody promises that it keeps a contract. */
  fault?: string;
}

export interface Violation {
  side: RecordedExchange['side'];
  /** `GET /playlists/{playlist_id}/items` */
  operation: string;
  part: 'path' | 'request' | 'response';
  problem: string;
}

export interface ContractTexts {
  /** The YAML of the Spotify document. */
  spotify?: string;
  /** The JSON of the Discord document. */
  discord?: string;
  /** Also check what Discord (the double) answers. Default: only what was sent to it. */
  discordResponses?: boolean;
}

/** A function that tells what in an exchange breaks the contract of its side. */
export function createContractCheck(texts: ContractTexts): (exchange: RecordedExchange) => Violation[] {
  const spotify = texts.spotify === undefined ? undefined : spotifyContract(texts.spotify);
  const discord = texts.discord === undefined ? undefined : discordContract(texts.discord);
  return (exchange) => {
    if (exchange.side === 'spotify') return spotify ? checkSpotify(spotify, exchange) : [];
    return discord ? checkDiscord(discord, exchange, texts.discordResponses ?? false) : [];
  };
}

function checkSpotify(contract: SpotifyContract, exchange: RecordedExchange): Violation[] {
  const { path, query } = split(exchange.path);
  const report = reporter(exchange);
  if (path === '/api/token') {
    report.name('POST /api/token');
    report.add('request', tokenRequestProblems(exchange.requestBody));
    if (!exchange.fault)
      report.add('response', tokenResponseProblems(exchange.status, exchange.responseBody));
    return report.violations;
  }
  const cut = query.has('fields') ? contract.partial : contract.whole;
  const operation = cut.find(exchange.method, path.replace(/^\/v1/, ''));
  if (!operation) {
    // Whoever asks for something that does not exist must be told so.
    if (exchange.status < 400) report.add('path', ['no such operation in the contract, yet it was answered']);
    else report.add('path', ['no such operation in the contract']);
    return report.violations;
  }
  report.name(`${exchange.method} ${operation.template}`);
  report.add('request', [
    ...queryProblems(operation, query),
    ...bodyProblems(operation, exchange.requestBody),
  ]);
  if (!exchange.fault && exchange.status !== 0)
    report.add('response', spotifyAnswerProblems(operation, exchange));
  return report.violations;
}

function spotifyAnswerProblems(operation: Operation, { status, responseBody }: RecordedExchange): string[] {
  if (status >= 400) {
    // 403, 414, 429 and gateways do not always speak JSON.
    if (typeof responseBody === 'string')
      return [403, 414, 429].includes(status) || status >= 500 ? [] : ['an error that is not JSON'];
    const error = isJsonObject(responseBody) ? responseBody['error'] : undefined;
    const well = isJsonObject(error) && error['status'] === status && typeof error['message'] === 'string';
    return well ? [] : [`${status} without the error envelope`];
  }
  const expected = operation.responses.get(String(status));
  if (!expected) return [`status ${status} is not in the contract`];
  if (!expected.validate) return responseBody === null ? [] : ['a body where none belongs'];
  return expected.validate(responseBody) ? [] : complaints(expected.validate.errors);
}

function checkDiscord(contract: OpenApi, exchange: RecordedExchange, responses: boolean): Violation[] {
  const { path } = split(exchange.path);
  const report = reporter(exchange);
  const below = decoded(path.replace(/^\/api(\/v\d+)?/, ''));
  const operation = contract.find(exchange.method, below);
  if (!operation) {
    report.add('path', ['no such operation in the contract']);
    return report.violations;
  }
  report.name(`${exchange.method} ${operation.template}`);
  if (exchange.requestBody !== null) {
    const { requestBody } = operation;
    if (!requestBody) report.add('request', ['a body where none belongs']);
    else if (!requestBody.validate(exchange.requestBody))
      report.add('request', complaints(requestBody.validate.errors));
  }
  if (!exchange.fault && exchange.status >= 200 && exchange.status < 300) {
    const expected = operation.responses.get(String(exchange.status)) ?? operation.responses.get('2XX');
    if (!expected) report.add('response', [`status ${exchange.status} is not in the contract`]);
    else if (responses && expected.validate && !expected.validate(exchange.responseBody)) {
      report.add('response', complaints(expected.validate.errors));
    }
  }
  return report.violations;
}

function queryProblems(operation: Operation, query: URLSearchParams): string[] {
  const known = operation.parameters.filter((parameter) => parameter.in === 'query');
  const problems = known
    .filter(({ name, required }) => required && !query.has(name))
    .map(({ name }) => `query parameter ${name} is missing`);
  for (const [name, text] of query) {
    const parameter = known.find((candidate) => candidate.name === name);
    if (!parameter) problems.push(`query parameter ${name} is not in the contract`);
    else
      problems.push(
        ...valueProblems(parameter, text).map((problem) => `query parameter ${name}=${text}: ${problem}`),
      );
  }
  return problems;
}

/** A text that reads as a number may be meant as one; when neither fits, the complaint is about the number. */
function valueProblems({ isList, validate }: Parameter, text: string): string[] {
  const readings: unknown[] = isList
    ? [text.split(',')]
    : /^-?\d+$/.test(text)
      ? [text, Number(text)]
      : [text];
  return readings.some((value) => validate(value)) ? [] : complaints(validate.errors);
}

function bodyProblems(operation: Operation, body: unknown): string[] {
  const { requestBody } = operation;
  if (body === null) return requestBody?.required ? ['the body is missing'] : [];
  if (!requestBody) return typeof body === 'string' ? [] : ['a body where none belongs'];
  const unknown = isJsonObject(body)
    ? Object.keys(body).filter((name) => requestBody.properties && !requestBody.properties.includes(name))
    : [];
  return [
    ...unknown.map((name) => `body field ${name} is not in the contract`),
    ...(requestBody.validate(body) ? [] : complaints(requestBody.validate.errors)),
  ];
}

function reporter(exchange: RecordedExchange) {
  const violations: Violation[] = [];
  let operation = `${exchange.method} ${split(exchange.path).path}`;
  return {
    violations,
    name: (name: string): void => {
      operation = name;
    },
    add: (part: Violation['part'], problems: readonly string[]): void => {
      for (const problem of problems) violations.push({ side: exchange.side, operation, part, problem });
    },
  };
}

function split(target: string): { path: string; query: URLSearchParams } {
  const at = target.indexOf('?');
  return at < 0
    ? { path: target, query: new URLSearchParams() }
    : { path: target.slice(0, at), query: new URLSearchParams(target.slice(at + 1)) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
