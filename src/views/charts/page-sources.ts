import { listOf, listsOf, namedSources, needsGenre, scopeOf } from '../../domain/charts/catalogue.ts';
import type { ChartPage } from '../../domain/charts/shown.ts';
import type { MemberId } from '../../domain/ids.ts';
import { chartList, chartSource } from '../actions/charts.ts';
import type { Child } from '../kit/components.ts';
import { type Row, row, secondary, select } from '../kit/controls.ts';
import type { Messages } from '../messages/catalogue.ts';

/** The lists of the same source, of the same genre or country. */
export const listButtons = ({ chart }: ChartPage, owner: MemberId, m: Messages): Row | null => {
  const source = namedSources.find((one) => one === chart.source);
  if (source === undefined || listsOf(source).length < 2) return null;
  const scope = scopeOf(chart);
  const lists = listsOf(source).filter((list) => scope !== null || !needsGenre(source, list));
  if (lists.length < 2) return null;
  return row(
    ...lists.map((list) =>
      secondary({
        label: m.charts.lists[list],
        id: chartList.id(owner, { source, list, scope: scope ?? '' }),
        disabled: list === listOf(chart),
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
