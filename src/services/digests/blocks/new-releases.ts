import type { ChartEntity } from '../../../domain/charts/chart.ts';
import { weekNumber } from '../../../domain/charts/weeks.ts';
import { publicChart } from '../../../domain/digests/blocks.ts';
import type { ChartEntityId } from '../../../domain/ids.ts';
import type { ChartReads } from './charts.ts';
import type { ReadBlock } from './reader.ts';

const SHOWN = 6;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day of a moment in UTC: release dates are days without a zone. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** What came out since the last digest, in the order of who knows it. */
export const newReleasesReader =
  (read: ChartReads): ReadBlock<'new_releases'> =>
  async ({ kind, source }, { period: { fromAt, toAt } }) => {
    const spec = publicChart(source, 'new');
    const chart = spec === null ? null : await read.charts.byKey(spec);
    if (chart === null) return null;
    const [after, until] = [dayOf(fromAt), dayOf(toAt)];
    const isNew = ({ releaseDate }: ChartEntity): boolean =>
      releaseDate !== null && DAY.test(releaseDate) && releaseDate > after && releaseDate <= until;
    const ranks = new Map<ChartEntityId, number>();
    // Sources tell the last days only: a month is in the captures of its weeks.
    for (let week = weekNumber(fromAt); week <= weekNumber(toAt); week += 1) {
      const capture = await read.chartCaptures.ofWeek(chart.id, week);
      const places = capture === null ? [] : await read.chartCaptures.places(capture.id);
      for (const { entityId, rank } of places) {
        ranks.set(entityId, Math.min(rank, ranks.get(entityId) ?? rank));
      }
    }
    const rankOf = ({ id }: ChartEntity): number => ranks.get(id) ?? Number.MAX_SAFE_INTEGER;
    const releases = (await read.chartEntities.byIds([...ranks.keys()]))
      .filter(isNew)
      .sort((a, b) => rankOf(a) - rankOf(b) || a.id - b.id);
    if (releases.length === 0) return null;
    return { kind, source, releases: releases.slice(0, SHOWN), total: releases.length };
  };
