import { parseWeek } from '../../domain/curation/weeks.ts';
import type { PeriodId, StyleId } from '../../domain/ids.ts';
import { AppError } from '../../errors.ts';
import { sortingView } from '../../views/curation/card.ts';
import { pickStyleView, setUpView } from '../../views/curation/start.ts';
import { startedView, weeksView } from '../../views/curation/weeks.ts';
import type { MessageView } from '../../views/kit/message.ts';
import type { Request } from '../command.ts';
import type { CurationFeatureDeps } from './deps.ts';

/** What several ways of `/curate` lead to. */
export const curationShows = (deps: CurationFeatureDeps) => {
  const { styles, categories, periods, sorting } = deps;

  /** The weeks of a style; the first time what it is sorted into. */
  const weeks = async ({ person, m }: Request, id: StyleId): Promise<MessageView> => {
    const style = await styles.find(person.id, id);
    const into = await categories.list(person.id, id);
    if (into.length === 0) return setUpView(style, person.id, m);
    const { weekKind: kind } = await styles.following(person.id, id);
    const offered = await periods.offered(person.id, id);
    return weeksView({ style, kind, categories: into, offered }, person.id, m);
  };

  return {
    weeks,
    style: async ({ person, m }: Request): Promise<MessageView> =>
      pickStyleView(await styles.suggest(person.id, ''), person.id, m),

    /** Begins a week; one that stands is gone on with. */
    begin: async (request: Request, id: StyleId, typed: string): Promise<MessageView> => {
      const { person, m, notify } = request;
      if ((await categories.list(person.id, id)).length === 0) return weeks(request, id);
      const { weekKind } = await styles.following(person.id, id);
      const week = parseWeek(typed, weekKind);
      if (week === null) throw new AppError('INVALID_INPUT', { problem: 'week', value: typed });
      const { period } = await periods.start(person.id, id, week, notify);
      if (period.state !== 'making')
        return sortingView(await sorting.view(person.id, period.id), person.id, m);
      return startedView({ period, style: await styles.find(person.id, id) }, m);
    },

    card: async ({ person, m }: Request, id: PeriodId): Promise<MessageView> =>
      sortingView(await sorting.view(person.id, id), person.id, m),
  };
};

export type CurationShows = ReturnType<typeof curationShows>;
