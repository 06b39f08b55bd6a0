import type { Category, Period, Style } from '../../domain/curation/curation.ts';
import { type Week, type WeekKind, weekKey } from '../../domain/curation/weeks.ts';
import type { MemberId } from '../../domain/ids.ts';
import { categoriesShow, curateBegin, curateWeek, curateWeekKind } from '../actions/curation.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { primary, row, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { dayWords, periodName } from './words.ts';

export interface OfferedFacts {
  readonly week: Week;
  readonly range: { readonly from: string; readonly to: string };
  readonly releases: number;
  readonly period: Period | null;
}

/** Which week: the current one by one press, others in a menu. */
export const weeksView = (
  facts: {
    readonly style: Style;
    readonly kind: WeekKind;
    readonly categories: readonly Category[];
    readonly offered: readonly OfferedFacts[];
  },
  owner: MemberId,
  m: Messages,
): MessageView => {
  const { style, kind, categories, offered } = facts;
  const t = m.curationCards.start;
  const names = categories.map(({ name }) => `**${escapeText(name, 60)}**`).join(', ');
  const other = kind === 'beatport' ? 'iso' : 'beatport';
  const [now] = offered;
  const begin = ({ week, period }: OfferedFacts): string => {
    const words = t.week(String(week.year), String(week.week));
    return period === null ? t.begin(words) : t.goOn(words);
  };
  return message('curation', [
    heading(t.weekTitle(escapeText(style.name, 60))),
    text(t.categories(names)),
    now !== undefined &&
      row(
        primary({
          label: begin(now),
          id: curateBegin.id(owner, { style: style.id, week: weekKey(now.week) }),
        }),
        secondary({ label: t.toKind[other], id: curateWeekKind.id(owner, { style: style.id, to: other }) }),
        secondary({
          label: m.curationCards.styles.categories(categories.length),
          id: categoriesShow.id(owner, { style: style.id, via: 'open' }),
        }),
      ),
    offered.length > 0 &&
      select({
        id: curateWeek.id(owner, { style: style.id }),
        placeholder: t.pickWeek,
        options: offered.slice(0, 25).map((one) => optionOf(one, m)),
      }),
    small(t.kinds[kind]),
  ]);
};

const optionOf = ({ week, range, releases, period }: OfferedFacts, m: Messages) => {
  const t = m.curationCards.start;
  const days = m.curationCards.period.days(dayWords(range.from, m), dayWords(range.to, m));
  return {
    label: t.option(String(week.year), String(week.week)),
    value: weekKey(week),
    description:
      period === null ? t.releases(days, releases, formatNumber(releases, m.locale)) : t.begun(days),
  };
};

/** The job's progress takes this message over. */
export const startedView = (line: Parameters<typeof periodName>[0], m: Messages): MessageView => {
  const t = m.curationCards.start;
  return message('curation', [heading(t.startedTitle(periodName(line, m))), text(t.started)]);
};
