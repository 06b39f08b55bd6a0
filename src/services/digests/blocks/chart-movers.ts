import { climbers, movements, newcomers } from '../../../domain/charts/movement.ts';
import { weekNumber } from '../../../domain/charts/weeks.ts';
import { chartOfDigest } from '../../../domain/digests/blocks.ts';
import { atEndOf, type ChartReads } from './charts.ts';
import type { ReadBlock } from './reader.ts';

/** Of each: who climbed, and who is new. */
const SHOWN = 3;
const EVERYBODY = 1_000;

/** Who climbed most on a public chart, and who is new there, since the last digest. */
export const chartMoversReader =
  (read: ChartReads): ReadBlock<'chart_movers'> =>
  async ({ kind, chart: name }, { period }) => {
    const spec = chartOfDigest(name);
    const chart = spec === null ? null : await read.charts.byKey(spec);
    const shown = chart === null ? null : await atEndOf(read, chart, period);
    if (chart === null || shown === null) return null;
    const since = Math.min(weekNumber(period.fromAt) + 1, shown.week);
    const earlier = await read.chartCaptures.beforeWeek(chart.id, since);
    // Within a chart's first week its very first capture is what there is to compare with.
    const basis = earlier ?? (await read.chartCaptures.first(chart.id));
    if (basis === null || basis.id >= shown.id) return null;
    const places = await read.chartCaptures.places(shown.id);
    const ids = places.map(({ entityId }) => entityId);
    const memories = await read.chartMemory.of(chart.id, ids);
    const firstAt = new Map([...memories].map(([id, memory]) => [id, memory.firstAt]));
    const before = { capturedAt: basis.capturedAt, places: await read.chartCaptures.places(basis.id) };
    const moved = movements(places, before, firstAt);
    const told = [...climbers(moved, SHOWN), ...newcomers(moved, SHOWN)].sort((a, b) => a.rank - b.rank);
    const entities = new Map(
      (await read.chartEntities.byIds(told.map(({ entityId }) => entityId))).map((one) => [one.id, one]),
    );
    const moves = told.flatMap(({ entityId, rank, movement, before: was }) => {
      const entity = entities.get(entityId);
      return entity === undefined ? [] : [{ entity, rank, movement, before: was }];
    });
    if (moves.length === 0) return null;
    return {
      ...{ kind, chart, moves, seenAt: shown.seenAt, basisAt: basis.capturedAt },
      climbed: climbers(moved, EVERYBODY).length,
      fresh: newcomers(moved, EVERYBODY).length,
    };
  };
