import type { ChartPage } from '../../domain/charts/shown.ts';
import type { MemberId } from '../../domain/ids.ts';
import { chartFetch, chartShare, chartShow, chartStats, chartWho } from '../actions/charts.ts';
import type { Child } from '../kit/components.ts';
import { type Row, row, secondary, select } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';

/** To the history of one of those on the page. */
export const picker = ({ chart, entries }: ChartPage, owner: MemberId, m: Messages): Child =>
  select({
    id: chartWho.id(owner, { chart: chart.id }),
    placeholder: m.charts.pickEntity,
    options: entries.map(({ entity, rank }) => ({
      label: m.charts.choice(rank, entity.name, entity.artists[0] ?? null),
      value: String(entity.id),
    })),
  });

/** Elsewhere in time, and what can be done with it. */
export const wayButtons = (shown: ChartPage, owner: MemberId, m: Messages): Row | null => {
  const t = m.charts;
  const { chart, entries, page, weeks, refreshing } = shown;
  const week = shown.week ?? 0;
  const to = (via: 'again' | 'earlier' | 'latest', at: number) =>
    chartShow.id(owner, { via, chart: chart.id, week: at, page: via === 'again' ? page : 0 });
  const share = chartShare.id(owner, { chart: chart.id, week, page });
  return row(
    entries.length > 0 &&
      secondary({
        label: t.stats,
        emoji: '📈',
        id: chartStats.id(owner, { via: 'stats', chart: chart.id, week }),
      }),
    weeks.before !== null && secondary({ label: t.earlier, emoji: '◀️', id: to('earlier', weeks.before) }),
    shown.week !== null && secondary({ label: t.latest, emoji: '▶️', id: to('latest', 0) }),
    shown.week === null &&
      (refreshing
        ? secondary({ label: t.again, emoji: '🔄', id: to('again', week) })
        : secondary({ label: t.fetch, emoji: '🔄', id: chartFetch.id(owner, { chart: chart.id }) })),
    entries.length > 0 && chart.ownerId === null && secondary({ label: t.share, emoji: '📣', id: share }),
  );
};
