import type { Reads } from '../../../db/repositories/repositories.ts';
import type { Capture, Chart } from '../../../domain/charts/chart.ts';
import { weekNumber } from '../../../domain/charts/weeks.ts';
import type { DigestPeriod } from '../../../domain/digests/schedule.ts';

export type ChartReads = Pick<Reads, 'charts' | 'chartCaptures' | 'chartMemory' | 'chartEntities'>;

/** How the chart stood at the end of the period; null when nobody has seen it since the period began. */
export const atEndOf = async (
  read: Pick<ChartReads, 'chartCaptures'>,
  { id }: Chart,
  { fromAt, toAt }: DigestPeriod,
): Promise<Capture | null> => {
  const capture = await read.chartCaptures.beforeWeek(id, weekNumber(toAt) + 1);
  return capture === null || capture.seenAt < fromAt ? null : capture;
};
