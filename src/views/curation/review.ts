import type { MemberId } from '../../domain/ids.ts';
import { curateClose, curateOpen, curateSilverPick } from '../actions/curation.ts';
import { heading, message, text } from '../kit/components.ts';
import { row, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { OverviewFacts } from './silver-facts.ts';
import { periodName } from './words.ts';

/** The Silver lists of a week. */
export const reviewView = (facts: OverviewFacts, owner: MemberId, m: Messages): MessageView => {
  const { period, lists } = facts;
  const t = m.curationCards.review;
  const number = (value: number) => formatNumber(value, m.locale);
  const counts = (one: OverviewFacts['lists'][number]) =>
    m.curationCards.tracks(one.tracks, number(one.tracks));
  const shown = lists.slice(0, 25);
  const lines = shown.map((one) =>
    t.line(escapeText(one.category.name, 60), counts(one), number(one.promoted)),
  );
  const open = shown.filter(({ tracks }) => tracks > 0);
  return message('curation', [
    heading(t.title(periodName(facts, m))),
    text(...(open.length === 0 ? [t.none] : lines)),
    open.length > 0 &&
      select({
        id: curateSilverPick.id(owner, { period: period.id }),
        placeholder: t.pick,
        options: open.map((one) => ({
          label: plain(one.category.name, 60),
          value: String(one.category.id),
          description: counts(one),
        })),
      }),
    row(
      secondary({
        label: m.curationCards.later.on,
        emoji: '▶️',
        id: curateOpen.id(owner, { period: period.id, via: 'open' }),
      }),
      period.state !== 'closed' &&
        secondary({
          label: m.curationCards.period.close,
          id: curateClose.id(owner, { period: period.id }),
        }),
    ),
  ]);
};
