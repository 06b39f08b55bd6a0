import type { Clock } from '../../src/clock.ts';
import type { Http, LimiterSettings } from '../../src/providers/http-port.ts';
import type { ScrobbleSource } from '../../src/providers/scrobble-port.ts';
import { openTestHttp, type TestHttp } from './http.ts';
import { openLoopback, type Responder, type SeenRequest } from './loopback.ts';

export interface ScrobbleTest extends AsyncDisposable {
  readonly source: ScrobbleSource;
  readonly door: TestHttp;
  readonly requests: readonly SeenRequest[];
  readonly paces: readonly LimiterSettings[];
}

/** A client of plays with the real door before a server of the test's own. */
export const openScrobbles = async (
  respond: Responder,
  make: (deps: { http: Http; url: string; clock: Clock; userAgent: string }) => ScrobbleSource,
): Promise<ScrobbleTest> => {
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
    source: make({ http, url: server.url, clock: door.clock, userAgent: 'Segue/0 ( test )' }),
    door,
    requests: server.requests,
    paces,
    [Symbol.asyncDispose]: async () => {
      await door.http.close();
      await server[Symbol.asyncDispose]();
    },
  };
};
