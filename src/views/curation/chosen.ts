import type { Category } from '../../domain/curation/curation.ts';
import { choiceMask } from '../../domain/curation/page-choice.ts';
import type { CurationTrackId, MemberId } from '../../domain/ids.ts';
import { pageMark } from '../../domain/library/choices.ts';
import { curateDo, curateMove, curateSilver } from '../actions/curation.ts';
import { heading, message, text } from '../kit/components.ts';
import { primary, row, secondary, select } from '../kit/controls.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText, plain } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { lineOf } from './silver.ts';
import type { SilverFacts } from './silver-facts.ts';
import { periodName } from './words.ts';

/** What is to become of chosen tracks. @param categories of the style, all that can be sorted into */
export const chosenView = (
  facts: SilverFacts,
  chosen: ReadonlySet<CurationTrackId>,
  categories: readonly Category[],
  owner: MemberId,
  m: Messages,
): MessageView => {
  const { period, category, lines, page } = facts;
  const t = m.curationCards.review;
  const ids = { period: period.id, category: category.id, page };
  const mark = pageMark(lines.map(({ track }) => track));
  const mask = choiceMask(
    lines.map(({ track }) => track.id),
    chosen,
  );
  const key = { ...ids, mark, mask };
  const picked = lines.filter(({ track }) => chosen.has(track.id));
  const others = categories.filter(({ id }) => id !== category.id).slice(0, 25);
  const act = (what: 'promote' | 'unpromote' | 'bronze' | 'trash') => curateDo.id(owner, { ...key, what });
  const isOpen = period.state !== 'closed';
  return message('curation', [
    heading(t.listTitle(periodName(facts, m), escapeText(category.name, 60))),
    text(t.chosen(picked.length), ...picked.map((line) => lineOf(line, m))),
    row(
      primary({ label: t.promote, emoji: '🥇', id: act('promote') }),
      picked.some(({ promotionId }) => promotionId !== null) &&
        secondary({ label: t.unpromote, id: act('unpromote') }),
      isOpen && secondary({ label: t.bronze, emoji: '🥉', id: act('bronze') }),
      isOpen && secondary({ label: t.trash, emoji: '🗑️', id: act('trash') }),
      secondary({ label: t.no, id: curateSilver.id(owner, { ...ids, via: 'back' }) }),
    ),
    isOpen &&
      others.length > 0 &&
      select({
        id: curateMove.id(owner, key),
        placeholder: t.move,
        options: others.map(({ id, name }) => ({ label: plain(name, 60), value: String(id) })),
      }),
  ]);
};
