import { type Bench, type Figure, report } from './report.ts';
import { askMembers } from './server/ask.ts';
import { askCharts } from './server/charts.ts';
import { askDigests } from './server/digests.ts';

const GOAL_MS = 100;

/**
 * A server of a thousand members with ten million plays: `/whoknows`, `/server top` and `/trending` as members ask for them,
 * captures of charts, and a digest with its pictures. The database is built the first time (some minutes) and kept.
 * Figures: docs/benchmarks.md.
 */
export const server: Bench = async ({ json }) => {
  const start = performance.now();
  const say = (text: string): void =>
    console.log(`${text} (${Math.round((performance.now() - start) / 1_000)} s)`);
  const asked = await askMembers(say);
  const worst = (metric: (typeof asked)[number]['metric']): Figure => ({
    ...{ name: metric, unit: 'ms', goal: `< ${GOAL_MS}, the slowest` },
    value: Math.max(...asked.filter((one) => one.metric === metric).map(({ p99 }) => p99)),
  });
  const charts = await askCharts(say);
  const digests = await askDigests(say);
  report('server', [worst('whoknowsP99Ms'), worst('leaderboardP99Ms'), ...charts, ...digests], json);
};
