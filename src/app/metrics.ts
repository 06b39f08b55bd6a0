import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Family } from '../domain/metrics/exposition.ts';
import type { Log } from '../log.ts';
import { createMetricsServer } from '../web/metrics.ts';
import type { Stack } from './stack.ts';

/** A half of Segue as far as metrics are concerned: null when it does not answer now. */
export interface MeasuredHalf {
  readonly half: 'bot' | 'service';
  readonly measure: () => Promise<readonly Family[] | null>;
}

/** Serves what all halves of this process say, in one answer. */
export const serveMetrics = async (
  { config, clock, log }: { config: Pick<Config, 'metrics'>; clock: Clock; log: Log },
  halves: readonly MeasuredHalf[],
  stack: Stack,
): Promise<void> => {
  const { host, port } = config.metrics;
  if (port === 0) return;
  const families = async (): Promise<Family[]> => {
    const measured = await Promise.all(
      halves.map(async ({ half, measure }) => ({ half, families: await measure() })),
    );
    return [
      {
        name: 'segue_half_up',
        type: 'gauge',
        help: '1 while this half of Segue answers.',
        samples: measured.map(({ half, families: all }) => ({
          labels: { half },
          value: all === null ? 0 : 1,
        })),
      },
      ...processFamilies(clock.now()),
      ...measured.flatMap(({ families: all }) => all ?? []),
    ];
  };
  const server = createMetricsServer({ host, port, families, log });
  const real = await server.start();
  if (real === null) return;
  stack.add('metrics', server.stop);
  log.info({ event: 'lifecycle', what: 'metrics', detail: `http://${host}:${real}/metrics` });
};

/** Under the names that every Prometheus dashboard knows. */
const processFamilies = (now: number): Family[] => {
  const { user, system } = process.cpuUsage();
  const one = (name: string, type: Family['type'], help: string, value: number): Family => ({
    name,
    type,
    help,
    samples: [{ labels: {}, value }],
  });
  return [
    one('process_cpu_seconds_total', 'counter', 'Processor time of the process.', (user + system) / 1e6),
    one('process_resident_memory_bytes', 'gauge', 'Memory of the process.', process.memoryUsage.rss()),
    one(
      'process_start_time_seconds',
      'gauge',
      'When the process began, seconds since 1970.',
      Math.round(now / 1_000 - process.uptime()),
    ),
  ];
};
