import type { ShownChart } from '../../domain/charts/shown.ts';
import { isoWeek } from '../../domain/charts/weeks.ts';
import type { Child } from '../kit/components.ts';
import { heading, small, text } from '../kit/components.ts';
import { relativeTime, timestamp } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { plainChart } from './names.ts';

/** What a chart is called, and the week when it is not the latest. */
export const chartTitle = ({ chart, week }: ShownChart, m: Messages): Child =>
  heading(m.charts.title(escapeText(plainChart(chart, m), 150), week === null ? null : isoWeek(week)));

const ageOf = ({ chart, capture, week }: ShownChart, seenAt: number, m: Messages): string => {
  const t = m.charts;
  const source = t.sources[chart.source];
  if (week !== null) return t.asOf(source, timestamp(capture?.seenAt ?? seenAt, 'D'));
  const when = relativeTime(seenAt);
  if (chart.source === 'server') return t.counted(when);
  return chart.source === 'playlist' ? t.seen(when) : t.age(source, when);
};

/** How old it is, what its arrows compare, and what is wrong with it. @param tooSoonAt they asked right after another */
export const standingOf = (shown: ShownChart, m: Messages, tooSoonAt: number | null = null): Child => {
  const t = m.charts;
  const { chart, capture, basisAt, refreshing, week } = shown;
  const why = chart.problem === null ? null : t.problems[chart.problem];
  if (capture === null) return null;
  const seen = chart.checkedAt ?? capture.seenAt;
  return small(
    ageOf(shown, seen, m),
    basisAt === null ? t.noBasis : t.since(timestamp(basisAt, 'D')),
    week === null && why !== null && t.problem(relativeTime(chart.problemAt ?? seen), why),
    refreshing && t.refreshing,
    tooSoonAt !== null && t.tooSoon(relativeTime(tooSoonAt)),
  );
};

/** Why there is nothing to see. */
export const nothingYet = ({ chart, week }: ShownChart, m: Messages): Child => {
  const t = m.charts;
  if (week !== null) return text(t.noWeek(isoWeek(week)));
  if (chart.source === 'server' && chart.problem !== null) return text(t.nobodyCounted);
  return text(chart.problem === null ? t.first : t.firstFailed(t.problems[chart.problem]));
};
