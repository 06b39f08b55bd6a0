import type { EntityHistory } from '../../domain/charts/shown.ts';
import type { MemberId } from '../../domain/ids.ts';
import { chartAdd, chartShow, chartWhere } from '../actions/charts.ts';
import { type Child, heading, message, picture, section, text, thumbnail } from '../kit/components.ts';
import { primary, row, secondary, select } from '../kit/controls.ts';
import { relativeTime, timestamp } from '../kit/format.ts';
import type { MessageFile, MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { pointsOf } from './line.ts';
import { artistsOf, entityName, plainChart } from './names.ts';

/** `/trending history` of one entity. @param file its line; null: it is told in words */
export const chartHistoryView = (
  history: EntityHistory,
  owner: MemberId,
  file: MessageFile | null,
  m: Messages,
): MessageView => {
  const t = m.charts;
  const { entity, shown, inLibrary } = history;
  const artists = artistsOf(entity);
  const head = [
    heading(t.history.title(entityName(entity))),
    text(artists !== null && t.by(artists), factsOf(history, m), inLibrary && t.inLibrary),
  ];
  const alt = plain(t.cover(entity.name), 200);
  const isPlayable = entity.kind !== 'artist';
  const open =
    shown === null ? null : chartShow.id(owner, { via: 'open', chart: shown.id, week: 0, page: 0 });
  return message(
    'charts',
    [
      section(head, entity.imageUrl !== null && thumbnail(entity.imageUrl, alt)),
      file === null ? pointsOf(history, m) : picture(file),
      history.charts.length > 1 && charts(history, owner, m),
      row(
        isPlayable &&
          primary({ label: t.history.add, emoji: '➕', id: chartAdd.id(owner, { entity: entity.id }) }),
        open !== null && secondary({ label: t.back, emoji: '◀️', id: open }),
      ),
    ],
    file === null ? [] : [file],
  );
};

/** What the chart that is shown remembers of it. */
const factsOf = ({ charts: known, shown }: EntityHistory, m: Messages): string => {
  const t = m.charts.history;
  const one = known.find(({ chart }) => chart.id === shown?.id);
  if (one === undefined) return '';
  const { memory, chart, current } = one;
  const facts = [
    current ? t.now(memory.lastRank) : t.gone(memory.lastRank, relativeTime(memory.lastAt)),
    t.peakAt(memory.peak, timestamp(memory.peakAt, 'd')),
    m.charts.weeksOn(memory.weeks),
    t.firstAt(timestamp(memory.firstAt, 'd')),
  ];
  return t.line(escapeText(plainChart(chart, m), 120), m.charts.facts(facts));
};

const charts = ({ entity, charts: known, shown }: EntityHistory, owner: MemberId, m: Messages): Child =>
  select({
    id: chartWhere.id(owner, { entity: entity.id }),
    placeholder: m.charts.history.pickChart,
    options: known.map(({ chart }) => ({
      label: plainChart(chart, m),
      value: String(chart.id),
      chosen: chart.id === shown?.id,
    })),
  });
