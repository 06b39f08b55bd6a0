import { camelotOf } from '../../domain/enrichment/keys.ts';
import type { MemberId } from '../../domain/ids.ts';
import { pageMark } from '../../domain/library/choices.ts';
import { curateAll, curateChoose, curateReview, curateSilver } from '../actions/curation.ts';
import { heading, message, small, text } from '../kit/components.ts';
import { pager, primary, row, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import type { SilverFacts, SilverLine } from './silver-facts.ts';
import { periodName, releaseArtists, releaseTitle } from './words.ts';

/** A Silver list: what is in it, page by page, and what goes to Gold. @param said what just happened */
export const silverView = (
  facts: SilverFacts,
  owner: MemberId,
  m: Messages,
  said: string | null = null,
): MessageView => {
  const { period, category, lines, total, page, pages } = facts;
  const t = m.curationCards.review;
  const number = (value: number) => formatNumber(value, m.locale);
  const ids = { period: period.id, category: category.id };
  const promoted = lines.filter(({ promotionId }) => promotionId !== null).length;
  const mark = pageMark(lines.map(({ track }) => track));
  const all = (what: 'promote' | 'unpromote') => curateAll.id(owner, { ...ids, what });
  return message('curation', [
    heading(t.listTitle(periodName(facts, m), escapeText(category.name, 60))),
    total === 0
      ? text(t.empty)
      : text(t.count(m.curationCards.tracks(total, number(total)), number(promoted))),
    lines.length > 0 && text(...lines.map((line) => lineOf(line, m))),
    lines.length > 0 &&
      select({
        id: curateChoose.id(owner, { ...ids, page, mark }),
        placeholder: t.choose,
        max: lines.length,
        options: lines.map((line) => ({
          label: plain(releaseTitle(line.release, m), 90),
          value: String(line.track.id),
          description: plain(releaseArtists(line.release), 90),
        })),
      }),
    pager({ page, pages, id: (to) => curateSilver.id(owner, { ...ids, page: to, via: 'page' }) }, m),
    row(
      promoted < total && primary({ label: t.promoteAll, emoji: '🥇', id: all('promote') }),
      promoted > 0 && secondary({ label: t.unpromoteAll, id: all('unpromote') }),
      secondary({ label: t.back, id: curateReview.id(owner, { period: period.id, via: 'back' }) }),
    ),
    said !== null && small(said),
  ]);
};

/** `🥇 Nightshift · Aurel · 8A`, short enough that 25 of them fit. */
export const lineOf = ({ release, promotionId }: SilverLine, m: Messages): string => {
  const parts = [
    escapeText(releaseTitle(release, m), 50),
    escapeText(releaseArtists(release), 36),
    release.key === null ? null : camelotOf(release.key),
  ];
  const line = parts.filter((part) => part !== null).join(' · ');
  return promotionId === null ? `• ${line}` : `${m.curationCards.review.inGold} ${line}`;
};
