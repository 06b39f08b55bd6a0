import type { ChartEntityId, ChartId } from '../../domain/ids.ts';
import type { ChartChoice } from '../../services/charts/trending.ts';
import { chartHistoryView } from '../../views/charts/history.ts';
import { historyPicture } from '../../views/charts/line.ts';
import { chartView, publicChartView } from '../../views/charts/page.ts';
import { chartStatsView } from '../../views/charts/stats.ts';
import type { MessageView } from '../../views/kit/message.ts';
import type { Request } from '../command.ts';
import { type ChartFeatureDeps, viewerOf } from './deps.ts';

/** What several ways of `/trending` lead to. */
export const chartShows = (deps: ChartFeatureDeps) => {
  const { trending, chartHistory, pictures, members } = deps;
  return {
    page: async (
      request: Request,
      choice: ChartChoice,
      week: number | null,
      page = 0,
    ): Promise<MessageView> =>
      chartView(await trending.page(viewerOf(request), choice, week, page), request.person.id, request.m),

    shared: async (
      request: Request,
      choice: ChartChoice,
      week: number | null,
      page = 0,
    ): Promise<MessageView> =>
      publicChartView(await trending.page(viewerOf(request), choice, week, page), request.m),

    stats: async (request: Request, choice: ChartChoice, week: number | null): Promise<MessageView> =>
      chartStatsView(await trending.stats(viewerOf(request), choice, week), request.person.id, request.m),

    history: async (request: Request, id: ChartEntityId, chart: ChartId | null): Promise<MessageView> => {
      const { person, m } = request;
      const history = await chartHistory.of(viewerOf(request), id, chart);
      const zone = (await members.find(person.id))?.timeZone ?? 'UTC';
      const picture = historyPicture(history, zone, m);
      const file = picture === null ? null : await pictures.make(picture);
      return chartHistoryView(history, person.id, file, m);
    },

    /** Asks for it anew, and shows what is there meanwhile. */
    fetch: async (request: Request, choice: ChartChoice): Promise<MessageView> => {
      const viewer = viewerOf(request);
      const { chart, ordered } = await trending.refresh(viewer, choice, request.notify);
      const page = await trending.page(viewer, chart.id, null, 0);
      const tooSoonAt = ordered.kind === 'tooSoon' ? ordered.at : null;
      return chartView(page, request.person.id, request.m, tooSoonAt);
    },
  };
};

export type ChartShows = ReturnType<typeof chartShows>;
