import type { StatsNotes } from '../../domain/statistics/tops.ts';
import { formatAbout, formatNumber } from '../kit/format.ts';
import type { Messages } from '../messages/catalogue.ts';

/** What may be missing in a window; null when nothing is known to be. */
export const gapNote = ({ gaps, missingMs }: StatsNotes, m: Messages): string | null =>
  gaps === 0
    ? null
    : m.statistics.gaps(
        gaps,
        formatNumber(gaps, m.locale),
        missingMs === null || missingMs === 0 ? null : formatAbout(missingMs, m.locale),
      );
