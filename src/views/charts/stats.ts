import type { ChartStats, ShownEntry } from '../../domain/charts/shown.ts';
import { isoWeek } from '../../domain/charts/weeks.ts';
import type { MemberId } from '../../domain/ids.ts';
import { chartShow, chartStats } from '../actions/charts.ts';
import { type Child, heading, message, text } from '../kit/components.ts';
import { row, secondary } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { entryLine } from './entries.ts';
import { entityName, plainChart } from './names.ts';
import { nothingYet, standingOf } from './standing.ts';

/** `/trending stats`: who climbs, who came, who stays, and whose labels they are. */
export const chartStatsView = (stats: ChartStats, owner: MemberId, m: Messages): MessageView => {
  const t = m.charts;
  const { chart, weeks } = stats;
  const week = stats.week ?? 0;
  const name = t.title(
    escapeText(plainChart(chart, m), 120),
    stats.week === null ? null : isoWeek(stats.week),
  );
  const title = heading(t.statsTitle(name));
  const lines = (entries: readonly ShownEntry[], stay = false): string[] =>
    entries.map((entry) => entryLine(entry, m, stay));
  const blocks = [
    block(t.climbers, lines(stats.climbers)),
    block(t.newcomers, lines(stats.newcomers)),
    block(t.stays, lines(stats.stays, true)),
    block(
      t.labels,
      stats.labels.map((one) => t.label(escapeText(one.name, 60), one.places)),
    ),
    block(
      t.left,
      stats.gone.map(({ entity, rank }) => t.lastRank(rank, entityName(entity, 50))),
    ),
  ].filter((one) => one !== null);
  const nothing = stats.capture === null ? nothingYet(stats, m) : text(t.nothingMoves);
  return message('charts', [
    title,
    standingOf(stats, m),
    ...(blocks.length === 0 ? [nothing] : blocks),
    row(
      secondary({
        label: t.back,
        emoji: '◀️',
        id: chartShow.id(owner, { via: 'back', chart: chart.id, week, page: 0 }),
      }),
      weeks.before !== null &&
        secondary({
          label: t.earlier,
          emoji: '◀️',
          id: chartStats.id(owner, { via: 'earlier', chart: chart.id, week: weeks.before }),
        }),
      stats.week !== null &&
        secondary({
          label: t.latest,
          emoji: '▶️',
          id: chartStats.id(owner, { via: 'later', chart: chart.id, week: 0 }),
        }),
    ),
  ]);
};

const block = (title: string, lines: readonly string[]): Child =>
  lines.length === 0 ? null : text(`**${title}**`, ...lines);
