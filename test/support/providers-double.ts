import type {
  Exchange,
  ProvidersDouble,
  ProvidersOptions,
} from '../../scripts/sandbox/providers/contract.ts';
import { startProviders } from '../../scripts/sandbox/providers/server.ts';
import type { World } from '../../scripts/sandbox/world/contract.ts';
import { createWorld } from '../../scripts/sandbox/world/world.ts';

export const providersStart = Date.parse('2026-11-20T10:00:00Z');
/** What a caller says who does everything right. */
export const agent = 'SegueTest/1.0 ( https://segue.test/contact )';

export interface Heard {
  status: number;
  headers: Headers;
  /** The parsed JSON, or the text where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

export interface ProvidersTest extends AsyncDisposable {
  world: World;
  double: ProvidersDouble;
  exchanges: Exchange[];
  get(url: string, headers?: Record<string, string>): Promise<Heard>;
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<Heard>;
}

/** The doubles on a world whose clock only moves when it is told to. */
export async function openProviders(options: Partial<ProvidersOptions> = {}): Promise<ProvidersTest> {
  const world = options.world ?? createWorld({ seed: 11, startAt: providersStart, realNow: () => 0 });
  const exchanges: Exchange[] = [];
  const double = await startProviders({
    record: (exchange) => exchanges.push(exchange),
    ...options,
    world,
  });
  const ask = async (url: string, init: RequestInit): Promise<Heard> => {
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: { 'user-agent': agent, ...init.headers },
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  };
  return {
    world,
    double,
    exchanges,
    get: (url, headers = {}) => ask(url, { headers }),
    post: (url, body, headers = {}) =>
      ask(url, {
        method: 'POST',
        headers:
          body instanceof URLSearchParams ? headers : { 'content-type': 'application/json', ...headers },
        body: body instanceof URLSearchParams ? body : JSON.stringify(body),
      }),
    [Symbol.asyncDispose]: () => double.close(),
  };
}
