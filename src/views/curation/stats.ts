import { heading, message, picture, separator, text } from '../kit/components.ts';
import { formatNumber, formatPercent, formatSpan, progressBar } from '../kit/format.ts';
import type { MessageFile, MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

export interface CountFacts {
  readonly all: number;
  readonly sorted: number;
  readonly silver: number;
  readonly gold: number;
}

export interface StatsFacts {
  readonly total: CountFacts;
  /** ms */
  readonly pace: number | null;
  readonly weeks: readonly (CountFacts & {
    readonly styleId: number;
    readonly year: number;
    readonly week: number;
  })[];
  readonly styles: readonly (CountFacts & { readonly styleId: number; readonly name: string })[];
  readonly labels: readonly (CountFacts & { readonly label: string })[];
}

const SHOWN = 8;
export const STAGES = ['all', 'sorted', 'silver', 'gold'] as const;

/**
 * What became of releases: a funnel, then by week, style and label.
 * @param title plain; null for everything
 * @param funnel null when it could not be drawn: bars of text stand in
 */
export const statsView = (
  stats: StatsFacts,
  title: string | null,
  funnel: MessageFile | null,
  m: Messages,
): MessageView => {
  const t = m.curationCards.stats;
  const { total, pace, weeks, styles, labels } = stats;
  const top = heading(title === null ? t.title : escapeText(title, 80));
  if (total.all === 0) return message('curation', [top, text(t.none)]);
  const number = (value: number) => formatNumber(value, m.locale);
  const bars = STAGES.map((stage) => {
    const share = total[stage] / total.all;
    const bar = progressBar(share, 16);
    return t.bar(bar, t.funnel[stage], number(total[stage]), formatPercent(share, m.locale));
  });
  const line = (name: string, { all, silver, gold }: CountFacts) =>
    t.line(name, number(all), number(silver), number(gold));
  const nameOf = (styleId: number) => styles.find((one) => one.styleId === styleId)?.name ?? '';
  const part = (heading: string, lines: readonly string[]) =>
    lines.length > 0 && text(`**${heading}**`, ...lines.slice(0, SHOWN));
  const byWeek = weeks.map((one) =>
    line(`${one.year} · ${m.curation.period(escapeText(nameOf(one.styleId), 40), one.week)}`, one),
  );
  const counts = STAGES.map((stage) => t.stage(t.funnel[stage], number(total[stage]))).join(' · ');
  const paceLine = pace !== null && t.pace(formatSpan(pace, m.locale));
  const parts = [
    top,
    picture(funnel),
    text(...(funnel === null ? bars : [counts]), paceLine),
    separator(),
    weeks.length > 1 && part(t.weeks, byWeek),
    styles.length > 1 &&
      part(
        t.styles,
        styles.map((one) => line(escapeText(one.name, 40), one)),
      ),
    part(
      t.labels,
      labels.map((one) => line(escapeText(one.label, 40), one)),
    ),
  ];
  return message('curation', parts, funnel === null ? [] : [funnel]);
};
