import type { MemberId } from '../../domain/ids.ts';
import { curateList, curatePick } from '../actions/curation.ts';
import { go } from '../actions/go.ts';
import { heading, message, text } from '../kit/components.ts';
import { pager, primary, row, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { PeriodFacts } from './facts.ts';
import { periodName, plainPeriod } from './words.ts';

/** Weeks of a page. */
export const PERIODS_PAGE = 10;

/**
 * A member's weeks, the latest first.
 * @param lines of the page, and one more if there is a next page
 */
export const periodsView = (
  lines: readonly PeriodFacts[],
  page: number,
  owner: MemberId,
  m: Messages,
): MessageView => {
  const t = m.curationCards.list;
  const fresh = { label: t.fresh, emoji: '➕', id: go.id(owner, { way: 'curate start' }) };
  if (lines.length === 0 && page === 0) {
    return message('curation', [heading(t.title), text(t.none), row(primary(fresh))]);
  }
  const shown = lines.slice(0, PERIODS_PAGE);
  const pages = page + (lines.length > PERIODS_PAGE ? 2 : 1);
  return message('curation', [
    heading(t.title),
    shown.length > 0 && text(...shown.map((line) => t.line(periodName(line, m), stateWords(line, m)))),
    shown.length > 0 &&
      select({
        id: curatePick.id(owner, {}),
        placeholder: t.pick,
        options: shown.map((line) => ({
          label: plainPeriod(line, m),
          value: String(line.period.id),
          description: plain(stateWords(line, m)),
        })),
      }),
    pager({ page, pages, id: (to) => curateList.id(owner, { via: 'page', page: to }) }, m),
    row(secondary(fresh)),
  ]);
};

/** `open, 12 of 87 left` */
export const stateWords = ({ period, progress }: PeriodFacts, m: Messages): string => {
  const t = m.curationCards.list;
  const number = (value: number) => formatNumber(value, m.locale);
  const left = period.state === 'open' ? t.left(number(progress.left), number(progress.total)) : null;
  return [String(period.year), t.states[period.state], left].filter((part) => part !== null).join(', ');
};
