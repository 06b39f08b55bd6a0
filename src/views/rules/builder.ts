import type { MemberId, RuleDraftId } from '../../domain/ids.ts';
import { itemsOf, markOf } from '../../domain/rules/building/items.ts';
import { topics } from '../../domain/rules/building/operators.ts';
import type { Subject } from '../../domain/rules/building/work.ts';
import {
  onOf,
  rulesDiscard,
  rulesItem,
  rulesPreview,
  rulesShape,
  rulesText,
  rulesTopic,
} from '../actions/rules.ts';
import { type Child, heading, message, small, text } from '../kit/components.ts';
import { primary, row, type SelectOption, secondary, select } from '../kit/controls.ts';
import { formatNumber } from '../kit/format.ts';
import type { MessageView } from '../kit/message.ts';
import { capital } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';
import { subjectName } from './name.ts';
import { plainRule, summaryOf } from './summary.ts';

const MENU = 25;

/** The rules so far in plain words, and the next thing to add, change or look at. @param count tracks that match */
export const builderView = (
  subject: Subject,
  count: number,
  owner: MemberId,
  m: Messages,
  news?: string,
): MessageView => {
  const t = m.rules.build;
  const { ref, rules } = subject;
  const items = itemsOf(rules);
  const draft = ref.on === 'draft' ? ref.id : null;
  const shown = items.slice(0, MENU).map((rule, at) => ({ label: plainRule(rule, m), value: String(at) }));
  return message('playlists', [
    news !== undefined && text(news),
    heading(t.title(subjectName(subject, m))),
    text(
      ...(items.length === 0 ? [t.empty] : [summaryOf(rules, m)]),
      t.counts(m.rules.tracks(count, formatNumber(count, m.locale))),
    ),
    ...(draft === null ? [] : topicMenus(draft, -1, owner, m)),
    draft !== null &&
      shown.length > 0 &&
      select({
        id: rulesItem.id(owner, { draft, mark: markOf(rules) }),
        placeholder: t.items,
        options: shown,
      }),
    items.length > MENU && small(t.tooMany),
    row(
      primary({ label: t.preview, emoji: '👀', id: rulesPreview.id(owner, { ...onOf(ref), via: 'open' }) }),
      draft !== null && secondary({ label: t.shape, emoji: '🔀', id: rulesShape.id(owner, { draft }) }),
      secondary({ label: t.text, emoji: '✏️', id: rulesText.id(owner, onOf(ref)) }),
      draft !== null && secondary({ label: t.discard, id: rulesDiscard.id(owner, { draft }) }),
    ),
  ]);
};

/** What a new condition can be about, in two menus. @param beside the place that it is an alternative to; -1: none */
export const topicMenus = (draft: RuleDraftId, beside: number, owner: MemberId, m: Messages): Child[] =>
  (['track', 'listening'] as const).map((list) =>
    select({
      id: rulesTopic.id(owner, { draft, beside, list }),
      placeholder: m.rules.build[list],
      options: topics[list].map(
        (topic): SelectOption => ({ label: capital(m.rules.topics[topic]), value: topic }),
      ),
    }),
  );
