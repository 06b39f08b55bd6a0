import type { Queries, Tx } from '../database.ts';
import { chartCaptureReads, chartCaptureWrites } from './chart-captures.ts';
import { chartEntityReads, chartEntityWrites } from './chart-entities.ts';
import { chartMemoryReads, chartMemoryWrites } from './chart-memory.ts';
import { chartSamenessReads, chartSamenessWrites } from './chart-sameness.ts';
import { chartViewReads } from './chart-views.ts';
import { chartReads, chartWrites } from './charts.ts';

/** Everything about charts that can be asked. */
export const chartFamilyReads = (queries: Queries) => ({
  charts: chartReads(queries),
  chartCaptures: chartCaptureReads(queries),
  chartEntities: chartEntityReads(queries),
  chartMemory: chartMemoryReads(queries),
  chartSameness: chartSamenessReads(queries),
  chartViews: chartViewReads(queries),
});

/** The same, and what can be written. */
export const chartFamily = (tx: Tx) => ({
  charts: { ...chartReads(tx), ...chartWrites(tx) },
  chartCaptures: { ...chartCaptureReads(tx), ...chartCaptureWrites(tx) },
  chartEntities: { ...chartEntityReads(tx), ...chartEntityWrites(tx) },
  chartMemory: { ...chartMemoryReads(tx), ...chartMemoryWrites(tx) },
  chartSameness: { ...chartSamenessReads(tx), ...chartSamenessWrites(tx) },
  chartViews: chartViewReads(tx),
});
