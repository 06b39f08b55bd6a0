import type { Reads } from '../../../db/repositories/repositories.ts';
import type { Capture, Chart } from '../../../domain/charts/chart.ts';
import type { DigestPeriod } from '../../../domain/digests/schedule.ts';

export type ChartReads = Pick<Reads, 'charts' | 'chartCaptures' | 'chartMemory' | 'chartEntities'>;

/**
 * How the chart stood at the end of the period, whenever that is asked; null when nobody has seen it since the period
 * began.
 */
export const atEndOf = async (
  read: Pick<ChartReads, 'chartCaptures'>,
  { id }: Chart,
  { fromAt, toAt }: DigestPeriod,
): Promise<Capture | null> => {
  const capture = await read.chartCaptures.asOf(id, toAt);
  return capture === null || capture.seenAt < fromAt ? null : capture;
};
