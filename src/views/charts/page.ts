import type { ChartPage } from '../../domain/charts/shown.ts';
import type { MemberId } from '../../domain/ids.ts';
import { chartShow } from '../actions/charts.ts';
import { go } from '../actions/go.ts';
import { message } from '../kit/components.ts';
import { pager, row, secondary } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import { placesOf } from './entries.ts';
import { picker, wayButtons } from './page-controls.ts';
import { listButtons, sourceMenu } from './page-sources.ts';
import { chartTitle, nothingYet, standingOf } from './standing.ts';

/** `/trending show` for whoever asked. @param tooSoonAt they wanted it anew right after another did */
export const chartView = (
  shown: ChartPage,
  owner: MemberId,
  m: Messages,
  tooSoonAt: number | null = null,
): MessageView => {
  const { chart, entries, page, pages } = shown;
  const week = shown.week ?? 0;
  const turn = (to: number) => chartShow.id(owner, { via: 'page', chart: chart.id, week, page: to });
  return message('charts', [
    chartTitle(shown, m),
    standingOf(shown, m, tooSoonAt),
    ...(entries.length === 0 ? [nothingYet(shown, m)] : placesOf(entries, m)),
    entries.length > 0 && picker(shown, owner, m),
    pager({ page, pages, id: turn }, m),
    wayButtons(shown, owner, m),
    listButtons(shown, owner, m),
    sourceMenu(shown, owner, m),
  ]);
};

/** The same page for everybody; what is in whose library is nobody else's business. */
export const publicChartView = (shown: ChartPage, m: Messages): MessageView =>
  message('charts', [
    chartTitle(shown, m),
    standingOf({ ...shown, refreshing: false }, m),
    ...placesOf(
      shown.entries.map((entry) => ({ ...entry, inLibrary: false })),
      m,
    ),
    row(secondary({ label: m.ways['trending show'], id: go.id(null, { way: 'trending show' }) })),
  ]);
