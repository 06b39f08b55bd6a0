import type { PeriodId, StyleId } from '../../domain/ids.ts';
import { PERIODS_PAGE, periodsView } from '../../views/curation/periods.ts';
import { statsView } from '../../views/curation/stats.ts';
import { statsPicture } from '../../views/curation/stats-picture.ts';
import { plainPeriod } from '../../views/curation/words.ts';
import type { MessageView } from '../../views/kit/message.ts';
import type { Request } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';

/** A member's weeks, and what became of them. */
export const listShows = ({
  styles,
  periods,
  statistics,
  pictures,
}: Pick<CurationFeatureDeps, 'styles' | 'periods' | 'statistics' | 'pictures'>) => ({
  /** How it went: with everything, a style, or one week. */
  stats: async (
    { person, m }: Request,
    scope: { periodId?: PeriodId; styleId?: StyleId },
  ): Promise<MessageView> => {
    const { periodId, styleId } = scope;
    const line = periodId === undefined ? null : await periods.find(person.id, periodId);
    const style = styleId === undefined ? null : await styles.find(person.id, styleId);
    const title = line === null ? (style === null ? null : style.name) : plainPeriod(line, m);
    const stats = await statistics.of(person.id, scope);
    const funnel = statsPicture(stats, title, m);
    return statsView(stats, title, funnel === null ? null : await pictures.make(funnel), m);
  },

  list: async ({ person, m }: Request, asked: number): Promise<MessageView> => {
    const page = Math.max(0, asked);
    const lines = await periods.list(person.id, PERIODS_PAGE + 1, page * PERIODS_PAGE);
    return periodsView(lines, page, person.id, m);
  },
});

export type ListShows = ReturnType<typeof listShows>;
