import { createServer } from 'node:http';
import { CONTENT_TYPE, exposition, type Family } from '../domain/metrics/exposition.ts';
import type { Log } from '../log.ts';

export interface MetricsServer {
  /** @returns the real port; null when it cannot listen: that is logged, and nothing else suffers */
  start(): Promise<number | null>;
  stop(): Promise<void>;
}

/**
 * `GET /metrics` for Prometheus, on an address of its own, so that a proxy in front of the pages never shows it.
 * @param deps `host` is loopback unless the operator says otherwise; `port` 0 takes a free one
 */
export const createMetricsServer = (deps: {
  host: string;
  port: number;
  families: () => Promise<Family[]>;
  log: Log;
}): MetricsServer => {
  const { host, port, families, log } = deps;
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    const end = (status: number, body: string, type = 'text/plain; charset=utf-8'): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(405, 'GET only\n');
    if (request.url?.split('?')[0] !== '/metrics') return end(404, 'See /metrics\n');
    families().then(
      (all) => end(200, exposition(all), CONTENT_TYPE),
      (error: unknown) => {
        log.error({ event: 'lifecycle', what: 'metrics not answered' }, error);
        end(500, 'Not now; the log says why.\n');
      },
    );
  });
  server.maxConnections = 20;

  return {
    start: () =>
      new Promise((resolve) => {
        server.once('error', (error) => {
          log.warn({ event: 'lifecycle', what: 'metrics not served', detail: `${host}:${port}` }, error);
          resolve(null);
        });
        server.listen({ host, port }, () => {
          const address = server.address();
          resolve(typeof address === 'object' && address !== null ? address.port : port);
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
