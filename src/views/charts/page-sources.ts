import { listOf, listsOf, namedSources } from '../../domain/charts/catalogue.ts';
import type { ChartPage } from '../../domain/charts/shown.ts';
import type { MemberId } from '../../domain/ids.ts';
import { chartList, chartSource } from '../actions/charts.ts';
import type { Child } from '../kit/components.ts';
import { type Row, row, secondary, select } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';

/** The lists of the same source. */
export const listButtons = ({ chart }: ChartPage, owner: MemberId, m: Messages): Row | null => {
  const source = namedSources.find((one) => one === chart.source);
  if (source === undefined || listsOf(source).length < 2) return null;
  const current = chart.genre === null && chart.country === null ? listOf(chart) : null;
  return row(
    ...listsOf(source).map((list) =>
      secondary({
        label: m.charts.lists[list],
        id: chartList.id(owner, { source, list }),
        disabled: list === current,
      }),
    ),
  );
};

/** The same list of somebody else. */
export const sourceMenu = ({ chart, sources }: ChartPage, owner: MemberId, m: Messages): Child => {
  const list = listOf(chart);
  const others = sources.filter((one) => one === chart.source || listsOf(one).includes(list));
  if (others.every((one) => one === chart.source)) return null;
  return select({
    id: chartSource.id(owner, { list }),
    placeholder: m.charts.pickSource,
    options: others.map((one) => ({
      label: m.charts.sources[one],
      value: one,
      chosen: one === chart.source,
    })),
  });
};
