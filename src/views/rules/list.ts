import type { MemberId, RuleDraftId } from '../../domain/ids.ts';
import { choicePage } from '../../domain/library/choices.ts';
import type { StoredRuleSet } from '../../domain/rules/stored.ts';
import { rulesList, rulesNew, rulesPick, rulesPreview } from '../actions/rules.ts';
import { heading, message, text } from '../kit/components.ts';
import { pager, primary, row, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { plainSummary, summaryOf } from './summary.ts';

/** A rule set in the list, and how many playlists follow it. */
export interface ListedRuleSet {
  readonly set: StoredRuleSet;
  readonly playlists: number;
}

/** Rules that were begun and are neither kept nor thrown away. */
export interface OpenDraft {
  readonly id: RuleDraftId;
  readonly name: string | null;
}

const PER_PAGE = 8;
const DRAFTS = 3;

/** `/rules list`: each with its summary. @param asked counts from 0 */
export const ruleListView = (
  all: readonly ListedRuleSet[],
  asked: number,
  owner: MemberId,
  m: Messages,
  drafts: readonly OpenDraft[] = [],
  news?: string,
): MessageView => {
  const t = m.ruleCards.list;
  const { page, pages, offset } = choicePage(all.length, PER_PAGE, asked);
  const shown = all.slice(offset, offset + PER_PAGE);
  const fresh = { label: t.fresh, emoji: '➕', id: rulesNew.id(owner, {}) };
  return message('playlists', [
    news !== undefined && text(news),
    heading(t.title),
    text(...(shown.length === 0 ? [t.none] : shown.flatMap((listed) => linesOf(listed, m)))),
    shown.length > 0 &&
      select({
        id: rulesPick.id(owner, {}),
        placeholder: t.pick,
        options: shown.map(({ set }) => ({
          label: set.name,
          value: String(set.id),
          description: plainSummary(set.rules, m),
        })),
      }),
    pager({ page, pages, id: (to) => rulesList.id(owner, { via: 'page', page: to }) }, m),
    row(
      all.length === 0 ? primary(fresh) : secondary(fresh),
      ...drafts.slice(0, DRAFTS).map(({ id, name }) =>
        secondary({
          label: t.goOn(name ?? m.rules.unnamed),
          emoji: '✏️',
          id: rulesPreview.id(owner, { on: 'd', id, via: 'again' }),
        }),
      ),
    ),
  ]);
};

const linesOf = ({ set, playlists }: ListedRuleSet, m: Messages): string[] => {
  const t = m.ruleCards;
  const state = [
    !set.enabled && t.off,
    playlists === 0 ? t.noPlaylist : t.playlists(playlists, formatNumber(playlists, m.locale)),
    t.short[set.schedule],
  ].filter((part) => part !== false);
  const summary = summaryOf(set.rules, m, 200).replaceAll('\n', ' · ');
  return [t.list.line(escapeText(set.name, 60), state.join(' · ')), t.list.under(summary)];
};
