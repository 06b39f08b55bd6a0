import type { PeriodProgress } from '../../domain/curation/places.ts';
import { type Week, weekKey } from '../../domain/curation/weeks.ts';
import type { MemberId, PeriodId, StyleId } from '../../domain/ids.ts';
import { curateBegin, curateCard, stylesOpen } from '../actions/curation.ts';
import { heading, message, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import { type MessageBody, messageBody } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import { messagesFor } from '../messages/catalogue.ts';

interface NamedStyle {
  readonly id: StyleId;
  readonly name: string;
}

/** DMs about weeks, in the language of the member. */
export const curationNewsBodies = {
  /** "87 new in Techno this week", with the way into it. */
  fresh: (
    facts: { memberId: MemberId; style: NamedStyle; week: Week; releases: number },
    locale: string,
  ): MessageBody => {
    const m = messagesFor(locale);
    const t = m.curationNews;
    const { memberId, style, week, releases } = facts;
    const name = escapeText(style.name, 60);
    return messageBody(
      message('curation', [
        heading(t.fresh.title(formatNumber(releases, m.locale), name, releases)),
        text(t.fresh.text(m.curation.period(name, week.week))),
        row(
          primary({
            label: t.fresh.start,
            id: curateBegin.id(memberId, { style: style.id, week: weekKey(week) }),
          }),
          secondary({ label: t.settings, id: stylesOpen.id(memberId, { style: style.id, via: 'open' }) }),
        ),
      ]),
    );
  },

  /** A week that is not sorted, while the next one comes. */
  reminder: (
    facts: {
      period: { id: PeriodId; memberId: MemberId; week: number };
      style: NamedStyle;
      progress: PeriodProgress;
    },
    locale: string,
  ): MessageBody => {
    const m = messagesFor(locale);
    const t = m.curationNews;
    const { period, style, progress } = facts;
    const number = (value: number): string => formatNumber(value, m.locale);
    const what = m.curation.period(escapeText(style.name, 60), period.week);
    return messageBody(
      message('curation', [
        heading(t.reminder.title(what)),
        text(t.reminder.text(number(progress.left), number(progress.total))),
        row(
          primary({
            label: t.reminder.goOn,
            id: curateCard.id(period.memberId, { period: period.id, via: 'open' }),
          }),
          secondary({
            label: t.settings,
            id: stylesOpen.id(period.memberId, { style: style.id, via: 'open' }),
          }),
        ),
      ]),
    );
  },
};
