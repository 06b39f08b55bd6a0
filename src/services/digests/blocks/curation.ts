import type { Reads } from '../../../db/repositories/repositories.ts';
import { progressOf } from '../../../domain/curation/places.ts';
import { followingOf } from '../../curation/required.ts';
import type { ReadBlock } from './reader.ts';

/** How far a member is with the weeks that are not closed. */
export const curationReader =
  (read: Reads): ReadBlock<'curation'> =>
  async ({ kind }, { memberId }) => {
    const open = memberId === null ? [] : await read.curationPeriods.openOf(memberId);
    if (memberId === null || open.length === 0) return null;
    const styles = new Map(
      (await read.styles.byIds([...new Set(open.map(({ styleId }) => styleId))])).map((one) => [one.id, one]),
    );
    const funnel = { all: 0, sorted: 0, silver: 0, gold: 0 };
    const weeks = [];
    for (const { id, styleId, week } of open) {
      const { unmatched } = await followingOf(read, memberId, styleId);
      const { left, total, waiting } = progressOf(await read.curationTracks.counts(id), unmatched);
      weeks.push({ style: styles.get(styleId)?.name ?? '', week, left, total, waiting });
      const counts = await read.curationStats.total(memberId, { styleId: null, periodId: id });
      for (const stage of ['all', 'sorted', 'silver', 'gold'] as const) funnel[stage] += counts[stage];
    }
    if (funnel.all === 0) return null;
    return { kind, weeks, left: weeks.reduce((sum, one) => sum + one.left, 0), funnel };
  };
