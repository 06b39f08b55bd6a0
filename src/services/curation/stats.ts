import type { StageCounts, StatsScope } from '../../db/repositories/curation-stats.ts';
import type { Reads } from '../../db/repositories/repositories.ts';
import { medianStep } from '../../domain/curation/places.ts';
import type { Week } from '../../domain/curation/weeks.ts';
import type { MemberId, PeriodId, StyleId } from '../../domain/ids.ts';

export interface WeekStats extends StageCounts, Week {
  readonly periodId: PeriodId;
  readonly styleId: StyleId;
}

export interface StyleStats extends StageCounts {
  readonly styleId: StyleId;
  readonly name: string;
}

export interface LabelStats extends StageCounts {
  readonly label: string;
}

export interface CurationStats {
  /** The funnel: came in, sorted, Silver, Gold. */
  readonly total: StageCounts;
  /** ms between two clicks, the median of the last ones; null while there are too few. */
  readonly pace: number | null;
  /** The latest first. */
  readonly weeks: readonly WeekStats[];
  /** The most first. */
  readonly styles: readonly StyleStats[];
  /** Those of whom the most was kept first. */
  readonly labels: readonly LabelStats[];
}

/** What became of a member's releases. */
export interface Statistics {
  of(memberId: MemberId, scope?: Partial<StatsScope>): Promise<CurationStats>;
}

const WEEKS = 26;
const STYLES = 25;
const LABELS = 25;
const CLICKS = 1_000;

export const createStatistics = ({ read }: { read: Pick<Reads, 'curationStats'> }): Statistics => ({
  of: async (memberId, { styleId = null, periodId = null } = {}) => {
    const scope: StatsScope = { styleId, periodId };
    const { curationStats } = read;
    const labels = await curationStats.byLabel(memberId, scope, LABELS);
    return {
      total: await curationStats.total(memberId, scope),
      pace: medianStep(await curationStats.clicks(memberId, scope, CLICKS)),
      weeks: await curationStats.byWeek(memberId, scope, WEEKS),
      styles: await curationStats.byStyle(memberId, scope, STYLES),
      labels: labels.flatMap(({ label, ...rest }) => (label === null ? [] : [{ label, ...rest }])),
    };
  },
});
