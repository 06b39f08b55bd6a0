import type { EnrichmentProvider } from '../../src/providers/enrichment-port.ts';
import type { Http, LimiterSettings } from '../../src/providers/http-port.ts';
import { openTestHttp, type TestHttp } from './http.ts';
import { openLoopback, type Reply, type Responder, type SeenRequest } from './loopback.ts';

export interface ProviderTest extends AsyncDisposable {
  readonly provider: EnrichmentProvider;
  readonly door: TestHttp;
  readonly requests: readonly SeenRequest[];
  /** How fast the provider would go: the test itself goes faster. */
  readonly paces: readonly LimiterSettings[];
}

/** A provider's client with the real door before a server of the test's own. */
export const openProvider = async (
  respond: Responder,
  make: (deps: { http: Http; url: string; door: TestHttp }) => EnrichmentProvider,
): Promise<ProviderTest> => {
  const server = await openLoopback(respond);
  const door = openTestHttp();
  const paces: LimiterSettings[] = [];
  const http: Http = {
    ...door.http,
    request: (request) => {
      paces.push(request.limiter);
      return door.http.request({ ...request, limiter: { minGapMs: 0, maxConcurrent: 8 } });
    },
  };
  return {
    provider: make({ http, url: server.url, door }),
    door,
    requests: server.requests,
    paces,
    [Symbol.asyncDispose]: async () => {
      await door.http.close();
      await server[Symbol.asyncDispose]();
    },
  };
};

export interface CountedProvider {
  readonly provider: EnrichmentProvider;
  readonly requests: readonly SeenRequest[];
  readonly paces: readonly LimiterSettings[];
}

/** A provider's client without a network, to count thousands of calls in a moment. Only good answers. */
export const countProvider = (
  respond: (request: SeenRequest) => Reply,
  make: (deps: { http: Http; url: string }) => EnrichmentProvider,
): CountedProvider => {
  const requests: SeenRequest[] = [];
  const paces: LimiterSettings[] = [];
  const request: Http['request'] = async ({ method, url, headers = {}, body = '', schema, limiter }) => {
    const { pathname: path, searchParams: query } = new URL(url);
    const seen: SeenRequest = { method, path, query, headers, body };
    requests.push(seen);
    paces.push(limiter);
    return { kind: 'ok', status: 200, body: schema.parse(respond(seen).body) };
  };
  const unused = (): never => {
    throw new Error('a provider needs nothing but requests');
  };
  return {
    provider: make({
      http: { request, fetchFor: unused, download: unused, close: async () => undefined },
      url: 'http://counted',
    }),
    requests,
    paces,
  };
};
