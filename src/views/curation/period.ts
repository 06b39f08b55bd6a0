import { rangeOf } from '../../domain/curation/weeks.ts';
import type { MemberId } from '../../domain/ids.ts';
import { curateCard, curateClose, curateList, curateReview, curateStats } from '../actions/curation.ts';
import { heading, message, text } from '../kit/components.ts';
import { primary, row, secondary } from '../kit/controls.ts';
import { formatNumber, progressBar } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { PeriodFacts } from './facts.ts';
import { stateWords } from './periods.ts';
import { dayWords, periodName } from './words.ts';

/** One week: how far it is, and what can be done with it. */
export const periodView = (line: PeriodFacts, owner: MemberId, m: Messages): MessageView => {
  const { period, progress } = line;
  const t = m.curationCards.period;
  const number = (value: number) => formatNumber(value, m.locale);
  const { total, left, silver, trash, skipped, waiting } = progress;
  const range = rangeOf(period);
  const ids = { period: period.id };
  const isOpen = period.state === 'open' || period.state === 'making';
  const sort = { label: t.sort, emoji: '▶️', id: curateCard.id(owner, { ...ids, via: 'open' }) };
  const review = { label: t.review, emoji: '🥈', id: curateReview.id(owner, { ...ids, via: 'open' }) };
  return message('curation', [
    heading(periodName(line, m)),
    text(
      `${t.days(dayWords(range.from, m), dayWords(range.to, m))} · ${stateWords(line, m)}`,
      total > 0 &&
        `${progressBar((total - left) / total, 18)} ${t.counts(number(total - left), number(total))}`,
      total > 0 && t.places(number(silver), number(trash), number(skipped)),
      waiting > 0 && m.curationCards.done.waiting(waiting),
    ),
    row(
      isOpen && primary(sort),
      isOpen ? secondary(review) : primary(review),
      period.state !== 'closed' && secondary({ label: t.close, id: curateClose.id(owner, ids) }),
      secondary({ label: t.stats, emoji: '📊', id: curateStats.id(owner, ids) }),
      secondary({ label: t.all, id: curateList.id(owner, { via: 'back', page: 0 }) }),
    ),
  ]);
};
