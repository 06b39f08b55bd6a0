import { chartLists, namedSources } from '../../domain/charts/catalogue.ts';
import type { ChartEntityId, ChartId } from '../../domain/ids.ts';
import { action, fact } from './action.ts';

const chart = () => fact.id<ChartId>();
const entity = () => fact.id<ChartEntityId>();
/** Of 1970; 0 is the latest. */
const week = () => fact.int();

/** Turns a chart to another page or week. `via` only keeps the custom ids of one message apart. */
export const chartShow = action('chart', {
  via: fact.oneOf(['page', 'again', 'back', 'earlier', 'later', 'latest', 'open']),
  chart: chart(),
  week: week(),
  page: fact.int(),
});

/** To another list of a source, of the same genre or country; an empty scope is all of them. */
export const chartList = action('chart.list', {
  source: fact.oneOf(namedSources),
  list: fact.oneOf(chartLists),
  scope: fact.text(20),
});

/** A menu: to the same list of another source. */
export const chartSource = action('chart.source', { list: fact.oneOf(chartLists) });

export const chartStats = action('chart.stats', {
  via: fact.oneOf(['stats', 'earlier', 'later']),
  chart: chart(),
  week: week(),
});

/** Asks the source for it now. */
export const chartFetch = action('chart.fetch', { chart: chart() });

/** Posts the page where everybody sees it. */
export const chartShare = action('chart.share', { chart: chart(), week: week(), page: fact.int() });

/** A menu of entities: to the history of the one that is picked. */
export const chartWho = action('chart.who', { chart: chart() });

/** A menu of charts: the same entity there. */
export const chartWhere = action('chart.where', { entity: entity() });

/** Opens the form that asks which playlist. */
export const chartAdd = action('chart.add', { entity: entity() });
/** What the form gave. */
export const chartInto = action('chart.into', { entity: entity() });
