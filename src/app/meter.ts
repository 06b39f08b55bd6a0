import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Family } from '../domain/metrics/exposition.ts';
import { createTallies, type TallyKind } from '../domain/metrics/tallies.ts';
import type { LogEvent } from '../log.ts';

/** Counts what one half of Segue does, from the events of its log; nothing of a person is in it. */
export interface Meter {
  hear(event: LogEvent): void;
  families(): Family[];
  stop(): void;
}

const ANSWERS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const WORK = [0.05, 0.25, 1, 5, 15, 60, 300, 1_800];
const CALLS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const kinds: readonly TallyKind[] = [
  { name: 'segue_interactions_total', help: 'Commands, buttons and modals, by name and outcome.' },
  {
    name: 'segue_interaction_ack_seconds',
    help: 'From the arrival of an interaction to our first answer.',
    buckets: ANSWERS,
  },
  { name: 'segue_jobs_total', help: 'Runs of jobs, by kind and outcome.' },
  { name: 'segue_job_seconds', help: 'How long runs of jobs took, by kind.', buckets: WORK },
  { name: 'segue_provider_calls_total', help: 'Calls to providers, by part and outcome.' },
  { name: 'segue_provider_call_seconds', help: 'How long calls to providers took.', buckets: CALLS },
  { name: 'segue_posts_total', help: 'Tries to bring out posts that happen once, by outcome.' },
  { name: 'segue_web_requests_total', help: 'Requests for our pages, by route and status.' },
  { name: 'segue_pictures_total', help: 'Pictures, drawn or missing.' },
];

/** @param half a label of every sample */
export const createMeter = (half: 'bot' | 'service'): Meter => {
  const tallies = createTallies(kinds);
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  const hear = (event: LogEvent): void => {
    switch (event.event) {
      case 'interaction': {
        const { kind, name, outcome, ackMs } = event;
        tallies.add('segue_interactions_total', { half, kind, name, outcome });
        if (ackMs !== null) tallies.observe('segue_interaction_ack_seconds', { half, name }, ackMs / 1_000);
        break;
      }
      case 'job': {
        const { kind, outcome, totalMs } = event;
        tallies.add('segue_jobs_total', { half, kind, outcome });
        tallies.observe('segue_job_seconds', { half, kind }, totalMs / 1_000);
        break;
      }
      case 'provider': {
        const { provider, bucket, outcome, totalMs } = event;
        tallies.add('segue_provider_calls_total', { half, provider, bucket, outcome });
        tallies.observe('segue_provider_call_seconds', { half, provider }, totalMs / 1_000);
        break;
      }
      case 'post':
        tallies.add('segue_posts_total', { half, outcome: event.outcome });
        break;
      case 'web': {
        const { method, route, status } = event;
        tallies.add('segue_web_requests_total', { half, method, route, status: String(status) });
        break;
      }
      case 'picture':
        tallies.add('segue_pictures_total', { half, outcome: event.outcome });
        break;
      case 'lifecycle':
        break;
    }
  };

  return {
    hear,
    families: () => {
      const families = [...tallies.families(), loopLag(loop, half), memory(half)];
      loop.reset();
      return families;
    },
    stop: () => void loop.disable(),
  };
};

/** How late the event loop turned since the last look. */
const loopLag = (loop: ReturnType<typeof monitorEventLoopDelay>, half: string): Family => {
  const seconds = (nanoseconds: number): number =>
    Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds) / 1e9 : 0;
  const sample = (quantile: string, nanoseconds: number) => ({
    labels: { half, quantile },
    value: seconds(nanoseconds),
  });
  return {
    name: 'segue_event_loop_lag_seconds',
    type: 'gauge',
    help: 'How late the event loop turned since the last scrape (a turn of 20 ms is on time).',
    samples: [sample('0.5', loop.percentile(50)), sample('0.99', loop.percentile(99)), sample('1', loop.max)],
  };
};

const memory = (half: string): Family => ({
  name: 'segue_heap_bytes',
  type: 'gauge',
  help: 'Memory in use by the objects of a half.',
  samples: [{ labels: { half }, value: process.memoryUsage().heapUsed }],
});
